"""Taking a mapping apart word by word, noting every mistake on the way.

All readers of rule and scenario files use this: a word taken twice, left out, misspelt or of the wrong shape
becomes a `Problem` with its place and its cure, and reading goes on with what is there.
"""

from collections.abc import Iterable

from casus.problems import Mark, Problem, offer
from casus.tree import Map, Node, Scalar, Seq


class Fields:
    """The words of one mapping. Take what you know with the methods; `done` reports what nobody took."""

    def __init__(self, node: Node, problems: list[Problem], what: str) -> None:
        self.node = node
        self.mark: Mark = node.mark
        self.problems = problems
        self.what = what
        self.taken: list[str] = []
        self.entries: tuple[tuple[Scalar, Node], ...] = ()
        if isinstance(node, Map):
            self.entries = node.entries
        else:
            self.problem("shape", f"{what} needs words with values, as in word: value", node.mark)

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
        if required and self.entries:
            self.problem("missing-word", f'{self.what} lacks the word "{name}"', cure=f"add {name}: …")
        return None

    def key_mark(self, name: str) -> Mark:
        """Where a word stands."""
        for key, _ in self.entries:
            if key.text == name:
                return key.mark
        return self.mark

    def scalar(self, name: str, *, required: bool = False) -> Scalar | None:
        """The value of a word that must be one piece of text."""
        node = self.node_of(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.problem("shape", f'"{name}" takes one value, not a list or a group of words', node.mark)
            return None
        if required and not node.text:
            self.problem("missing-value", f'"{name}" has no value', node.mark, "write one after the colon")
            return None
        return node

    def text(self, name: str, *, required: bool = False, default: str = "") -> str:
        """The text of a word, with white space folded."""
        scalar = self.scalar(name, required=required)
        return " ".join(scalar.text.split()) if scalar is not None else default

    def choice(self, name: str, allowed: Iterable[str], *, required: bool = False, default: str = "") -> str:
        """The text of a word that must be one of a few."""
        scalar = self.scalar(name, required=required)
        if scalar is None:
            return default
        options = list(allowed)
        if scalar.text not in options:
            self.problem(
                "unknown-value", f'"{scalar.text}" is not a value of {name}', scalar.mark, offer(scalar.text, options)
            )
            return default
        return scalar.text

    def flag(self, name: str) -> bool:
        """A word that is true or false; false where it does not stand."""
        return self.choice(name, ("true", "false"), default="false") == "true"

    def items(self, name: str, *, required: bool = False) -> tuple[Node, ...]:
        """The elements of a word that holds a list; a single value counts as a list of one."""
        node = self.node_of(name, required=required)
        if node is None:
            return ()
        if isinstance(node, Seq):
            return node.items
        if isinstance(node, Scalar) and not node.text:
            return ()
        return (node,)

    def texts(self, name: str) -> tuple[Scalar, ...]:
        """The elements of a word that holds a list of plain values."""
        found = []
        for item in self.items(name):
            if isinstance(item, Scalar):
                found.append(item)
            else:
                self.problem("shape", f'"{name}" lists plain values only', item.mark)
        return tuple(found)

    def fields(self, name: str, what: str, *, required: bool = False) -> "Fields | None":
        """The value of a word that must be a mapping."""
        node = self.node_of(name, required=required)
        return None if node is None else Fields(node, self.problems, what)

    def pairs(self, name: str) -> tuple[tuple[Scalar, Node], ...]:
        """The entries of a word whose value is a mapping of the user's own words."""
        node = self.node_of(name)
        if node is None or (isinstance(node, Scalar) and not node.text):
            return ()
        if isinstance(node, Map):
            return node.entries
        self.problem("shape", f'"{name}" needs words with values, as in word: value', node.mark)
        return ()

    def rest(self) -> tuple[tuple[Scalar, Node], ...]:
        """The entries nobody has taken yet; they count as taken from now on."""
        left = tuple((key, value) for key, value in self.entries if key.text not in self.taken)
        self.taken.extend(key.text for key, _ in left)
        return left

    def done(self, also: Iterable[str] = ()) -> None:
        """Report every word that nobody took. `also` are words that would have been allowed too."""
        allowed = list(dict.fromkeys([*self.taken, *also]))
        for key, _ in self.entries:
            if key.text not in self.taken:
                self.problem(
                    "unknown-word", f'"{key.text}" is not a word Casus reads here', key.mark, offer(key.text, allowed)
                )
