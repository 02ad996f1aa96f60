"""The safe reader: a YAML file as a tree of nodes that know their place, or what is wrong with it.

Of YAML only mappings, lists and texts are read, each text as it was written. The tree is built from the parser's events
with limits of our own, because libyaml's composer recurses and crashes on a small file. Nothing read makes this raise.

The parser has limits too, others in each version, and looks ahead: it may come to one of its own before the event that
crosses one of ours. So where it gives up for a reason that is not known here, our limits are counted over what stands before
that place. A cause is told only where what the parser says is known and the text bears it out; else the parser is quoted.
"""

import os
import re
import stat
from collections.abc import Iterator
from typing import Any, NamedTuple

from casus.files.inputs import looked_at
from casus.files.problems import Mark, Problem, not_opened, quote, unseen, visible

MOST_BYTES = 1 << 20  # of a file; a larger one is refused
MOST_NODES = 50_000  # words, values, lists and mappings in a file
DEEPEST = 32  # levels of lists and mappings in each other
MOST_PROBLEMS = 50  # in a file; then the reading ends
LONGEST_WORD = 1024  # characters before a colon; where no "? " stands before it, YAML allows no more either
_LIMITS = ("too-deep", "too-many-values")  # the problems with which the reading ends because there is too much


class Scalar(NamedTuple):
    """A text as it was written. `plain` is false for quoted texts and for those that begin with | or >."""

    text: str
    mark: Mark
    plain: bool


class Seq(NamedTuple):
    """A list of nodes."""

    items: "tuple[Node, ...]"
    mark: Mark


class Map(NamedTuple):
    """Words with a value each, in the order of the file. No word stands twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    mark: Mark

    def get(self, name: str) -> "Node | None":
        """The value of this word, or None where the word does not stand."""
        return next((value for word, value in self.entries if word.text == name), None)


Node = Scalar | Seq | Map  # anything that stands in a file


def same(one: Node, two: Node) -> bool:
    """Whether two trees say the same, wherever they stand. The order of words does not matter."""
    if isinstance(one, Map) and isinstance(two, Map):
        others = {key.text: value for key, value in two.entries}
        return len(one.entries) == len(others) and all(
            key.text in others and same(value, others[key.text]) for key, value in one.entries
        )
    if isinstance(one, Seq) and isinstance(two, Seq):
        return len(one.items) == len(two.items) and all(map(same, one.items, two.items))
    return isinstance(one, Scalar) and isinstance(two, Scalar) and one.text == two.text


def read(path: str | os.PathLike[str], label: str | None = None) -> tuple[Node | None, list[Problem]]:
    """Read a file into a tree. Messages call the file `label`, or else what `path` says.

    The result is that of `parse`. What is no regular file, or cannot be opened, or is too large or not UTF-8, is a
    problem too, never an exception. No pipe makes it wait, and never more than one byte over the limit is read.
    """
    name = os.fspath(path)
    here = Mark(name if label is None else label, 1, 1)
    text = text_of(name, here)
    return (None, [text]) if isinstance(text, Problem) else parse(text, here.file)


def text_of(path: str | os.PathLike[str], here: Mark, most: int = MOST_BYTES) -> str | Problem:
    """The text of a file, or why it is none: no regular file, one that cannot be opened, is too large, or not UTF-8. here: what messages call it."""
    try:
        mode, data = looked_at(path, most)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        return not_opened(error, here)
    if not stat.S_ISREG(mode):
        return _not_a_file(mode, here)
    if len(data) > most:
        size = "1 MiB (1 048 576 bytes)" if most == MOST_BYTES else f"{most} bytes"
        return Problem("too-large", f"this file is larger than {size}", here, "split it up")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, here)


def parse(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Read a YAML text into a tree. `file` is what messages call it.

    The result is the tree and what is wrong with the text, in file order. The tree is None for a text that cannot be
    read to its end or that uses parts of YAML not allowed here. A word that stands twice and a text cut by a comma are
    only left out of it, to find other mistakes in the same run: a tree with problems is good for nothing else.
    """
    reader = _Reader(text.removeprefix("\ufeff"), file)
    try:
        reader.run()
    except _Stop as stop:
        reader.hole = True
        reader.problems.append(stop.problem)
    reader.problems.sort(key=lambda problem: (problem.mark.line, problem.mark.column))
    return None if reader.hole else reader.root, reader.problems


