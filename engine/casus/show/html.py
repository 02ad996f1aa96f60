"""The blocks of a screen as HTML, and the templates that make pages of it: for one-file reports and for the site.

Every text of a file is made visible and escaped here; links lead only to addresses of the web, or into the site.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import markupsafe
from markupsafe import Markup

from casus.files.problems import visible
from casus.files.receipt import receipt
from casus.files.sources import SCHEMES
from casus.show.blocks import (
    BAD,
    DIM,
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

if TYPE_CHECKING:
    from jinja2 import Environment

Linker = Callable[[str], str]
"""The address within the site of what an id names; empty where it has no page."""

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_LONGEST = 44  # letters of an address that are shown
_ID = re.compile(r"(?<![\w./-])[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9]+)*(?![\w/-])")


def escape(text: str) -> Markup:
    """A text as it stands in a page or a picture: what moves a terminal is made visible, and nothing of it acts as markup."""
    return markupsafe.escape(visible(text))


def no_links(name: str) -> str:
    """The linker of a page that stands alone."""
    return ""


def html(blocks: Sequence[Block], link: Linker = no_links, level: int = 1) -> Markup:
    """Blocks as HTML. `level` is that of the title: 1 where the blocks are the whole page."""
    made = [_block(block, link, level) for block in _together(blocks)]
    return Markup("\n").join(text for text in made if text)


class Entries(NamedTuple):
    """Entries that follow each other with nothing between: lines of a list, those of one name together."""

    groups: tuple[tuple[Entry, tuple[Words, ...]], ...]


def _together(blocks: Sequence[Block]) -> list[Block | Entries]:
    """The blocks, with two-column tables that follow each other made one, and bare entries made lists."""
    made: list[Block | Entries] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        last = made[-1] if made else None
        run = _bare(blocks, place)
        if len(run) > 1:
            groups: dict[tuple[str, str], tuple[Entry, list[Words]]] = {}
            for entry in run:
                first = groups.setdefault((plain(entry.name), plain(entry.id)), (entry, []))
                first[1].append(entry.remark)
            made.append(Entries(tuple((entry, tuple(remarks)) for entry, remarks in groups.values())))
            place += len(run)
            continue
        if isinstance(block, Pairs) and isinstance(last, Pairs) and block.header == last.header:
            made[-1] = last._replace(rows=(*last.rows, *block.rows))
        else:
            made.append(block)
        place += 1
    return made


def _bare(blocks: Sequence[Block], place: int) -> list[Entry]:
    """The entries from a place on that have nothing below them."""
    found: list[Entry] = []
    for number in range(place, len(blocks)):
        block = blocks[number]
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if not isinstance(block, Entry) or not (after is None or isinstance(after, Entry | Heading | Gap | Foot)):
            break
        found.append(block)
    return found


def html_words(run: Words, link: Linker = no_links) -> Markup:
    """A run of words with its styles."""
    made = Markup()
    for bit in bits_of(run):
        text = visible(bit.text.replace("\n", " "))
        inner = _address(text) if text.startswith(SCHEMES) else _linked(text, link)
        if bit.style == STRONG and text.strip():
            inner = Markup("<strong>{}</strong>").format(inner)
        elif bit.style == BAD and text.strip():
            inner = Markup('<strong class="bad">{}</strong>').format(inner)
        elif bit.style == DIM and text.strip():
            inner = Markup('<span class="dim">{}</span>').format(inner)
        made += inner
    return made


def _address(text: str) -> Markup:
    """A link to the web, shown by its beginning; the whole address is printed."""
    return Markup('<a href="{}">{}</a>').format(text, short_address(text))


def short_address(text: str) -> str:
    """An address without its scheme, and no longer than a line."""
    bare = visible(unquote(text.partition("://")[2]).removeprefix("www.").rstrip("/")) or text
    return bare if len(bare) <= _LONGEST else bare[: _LONGEST - 1] + "…"


def _linked(text: str, link: Linker) -> Markup:
    """A text in which the ids that have a page lead there."""
    made, place = Markup(), 0
    for found in _ID.finditer(text) if link is not no_links else ():
        address = link(found[0])
        if address:
            made += escape(text[place : found.start()]) + Markup('<a href="{}">{}</a>').format(address, found[0])
            place = found.end()
    return made + escape(text[place:])


def _block(block: Block | Entries, link: Linker, level: int) -> Markup:
    match block:
        case Gap():
            return Markup()
        case Entries(groups):
            return Markup("<ul>{}</ul>").format(Markup().join(_line(*group, link) for group in groups))
        case Title(name, said):
            text = Markup('<span class="name">{}</span> {}').format(visible(name), _days(html_words(said, link)))
            return Markup("<h{0}>{1}</h{0}>").format(level, text)
        case Heading(text, rest):
            tail = Markup('<span class="rest">{}</span>').format(html_words(rest, link)) if plain(rest) else Markup()
            if tail and not plain(rest).startswith((",", ":")):
                tail = Markup(" ") + tail
            head = text if text.endswith(":") else text.capitalize()
            return Markup("<h{0}>{1}{2}</h{0}>").format(level + 1, visible(head), tail)
        case Para(said, indent, _):
            deep = min(indent // 2, 4)
            return (
                Markup('<p class="in{}">{}</p>').format(deep, html_words(said, link))
                if plain(said).strip()
                else Markup()
            )
        case Entry(name, id_text, remark):
            head = Markup('{} <span class="dim">{}</span>').format(html_words(name, link), html_words(id_text, link))
            tail = Markup("<p>{}</p>").format(html_words(remark, link)) if plain(remark) else Markup()
            return Markup("<h{0}>{1}</h{0}>").format(level + 2, head) + tail
        case Pairs():
            return _pairs(block, link)
        case Table():
            return _table(block, link)
        case Foot(label, said, _):
            return Markup('<p class="foot"><strong>{}</strong> {}</p>').format(
                visible(label.capitalize()), html_words(said, link)
            )
        case Commands(label, rows):
            lines = Markup("\n").join(escape(command) for command, _ in rows)
            return Markup('<div class="commands"><p><strong>{}</strong></p><pre tabindex="0">{}</pre></div>').format(
                visible(label.capitalize()), lines
            )


def _days(text: Markup) -> Markup:
    """A heading whose days are not broken over two lines."""
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', str(text)))  # what is there is escaped already


def _line(entry: Entry, remarks: Sequence[Words], link: Linker) -> Markup:
    """Entries of one name as a line."""
    name, id_text = html_words(entry.name, link), html_words(entry.id, link)
    tail = Markup("; ").join(html_words(remark, link) for remark in remarks if plain(remark))
    return Markup('<li>{} <span class="dim">{}</span>{}{}</li>').format(name, id_text, ": " if tail else "", tail)


def _pairs(block: Pairs, link: Linker) -> Markup:
    head = Markup()
    if any(block.header):
        head = Markup('<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>').format(
            *map(visible, block.header)
        )
    rows = Markup()
    for label, said in block.rows:
        first = (
            Markup('<th scope="row">{}</th>').format(html_words(label, link))
            if plain(label).strip()
            else Markup("<td></td>")
        )
        rows += Markup("<tr>{}<td>{}</td></tr>").format(first, html_words(said, link))
    return Markup('<table class="pairs">{}<tbody>{}</tbody></table>').format(head, rows)


def _table(block: Table, link: Linker) -> Markup:
    """A table in a frame that scrolls by itself where the page is too narrow for it."""
    if not block.rows:
        return Markup()
    columns = max(map(len, block.rows))
    head, rows = Markup(), Markup()
    for number, row in enumerate(block.rows):
        cells = [html_words(cell, link) for cell in row] + [Markup()] * (columns - len(row))
        if number == 0 and block.head:
            inner = Markup().join(
                Markup('<th scope="col">{}</th>').format(cell) if cell else Markup("<td></td>") for cell in cells
            )
            head = Markup("<thead><tr>{}</tr></thead>").format(inner)
        else:
            rows += Markup("<tr>{}</tr>").format(Markup().join(Markup("<td>{}</td>").format(cell) for cell in cells))
    return Markup('<div class="wide" tabindex="0"><table>{}<tbody>{}</tbody></table></div>').format(head, rows)


def template(name: str) -> str:
    """The text of a file of templates, wherever Casus is: in a folder or in one file."""
    from importlib.resources import files

    return (files("casus") / "templates" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def environment() -> "Environment":
    """The templates. What stands in them is escaped unless this module made it."""
    import os

    from jinja2 import BaseLoader, ChoiceLoader, Environment, FunctionLoader, ModuleLoader, StrictUndefined

    made = os.path.join(os.path.dirname(__file__), *[os.pardir] * 2, MADE)
    loader: BaseLoader = FunctionLoader(template)
    if os.path.isdir(made):  # in the browser, where reading templates would hold up the first answer
        loader = ChoiceLoader([ModuleLoader(made), loader])
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


MADE = "casus_pages"
"""The folder beside the engine of templates that are read already; only an engine that is packed for a browser has it."""


def made_templates(names: Iterable[str]) -> dict[str, str]:
    """Some templates as the Python that Jinja makes of them, by the names that files of that folder have."""
    from jinja2 import ModuleLoader

    env = environment()
    return {
        ModuleLoader.get_module_filename(name): env.compile(template(name), name, None, True, True) for name in names
    }


def style(name: str = "style.css") -> str:
    """A style sheet, with the colours and letters that all of them share: that of the site and of reports, or another."""
    return template("tokens.css") + template(name)


def render(template: str, **values: Any) -> str:
    """A template with its values."""
    return environment().get_template(template).render(receipt=receipt().text, **values)


def document(title: str, blocks: Sequence[Block], note: str = "") -> str:
    """Blocks as one file that stands alone: to mail, to print, to keep."""
    return render("report.html", title=visible(title), body=html(blocks), style=Markup(style()), note=note)


def plain_document(title: str, text: str) -> str:
    """Lines of text as one file that stands alone."""
    return render("report.html", title=visible(title), body=plain_text(text), style=Markup(style()), note="")


def plain_text(text: str) -> Markup:
    """Lines of text as they stand."""
    return Markup('<pre tabindex="0">{}</pre>').format("\n".join(map(visible, text.splitlines())))
