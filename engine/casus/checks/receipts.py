"""Whether an output can be had again: the receipt in it, and the output held against one that was made again."""

import errno
import json
import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from itertools import islice, takewhile, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from casus.files import bundled
from casus.files.bundled import VERSION, digest_of
from casus.files.inputs import content
from casus.files.problems import CasusError, Mark, Problem, quote
from casus.files.receipt import (
    LONGEST_LINE,
    RECEIPT,
    RECEIPT_FILE,
    Receipt,
    receipt_from_text,
    receipt_from_values,
    standing_in,
)
from casus.files.tables import csv_rows, read_csv, sheet_as_csv
from casus.files.writer import writing_below
from casus.show.blocks import Block, Commands, Foot, Para, Title, bad, strong

JSON_FORM, CSV_FORM, TEXT_FORM_OF_OUTPUT, FILES_FORM = "json", "csv", "text", "files"
"""How an output is compared: by its values, row by row, line by line, or file by file where a receipt stands beside them."""

_MOST_BYTES, _MOST_ROWS = 1 << 23, 1 << 21
"""Bytes of an output that is read, and of a table whose rows are found again by what names them."""
_MOST_SHOWN, _MOST_LINES = 8, 400
"""Differences that are shown, and lines up to which two texts are laid beside each other in the best way; beyond, line by line."""
_OPENS, _CLOSES = '<p class="receipt">Receipt: <code>', "</code></p>"
_WORKBOOK_CALL = re.compile(r"--format[ =]xlsx\b")
_LINES = ("# Receipt: ", "% Receipt: ", "N1  - Receipt: ", "Receipt: ")
_DAY = r"\d{4}-\d\d-\d\d"
_FROM = r"(?:commit [0-9a-f]{4,64}(?:, with changes)?|Casus [\w.+-]+)"
_MOMENTS = tuple(
    re.compile(line, re.ASCII)
    for line in (
        rf' data-built="{_DAY}T\d\d:\d\d:\d\dZ"(?=>$)',
        rf'(?<=^<p class="made">Built )on {_DAY} at \d\d:\d\d UTC from {_FROM}, <a href="[./]*about\.html">law [0-9a-f]{{12}}(?=</a>\. <span )',
        rf'(?<=^<p class="made">To cite this page: )(.*), Casus [\w.+-]+, law [0-9a-f]{{12}}, {_DAY}(?=\.</p>$)',
        rf'(?<=^<tr class="made"><th scope="row">when</th><td>)on {_DAY} at \d\d:\d\d UTC(?=</td></tr>$)',
        rf'(?<=^<tr class="made"><th scope="row">from</th><td>){_FROM}(?=</td></tr>$)',
        r'^<tr class="made"><th scope="row">(law|scenarios|features)</th><td>hash [0-9a-f]{12}(?=</td></tr>$)',
        rf"(?<=The examples were run )(?:less than a minute|\d{{1,6}} (?:minute|hour|day)s?) before, at {_DAY} \d\d:\d\d UTC(?=\.)",
    )
)
"""What says on a page of a site when and from what it was built, in the forms in which Casus writes it, and nothing else: no part of the answer."""
_MARK = '"made"', "data-built=", "The examples were run "
"""One of these is in every line that has such a moment."""


class Output(NamedTuple):
    """An output as a file holds it. `value`: what JSON holds, or the text. `files`: those it is the receipt of."""

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
    `shown`: the results that the call showed when it was made again.
    """

    file: str
    receipt: Receipt
    changed: tuple[Changed, ...] = ()
    differences: tuple[str, ...] = ()
    differing: int = 0
    trouble: str = ""
    shown: tuple[Any, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the output was made again, and is equal."""
        return not self.trouble and not self.differing

    def values(self) -> dict[str, Any]:
        """All of it as plain values."""
        changed = [item._asdict() for item in self.changed]
        told = {"changed": changed, "differences": list(self.differences), "differing": self.differing}
        return {"file": self.file, "same": self.same, "made": self.receipt.values(), **told, "trouble": self.trouble}