def _not_a_file(mode: int, here: Mark) -> Problem:
    if stat.S_ISDIR(mode):
        return Problem("not-a-file", "this is a folder, not a file", here, "name a file in it")
    what = "a pipe" if stat.S_ISFIFO(mode) else "a device or a socket"
    return Problem("not-a-file", f"this is {what}, not a file", here, "copy the text into a file, and name that")


def _not_utf8(data: bytes, offset: int, here: Mark) -> Problem:
    """The place of the first byte that is not UTF-8, and the encoding that the file seems to have instead."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.count(0) > len(data) // 4:
        return Problem("not-utf8", "this file is not UTF-8 text", here, "it looks like UTF-16; save it again as UTF-8")
    # Cyrillic letters come in words; accented Latin letters stand alone.
    cyrillic = len(data) >= offset + 3 and all(byte >= 0xC0 for byte in data[offset : offset + 3])
    codec, name = ("cp1251", "Windows-1251") if cyrillic else ("latin-1", "Latin-1 or Windows-1252")
    lines = text_lines(data[:offset].decode("utf-8").removeprefix("\ufeff"))
    rest = text_lines(data[offset : offset + 200].decode(codec, "replace"))[0]
    mark = Mark(here.file, len(lines), len(lines[-1]) + 1, lines[-1] + rest)
    return Problem("not-utf8", "this file is not UTF-8 text", mark, f"it looks like {name}; save it again as UTF-8")


def text_lines(text: str) -> list[str]:
    """The lines of a text, as places count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class _Stop(Exception):
    """The problem with which the reading ends."""

    def __init__(self, code: str, message: str, mark: Mark, cure: str, also: tuple[tuple[str, Mark], ...] = ()) -> None:
        self.problem = Problem(code, message, mark, cure, also)


class _Frame:
    """A list or a mapping that is being read. `word` is the one whose value comes next; `items` are finished."""

    __slots__ = ("bare", "cut", "flow", "is_map", "items", "seen", "skip", "start", "word")

    def __init__(self, event: Any, is_map: bool) -> None:
        self.start, self.flow, self.is_map = event.start_mark, bool(event.flow_style), is_map
        self.items: list[Any] = []
        self.seen: dict[str, Mark] = {}
        self.word: Scalar | None = None
        # No colon follows the word; it stands for the second time; the text before it was cut by a comma.
        self.bare = self.skip = self.cut = False


