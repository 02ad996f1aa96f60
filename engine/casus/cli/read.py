"""The commands for readers: the features in the terminal, and all of it as a site. They import what they need when they run."""

import click

from casus.cli.options import FORMATS, Findings, Helped, Progress, Target, form_option, show, show_json, write


@click.command(cls=Helped, sample="casus specs {clause}")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--run", "trying", is_flag=True, help="Run the scenarios; show verdicts, and with --all proofs.")
@click.option("--all", "everything", is_flag=True, help="Show everything, on more than one screen.")
@form_option(*FORMATS)
def specs_command(words: tuple[str, ...], trying: bool, everything: bool, form: str) -> None:
    """Read the rules as examples: features with their scenarios, and their verdicts.

    A WORD is an article, a tag as in question:NAME or a scenario, or a feature; with several, what bears on all of
    them is shown. A folder or a .feature file of your own may come first. casus specs steps lists the sentences that
    a feature may use; a word after it narrows the list.
    """
    from casus.specs.reading import read_specs

    with Progress("Running", "scenarios") as progress:
        proofs = everything or form == "json"
        blocks, values, unmet = read_specs(words, trying, everything, proofs, progress.tell)
    if form == "json":
        show_json(values)
    else:
        show(blocks, form)
    if unmet:
        raise Findings


@click.group()
def site_command() -> None:
    """Make the law, the examples and the incidents a web site."""


@site_command.command("build", cls=Helped, sample="casus site build public")
@click.argument("folder", metavar="DIR", type=Target())
@click.option("--no-run", "dry", is_flag=True, help="Do not run the examples; each says that it was not run.")
@click.option(
    "--report",
    "reports",
    nargs=2,
    type=click.Path(),
    metavar="CUCUMBER OWN",
    help="Take the verdicts of a run: the files of pytest --cucumberjson and --casus-json.",
)
def site_build_command(folder: str, dry: bool, reports: tuple[str, str] | None) -> None:
    """Write a site that needs no server, no script and no other host.

    DIR is a new or empty folder, or one that holds an earlier site. The examples are run first, by pytest with pytest-bdd;
    that takes a minute or more.
    """
    from pathlib import Path

    from casus.site.build import build_site

    given = (Path(reports[0]), Path(reports[1])) if reports else None
    with Progress("Assessing", "scenarios") as progress:
        files = build_site(Path(folder), reports=given, run=not dry, tell=progress.tell)
    size = sum(len(text.encode()) for text in files.values())
    write(f"{len(files)} files, {size / 1_000_000:.1f} MB. Open {Path(folder) / 'index.html'}\n")