def read_output(name: str) -> Output:
    """The output that a file holds, with its receipt. Raises CasusError for a file that cannot be read or has none."""
    path = Path(name)
    try:
        text = _text(path)
    except _TooLarge as error:  # it may have its receipt beside it, and is compared piece by piece
        found = _beside(path)
        if found is None:
            raise error.told from None
        return found
    found = _json(path, text) or _page(path, text) or _table(path, text) or _workbook(path) or _beside(path)
    if found is None:
        cure = (
            "what casus wrote as JSON, CSV, HTML or a workbook has one, its citations too, and scenarios that it saved; what it "
            "printed as text or Markdown has none, so keep it in one of these forms"
        )
        raise _unreadable(path, "no receipt of Casus was found in this file", cure)
    return found


class _TooLarge(Exception):
    def __init__(self, told: CasusError) -> None:
        super().__init__()
        self.told = told


def _unreadable(path: Path, message: str, cure: str) -> CasusError:
    return CasusError([Problem("unreadable", message, Mark(str(path), 1, 1), cure)])


def _text(path: Path) -> str:
    """What a file says, in the encodings in which shells write outputs into files; nothing for one that is no text."""
    try:
        found = content(path, _MOST_BYTES)
    except OSError as error:
        cure = f"check the name; the most is {_MOST_BYTES >> 20} megabytes"
        told = _unreadable(path, f"the file cannot be read: {error.strerror}", cure)
        raise (_TooLarge(told) if error.errno == errno.EFBIG else told) from None
    wide = found.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return found.decode("utf-16" if wide else "utf-8-sig").replace("\r\n", "\n")
    except ValueError:
        return ""


def _json(path: Path, text: str) -> Output | None:
    """An output in JSON, with all that stands in it: what is made again is held against the whole of it."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        values = json.loads(text, object_pairs_hook=_once)
    except _Twice as error:
        raise _unreadable(
            path, f"{quote(str(error))} stands twice in one place", "Casus writes every key once"
        ) from None
    except (ValueError, RecursionError):
        return None
    if isinstance(values, list):
        found = next(filter(None, map(_citation, values)), None)
        return Output(path, found, JSON_FORM, values) if found is not None else None
    found = receipt_from_values(values.get(RECEIPT))
    if found is None:
        found = receipt_from_text(str(values.get("$comment", "")))
        return Output(path, found, JSON_FORM, values) if found is not None else None
    names = values.get("files", [])
    if set(values) == {RECEIPT, "files"} and isinstance(names, list) and all(isinstance(name, str) for name in names):
        return Output(path, found, FILES_FORM, values, tuple(names))
    return Output(path, found, JSON_FORM, values)


class _Twice(Exception):
    """A key that stands twice: its name."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which no key stands twice: which of two counts would be for each reader to choose."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for place, name in enumerate(names) if name in names[:place]))
    return made


def _citation(item: Any) -> Receipt | None:
    """The receipt in a citation in CSL-JSON: in the note of one of its items."""
    note = item.get("note") if isinstance(item, dict) else None
    begin = _LINES[-1]
    return receipt_from_text(note.removeprefix(begin)) if isinstance(note, str) and note.startswith(begin) else None


def _page(path: Path, text: str) -> Output | None:
    """A page, a citation or a saved scenario."""
    begin = text.rfind(_OPENS)
    if begin >= 0:
        begin += len(_OPENS)
        end = text.find(_CLOSES, begin, begin + LONGEST_LINE)
        found = receipt_from_text(unescape(text[begin:end])) if end >= 0 else None
    else:
        found = _in_lines(text.split("\n"))
    return Output(path, found, TEXT_FORM_OF_OUTPUT, text) if found is not None else None


