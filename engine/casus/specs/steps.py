"""The step language of the features: the sentences that can be said, as data, and which of them a line is.

`features/steps.yaml` declares every sentence: its words with fields in braces, the keywords it may follow, and what it does.
A folder with features of its own may add sentences in a `steps.yaml` beside them.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from casus.files.fields import Fields
from casus.files.problems import Mark, Problem, offer, quote
from casus.files.providers import paths_of
from casus.files.tree import Map, Node, Scalar, read
from casus.law.model import Law
from casus.law.vocabulary import Predicate
from casus.scenarios.library import CasusError
from casus.specs.languages import Translation, read_translations

KEYWORDS = ("given", "when", "then")
FILE_NAME = "steps.yaml"
LONGEST_LINE = 400  # characters: no sentence is longer, and looking for its parts would take long
PREDICATE_ACTIONS = {"event": "event", "record": "event", "fact": "fact", "concept": "concept", "status": "status"}
"""Actions that name a word of the vocabulary, and the sort of word each takes."""
SETTINGS = ("day", "later", "until", "reading", "answer", "account", "scenario", "actor", "place", "continues", "about")
DETAILS = (
    "deadline",
    "due",
    "since",
    "ended",
    "wording",
    "waits_for",
    "question",
    "dispute",
    "performance",
    "standing",
    "statuses",
    "arguable",
    "denied_by",
)
OVER_ALL = ("question", "dispute", "standing", "statuses", "arguable", "denied_by")
"""Details that can be told only over every answer, account and silence."""
_SPECIAL = (
    "day",
    "clause",
    "question",
    "answer",
    "reading",
    "scenario",
    "dispute",
    "version",
    "event",
    "wording",
    "name",
    "of",
)
"""Fields that have a meaning of their own wherever they stand, if no role of the word is called so."""

_FIELD = re.compile(r"\{([a-z_]+)\}")
_DAY = r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}|\d{4}(?:-\d\d){0,2}"
_REFERENCE = re.compile(r"<([a-z_]+)>")


class Latest(NamedTuple):
    """An event told before: the latest of a word (or of any), with some of its roles given by fields."""

    word: str
    roles: tuple[tuple[str, str], ...]


class Action(NamedTuple):
    """What a sentence does. `sort` is event, record, fact, concept, status, norm, standing, detail or set; `word` what it is about.

    `constants` are values that stand in no field; `latest` maps a role, or `continues`, to an event told before.
    """

    sort: str
    word: str
    constants: tuple[tuple[str, str], ...] = ()
    latest: tuple[tuple[str, Latest], ...] = ()
    denied: bool = False
    for_members: bool = False
    offered: bool = False

    def constant(self, name: str, default: str = "") -> str:
        """A constant, or the default."""
        return dict(self.constants).get(name, default)


class StepPattern(NamedTuple):
    """One sentence. `kinds` says for each field what it holds: ("type", T), ("words", TABLE) or ("special", NAME).

    `strict` matches the sentence with the words that its closed fields allow, `loose` with any words in the fields.
    """

    id: str
    keywords: tuple[str, ...]
    text: str
    action: Action
    kinds: dict[str, tuple[str, str]]
    example: str
    says: str
    strict: re.Pattern[str]
    loose: re.Pattern[str]
    mark: Mark

    @property
    def literal(self) -> int:
        """How many letters of the sentence are fixed: of two sentences that match, the more fixed one is meant."""
        words = _FIELD.sub("", self.text).split()
        return sum(min(len(choice) for choice in word.split("/")) for word in words)


class Spoken(NamedTuple):
    """A line as a sentence of the language: the words in its fields, each with its place."""

    step: StepPattern
    words: dict[str, str]
    marks: dict[str, Mark]
    mark: Mark


class Language(NamedTuple):
    """All sentences. `tables` map the words that may stand in a field to values; `aliases` are further names of entities.

    `bare` is the treaty that "Article 4" belongs to where none is named.
    """

    steps: dict[str, StepPattern]
    tables: dict[str, dict[str, str]]
    aliases: dict[str, str]
    bare: str
    translations: tuple[Translation, ...] = ()

    def english(self, text: str) -> str:
        """A line in English: as it is, or as the sentence that it translates."""
        if text.isascii() or len(text) > LONGEST_LINE:
            return text
        found = [said for item in self.translations if (said := item.english(text))]
        return min(
            found, key=lambda said: not said.isascii(), default=text
        )  # two languages may share a sentence, but not its words

    def find(self, keyword: str, text: str) -> StepPattern | None:
        """The sentence that a line is, read closely or, failing that, with any words in its fields; None if it is none."""
        if len(text) > LONGEST_LINE:
            return None
        text = self.english(text)
        steps = [step for step in self.steps.values() if keyword in step.keywords and step.loose.fullmatch(text)]
        close = [step for step in steps if step.strict.fullmatch(text)]
        # without fixed words of its own a sentence would fit almost any line
        fitting = close or [step for step in steps if step.literal]
        return max(fitting, key=lambda step: step.literal, default=None)

    def hear(self, keyword: str, text: str, mark: Mark) -> Spoken | Problem:
        """A line as a sentence of the language, or what is wrong with it. `mark` is the place of its first letter."""
        english = self.english(text)
        if english != text:  # what is wrong in it is shown at the line as a whole: its words stand elsewhere
            spoken = self.hear(keyword, english, mark)
            if isinstance(spoken, Problem):
                return spoken
            whole = mark._replace(width=len(text))
            return spoken._replace(marks=dict.fromkeys(spoken.marks, whole), mark=mark)
        step = self.find(keyword, text)
        if step is None:
            return self._unknown(keyword, text, mark)
        matched = step.strict.fullmatch(text) or step.loose.fullmatch(text)
        assert matched is not None
        words = {name: matched[name] for name in matched.groupdict()}
        marks = {
            name: mark._replace(column=mark.column + matched.start(name), width=len(matched[name])) for name in words
        }
        return Spoken(step, words, marks, mark)

    def _unknown(self, keyword: str, text: str, mark: Mark) -> Problem:
        whole = mark._replace(width=len(text))
        if len(text) > LONGEST_LINE:
            message = f"this line is longer than {LONGEST_LINE} characters"
            return Problem("long-step", message, whole, "say it in several sentences")
        for other in KEYWORDS:
            step = self.find(other, text)
            if step is not None:
                cure = f"it may follow {' and '.join(word.title() for word in step.keywords)}"
                return Problem("step-keyword", f"this sentence cannot follow {keyword.title()}", whole, cure)
        return Problem("unknown-step", f"no sentence on file reads {quote(text)}", whole, self._nearest(keyword, text))

    def _nearest(self, keyword: str, text: str) -> str:
        """The sentence whose fixed words are most like those of a line."""
        from difflib import SequenceMatcher

        wanted = set(text.casefold().split())

        def likeness(step: StepPattern) -> float:
            fixed = _FIELD.sub(" ", step.text).replace("/", " ").casefold().split()
            shared = sum(word in wanted for word in fixed) / max(len(fixed), 1)
            return shared + SequenceMatcher(None, step.example.casefold(), text.casefold()).ratio()

        near = sorted((step for step in self.steps.values() if keyword in step.keywords), key=likeness, reverse=True)[
            :2
        ]
        return "the nearest are: " + "; or: ".join(step.example for step in near)


def load_language(law: Law, folder: Path | None = None) -> Language:
    """Read the sentences of all that is chosen, and those of a folder if it has any.

    law: the law whose vocabulary the sentences use. Raises CasusError with every problem found.
    """
    paths = [Path(path) for path in paths_of("features", FILE_NAME)]
    own = folder / FILE_NAME if folder is not None else None
    if own is not None and own.is_file() and own.resolve() not in [path.resolve() for path in paths]:
        paths.append(own)
    language, problems = read_language(paths, law)
    if problems:
        raise CasusError(problems, "the sentences")
    translations = [item for path in paths for item in read_translations(path.parent, problems)]
    if problems:
        raise CasusError(problems, "the sentences")
    return language._replace(translations=tuple(translations))


def read_language(paths: Iterable[Path], law: Law) -> tuple[Language, list[Problem]]:
    """Read files of sentences, later ones adding to earlier ones; the language as far as it could be read, and all problems."""
    problems: list[Problem] = []
    language = Language({}, {}, {}, "")
    for path in paths:
        node, found = read(path, label=path.name)
        problems.extend(found)
        if node is not None:
            language = _Reader(law, language, problems).file(node)
    return language, problems


class _Reader:
    """Reads one file of sentences on top of what there is."""

    def __init__(self, law: Law, language: Language, problems: list[Problem]) -> None:
        self.law = law
        self.language = language
        self.problems = problems

    def file(self, node: Node) -> Language:
        top = Fields(node, self.problems, "the file of sentences")
        bare = top.text("bare_article", default=self.language.bare)
        aliases = {**self.language.aliases}
        for key, value in top.pairs("names"):
            if isinstance(value, Scalar) and value.text in self.law.entities:
                aliases[key.text.casefold()] = value.text
            else:
                self.problems.append(
                    Problem(
                        "unknown-state",
                        f"nobody is called {quote(getattr(value, 'text', ''))}",
                        value.mark,
                        "use an id of states.yaml",
                    )
                )
        tables = {**self.language.tables}
        for key, value in top.pairs("words"):
            entries = value.entries if isinstance(value, Map) else ()
            tables[key.text] = {word.text: item.text for word, item in entries if isinstance(item, Scalar)}
        self.language = self.language._replace(tables=tables, aliases=aliases, bare=bare)
        steps = {**self.language.steps}
        for item in top.items("steps"):
            step = self.step(item)
            if step is None:
                continue
            if step.id in steps:
                also = (("the other one", steps[step.id].mark),)
                self.problems.append(
                    Problem(
                        "double-id",
                        f"two sentences are called {quote(step.id)}",
                        step.mark,
                        "give each an id of its own",
                        also,
                    )
                )
            steps[step.id] = step
        top.done()
        return self.language._replace(steps=steps)

    def step(self, node: Node) -> StepPattern | None:
        fields = Fields(node, self.problems, "the sentence")
        step_id = fields.text("id", required=True)
        fields.what = f"the sentence {step_id}"
        keywords = tuple(scalar.text for scalar in fields.texts("keyword") if self._listed(scalar, KEYWORDS))
        text, example, says = (
            fields.text("text", required=True),
            fields.text("example", required=True),
            fields.text("says"),
        )
        chosen = {key.text: value for key, value in fields.pairs("fields")}
        action = self.action(fields)
        fields.done()
        if action is None:
            return None
        kinds = {}
        for name in dict.fromkeys(_FIELD.findall(text)):
            kind = self.kind(name, action, chosen.get(name))
            if kind is None:
                fields.problem(
                    "unknown-role",
                    f"nothing in {action.sort}: {action.word} is called {quote(name)}",
                    fields.key_mark("text"),
                    "name a role of the word, or say under fields: what it holds",
                )
                return None
            kinds[name] = kind
        strict = _pattern(text, {name: self.options(kind) for name, kind in kinds.items()})
        step = StepPattern(
            step_id, keywords, text, action, kinds, example, says, strict, _pattern(text, {}), fields.mark
        )
        if not step.strict.fullmatch(example):
            fields.problem(
                "example",
                f"the example of {step_id} does not read as its text",
                fields.key_mark("example"),
                "write the text with words in its fields",
            )
        return step

    def action(self, fields: Fields) -> Action | None:
        """The one entry that says what the sentence does, with what goes with it."""
        sorts = (*PREDICATE_ACTIONS, "norm", "standing", "detail", "set")
        named = [sort for sort in sorts if fields.has(sort)]
        for sort in sorts:
            fields.taken.append(sort)
        if len(named) != 1:
            fields.problem("action", f"{fields.what} must do one thing", cure=f"give it one of: {', '.join(sorts)}")
            return None
        sort = named[0]
        scalar = fields.scalar(sort, required=True)
        vocabulary = self.law.vocabulary
        allowed: Iterable[str]
        if sort in PREDICATE_ACTIONS:
            allowed = [name for name, word in vocabulary.predicates.items() if word.sort == PREDICATE_ACTIONS[sort]]
        else:
            allowed = {
                "norm": vocabulary.kinds,
                "standing": (*vocabulary.kinds, "any"),
                "detail": DETAILS,
                "set": SETTINGS,
            }[sort]
        if scalar is None or not self._listed(scalar, allowed):
            return None
        constants = tuple((key.text, value.text) for key, value in fields.pairs("with") if isinstance(value, Scalar))
        latest = tuple((key.text, self.latest(value)) for key, value in fields.pairs("latest"))
        return Action(
            sort,
            scalar.text,
            constants,
            latest,
            fields.flag("denied"),
            fields.flag("for_members"),
            fields.flag("offered"),
        )

    def latest(self, node: Node) -> Latest:
        """An event told before, as in {raid: {by: <by>}}; `any` stands for any word."""
        if isinstance(node, Map) and len(node.entries) == 1:
            word, roles = node.entries[0]
            entries = roles.entries if isinstance(roles, Map) else ()
            return Latest(word.text, tuple((key.text, getattr(value, "text", "")) for key, value in entries))
        return Latest(getattr(node, "text", "any"), ())

    def kind(self, name: str, action: Action, chosen: Node | None) -> tuple[str, str] | None:
        """What a field holds."""
        if isinstance(chosen, Scalar):
            if chosen.text in self.language.tables:
                return "words", chosen.text
            return ("type", chosen.text) if chosen.text in self.law.vocabulary.types else None
        word = self.law.vocabulary.predicates.get(action.word) if action.sort in PREDICATE_ACTIONS else None
        role = word.role(name) if word is not None else None
        if role is not None:
            return "type", role.type
        for latest in (item for _, item in action.latest):
            referred = [
                role_name for role_name, value in latest.roles if _REFERENCE.fullmatch(value) and value[1:-1] == name
            ]
            predicate: Predicate | None = self.law.vocabulary.predicates.get(latest.word)
            found = predicate.role(referred[0]) if predicate is not None and referred else None
            if found is not None:
                return "type", found.type
        if action.sort in ("norm", "standing") and name in ("bearer", "toward"):
            return "type", "addressee"
        return ("special", name) if name in _SPECIAL else None

    def options(self, kind: tuple[str, str]) -> list[str]:
        """What may stand in a field, as expressions; empty for names, of which there are many."""
        if kind == ("special", "day"):
            return [_DAY]
        words: Iterable[str] = ()
        if kind[0] == "words":
            words = self.language.tables[kind[1]]
        elif kind[0] == "type":
            words = (value.replace("_", " ") for value in self.law.vocabulary.types[kind[1]].values)
        return sorted(map(re.escape, words), key=len, reverse=True)  # the longest first: "does not owe" before "does"

    def _listed(self, scalar: Scalar, allowed: Iterable[str]) -> bool:
        options = list(allowed)
        if scalar.text in options:
            return True
        self.problems.append(
            Problem("unknown-word", f"{quote(scalar.text)} cannot stand here", scalar.mark, offer(scalar.text, options))
        )
        return False


def _pattern(text: str, options: dict[str, list[str]]) -> re.Pattern[str]:
    """The regular expression of a sentence. `a/b` in it means either word; `options` are expressions for closed fields."""
    parts = []
    place = 0
    seen: set[str] = set()
    for field in _FIELD.finditer(text):
        parts.append(_fixed(text[place : field.start()]))
        if field[1] in seen:
            parts.append(f"(?P={field[1]})")
        else:
            parts.append(f"(?P<{field[1]}>{'|'.join(options.get(field[1], ())) or '.+?'})")
        seen.add(field[1])
        place = field.end()
    parts.append(_fixed(text[place:]))
    return re.compile("".join(parts), re.IGNORECASE)


def _fixed(text: str) -> str:
    """The fixed words of a sentence as an expression, with either of two where a stroke stands between them."""
    words = [
        f"(?:{'|'.join(map(re.escape, word.split('/')))})" if "/" in word else re.escape(word)
        for word in text.split(" ")
    ]
    return " ".join(words)
