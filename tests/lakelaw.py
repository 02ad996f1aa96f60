"""The made-up laws of docs/extend-the-law.md, as the page leaves them: the Lake Pact, and the Ferry Pact beside the bundled law."""

from pathlib import Path

from docpages import DOCS, Page, Shell


def write(folder: Path) -> None:
    """Write the files of the page into a folder, up to the mistake that it shows at its end."""
    shell = Shell(folder)
    seen: set[str] = set()
    for block in Page(DOCS / "extend-the-law.md").blocks():
        again = block.file in seen and block.language == "yaml" and "append" not in block.info.split()
        if block.file and not again:
            shell.write(block)
            seen.add(block.file)
