"""Whether an output can be had again: the receipt in it, and the output held against one that was made again."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from casus.files import bundled
from casus.files.bundled import VERSION
from casus.files.inputs import content
from casus.files.problems import CasusError, Mark, Problem
from casus.files.receipt import RECEIPT, RECEIPT_FILE, Receipt, receipt_from_text, receipt_from_values
from casus.files.tables import read_csv
from casus.show.blocks import Block, Commands, Foot, Para, Title, bad, strong

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

JSON_FORM, CSV_FORM, TEXT_FORM_OF_OUTPUT, FILES_FORM = "json", "csv", "text", "files"
"""How an output is compared: by its values, row by row, line by line, or file by file where a receipt stands beside them."""

_MOST_BYTES = 1 << 28
_MOST_SHOWN = 8
_IN_PAGE = re.compile(r'<p class="receipt">Receipt: <code>(.*?)</code></p>', re.S)
_IN_TEXT = re.compile(r"^(?:[#%] |N1  - )?Receipt: (.+(?:\n  \S.*)*)", re.M)
_MOMENTS = (
    _IN_PAGE,
    re.compile(
        r"^(?:To cite this answer:.*?(?=^Receipt: )|@misc\{[^\n{]*:casus,\n.*?^\}$|TY  - RPRT\n.*?^ER  -)", re.M | re.S
    ),
    _IN_TEXT,
    re.compile(r' data-built="[^"]*"|<(p|tr|span) class="made">.*?</\1>', re.S),
)
"""What says in an output when and by which call it was made: no part of the answer."""


class Output(NamedTuple):
    """An output as a file holds it. `value`: what JSON holds, the rows of a table, or a text. `files`: those it is the receipt of."""

    path: Path
    receipt: Receipt
    form: str
    value: Any
    files: tuple[str, ...] = ()


class Changed(NamedTuple):
    """One thing that is not as it was when the output was made."""

    what: str
    then: str
    here: str


class ReceiptCheck(NamedTuple):
    """Whether an output can be had again here. `trouble`: why it could not be made again; empty where it was.

    `changed`: what it was made from that is otherwise here; `differences`: where the output differs, in words; `differing`: how many there are.
    """

    file: str
    receipt: Receipt
    changed: tuple[Changed, ...] = ()
    differences: tuple[str, ...] = ()
    differing: int = 0
    trouble: str = ""

    @property
    def same(self) -> bool:
        """Whether the output was made again, and is equal."""
        return not self.trouble and not self.differing

    def values(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "file": self.file,
            "same": self.same,
            "made": self.receipt.values(),
            "changed": [item._asdict() for item in self.changed],
            "differences": list(self.differences),
            "differing": self.differing,
            "trouble": self.trouble,
        }


def read_output(name: str) -> Output:
    """The output that a file holds, with its receipt. Raises CasusError for a file that cannot be read or has none."""
    path = Path(name)
    text = _text(path)
    found = _json(path, text) or _page(path, text) or _table(path, text) or _workbook(path) or _beside(path)
    if found is None:
        cure = (
            "what casus wrote as JSON, CSV, HTML or a workbook has one, its citations too, and scenarios that it saved; what it "
            "printed as text or Markdown has none, so keep it in one of these forms"
        )
        raise _unreadable(path, "no receipt of Casus was found in this file", cure)
    return found


def _unreadable(path: Path, message: str, cure: str) -> CasusError:
    return CasusError([Problem("unreadable", message, Mark(str(path), 1, 1), cure)])


def _text(path: Path) -> str:
    """What a file says, in the encodings in which shells write outputs into files; nothing for one that is no text."""
    try:
        found = content(path, _MOST_BYTES)
    except OSError as error:
        cure = f"check the name; the most is {_MOST_BYTES >> 20} megabytes"
        raise _unreadable(path, f"the file cannot be read: {error.strerror}", cure) from None
    wide = found.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return found.decode("utf-16" if wide else "utf-8-sig").replace("\r\n", "\n")
    except ValueError:
        return ""


def _json(path: Path, text: str) -> Output | None:
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(values, list):
        return _citation(path, values)
    found = receipt_from_values(values.get(RECEIPT))
    if found is None:
        found = receipt_from_text(str(values.get("$comment", "")))
        return Output(path, found, JSON_FORM, _without(values, "$comment")) if found is not None else None
    if "files" in values and "result" not in values:
        names = values["files"] if isinstance(values["files"], list) else []
        return Output(path, found, FILES_FORM, {}, tuple(str(item) for item in names))
    return Output(path, found, JSON_FORM, values.get("result"))


def _citation(path: Path, items: list[Any]) -> Output | None:
    """A citation in CSL-JSON: the receipt stands in the note of one of its items, which is no part of the answer."""
    for place, item in enumerate(items):
        line = _IN_TEXT.match(str(item.get("note", ""))) if isinstance(item, dict) else None
        found = receipt_from_text(line[1]) if line else None
        if found is not None:
            return Output(path, found, JSON_FORM, items[:place] + items[place + 1 :])
    return None


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


def _page(path: Path, text: str) -> Output | None:
    """A page, a citation or a saved scenario."""
    if line := _IN_PAGE.search(text):
        found = receipt_from_text(unescape(line[1]))
    elif line := _IN_TEXT.search(text):
        found = receipt_from_text(re.sub(r"\n +", " ", line[1]))
    else:
        return None
    return Output(path, found, TEXT_FORM_OF_OUTPUT, text) if found is not None else None


def _table(path: Path, text: str) -> Output | None:
    head = text.partition("\n")[0]
    if RECEIPT not in head:
        return None
    rows = read_csv(text)
    found = receipt_from_text(rows[0].get(RECEIPT) or "") if rows else None
    return Output(path, found, CSV_FORM, [_without(row, RECEIPT) for row in rows]) if found is not None else None


_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_OF_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORKBOOK_CALL = re.compile(r"--format[ =]xlsx\b")


def _workbook(path: Path) -> Output | None:
    """A workbook: its last sheet has the rows as a table of comma-separated values has them, so it is held against such a table."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as book:
            numbers = [int(part[1]) for name in book.namelist() if (part := _SHEET.fullmatch(name))]
            strings, sheet = (
                _part(book, name) for name in ("sharedStrings", f"worksheets/sheet{max(numbers, default=0)}")
            )
    except (BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError):
        return None
    told = ["".join(text.itertext()) for text in strings]
    rows = [dict(_cells(row, told)) for row in sheet.iter(f"{_OF_SHEETS}row")]
    head = rows[0] if rows else {}
    made = [{name: row.get(place, "") for place, name in head.items()} for row in rows[1:]]
    found = receipt_from_text(made[0].get(RECEIPT, "")) if made else None
    if found is None:
        return None
    return Output(path, found, CSV_FORM, [_without(row, RECEIPT) for row in made])


