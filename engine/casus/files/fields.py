"""Taking a mapping apart word by word, noting every mistake on the way; and how much a file may hold.

All readers of rule and scenario files use this: a word taken twice, left out, misspelt or of the wrong shape
becomes a `Problem` with its place and its cure, and reading goes on with what is there.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from casus.files.problems import Mark, Problem, offer, quote, short
from casus.files.tree import Map, Node, Scalar, Seq

# Scenario files, and in part the dated acts of the law.

EVENTS = 100
"""Events of a scenario, those of the record and those that versions add included, four times those of the largest file on record. What came
before what is in their square, and so is what an explanation looks through; with twice as many a gigabyte is not enough."""

FACTS = 500
"""Facts of a scenario, those that versions add included."""

MOST_NAMES = 200
"""Actors of a scenario, and places of a scenario."""

ENTRIES = 500
"""Entries of any other list of a file: sources, positions, corrections, expectations, the record's silences."""

DISPUTES = 40
"""Disputes of a file. Each other version is a case of its own."""

VERSIONS = 10
"""Versions of one dispute, and of one question its answers."""

VALUES = 40
"""Values in a list that stands for "each of these": of a role, of holders, of sources, of events that came before."""

COMBINATIONS = 2000
"""Combinations of the values of one event or fact: each is a statement of its own."""

ALL_COMBINATIONS = 5000
"""The same over all events and facts of a file; a role that stands for every event counts each."""

DAYS = 100_000
"""Pairs of days on which an event goes on and something changes, times its combinations, over all events: each day may
be the critical date, and is compared with those before it."""

LINKS = 1000
"""Pairs of events of which the file says (`after`, `order`, `continues`), directly or through others, that one came first."""

CASES = 5_000_000
"""What a file leaves open (other values of open roles, and other versions), times the square of its events and a quarter of `DAYS`. What
the law leaves open is no part of it: a file that is read today is read when the law has more questions."""

# A folder of law.

FILES = 500
"""Files of a law."""

FOUND = 5000
"""Files and folders looked at in a folder of law."""

RULES = 2000
"""Rules of a law."""

CONDITIONS = 16
"""Conditions in one list of a rule, and exceptions of one rule."""

DENIED_ROLES = 6
"""Roles that the denials (`not_happened`) of one rule may name together: each doubles the forms of the rule."""

FORMS = 10_000
"""Forms of all rules of a law together."""

MOST_QUESTIONS = 200
"""Questions of a law, and its readings."""

ACTS = 1000
"""Dated acts of a law."""

ROLES = 20
"""Roles of a word of the vocabulary."""

LONGEST_WORD = 40
"""Characters of a word of the vocabulary, or of a role."""


_T = TypeVar("_T")

LONGEST_ID = 64
"""Characters of an id. Longer ones cannot be shown on a line."""

_SIGNS = {"-": "hyphens", "_": "low lines", ".": "points"}
_TRUE, _FALSE = ("true", "yes", "y", "on", "1", "t"), ("false", "no", "n", "off", "0", "f")


class Word(NamedTuple):
    """One word of a form: what it says, the kind of what stands there, and whether it must be there.

    `values`: it is one of these. `of`: the form of what stands there, where the kind is a list, a table or a group of words.
    """

    name: str
    says: str
    kind: str = "text"
    required: bool = False
    values: tuple[str, ...] = ()
    of: "FileForm | None" = None


class FileForm:
    """A mapping of a file: its name, what it is, and its words. The reader, the JSON Schema and the reference all use this."""

    def __init__(self, name: str, says: str, *words: Word) -> None:
        self.name = name
        self.says = says
        self.words = {word.name: word for word in words}