class _Reader:
    """One reading of one text: `run` it, then look at `root`, `hole` and `problems`."""

    def __init__(self, text: str, file: str, whole: "_Reader | None" = None) -> None:
        """`whole` is the reading of all of a text whose beginning this one reads, to count what it holds."""
        self.text, self.file, self.whole = text, file, whole
        self.lines: list[str] = text_lines(text) if whole is None else whole.lines
        self.problems: list[Problem] = []
        self.last: Any = None  # the event that came last
        self.frames: list[_Frame] = []
        self.root: Node | None = None
        self.hole = False  # something was refused that the tree cannot do without

    def run(self) -> None:
        self.check_characters()
        nodes = 0
        for event in self.events():
            kind = type(event).__name__
            if kind == "ScalarEvent":
                self.check_properties(event)
                self.add(self.scalar(event), event.end_mark)
            elif kind in ("MappingStartEvent", "SequenceStartEvent"):
                self.check_properties(event)
                self.frames.append(_Frame(event, kind == "MappingStartEvent"))
            elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                self.add(self.close(event.end_mark), event.end_mark)
            elif kind == "AliasEvent":
                self.refuse("alias", *_SIGNS["alias"], self.mark(event.start_mark, event.end_mark))
                self.add(Scalar("*", self.mark(event.start_mark), False), event.end_mark)
            elif kind == "DocumentStartEvent":
                if self.root is not None:
                    cure = "put it into a file of its own"
                    raise _Stop("second-document", "a second document begins here", self.mark(event.start_mark), cure)
                if self.mark(event.start_mark).text.startswith("%"):
                    self.refuse("directive", *_SIGNS["directive"], self.mark(event.start_mark))
            nodes += kind in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent")
            if len(self.frames) > DEEPEST:
                message = f"lists and mappings stand more than {DEEPEST} deep in each other"
                raise _Stop("too-deep", message, self.mark(event.start_mark), "write it with fewer levels")
            if nodes > MOST_NODES:
                message = f"this file holds more than {MOST_NODES // 1000} 000 words and values"
                raise _Stop("too-many-values", message, self.mark(event.start_mark), "split it up")
        empty = self.root is None or (isinstance(self.root, Scalar) and self.root.plain and not self.root.text)
        if empty and not self.problems:
            raise _Stop("empty-file", "nothing is written in this file", Mark(self.file, 1, 1), "see: casus new")

    def events(self) -> Iterator[Any]:
        """The events of the text; where YAML itself gives up, a problem in our own words."""
        import yaml

        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(self.text)  # without libyaml ten times slower
        try:
            while (event := loader.get_event()) is not None:
                yield event
                self.last = event
        except yaml.MarkedYAMLError as error:
            raise self.explain(error) from None
        # The parser in Python fails on numbers too large with errors of Python's; a full stack is no YAMLError either.
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError, MemoryError) as error:
            at = None if self.last is None else self.last.end_mark
            raise self.unknown(at, str(error) or type(error).__name__, len(self.text)) from None
        finally:
            loader.dispose()

    def unknown(self, at: Any, said: str, end: int) -> _Stop:
        """The parser gives up for a reason that is not known: a limit of ours that the text crosses before `end`, or what it says."""
        while self.whole is None and end > 0:
            part = _Reader(self.text[:end], self.file, self)
            try:
                part.run()
                break
            except _Stop as stop:
                if stop.problem.code in _LIMITS:
                    self.problems = part.problems
                    return stop
            end //= 2  # it gave up again, on the same or on what the cut did
        mark = Mark(self.file, 1, 1, self.lines[0]) if at is None else self.mark(at)
        if not self.frames and mark.column == 1 and mark.text.startswith("%"):
            message, cure = _SIGNS["directive"]
            return _Stop("directive", message, mark, cure)
        message = f'from here on this cannot be read as YAML, whose reader says "{visible(said[:100])}"'
        return _Stop("unreadable", message, mark, "write this part in a simpler way")

    def note(self, code: str, message: str, mark: Mark, cure: str, also: tuple[tuple[str, Mark], ...] = ()) -> None:
        self.problems.append(Problem(code, message, mark, cure, also))
        if len(self.problems) == MOST_PROBLEMS:
            raise _Stop("too-many-problems", "Casus reads no further than this", mark, "begin with the first problem")

    def refuse(self, code: str, message: str, cure: str, mark: Mark) -> None:
        self.hole = True
        self.note(code, message, mark, cure)

    def mark(self, at: Any, end: Any = None) -> Mark:
        """The place of a mark of YAML's (which may lie behind the end of the text), as wide as it is on its line."""
        line = min(at.line, len(self.lines) - 1)
        text = self.lines[line]
        column = min(at.column, len(text)) if at.line == line else len(text)
        width = 1 if end is None else end.column - column if end.line == line else len(text) - column
        return Mark(self.file, line + 1, column + 1, text, max(width, 1))

    def check_characters(self) -> None:
        """Refuse what cannot be seen, and with it whatever YAML would count as a line break and we would not."""
        for number, line in enumerate(self.lines if unseen(self.text) else (), 1):
            if not unseen(line):
                continue
            column, char = next((n, char) for n, char in enumerate(line, 1) if unseen(char))
            message, cure = f"a character that cannot be seen stands here: {visible(char)}", "delete it"
            if char.isspace() and char > "\x7f":
                message, cure = f"an unusual space or line break stands here: {visible(char)}", "type it anew"
            elif char == "\0":
                cure = "save the file again as UTF-8; it may be UTF-16, or no text at all"
            self.note("unprintable", message, Mark(self.file, number, column, line), cure)
        if self.problems:
            raise _Stop(*self.problems.pop()[:4])

    def check_properties(self, event: Any) -> None:
        for code in ("anchor", "tag"):
            if getattr(event, code) is not None:
                self.refuse(code, *_SIGNS[code], self.mark(event.start_mark))

    def scalar(self, event: Any) -> Scalar:
        mark = self.mark(event.start_mark, event.end_mark)
        if event.style == '"' and unseen(event.value):
            message = f"this text stands for one with a character that cannot be seen: {quote(event.value)}"
            self.refuse("unprintable", message, "leave the character out", mark)
        return Scalar(event.value, mark, not event.style)

    def close(self, end: Any) -> Node:
        """The list or mapping that ends here. Its place is from bracket to bracket, or its first word or hyphen."""
        frame = self.frames.pop()
        mark = self.mark(frame.start, end if frame.flow else None)
        if not frame.is_map:
            return Seq(tuple(frame.items), mark)
        return Map(tuple(frame.items), frame.items[0][0].mark if frame.items and not frame.flow else mark)

    def add(self, node: Node, end: Any) -> None:
        """Put a finished node where it belongs: at the root, into a list, or into a mapping as a word or its value."""
        frame = self.frames[-1] if self.frames else None
        if frame is None:
            self.root = node
        elif not frame.is_map:
            frame.items.append(node)
        elif frame.word is None:
            self.add_word(frame, node, end)
        else:
            word, frame.word = frame.word, None
            empty = isinstance(node, Scalar) and node.plain and not node.text
            if frame.flow and empty and (frame.bare or " " in word.text):
                self.no_value(frame, word)
            elif not frame.skip:
                frame.items.append((word, node))
                frame.cut = False

    def add_word(self, frame: _Frame, node: Node, end: Any) -> None:
        word = node if isinstance(node, Scalar) else Scalar("", node.mark, False)
        if not word.text:
            self.refuse("not-a-word", "no word stands before the colon", "write one, or quote the text", word.mark)
        if len(word.text) > LONGEST_WORD:
            what = f"the word before the colon has more than {LONGEST_WORD} characters"
            self.note("long-word", what, word.mark, "shorten it")
        if word.plain and word.text == "<<":
            self.refuse("merge", 'Casus does not merge ("<<")', "write out what is meant", word.mark)
        first = frame.seen.setdefault(word.text, word.mark)
        frame.skip = first is not word.mark
        if frame.skip and word.text:
            also = (("it stands here already", first),)
            self.note("repeated-word", f"{quote(word.text)} stands twice", word.mark, "keep one of the two", also)
        after = self.lines[min(end.line, len(self.lines) - 1)][end.column : end.column + 99]  # lines may be very long
        frame.bare = not after.lstrip().startswith(":")
        frame.word = word

    def no_value(self, frame: _Frame, word: Scalar) -> None:
        """A word without a value between { and }: most often the rest of a text that was cut at its comma."""
        before = frame.items[-1] if frame.items else None
        if not word.text or frame.cut or word.mark.text[word.mark.column - 1 + len(word.text) :].lstrip()[:1] in _OPEN:
            return  # this has been said, or is said of the bracket that follows
        if ":" in word.text[:-1] and " " not in word.text:
            self.note("no-space", f"no space follows the colon in {quote(word.text)}", word.mark, "write one")
        elif before is None or not isinstance(before[1], Scalar) or not before[1].plain:
            self.note("no-value", f"{quote(word.text)} has no value", word.mark, "write a colon and a value after it")
        else:
            frame.cut = True
            cure = "" if " " in word.text else "write a colon and a value after it; or "
            cure += f'quote the text; it holds a comma ({visible(before[0].text[:40])}: "...")'
            self.note("comma", f"{quote(word.text)} has no value", word.mark, cure)

    def explain(self, error: Any) -> _Stop:
        """Why YAML cannot go on, in plain words, at the place where the author has to change something."""
        at, begun = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
        said, place, start = f"{error.context or ''}: {error.problem}", self.mark(at), self.mark(begun)
        before, rest = place.text[: place.column - 1], place.text[place.column - 1 :]
        sign = start.text[start.column - 1 :][:1]
        if rest.startswith("\t") and re.search(r"\btab\b|any token", said):
            return _Stop("tab", "a tab stands where only spaces may stand", place, "write two spaces a level instead")
        known = (code for words, signs, code in _SAID if (not signs or sign in signs) and re.fullmatch(words, said))
        code = next(known, "")
        found: _Stop | None = None
        if code == "colon":
            found = self.explain_colon(place, before)
        elif code == "no-colon":
            found = self.explain_no_colon(start)
        elif code == "no-space":
            found = self.no_space(":", start)
        elif code == "bracket":
            inner = self.mark(self.frames[-1].start) if "flow node" in said and self.frames else start
            found = self.explain_bracket(place, inner, rest, at.line)
        elif code == "place":
            found = self.explain_place(place, start, before.strip(), rest)
        elif code:
            if code == "backslash":  # the place is somewhere behind it
                start = place._replace(column=place.text.rfind("\\", 0, place.column) + 1 or place.column, width=2)
            message, cure = _SYNTAX[code]
            found = _Stop(code.removeprefix("block-"), message.replace("SIGN", sign), start, cure)
        return found or self.unknown(at, str(error.problem), at.index)

    def explain_colon(self, mark: Mark, before: str) -> _Stop | None:
        text, last = before.strip(), self.last
        if opened := re.match(r"\s*(?:- )?([\w-]+)\s+[{\[]", before):
            return _no_colon_after(opened, mark)
        if re.search(r":\s*[“”„‘’«]", before):
            return _Stop("colon", "curly quotes do not hold a text together", mark, _CURLY)
        if re.search(r":\s", before):
            return _Stop("colon", "a second colon stands in this line", mark, "quote the text; it holds a colon")
        if len(text) > LONGEST_WORD:
            what = f"the word before is over {LONGEST_WORD} long"
            return _Stop("colon", what, mark, "quote the text; it holds a colon")
        if text and last is not None and last.start_mark.line == mark.line - 1:
            return None  # a word by itself, and a colon
        mark = mark._replace(column=len(before) - len(before.lstrip()) + 1, width=max(len(text), 1))
        cure = "begin it in the column of the lines it belongs to; write a space after each colon"
        return _Stop("indentation", "this line is read as part of the line above", mark, cure)

    def explain_no_colon(self, mark: Mark) -> _Stop | None:
        text = mark.text[mark.column - 1 :].strip()
        said = "" if text.startswith(tuple("\"'[{")) else re.split(r"\s#", text[:LONGEST_WORD], maxsplit=1)[0]
        sign = "-" if text.startswith("-") else ":"
        if re.search(r":(\s|$)", said):
            return None  # a colon follows, and a space: nothing that we know of is wrong with that
        if sign in said:
            return self.no_space(sign, mark)
        far = f" within {LONGEST_WORD} characters" if len(text) > LONGEST_WORD else ""
        mark = mark._replace(width=len(text))
        return _Stop("no-colon", f"no colon follows {quote(text)}{far}", mark, "write one and a value, or indent it")

    def no_space(self, sign: str, mark: Mark) -> _Stop:
        text = mark.text[mark.column - 1 :].strip()
        mark = mark._replace(width=len(text))
        return _Stop("no-space", f'no space follows "{sign}" in {quote(text)}', mark, "write one, or quote all")

    def explain_bracket(self, place: Mark, start: Mark, rest: str, line: int) -> _Stop:
        """Something between brackets that cannot stand there; the inner bracket is at `start`."""
        opening = start.text[start.column - 1 :][:1]
        closing, wrong = ("}", "]") if opening == "{" else ("]", "}")
        cure = f'close it with "{closing}"'
        if not any(text.strip() for text in (rest, *self.lines[line + 1 :])) or line >= len(self.lines):
            return _Stop("open-bracket", f'"{opening}" is never closed', start, cure)
        if rest.startswith(wrong):
            also = ((f'"{opening}" stands here', start),)
            return _Stop("bracket", f'"{wrong}" closes what "{opening}" has opened', place, cure, also)
        if rest.startswith((",", closing)):
            return _Stop("no-value", f'a value is missing before "{rest[0]}"', place, "write one; or drop the comma")
        if rest.startswith("-"):
            return _Stop("list-place", 'between brackets a list has no "-"', place, "put commas between the values")
        if place.line > start.line:
            also = (("Casus can read as far as here", place),)
            return _Stop("open-bracket", f'"{opening}" is not closed, or a comma is missing', start, cure, also)
        before = place.text[: place.column - 1]
        if rest.startswith(":"):
            if (word := re.search(r":\s[^,{}\[\]:]*\s([\w-]+)$", before)) is not None:
                what = f"a comma is missing before {quote(word[1])}, or this colon is part of a text"
                return _Stop("colon", what, place, "write the comma; or quote the text that holds the colon")
            return _Stop("colon", "a colon cannot stand here", place, "quote the text; it holds a colon")
        if rest[:1] in _OPEN and (word := re.search(r"([\w-]+)\s*$", before)) is not None:
            return _no_colon_after(word, place)
        return _Stop("comma", "a comma is missing here", place, "put one between two values; or quote the whole text")

    def explain_place(self, place: Mark, start: Mark, before: str, rest: str) -> _Stop:
        """Something stands where no word, no list and no text may begin."""
        if rest.startswith(("]", "}")):
            return _Stop("bracket", f'"{rest[0]}" closes nothing', place, "leave it out; or quote the whole text")
        if rest.startswith(",") and before[-1:] in ":-":
            return _Stop("sign", "a text cannot begin with a comma", place, "quote the text")
        if before.endswith(('"', "'")):
            cure = "put quotation marks around the whole text; inside '...' write '' for an apostrophe"
            return _Stop("after-quote", "text follows the closing quotation mark", place, cure)
        if before or any(line.rstrip() == "..." for line in self.lines[: place.line]):
            return _Stop("after-end", "nothing may follow here", place, "leave it out; or quote the whole text")
        if start.column == place.column and not rest.startswith("-") and start.line < place.line:
            return _Stop("indentation", 'this line has no "-", unlike the list above', place, 'write "- " before it')
        also = (("they begin here", start),) if start.line < place.line else ()
        return _Stop("indentation", "this line does not line up with those above", place, "use the same column", also)


