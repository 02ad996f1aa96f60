"""A mistake in a file, as a value: where it is, what is wrong, and what to do about it. And how it is printed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.files.bundled import VERSION


class Mark(NamedTuple):
    """A place in a file. Lines and columns count from 1; `text` is the line itself."""

    file: str
    line: int
    column: int
    text: str = ""
    width: int = 1


class Problem(NamedTuple):
    """One mistake: a sentence on the user's words, the cure, and the place.

    `code` is a short stable name for tests and editors (such as `unknown-word`); `also` lists other places involved.
    `warning` marks a finding that does not stop the file from being used.
    """

    code: str
    message: str
    mark: Mark
    cure: str = ""
    also: tuple[tuple[str, Mark], ...] = ()
    warning: bool = False

    def values(self) -> dict[str, object]:
        """The problem as plain values, without the other places and whether it is a warning."""
        mark = self.mark
        return {
            "file": mark.file,
            "line": mark.line,
            "column": mark.column,
            "code": self.code,
            "message": self.message,
            "cure": self.cure,
        }


class CasusError(Exception):
    """The input was wrong. `problems` says what, where, and what to do; `str()` is the text a user reads.

    `kind`, `cure` and `place` are those of the first problem: its short stable name, what to do, and where it is (None where
    it is in no file).
    """

    def __init__(self, problems: list[Problem], what: str | None = None) -> None:
        self.problems = problems
        self.what = what
        super().__init__(what or "")

    def __str__(self) -> str:
        return render_all(self.problems, self.what)

    @property
    def kind(self) -> str:
        """What sort of mistake the first one is: a short stable name, such as unknown-scenario."""
        return self.problems[0].code if self.problems else ""

    @property
    def cure(self) -> str:
        """What to do about the first mistake."""
        return self.problems[0].cure if self.problems else ""

    @property
    def place(self) -> Mark | None:
        """Where the first mistake is; None where it is in no file."""
        return self.problems[0].mark if self.problems and self.problems[0].mark.file else None


MOST_PROBLEMS = 50
"""How many problems are collected from one file or folder; nobody reads more, and each costs time to word."""
MOST_ALIKE = 3
"""How often one problem is told for each place; what is repeated more often is told once."""
MOST_FINDINGS = 200
"""How many findings (problems that do not stop the file from being used) are kept."""


class TooMany(Exception):
    """Ends the reading of what has more problems than anybody reads. Never leaves the functions that load files."""


class Problems(list[Problem]):
    """Problems as they are collected. The last one that fits says so, and `append` raises TooMany."""

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        """Begin with these."""
        super().__init__()
        self.serious = self.findings = 0
        self.extend(found)

    def append(self, problem: Problem) -> None:
        """Note one problem. Raises TooMany when it was the last that fits; findings beyond their number are left out."""
        if problem.warning:
            self.findings += 1
            if self.findings <= MOST_FINDINGS:
                super().append(problem)
            if self.findings == MOST_FINDINGS:
                super().append(self._last(f"Casus lists {MOST_FINDINGS} findings; there may be more", warning=True))
            return
        super().append(problem)
        self.serious += 1
        if self.serious == MOST_PROBLEMS:
            super().append(self._last(f"Casus stops after {MOST_PROBLEMS} problems; there may be more", warning=False))
            raise TooMany

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several problems. Raises TooMany as `append` does."""
        for problem in list(problems):
            self.append(problem)

    def _last(self, message: str, *, warning: bool) -> Problem:
        """A last word, at the last place of all, so that it is printed at the end."""
        mark = max((each.mark for each in self), key=lambda mark: (mark.file, mark.line, mark.column))
        return Problem("too-many-problems", message, mark, "begin with the first", warning=warning)


_COLUMNS = 80
_DOTS = "..."
_LONGEST_QUOTE = 40
_LONGEST_NAME = 64  # nobody misspells a longer one, and comparing would take long
_LONGEST_SENTENCE = 500  # of a message or cure, which may hold words of a hostile file
_MOST_WORDS = 8
_MOST_COMPARED = 1000  # words looked at for likeness, and of these the likest looked at closely
_MOST_COMPARED_CLOSELY = 12
_CLOSE = 0.7  # likeness from which a word may be meant
_CLEARLY = 0.05  # how much better than the second the first must be to be offered

# Printable by the rules of Unicode, yet nothing (or only a blank) is seen of them.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")

# Letters of other scripts that look like a Latin letter, and dashes that look like a hyphen.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјкорсухԁһԛԝ", "ABESIJKMHOPCTYXaesijkopcyxdhqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ", "ABEZHIKMNOPTYXaikvoptux", strict=True))
_LOOKALIKES = str.maketrans(_CYRILLIC | _GREEK | dict.fromkeys("‐‑‒–—−", "-"))


