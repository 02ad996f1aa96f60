"""The blocks of a screen as Markdown: headings, tables and lists, with every text of a file made harmless.

Besides what moves a terminal, everything is escaped that Markdown or a browser would take for markup.
"""

from collections.abc import Sequence

from casus.files.problems import visible
from casus.files.tables import DataTable
from casus.show.blocks import (
    STRONG,
    Block,
    Commands,
    Entry,
    Foot,
    Gap,
    Heading,
    Pairs,
    Para,
    Table,
    Title,
    Words,
    bits_of,
    plain,
)

_ESCAPED = frozenset("\\`*_{}[]<>|#~!$")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OPENS = ("-", "+", "=", ":")


def markdown(blocks: Sequence[Block]) -> str:
    """Blocks as Markdown, with a line break at the end."""
    parts: list[str] = []
    for block in _together(blocks):
        text = _block(block)
        if text:
            parts.append(text)
    return "\n\n".join(parts) + "\n"


def _together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with tables of two columns that follow each other made one."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Pairs) and isinstance(last, Pairs) and block.header == last.header:
            made[-1] = last._replace(rows=(*last.rows, *block.rows))
        else:
            made.append(block)
    return made


def escape_markdown(text: str) -> str:
    """A text in which Markdown and HTML find nothing to act on."""
    made = []
    shown = visible(text)
    for place, char in enumerate(shown):
        if char in _ENTITIES:
            made.append(_ENTITIES[char])
        elif char == "_" and 0 < place < len(shown) - 1 and shown[place - 1].isalnum() and shown[place + 1].isalnum():
            made.append(char)  # inside a word it means nothing, and ids stay readable
        else:
            made.append("\\" + char if char in _ESCAPED else char)
    return "".join(made).replace("://", "&#58;//") if _linked(shown) else "".join(made)


def code_span(text: str) -> str:
    """A command or a word as it is typed, within a line."""
    shown, ticks = visible(text), "`"
    while ticks in shown:
        ticks += "`"
    edge = " " if shown[:1] == "`" or shown[-1:] == "`" else ""
    return f"{ticks}{edge}{shown}{edge}{ticks}"


def code_block(text: str) -> list[str]:
    """A text of a file as it stands there, in lines of its own, between marks that it does not hold."""
    lines, fence = [visible(line) for line in text.rstrip().splitlines()], "```"
    while any(fence in line for line in lines):
        fence += "`"
    return [fence, *lines, fence]


def _linked(text: str) -> bool:
    """Whether a text would become a link by itself, to an address other than those of the web."""
    return "://" in text and not all(part.endswith(("http", "https")) for part in text.split("://")[:-1])


def _words(words: Words) -> str:
    """A run of words with its styles."""
    made = []
    for bit in bits_of(words):
        text = escape_markdown(bit.text)
        if bit.style == STRONG and bit.text.strip():
            text = f"**{text.strip()}**" + (" " if text.endswith(" ") else "")
        made.append(text)
    return _opening(" ".join("".join(made).split()))


def _opening(text: str) -> str:
    """A text that begins no list, rule or heading."""
    if text.startswith(_OPENS):
        return "\\" + text
    head = text.partition(" ")[0]
    if head[:-1].isdigit() and head[-1:] in (".", ")"):
        return f"{head[:-1]}\\{text[len(head) - 1 :]}"
    return text


def _block(block: Block) -> str:
    match block:
        case Gap():
            return ""
        case Title(name, words):
            return f"# {escape_markdown(name)}: {_words(words)}"
        case Heading(text, rest):
            said = _words(rest)
            return f"## {escape_markdown(text.capitalize())}{'' if said.startswith(',') else ' '}{said}".rstrip()
        case Para(words, _, _):
            return _words(words)
        case Entry(name, id_text, remark):
            said = _words(remark)
            return (
                f"### {escape_markdown(plain(name))} ({escape_markdown(plain(id_text))}){': ' + said if said else ''}"
            )
        case Pairs(rows, _, _, header):
            return _grid([header, *rows])
        case Table(rows, _, head):
            return _grid(rows if head else [("",) * max(map(len, rows), default=1), *rows])
        case Foot(label, words, _):
            return f"**{escape_markdown(label.capitalize())}**: {_words(words)}"
        case Commands(label, rows):
            lines = "\n".join(f"    {visible(command)}" for command, _ in rows)
            return f"**{escape_markdown(label.capitalize())}**\n\n{lines}"


def _grid(rows: Sequence[Sequence[Words]]) -> str:
    """A table; its first row is the head."""
    if not rows:
        return ""
    columns = max(map(len, rows))
    made = []
    for number, row in enumerate(rows):
        cells = [_words(cell) for cell in row] + [""] * (columns - len(row))
        made.append(f"| {' | '.join(cells)} |")
        if number == 0:
            made.append("|" + " --- |" * columns)
    return "\n".join(made)


def table_described(table: DataTable) -> str:
    """A table for a codebook: what it holds, how many rows, its key, and what each column says."""
    lines = [f"\n## {table.name}.csv\n\n{table.says}. {len(table.rows)} rows. Key: {', '.join(table.key)}.\n"]
    lines += ["| column | kind | refers to | says |", "|---|---|---|---|"]
    lines += [
        f"| {column.name} | {column.kind} | {'.'.join(column.refers).strip('.')} | {escape_markdown(column.says)} |"
        for column in table.columns
    ]
    return "\n".join(lines) + "\n"