_OPEN = ("{", "[")
_CURLY = 'use straight ones ("..."); these are of a word processor'


def _no_colon_after(word: re.Match[str], mark: Mark) -> _Stop:
    mark = mark._replace(column=word.start(1) + 1, width=len(word[1]))
    return _Stop("no-colon", f"a colon is missing after {quote(word[1])}", mark, "write one, and a space")


_SIGNS = {
    "directive": ("a line that begins with % is an order to YAML; Casus takes none", "leave the line out"),
    "anchor": ("Casus reads no marks for copying (&)", "leave it out; quote a text that begins with &"),
    "alias": ("Casus reads no copies of other places (*)", "write out what is meant; quote a text that begins with *"),
    "tag": ("Casus reads no type marks (!)", "leave it out; quote a text that begins with !"),
}
_SAID = (  # what the parsers say, that in C and that in Python, and the sign at the place that bears it out; our code
    (r": mapping values are not allowed .*", "", "colon"),
    (r"while scanning a plain scalar: found unexpected ':'", "", "no-space"),
    (r"while scanning a simple key: could not find expected ':'", "", "no-colon"),
    (
        r"while parsing a flow (node: .* node content.*|sequence: .* ',' or '\]'.*|mapping: .* ',' or '\}'.*)",
        "",
        "bracket",
    ),
    (r"while parsing a block (node: .* node content|\w+: .*expected ('-' indicator|key|<block end>)).*", "", "place"),
    (r": .*expected '?<document start>.*", "", "place"),
    (r".*( directive| YAML document).*", "%", "directive"),
    (r"while scanning an anchor: .*", "&", "anchor"),
    (r"while scanning an alias: .*", "*", "alias"),
    (r"while .* tag: .*|.* tag handle.*", "!", "tag"),
    (r"while scanning a quoted scalar: found unexpected (end|document).*", "\"'", "open-quote"),
    (r"while (parsing a |scanning a double-)quoted scalar: .*(escape|hexdecimal) .*", '"', "backslash"),
    (r"while scanning a block scalar: .*( line break| indicator).*", ">|", "block-sign"),
    (r".*: found character .*that cannot start any token|: mapping keys are not allowed .*", "", "sign"),
    (r": .*sequence entries are not allowed .*", "", "list-place"),
)
_SYNTAX = {  # what we say, and the cure
    **_SIGNS,
    "open-quote": ("this quotation mark is never closed", "close it; inside '...' write '' for '"),
    "backslash": ('no such sign can follow a backslash inside "..."', "write two backslashes"),
    "block-sign": ('a text on one line cannot begin with "SIGN"', "quote the text"),
    "sign": ('a text cannot begin with "SIGN"', "quote the text"),
    "list-place": ("a list cannot begin in this line", "begin it in the next line"),
}