def visible(text: str) -> str:
    """The text, made harmless for a terminal.

    Every character that moves the cursor, starts a terminal command, turns the direction of writing or cannot be seen
    (line breaks and tabs too) is replaced by its number, as in <U+202E>. The result can be passed in again.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _is_seen(char) else f"<U+{ord(char):04X}>" for char in text)


def unseen(text: str) -> bool:
    """Whether the text holds a character of which nothing is seen, other than a tab, a line break or a plain space."""
    return not text.translate({9: None, 10: None, 13: None}).isprintable()


def not_followed(name: str) -> "Problem":
    """That a file of a folder is a link out of it, and was not read: what it shows is of another place, and may be nobody's business here."""
    return Problem(
        "link",
        "this link leads out of its folder and is not followed",
        Mark(name, 1, 1),
        "copy the file into the folder",
    )


def check_name(name: str) -> None:
    """Raise CasusError for the name of a file or a folder to be written that could not be seen, or that would act where it is shown."""
    import unicodedata

    odd = next((char for char in name if unicodedata.category(char) in _ACTING or char in _UNSEEN), "")
    if odd:
        message = f"the name {quote(name)} holds a character that cannot be seen: {visible(odd)}"
        raise wrong(message, "choose a name of letters, digits, points and hyphens")


_ACTING = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""The sorts of characters that end lines, turn the direction of writing, act on a terminal or cannot be seen; blanks are none of them."""


def quote(text: str) -> str:
    """The user's words in quotation marks, for a message: visible, and cut where they are very long."""
    return f'"{visible(_cut(text))}"'


def short(text: str) -> str:
    """The user's words without quotation marks, for a name in a sentence: visible, and cut where they are very long."""
    return visible(_cut(text))


def not_opened(error: Exception, here: Mark) -> Problem:
    """The problem with a file that the system does not open (OSError), or that no file can be called (ValueError)."""
    if isinstance(error, FileNotFoundError):
        return Problem("missing-file", "there is no file of this name", here, "check the name and the folder")
    if isinstance(error, PermissionError):
        return Problem(
            "unreadable-file", "you may not read this file", here, "change its permissions, or ask its owner"
        )
    why = error.strerror if isinstance(error, OSError) and error.strerror else "no file can have this name"
    return Problem("unreadable-file", f"this file cannot be opened: {why}", here, "check the name and the folder")


def render_problem(problem: Problem) -> str:
    """A problem as lines of at most 80 columns, as far as its words can be broken; no line break at the end.

    The place and the message come first, then the line with carets below the place, the cure, and the other places.
    A problem that is in no file, as a name that is not known, is a sentence or two in one line.
    """
    if not problem.mark.file:
        text = visible(
            f"{problem.message}. {problem.cure[:1].upper()}{problem.cure[1:]}" if problem.cure else problem.message
        )
        return text[:1].upper() + text[1:]
    lines = _wrap(f"{_place(problem.mark)}:", problem.message, "  ")
    lines += _excerpt(problem.mark)
    if problem.cure:
        lines += _wrap("   ", problem.cure, "    ")
    for label, mark in problem.also:
        lines += _wrap(f"  {_place(mark)}:", label, "    ") if label else [f"  {_place(mark)}"]
        lines += _excerpt(mark)
    return "\n".join(lines)


def render_all(problems: Sequence[Problem], what: str | None = None, ending: str = "Nothing was changed.") -> str:
    """All problems in file order, an empty line between, and their number at the end; empty for no problems.

    `what` names the thing that was looked at; without it, it is the file, where there is only one. Problems that are in no
    file are not counted: nothing was looked at. `ending` is said after their number.
    """
    if not problems:
        return ""
    if not any(problem.mark.file for problem in problems):
        return "\n".join(render_problem(problem) for problem in problems)
    ordered = sorted(problems, key=lambda problem: (problem.mark.file, problem.mark.line, problem.mark.column))
    files = {problem.mark.file for problem in ordered}
    if what is None:
        what = files.pop() if len(files) == 1 else f"{len(files)} files"
    findings = sum(problem.warning for problem in ordered)
    counts = [
        f"{number} {name}{'s' if number > 1 else ''}"
        for number, name in ((len(ordered) - findings, "problem"), (findings, "finding"))
        if number
    ]
    last = f"{' and '.join(counts)} in {visible(what)}. {ending}".rstrip()
    return "\n\n".join([*render_each(ordered), last])