def _part(book: "ZipFile", name: str) -> "Element":
    """One part of a workbook. Raises ValueError for one that is too large, or that is not as a workbook has it."""
    from xml.etree.ElementTree import ParseError, fromstring

    with book.open(f"xl/{name}.xml") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES or b"<!" in data:  # what declares entities could grow without end
        raise ValueError(name)
    try:
        return fromstring(data)
    except ParseError as error:
        raise ValueError(name) from error


def _cells(row: "Element", told: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The cells of a row of a sheet, each with the letters of its column. Raises ValueError for a text that is not there."""
    for cell in row.iter(f"{_OF_SHEETS}c"):
        value = cell.findtext(f"{_OF_SHEETS}v") or ""
        if cell.get("t") == "s":
            value = told[int(value)] if value.isdecimal() and int(value) < len(told) else ""
        yield (cell.get("r") or "").rstrip("0123456789"), value


def _beside(path: Path) -> Output | None:
    """The receipt of a file that has it in another: beside it, or for all files of its folder."""
    for place in (path.with_name(f"{path.name}.{RECEIPT_FILE}"), path.with_name(RECEIPT_FILE)):
        if place.is_file() and place != path:
            found = _json(place, _text(place))
            if found is not None and path.name in found.files:
                return found._replace(files=(path.name,))
    return None


def compared_outputs(output: Output, again: Output) -> ReceiptCheck:
    """An output held against one made again."""
    changed = changes_between(output.receipt, again.receipt)
    if output.form != again.form:
        found = [f"it was {output.form}, and is {again.form} here"]
    elif output.form == FILES_FORM:
        found = _files(output, again)
    elif output.form == TEXT_FORM_OF_OUTPUT:
        found = list(_lines(output.value, again.value))
    else:
        found = list(value_differences(output.value, again.value))
    return ReceiptCheck(str(output.path), output.receipt, changed, tuple(found[:_MOST_SHOWN]), len(found))


def changes_between(then: Receipt, here: Receipt) -> tuple[Changed, ...]:
    """What two receipts name otherwise, their days left out."""
    pairs = [
        ("Casus", then.casus, here.casus),
        ("the law", then.law, here.law),
        *_changed_files("scenario", then.scenarios, here.scenarios),
        *_changed_files("feature", then.features, here.features),
    ]
    return tuple(Changed(what, one or "none", two or "none") for what, one, two in pairs if one != two)


def _changed_files(kind: str, then: dict[str, str], here: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    for name in dict.fromkeys((*then, *here)):
        yield f"{kind} {name}", then.get(name, ""), here.get(name, "")


def _files(output: Output, again: Output) -> list[str]:
    """Which files of a folder differ."""
    found = []
    for name in output.files:
        try:
            if content(output.path.with_name(name)) != content(again.path.with_name(name)):
                found.append(f"{name} differs")
        except (OSError, ValueError):  # ValueError: what no file in this folder can be called, as a path
            found.append(f"{name} is not in both")
    return found


def _lines(then: str, here: str) -> Iterable[str]:
    """The lines of two texts that differ, as they were and as they are; what tells only when they were made is left out."""
    from difflib import SequenceMatcher

    one, two = ([line for line in _plain(text).split("\n") if line.strip()] for text in (then, here))
    for kind, first, last, start, end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind != "equal":
            for place in range(max(last - first, end - start)):
                old = one[first + place].strip() if first + place < last else ""
                new = two[start + place].strip() if start + place < end else ""
                yield _then_here(f"line {first + place + 1}", old, new)


def _plain(text: str) -> str:
    for pattern in _MOMENTS:
        text = pattern.sub("", text)
    return text


def value_differences(then: Any, here: Any, place: str = "") -> Iterable[str]:
    """Where two values differ, in words. Rows are found again by what names them, whatever their order."""
    if isinstance(then, dict) and isinstance(here, dict):
        for name in dict.fromkeys((*then, *here)):
            yield from value_differences(then.get(name), here.get(name), f"{place}.{name}" if place else str(name))
    elif isinstance(then, list) and isinstance(here, list):
        yield from _list_differences(then, here, place)
    elif then != here:
        yield _then_here(place or "it", then, here)


def _list_differences(then: list[Any], here: list[Any], place: str) -> Iterable[str]:
    names = _naming(then, here)
    if not names:
        for number in range(max(len(then), len(here))):
            one = then[number] if number < len(then) else None
            two = here[number] if number < len(here) else None
            yield from value_differences(one, two, f"{place}[{number + 1}]")
        return
    old, new = ({_key(row, names): row for row in rows} for rows in (then, here))
    telling = [part for part in range(len(names)) if len({key[part] for key in (*old, *new)}) > 1] or [0]
    for key in dict.fromkeys((*old, *new)):
        shown = ", ".join(key[part] for part in telling if key[part]) or "a row"
        where = f"{place}: {shown}" if place else shown
        if key not in new:
            yield f"{where}: not here"
        elif key not in old:
            yield f"{where}: only here"
        else:
            yield from value_differences(old[key], new[key], where)
    if old == new and list(old) != list(new):
        yield f"{place or 'the rows'}: in another order"


_Key = tuple[str, ...]


def _naming(then: list[Any], here: list[Any]) -> tuple[str, ...]:
    """The fields by which rows can be told apart: the fewest, from the first on, that are texts. Empty where there are none."""
    rows = [*then, *here]
    if not rows or not all(isinstance(row, dict) for row in rows):
        return ()
    texts = [name for name in rows[0] if all(isinstance(row.get(name), str) for row in rows)]
    for size in range(1, len(texts) + 1):
        if all(len({_key(row, texts[:size]) for row in some}) == len(some) for some in (then, here)):
            return tuple(texts[:size])
    return ()


def _key(row: dict[str, Any], names: Sequence[str]) -> _Key:
    return tuple(str(row[name]) for name in names)


def _then_here(place: str, then: Any, here: Any) -> str:
    return f"{place}: {_short(then)}, here {_short(here)}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    text = " ".join(text.split()) or "nothing"
    return "nothing" if value is None else text if len(text) <= 60 else f"{text[:57]}..."


def receipt_blocks(found: ReceiptCheck) -> list[Block]:
    """What was found, as a screen."""
    made = found.receipt
    blocks: list[Block] = [
        Title(found.file, f"made by Casus {made.casus} on {made.day}"),
        Commands("by", ((made.command, ""),)),
    ]
    if found.same:
        blocks.append(Para([strong("THE SAME HERE"), ": it was made again, and nothing in it differs."], 0))
    elif found.trouble:
        blocks.append(Para([bad("NOT MADE AGAIN"), f": {found.trouble}"], 0))
    else:
        things = "thing differs" if found.differing == 1 else "things differ"
        blocks.append(Para([bad("NOT THE SAME HERE"), f": it was made again, and {found.differing} {things}."], 0))
        blocks += [Para(text, 2, 2) for text in found.differences]
        if found.differing > len(found.differences):
            blocks.append(Para(f"and {found.differing - len(found.differences)} more"))
    if found.changed:
        told = "; ".join(f"{item.what}, then {item.then}, here {item.here}" for item in found.changed)
        blocks.append(Foot("CHANGED", told))
    elif not found.trouble:
        blocks.append(Foot("CHANGED", "nothing: the version of Casus, the law and the files are the same."))
    return blocks


Making = Callable[[str, Path], "tuple[str, str, tuple[Path, ...]]"]
"""Makes an output again from the command that its receipt names, in a folder of its own: what is printed, why it could not be, and the files it wrote."""


def try_receipt(name: str, make: Making) -> ReceiptCheck:
    """Whether the output in a file can be had again, by making it again. Raises CasusError for a file without a receipt."""
    from tempfile import TemporaryDirectory

    output = read_output(name)
    with TemporaryDirectory(prefix=bundled.aside("again")) as folder:
        aside = Path(folder)
        command = _WORKBOOK_CALL.sub("--format csv", output.receipt.command)  # a workbook is held against the same rows
        printed, trouble, files = make(command, aside)
        if not trouble:
            again = _again(output, aside, printed, files)
            if again is not None:
                return compared_outputs(output, again)._replace(file=name)
            trouble = "the command that it names makes no such output here"
    changed = changes_between(output.receipt, output.receipt._replace(casus=VERSION))
    return ReceiptCheck(name, output.receipt, changed, trouble=trouble)


def _again(output: Output, aside: Path, printed: str, files: Sequence[Path]) -> Output | None:
    """The output among what a command printed and wrote: the file that is named most alike, else what was printed."""
    path = output.path.absolute()
    alike = [item for item in files if item.name == path.name] or [item for item in files if item.suffix == path.suffix]
    if len(alike) > 1 and not any(item.name == path.name for item in alike):
        alike = []
    if not alike:
        alike = [aside / f"printed{path.suffix}"]
        alike[0].write_text(printed, encoding="utf-8")
    try:
        return read_output(str(max(alike, key=lambda item: _common_end(item.parts, path.parts))))
    except CasusError:
        return None


def _common_end(one: Sequence[str], two: Sequence[str]) -> int:
    """How many parts two paths have in common, from the end on."""
    count = 0
    for first, second in zip(reversed(one), reversed(two), strict=False):
        if first != second:
            break
        count += 1
    return count