def _in_lines(lines: list[str]) -> Receipt | None:
    """The first receipt that is a line of a text, or in a citation as text a line that goes on in indented ones."""
    for place, line in enumerate(lines):
        begin = next((each for each in _LINES if line.startswith(each)), None)
        if begin is not None:
            parts = [line.removeprefix(begin)]
            if begin == _LINES[-1]:
                rest = islice(lines, place + 1, None)
                parts += [part.strip() for part in takewhile(lambda text: re.match(r"  \S", text), rest)]
            found = receipt_from_text(" ".join(parts))
            if found is not None:
                return found
    return None


def _table(path: Path, text: str) -> Output | None:
    """A table, with its receipt in the first row."""
    if RECEIPT not in text.partition("\n")[0][:LONGEST_LINE]:
        return None
    try:
        head, first = islice(csv_rows(text), 2)
    except ValueError:  # it has fewer rows, or is none
        return None
    if len(set(head)) < len(head):
        raise _unreadable(path, "two columns of this table have one name", "Casus names every column once")
    found = receipt_from_text(dict(zip(head, first, strict=False)).get(RECEIPT, ""))
    return Output(path, found, CSV_FORM, text) if found is not None else None


def _workbook(path: Path) -> Output | None:
    """A workbook: its last sheet has the rows as a table of comma-separated values has them, so it is held against such a table."""
    try:
        return _table(path, sheet_as_csv(path, _MOST_BYTES))
    except ValueError:
        return None


def _beside(path: Path) -> Output | None:
    """The receipt of a file that has it in another: beside it, or for all files of its folder."""
    for place in (path.with_name(f"{path.name}.{RECEIPT_FILE}"), path.with_name(RECEIPT_FILE)):
        if place.is_file() and place != path:
            try:
                found = _json(place, _text(place))
            except _TooLarge as error:
                raise error.told from None
            if found is not None and path.name in found.files:
                return found._replace(path=path, files=(path.name,))
    return None


def compared_outputs(output: Output, again: Output, own: Receipt) -> ReceiptCheck:
    """An output held against one made again, to which the same receipt was given: the whole of both. own: the one that it would have had."""
    if output.form != again.form:
        found = [f"it was {output.form}, and is {again.form} here"]
    elif output.form == FILES_FORM:
        found = [*value_differences(output.value, again.value), *_files(output, again)]
    elif output.form == TEXT_FORM_OF_OUTPUT:
        found = list(_lines(output.value, again.value))
    elif output.form == CSV_FORM:
        found = list(_rows(output.value, again.value))
    else:
        found = list(value_differences(output.value, again.value))
    changed = changes_between(output.receipt, own)
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
            one, two = (digest_of(content(item.path.with_name(name))) for item in (output, again))  # not both at once
            if one != two:
                found.append(f"{name} differs")
        except (OSError, ValueError):  # ValueError: what no file in this folder can be called, as a path
            found.append(f"{name} is not in both")
    return found


def _rows(then: str, here: str) -> Iterable[str]:
    """How two tables differ: row by row, found again by what names them unless they are large."""
    one, two = csv_rows(then), csv_rows(here)
    try:
        if all(row == other for row, other in zip_longest(one, two)):
            return ()
    except ValueError:  # a cell without end: no table of ours
        return _lines(then, here)
    if max(len(then), len(here)) > _MOST_ROWS:
        return _lines(then, here)
    old, new = read_csv(then), read_csv(here)
    found = list(value_differences(old, new))
    return found or ("the columns: in another order, or of other names",)


def _lines(then: str, here: str) -> Iterable[str]:
    """The lines of two texts that differ, as they were and as they are; what tells only when they were made is left out."""
    one, two = _plain(then), _plain(here)
    start = next(
        (n for n, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), min(len(one), len(two))
    )
    most = min(len(one), len(two)) - start
    pairs = zip(reversed(one), reversed(two), strict=False)
    end = next((n for n, pair in enumerate(islice(pairs, most)) if pair[0] != pair[1]), most)
    old, new = one[start : len(one) - end], two[start : len(two) - end]
    for first, last, begin, stop in _unlike(old, new):
        for place in range(max(last - first, stop - begin)):
            was = old[first + place].strip() if first + place < last else ""
            now = new[begin + place].strip() if begin + place < stop else ""
            yield _then_here(f"line {start + first + place + 1}", was, now)


