"""Scenarios of features put to the test: what each sentence came to, and the proof of what was judged.

`casus specs --run` tries them here and now; a run under pytest leaves the same proofs with `--casus-json`.
"""

from pathlib import Path
from typing import NamedTuple

from casus.engine import Engine
from casus.explaintext import ExplainText
from casus.problems import Mark, render
from casus.specs import Case, Example, Part, Sentence, Spec
from casus.steps import Language
from casus.story import Line, Story, Wrong, read_through
from casus.verdict import Judged, Unmet

_MOST_WAYS = 4
AS_EXPECTED, NOT_AS_EXPECTED, NOT_READ, NOT_RUN = "as expected", "not as expected", "cannot be read", "not run"


class Proof(NamedTuple):
    """Why what one sentence says holds: the line it stands in, and the reasons as text."""

    line: int
    text: str


class Tried(NamedTuple):
    """What came of one case of a scenario. `line` is where it stopped, `message` why; both empty where it went through."""

    verdict: str
    line: int = 0
    message: str = ""
    proofs: tuple[Proof, ...] = ()


def verdict_of(tried: list[Tried]) -> str:
    """One word for all cases of a scenario: the worst."""
    order = (NOT_READ, NOT_AS_EXPECTED, NOT_RUN, AS_EXPECTED)
    return min((item.verdict for item in tried), key=order.index, default=NOT_RUN)


def try_example(
    engine: Engine, language: Language, spec: Spec, part: Part, example: Example, *, proofs: bool = True
) -> list[Tried]:
    """Put every case of one scenario to the test. Proofs take as long as the test itself, so they can be left out."""
    return [try_case(engine, language, spec, case, proofs=proofs) for case in spec.cases(part, example)]


def try_case(engine: Engine, language: Language, spec: Spec, case: Case, *, proofs: bool = True) -> Tried:
    """Put one case to the test; it stops at the first sentence that does not hold."""
    folder = spec.path.parent
    lines = [_line(sentence, spec) for sentence in case.sentences]
    problems = read_through(Story(engine, language, folder), lines)
    if problems:
        return Tried(NOT_READ, problems[0].mark.line, "\n".join(render(problem) for problem in problems))
    story = Story(engine, language, folder)
    found: list[Proof] = []
    for line in lines:
        judged = len(story.verdict.judged)
        try:
            story.tell(line)
        except Unmet as unmet:
            return Tried(NOT_AS_EXPECTED, line.mark.line, str(unmet), tuple(found))
        except Wrong as wrong:
            return Tried(NOT_READ, line.mark.line, "\n".join(render(problem) for problem in wrong.problems))
        text = proof_of(story, story.verdict.judged[judged:]) if proofs else ""
        if text:
            found.append(Proof(line.mark.line, text))
    return Tried(AS_EXPECTED, proofs=tuple(found))


def _line(sentence: Sentence, spec: Spec) -> Line:
    mark = Mark(spec.path.name, sentence.line, 1, sentence.text, len(sentence.text))
    return Line(sentence.type, sentence.text, mark)


def proof_of(story: Story, judged: list[Judged]) -> str:
    """Why what one sentence said holds: the proof of the first norm it speaks of, or the rules and facts it rests on.

    What could be changed is not looked for: a story has no name by which a command could change it.
    """
    if not judged:
        return ""
    first = judged[0]
    if first.sort == "norm":
        row = first.rows[0] if first.rows else None
        if row is None:  # nothing leads there: what the nearest way lacks
            return _lacking(story, first)
        text = ExplainText(story.run(), story.reading, seeking=False).rows([row], [row.norm], row.bearer)
        return text.rstrip("\n")
    if first.sort in ("concept", "status"):
        say = ExplainText(story.run(), story.reading).say if first.sort == "concept" else None
        atoms = [atom for item in judged for atom in item.atoms]
        if say is not None and atoms:
            return "\n".join(dict.fromkeys(say.statement(atom) for atom in atoms[:4]))
        return ""
    if first.sort == "standing":
        rules = [story.law.rule(name) for item in judged for name in item.rules]
        return "\n".join(dict.fromkeys(f"{rule.id}: {rule.says}" for rule in rules if rule is not None))
    return ""


def _lacking(story: Story, judged: Judged) -> str:
    """For a norm of which no trace is found: the ways to it. Which of their conditions is nearest is not searched for here."""
    clause = judged.about[-1]
    rules = [
        rule
        for rule in story.law.rules()
        if rule.norm and rule.then.word == judged.word and (rule.clause == clause or rule.norm.startswith(clause + "/"))
    ]
    if not rules:
        return "not triggered: no rule on file leads there"
    ways = "\n".join(f"  {rule.id}: {rule.says}" for rule in rules[:_MOST_WAYS])
    more = f"\n  {len(rules) - _MOST_WAYS} more" if len(rules) > _MOST_WAYS else ""
    return f"not triggered: none of these rules leads there from what is told\n{ways}{more}"


def language_for(engine: Engine, path: Path, known: dict[Path, Language]) -> Language:
    """The sentences that features in a folder may use, each folder's read once."""
    from casus.steps import load_language

    if path not in known:
        known[path] = load_language(engine.law, path)
    return known[path]
