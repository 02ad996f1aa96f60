"""Reading the files of sentences: `steps.yaml`, and `steps.LANGUAGE.yaml` for what says the same in another language."""

import re
from collections.abc import Iterable
from pathlib import Path

from casus.files.fields import Fields
from casus.files.problems import Problem, offer, quote
from casus.files.providers import paths_of
from casus.files.tree import Map, Node, Scalar, read
from casus.law.model import Law
from casus.law.vocabulary import Predicate
from casus.scenarios.library import CasusError
from casus.specs.steps import (
    DETAILS,
    FIELD,
    KEYWORDS,
    PREDICATE_ACTIONS,
    Action,
    Language,
    Latest,
    StepPattern,
    Translated,
    Translation,
)

FILE_NAME = "steps.yaml"
SETTINGS = ("day", "later", "until", "reading", "answer", "account", "scenario", "actor", "place", "continues", "about")
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
_DAY = r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}|\d{4}(?:-\d\d){0,2}"
_REFERENCE = re.compile(r"<([a-z_]+)>")


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
        for name in dict.fromkeys(FIELD.findall(text)):
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
    for field in FIELD.finditer(text):
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


# ---- other languages ---


def read_translations(folder: Path, problems: list[Problem]) -> tuple[Translation, ...]:
    """The languages that a folder of sentences has."""
    found = []
    for path in sorted(folder.glob("steps.*.yaml")):
        node, wrong = read(path, label=path.name)
        problems.extend(wrong)
        if node is not None:
            found.append(_translation(node, problems))
    return tuple(found)


def _translation(node: Node, problems: list[Problem]) -> Translation:
    top = Fields(node, problems, "the file of sentences")
    language = top.text("language", required=True)
    joins = tuple(scalar.text for scalar in top.texts("joins"))
    words = {}
    for word, forms in top.pairs("words"):
        for form in getattr(forms, "items", (forms,)):
            if isinstance(form, Scalar):
                words[form.text.casefold()] = word.text
    sentences = []
    for item in top.items("sentences", required=True):
        fields = Fields(item, problems, "the sentence")
        said, english = fields.text("text", required=True), fields.text("english", required=True)
        fields.done()
        if sorted(set(FIELD.findall(said))) != sorted(set(FIELD.findall(english))):
            fields.problem(
                "fields", "the two sentences have other fields", fields.key_mark("text"), "use the same in both"
            )
            continue
        sentences.append(Translated(said, _translated_pattern(said), english))
    top.done()
    sentences.sort(key=lambda item: len(FIELD.sub("", item.text)), reverse=True)  # the more fixed sentence is meant
    return Translation(language, words, joins, tuple(sentences))


def _translated_pattern(text: str) -> re.Pattern[str]:
    parts = [f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(FIELD.split(text))]
    return re.compile("".join(parts), re.IGNORECASE)