def _unlike(one: list[str], two: list[str]) -> list[tuple[int, int, int, int]]:
    """Which stretches of two lists of lines differ: where each begins and ends in both."""
    if not one and not two:
        return []
    if max(len(one), len(two)) > _MOST_LINES:
        return [(0, len(one), 0, len(two))]
    from difflib import SequenceMatcher

    return [found[1:] for found in SequenceMatcher(None, one, two, autojunk=False).get_opcodes() if found[0] != "equal"]


def _plain(text: str) -> list[str]:
    """The lines of a text, with a mark for each moment of making. What ends the last line is left out, for shells add to it."""
    lines = text.rstrip("\n").split("\n")
    for place, line in enumerate(lines):
        if len(line) < LONGEST_LINE and any(mark in line for mark in _MARK):
            for pattern in _MOMENTS:
                lines[place] = pattern.sub(r"\1@" if pattern.groups else "@", lines[place])
    return lines


def value_differences(then: Any, here: Any, place: str = "") -> Iterable[str]:
    """Where two values differ, in words. Rows are found again by what names them, whatever their order."""
    if isinstance(then, dict) and isinstance(here, dict):
        for name in dict.fromkeys((*then, *here)):
            where = f"{place}.{name}" if place else str(name)
            if name in then and name in here:
                yield from value_differences(then[name], here[name], where)
            else:
                yield f"{where}: {'not here' if name in then else 'only here'}"
    elif isinstance(then, list) and isinstance(here, list):
        yield from _list_differences(then, here, place)
    elif type(then) is not type(here) or then != here:  # true is no 1
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
    try:
        text = value if isinstance(value, str) else json.dumps(value)
    except RecursionError:
        text = "what is nested too deep"
    text = "nothing" if value is None else " ".join(text.split()) or "nothing"
    return text if len(text) <= 60 else f"{text[:57]}..."


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
        differ = f"{found.differing} thing{' differs' if found.differing == 1 else 's differ'}"
        blocks.append(Para([bad("NOT THE SAME HERE"), f": it was made again, and {differ}."], 0))
        blocks += [Para(text, 2, 2) for text in found.differences]
        if found.differing > len(found.differences):
            blocks.append(Para(f"and {found.differing - len(found.differences)} more"))
    if found.changed:
        told = "; ".join(f"{item.what}, then {item.then}, here {item.here}" for item in found.changed)
        blocks.append(Foot("CHANGED", told))
    elif not found.trouble:
        blocks.append(Foot("CHANGED", "nothing: the version of Casus, the law and the files are the same."))
    return blocks


class Again(NamedTuple):
    """What came of a call that was made again: what it printed, why it could not be made, the files it wrote, and the results it showed."""

    printed: str = ""
    trouble: str = ""
    files: tuple[Path, ...] = ()
    shown: tuple[Any, ...] = ()


Making = Callable[[str, Path], Again]
"""Makes an output again from the command that its receipt names, in a folder of its own."""


def try_receipt(name: str, make: Making) -> ReceiptCheck:
    """Whether the output in a file can be had again, by making it again. Raises CasusError for a file without a receipt."""
    from tempfile import TemporaryDirectory

    output = read_output(name)
    with TemporaryDirectory(prefix=bundled.aside("again")) as folder, standing_in(output.receipt) as own:
        aside = Path(folder)
        command = _WORKBOOK_CALL.sub("--format csv", output.receipt.command)  # a workbook is held against the same rows
        with writing_below(aside):  # whatever the receipt asks for
            made = make(command, aside)
        trouble = made.trouble
        if not trouble:
            again = _again(output, aside, made.printed, made.files)
            if again is not None:
                found = compared_outputs(output, again, own[-1] if own else output.receipt)
                return found._replace(file=name, shown=made.shown)
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
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one), reversed(two), strict=False)))