def render_each(problems: Iterable[Problem]) -> list[str]:
    """Problems as `render_problem` has them; one that is repeated often in a file, in the same words, once, with where else it is."""
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        key = problem[:2], problem.cure, problem.mark.file, tuple(label for label, _ in problem.also), problem.warning
        alike.setdefault(key, []).append(problem)
    shown = []
    for same in alike.values():
        if len(same) <= MOST_ALIKE or not same[0].mark.file:
            shown += [render_problem(problem) for problem in same]
            continue
        lines = list(dict.fromkeys(str(problem.mark.line) for problem in same[1:]))
        rest = f" and {len(lines) - _MOST_WORDS} more" if len(lines) > _MOST_WORDS else ""
        where = f"line{'s' if len(lines) > 1 else ''} {', '.join(lines[:_MOST_WORDS])}{rest}"
        shown.append(
            "\n".join([render_problem(same[0]), *_wrap("   ", f"the same {len(same) - 1} times more: {where}", "    ")])
        )
    return shown


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The one allowed word that was clearly meant, or None when none is near or several are about as near.

    A word that differs only in case, in accents, in `-` for `_`, or in letters of another script that look the same
    is always near.
    """
    ranking = _rank(word, list(dict.fromkeys(allowed)))
    if not ranking or (len(ranking) > 1 and ranking[0][0] - ranking[1][0] < _CLEARLY):
        return None
    return ranking[0][1]


def offer(word: str, allowed: Iterable[str]) -> str:
    """The cure for a word that is not allowed: the word that was meant, or those that are allowed.

    At most 8 allowed words are listed, the near ones first where there are more, and a count of the rest. A word
    written with Cyrillic or Greek letters is said to be.
    """
    words = list(dict.fromkeys(sorted(allowed) if isinstance(allowed, set | frozenset) else allowed))
    script = other_script(word)
    before = f"{quote(word)} is written with {script} letters; " if script else ""
    meant = nearest(word, words)
    if meant is not None:
        return f"{before}did you mean {visible(meant)}?"
    if not words:
        return f"{before}there is nothing to name here"
    if len(words) > _MOST_WORDS:
        words = list(dict.fromkeys([near for _, near in _rank(word, words)] + words))
    rest = len(words) - _MOST_WORDS
    listed = ", ".join(visible(_cut(each, _LONGEST_NAME)) for each in words[:_MOST_WORDS])
    return f"{before}words allowed here: {listed}{f', {_DOTS} and {rest} more' if rest > 0 else ''}"


def _cut(text: str, most: int = _LONGEST_QUOTE) -> str:
    return text if len(text) <= most else text[: most - len(_DOTS)] + _DOTS


def _is_seen(char: str) -> bool:
    if not char.isprintable() or char in _UNSEEN:
        return False
    return not ("\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef")  # choose a form; unseen alone


def _place(mark: Mark) -> str:
    return f"{visible(mark.file)}:{mark.line}:{mark.column}"


def _cell(char: str) -> tuple[str, int]:
    """How one character of an excerpt is shown, and how many columns of the terminal that takes."""
    if char == "\t":
        return "<TAB>", 5
    if " " <= char <= "~":
        return char, 1
    shown = visible(char)
    if len(shown) > 1:
        return shown, len(shown)
    import unicodedata  # only here: most texts are plain, and the start-up is counted in milliseconds

    if unicodedata.category(char) in ("Mn", "Me"):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _wrap(head: str, text: str, indent: str) -> list[str]:
    """`head` and the words of `text`, broken at blanks to fit the screen; `indent` begins the further lines."""
    if len(text) > _LONGEST_SENTENCE:  # what the sentence says about the long words stands at its end
        text = f"{text[: _LONGEST_SENTENCE // 2]}{_DOTS}{text[-_LONGEST_SENTENCE // 2 :]}"
    lines, line = [], head
    for word in visible(text).split(" "):
        if sum(_cell(char)[1] for char in line) + 1 + sum(_cell(char)[1] for char in word) > _COLUMNS:
            lines.append(line)
            line = indent + word
        else:
            line = f"{line} {word}"
    lines.append(line)
    return [each for each in lines if each.strip()]


def _excerpt(mark: Mark) -> list[str]:
    """The line of a place and the carets below; long lines are cut around the place. Nothing for an empty line."""
    if not mark.text.strip(" "):
        return []
    number = f"{mark.line:>3} | "
    room = _COLUMNS - len(number)
    start = min(max(mark.column - 1, 0), len(mark.text))
    end = min(start + max(mark.width, 1), len(mark.text), start + room)
    # No more than a screen's width on either side can be shown, so a line of a megabyte costs no more than a short one.
    low, high = max(start - room, 0), min(end + room, len(mark.text))
    cells = [_cell(char) for char in mark.text[low:high]]
    sizes = [size for _, size in cells]
    left, right = _window(sizes, start - low, end - low, room, low > 0, high < len(mark.text))
    before = _DOTS if low + left > 0 else ""
    after = _DOTS if low + right < len(mark.text) else ""
    shown = "".join(text for text, _ in cells[left:right])
    blanks = len(before) + sum(sizes[left : start - low])
    carets = "^" * max(sum(sizes[start - low : min(end - low, right)]), 1)
    return [f"{number}{before}{shown}{after}".rstrip(), f"{' ' * (len(number) - 2)}| {' ' * blanks}{carets}"]


def _window(sizes: list[int], start: int, end: int, room: int, more_left: bool, more_right: bool) -> tuple[int, int]:
    """Which part of a line to show around the place from `start` to `end`, so that it fits into `room` columns.

    `sizes` are the columns of its characters; `more_left` and `more_right` say that the line goes on beyond them.
    The whole line if it fits, else its beginning, else its end, else the place in the middle.
    """
    dots = len(_DOTS)
    if not more_left and not more_right and sum(sizes) <= room:
        return 0, len(sizes)
    left, right = start, start
    if not more_left and sum(sizes[:end]) <= room - dots:
        left, right, room = 0, end, room - dots
    elif not more_right and sum(sizes[start:]) <= room - dots:
        right, room = len(sizes), room - dots
    else:
        room -= 2 * dots
    used = sum(sizes[left:right])
    while right < end and used + sizes[right] <= room:
        used += sizes[right]
        right += 1
    side = used + (room - used) // 2  # the left gets half of what is free, the right the rest
    while left > 0 and used + sizes[left - 1] <= (room if right == len(sizes) else side):
        left -= 1
        used += sizes[left]
    while right < len(sizes) and used + sizes[right] <= room:
        used += sizes[right]
        right += 1
    return left, right


def other_script(word: str) -> str:
    """The script of the first letter that is not Latin, such as Cyrillic; else empty."""
    if word.isascii():
        return ""
    import unicodedata

    for char in word[:_LONGEST_NAME]:
        name = unicodedata.name(char, "") if char.isalpha() else ""
        if name and not name.startswith(("LATIN", "FULLWIDTH LATIN", "MATHEMATICAL", "MODIFIER")):
            return "Chinese" if name.startswith("CJK") else name.partition(" ")[0].capitalize()
    return ""


def skeleton(word: str) -> str:
    """What a word looks like: without case, accents, script and kind of dash."""
    if not word.isascii():
        import unicodedata

        word = unicodedata.normalize("NFKD", word.translate(_LOOKALIKES))
        word = "".join(char for char in word if not unicodedata.combining(char))
    return word.casefold().replace("-", "_").replace(" ", "_")


def _rank(word: str, words: list[str]) -> list[tuple[float, str]]:
    """The words that may have been meant, with their likeness from 0 to 1, the likest first."""
    if not word or len(word) > _LONGEST_NAME:
        return []
    from difflib import SequenceMatcher

    looks = skeleton(word)
    matcher = SequenceMatcher(None, "", looks, autojunk=False)
    ranking: list[tuple[float, str]] = []
    rough: list[tuple[float, str, str]] = []
    for number, each in enumerate(words):
        other = skeleton(each[: _LONGEST_NAME + 1])
        if other == looks:
            ranking.append((1.0 + _CLEARLY, each))
        elif number < _MOST_COMPARED:
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() >= _CLOSE and (bound := matcher.quick_ratio()) >= _CLOSE:
                rough.append((-bound, other, each))
    for _, other, each in sorted(rough)[:_MOST_COMPARED_CLOSELY]:
        matcher.set_seq1(other)
        if (ratio := matcher.ratio()) >= _CLOSE:
            ranking.append((ratio, each))
    return sorted(ranking, key=lambda entry: -entry[0])


NOWHERE = Mark("", 0, 0)


def wrong(message: str, cure: str, kind: str = "call") -> CasusError:
    """The mistake in a call, with what to do about it. kind: a short stable name for programs."""
    return CasusError([Problem(kind, message, NOWHERE, cure)])


def fault(error: BaseException) -> str:
    """One line on a mistake of ours: its kind, its words, and where it came up."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
    words = " ".join(str(error).split())[:200]
    return f"casus {VERSION}, {type(error).__name__}: {words}{place}"