class Fields:
    """The words of one mapping. Take what you know with the methods; `done` reports what nobody took.

    form: the words that it may have, where that is written down; it is a mistake of ours to take others, or not to take all.
    """

    def __init__(self, node: Node, problems: list[Problem], what: str, form: FileForm | None = None) -> None:
        self.form = form
        self.node = node
        self.mark: Mark = node.mark
        self.problems = problems
        self.what = what
        self.taken: list[str] = []
        self.empty = False  # and this has been said
        self.entries: tuple[tuple[Scalar, Node], ...] = ()
        if isinstance(node, Map):
            self.entries = node.entries
            self.mark = node.entries[0][0].mark if node.entries else node.mark  # not all that stands between braces
        else:
            self.problem(
                "shape", f"{what} needs words with values", node.mark, "write word: value, each on a line of its own"
            )

    def problem(self, code: str, message: str, mark: Mark | None = None, cure: str = "") -> None:
        """Note one mistake, at a place (the whole mapping if none is given)."""
        self.problems.append(Problem(code, message, mark or self.mark, cure))

    def has(self, name: str) -> bool:
        """Whether the mapping names this word."""
        return any(key.text == name for key, _ in self.entries)

    def node_of(self, name: str, *, required: bool = False) -> Node | None:
        """The value of a word as it stands, or None."""
        self.taken.append(name)
        for key, value in self.entries:
            if key.text == name:
                return value
        required = self._must(name, required)
        if required and self.entries:
            self.problem("missing-word", f'{self.what} lacks the word "{name}"', cure=self._to_add(name))
        elif required and isinstance(self.node, Map) and not self.empty:
            self.empty = True
            self.problem("shape", f"{self.what} is empty", cure=self._to_add(name))
        return None

    def _to_add(self, name: str) -> str:
        """What to write for a word that is not there: one of its values, or what its form says of it."""
        word = self.form.words[name] if self.form is not None else Word(name, "")
        if word.values:
            return f"add {name}: {' or '.join(word.values)}"
        what = "YYYY-MM-DD" if word.kind == "day" else "..."
        return f"add {name}: {what}{f' ({word.says})' if word.says else ''}"

    def _must(self, name: str, required: bool) -> bool:
        """Whether a word must be given: because it is so here, or by its form."""
        return required or (self.form is not None and self.form.words[name].required)

    def key_mark(self, name: str) -> Mark:
        """Where a word stands."""
        for key, _ in self.entries:
            if key.text == name:
                return key.mark
        return self.mark

    def scalar(self, name: str, *, required: bool = False) -> Scalar | None:
        """The value of a word that must be one piece of text, and not an empty one."""
        node = self.node_of(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            cure = "write one value, without brackets"
            self.problem("shape", f'"{name}" takes one value, not a list or a group of words', node.mark, cure)
            return None
        if not node.text.strip():
            must = self._must(name, required)
            cure = "write one after the colon" if must else "write one after the colon, or leave the word out"
            self.problem("missing-value", f'"{name}" has no value', self.key_mark(name), cure)
            return None
        return node

    def text(self, name: str, *, required: bool = False, default: str = "") -> str:
        """The text of a word, with white space folded."""
        scalar = self.scalar(name, required=required)
        return " ".join(scalar.text.split()) if scalar is not None else default

    def id(self, name: str = "id", signs: str = "-") -> str:
        """The text of a word that must be given and must be an id; from now on messages call the mapping by it."""
        scalar = self.scalar(name, required=True)
        if scalar is None:
            return ""
        self.what = f"{self.what} {short(scalar.text)}"
        check_id(scalar, self.problems, signs)
        return scalar.text

    def choice(self, name: str, allowed: Iterable[str] = (), *, required: bool = False, default: str = "") -> str:
        """The text of a word that must be one of a few: of those allowed, or else of those of the form."""
        scalar = self.scalar(name, required=required)
        if scalar is None:
            return default
        options = list(allowed) or list(self.form.words[name].values if self.form is not None else ())
        if scalar.text not in options:
            self.problem(
                "unknown-value",
                f"{quote(scalar.text)} is not a value of {name}",
                scalar.mark,
                offer(scalar.text, options),
            )
            return default
        return scalar.text

    def flag(self, name: str) -> bool:
        """A word that is true or false; false where it does not stand. What was meant counts where that is clear."""
        scalar = self.scalar(name)
        if scalar is None or scalar.text in ("true", "false"):
            return scalar is not None and scalar.text == "true"
        folded = scalar.text.casefold()
        meant = "true" if folded in _TRUE else "false" if folded in _FALSE else "true or false"
        message = f"{quote(scalar.text)} is not a value of {name}"
        self.problem("unknown-value", message, scalar.mark, f"write {meant}")
        return meant == "true"

    def items(self, name: str, *, required: bool = False, most: int | None = None) -> tuple[Node, ...]:
        """The elements of a word that holds a list; a single value counts as a list of one.

        `most`: how many may stand there. More are a problem, and are left out.
        """
        node = self.node_of(name, required=required)
        if node is None:
            return ()
        if isinstance(node, Seq):
            return self._first(name, node.items, most)
        if isinstance(node, Scalar) and not node.text.strip():
            must = self._must(name, required)
            cure = "write the entries after it" if must else "write one after the colon, or [] for none"
            self.problem("missing-value", f'"{name}" has no value', self.key_mark(name), cure)
            return ()
        return (node,)

    def texts(self, name: str, *, most: int | None = None) -> tuple[Scalar, ...]:
        """The elements of a word that holds a list of plain values, none of them empty."""
        found = []
        for item in self.items(name, most=most):
            if not isinstance(item, Scalar):
                self.problem(
                    "shape", f'"{name}" lists plain values only', item.mark, "write one value, without brackets"
                )
            elif not item.text.strip():
                self.problem("missing-value", f'an entry of "{name}" has no value', item.mark, "write one")
            else:
                found.append(item)
        return tuple(found)

    def fields(self, name: str, what: str, form: FileForm | None = None, *, required: bool = False) -> "Fields | None":
        """The value of a word that must be a mapping."""
        node = self.node_of(name, required=required)
        return None if node is None else Fields(node, self.problems, what, form)

    def pairs(self, name: str, *, most: int | None = None) -> tuple[tuple[Scalar, Node], ...]:
        """The entries of a word whose value is a mapping of the user's own words; `most` as in `items`."""
        node = self.node_of(name)
        if node is None:
            return ()
        if isinstance(node, Map):
            return self._first(name, node.entries, most)
        if isinstance(node, Scalar) and not node.text.strip():
            cure = f"leave {name}: out; or write below it, indented, a line NAME: VALUE for each entry"
            self.problem("missing-value", f'"{name}" has no value', self.key_mark(name), cure)
            return ()
        listed = _by_id(node)
        cure = (
            f"write {listed[0][0].text}: {{...}}, without hyphen and id:"
            if listed
            else "write word: value, each on a line of its own"
        )
        self.problem("shape", f'"{name}" needs words with values', node.mark, cure)
        return self._first(name, listed, most)

    def rest(self) -> tuple[tuple[Scalar, Node], ...]:
        """The entries nobody has taken yet; they count as taken from now on."""
        left = tuple((key, value) for key, value in self.entries if key.text not in self.taken)
        self.taken.extend(key.text for key, _ in left)
        return left

    def done(self, also: Iterable[str] = (), *, role_of: str = "") -> None:
        """Report every word that nobody took. `also` are words that would have been allowed too.

        `role_of`: the word of the vocabulary whose roles these are.
        """
        assert self.form is None or self.form.words.keys() <= {*self.taken}, f"{self.form.name}: not all is read"
        code, what = (
            ("unknown-role", f"a role of {role_of}") if role_of else ("unknown-word", "a word Casus reads here")
        )
        allowed = list(dict.fromkeys([*self.taken, *also]))
        for key, _ in self.entries:
            if key.text not in self.taken:
                message = f"{quote(key.text)} is not {what}"
                self.problem(code, message, key.mark, offer(key.text, allowed))

    def _first(self, name: str, found: tuple[_T, ...], most: int | None) -> tuple[_T, ...]:
        if most is None or len(found) <= most:
            return found
        self.problem(
            "too-many",
            f'"{name}" holds {len(found)} entries; {most} at most are read',
            self.key_mark(name),
            "split it up, or leave out what decides nothing",
        )
        return found[:most]


def check_id(scalar: Scalar, problems: list[Problem], signs: str = "-") -> bool:
    """Whether a text may be an id: small letters, digits and the given signs; a problem if not."""
    text = scalar.text
    if re.fullmatch(f"[a-z0-9][a-z0-9{re.escape(signs)}]*", text) and len(text) <= LONGEST_ID and text != "same":
        return True
    better = re.sub("[^a-z0-9" + re.escape(signs) + "]+", signs[0], text[: LONGEST_ID + 1].lower()).strip(signs[0])
    cure = f"write {better}" if better and text.isascii() and better != "same" else "choose another id"
    if text == "same":
        message = '"same" has a meaning of its own and cannot be an id'
    elif len(text) > LONGEST_ID:
        message, cure = f"{quote(text)} is too long for an id", f"{LONGEST_ID} characters at most"
    else:
        allowed = ["small letters", "digits", *(_SIGNS[sign] for sign in signs)]
        message = f"{quote(text)} is no id; an id has {', '.join(allowed[:-1])} and {allowed[-1]} only"
    problems.append(Problem("id", message, scalar.mark, cure))
    return False


def _by_id(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """What a list of entries with an id would be as a table: a slip of form drags no other mistakes behind it."""
    found = []
    for item in node.items if isinstance(node, Seq) else ():
        key = item.get("id") if isinstance(item, Map) else None
        if isinstance(item, Map) and isinstance(key, Scalar):
            found.append((key, Map(tuple(pair for pair in item.entries if pair[0].text != "id"), item.mark)))
    return tuple(found)
