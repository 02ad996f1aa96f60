"""What the command line is given, turned into what the engine needs; every unknown word is answered with a cure."""

import shlex
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.ask.find import meant
from casus.assessment import stored
from casus.assessment.cases import disputes_of
from casus.assessment.engine import Run, engine_for
from casus.assessment.prospect import Dossier
from casus.assessment.results import CaseAssessment, Row
from casus.files.problems import offer, quote, wrong
from casus.law.model import Law
from casus.law.systems import whole_of
from casus.law.world import actor_cure, code_of_two, entity_code
from casus.scenarios import library
from casus.scenarios.library import find_file, load_scenario
from casus.scenarios.model import Scenario
from casus.words.names import Voice


class Chosen(NamedTuple):
    """What to assess with: a reading, single answers by question, and single accounts by dispute."""

    reading: str = "default"
    answers: tuple[tuple[str, str], ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()
    backend: str = "auto"

    @property
    def options(self) -> str:
        """All of it as it stands on a command line, with a blank before; empty for the default."""
        reading = f" --reading {shlex.quote(self.reading)}" if self.reading != "default" else ""
        answers = "".join(f" --answer {shlex.quote(f'{name}={value}')}" for name, value in self.answers)
        return (
            reading + answers + "".join(f" --account {shlex.quote(f'{name}={value}')}" for name, value in self.accounts)
        )

    @property
    def changes(self) -> tuple[str, ...]:
        """The answers and accounts as they were written."""
        return tuple(f"{name}={value}" for name, value in (*self.answers, *self.accounts))


def check_answers(law: Law, chosen: Chosen) -> None:
    """Raise CasusError for a reading, a question or an answer that is not on file."""
    if chosen.reading not in ("default", *law.readings):
        cure = offer(chosen.reading, ["default", *law.readings])
        raise wrong(f"there is no reading {quote(chosen.reading)}", cure, "unknown-reading")
    for question, answer in chosen.answers:
        if question not in law.questions:
            raise wrong(f"there is no question {quote(question)}", offer(question, law.questions), "unknown-question")
        known = [item.id for item in law.questions[question].answers]
        if answer not in known:
            raise wrong(f"{quote(answer)} is no answer to {question}", offer(answer, known), "unknown-answer")


def check_chosen_accounts(law: Law, scenario: Scenario, chosen: Chosen) -> None:
    """Raise CasusError for a dispute or an account that a scenario does not have."""
    disputes = disputes_of(law, scenario)
    for name, value in chosen.accounts:
        if name not in disputes:
            cure = offer(name, disputes) if disputes else "its accounts do not differ"
            raise wrong(f"{scenario.id} has no dispute {quote(name)}", cure, "unknown-dispute")
        known = [item.id for item in disputes[name].versions]
        if value not in known:
            raise wrong(f"{quote(value)} is no account of {name}", offer(value, known), "unknown-account")


def run_of(law: Law, given: str | Scenario, chosen: Chosen) -> Run:
    """One scenario, inferred; by its name, or as loaded. Raises CasusError for a file with problems and for words that are not on file."""
    check_answers(law, chosen)
    engine = engine_for(law, chosen.backend)
    known = _known(law, given) if isinstance(given, str) else None
    scenario = known.scenario if known is not None else scenario_of(law, given)
    if known is not None and isinstance(given, str):
        library.note_scenario(given, known.scenario.parents)
    check_chosen_accounts(law, scenario, chosen)
    engine.prospect(scenario, known)
    return engine.run(scenario, chosen.reading, dict(chosen.answers), dict(chosen.accounts))


def taken_by_file(run: Run, asked: Iterable[str] = ()) -> list[str]:
    """The answers that the file takes for the default ones, as QUESTION=ANSWER, where nothing else is asked for. asked: what is, in the same form."""
    answers, known = run.choice.answers, set(asked)
    made = [f"{name}={value}" for name, value in run.scenario.answers if answers.get(name) == value]
    return [item for item in made if item not in known]


def _known(law: Law, name: str) -> Dossier | None:
    """What is kept of a scenario, where the files that it changes or follows are still as they were; None else."""
    known = stored.load_stored(_key(law, name), law)
    if known is None or not (known.scenario.parents or known.scenario.follows):
        return known
    return known if (known.scenario.parents, known.scenario.follows) == library.origins_now(name, law) else None


def scenario_of(law: Law, given: str | Scenario) -> Scenario:
    """A scenario by its name, or as it was loaded. Raises CasusError for a file with problems."""
    return load_scenario(given, law) if isinstance(given, str) else given


def keep(run: Run, name: str) -> None:
    """Keep what could follow in a scenario for the next run of the program, if it is not kept already. name: as it was named."""
    key = _key(whole_of(run.law), name)
    if key and not stored.there(key):
        encodings = {preds: made for preds, made in run.engine.encodings.items() if preds == run.given}
        prospect = run.prospect
        support, ways, idle_ways = prospect.ground.part(prospect.decisive), prospect.ways, prospect.idle_ways
        known = run.scenario, prospect.space, prospect.ground, prospect.relaxed, prospect.decisive, ways, idle_ways
        stored.save_stored(key, Dossier(*known, support, encodings))


def _key(law: Law, name: str) -> str:
    """The name under which what could follow in a scenario is kept between runs; "" for not at all."""
    path, key = find_file(name), library.law_key(law)
    return stored.stored_key(key, path, library.label_of(name, path)) if key else ""


class Assessed(NamedTuple):
    """One scenario assessed as it was asked for: its run, its rows, what it was called and what it was assessed with."""

    run: Run
    assessment: CaseAssessment
    name: str
    chosen: Chosen

    @property
    def scenario(self) -> Scenario:
        """The scenario that was assessed."""
        return self.run.scenario

    @property
    def voice(self) -> Voice:
        """How its names are said."""
        return Voice(self.run.law, self.run.scenario)


def assessed(law: Law, given: str | Scenario, chosen: Chosen, name: str = "") -> Assessed:
    """One scenario, by its name or as loaded, assessed. name: what to call one that was loaded. Raises CasusError as `run_of` does."""
    run = run_of(law, given, chosen)
    return Assessed(run, run.assessment(chosen.reading), given if isinstance(given, str) else name or given.id, chosen)


def norms_of(law: Law, text: str) -> list[str]:
    """The norms that a text names: one by its id or a rule's, or all of a paragraph or an article. Raises CasusError for none."""
    norms = list(dict.fromkeys(rule.norm for rule in law.rules() if rule.norm))
    if text in norms:
        return [text]
    by_rule = next((rule.norm for rule in law.rules() if rule.norm and rule.id == text), "")
    if by_rule:
        return [by_rule]
    found = [norm for norm in norms if norm.partition("/")[0] == text]
    found = found or [rule.norm for rule in law.rules() if rule.norm and rule.clause == text]
    if not found and "/" not in text and len(named := meant(law, text)) == 1:  # as people write it: 4.2, art. 4
        clause, only = named[0]
        if text not in (clause.id, only):
            return norms_of(law, only or clause.id)
    if not found:
        clauses = {
            name: clause.system
            for clause in law.clauses.values()
            for name in (clause.id, *(item.id for item in clause.paragraphs))
        }
        if text in clauses:
            raise wrong(f"no rule of {text} draws a duty or a ban", f"what it says: casus law {text}", "no-norm")
        system, _, number = text.partition(
            "."
        )  # a clause called by its system of treaties, where that has one of the number
        called = [name for name, home in clauses.items() if home == system and name.partition(".")[2] == number]
        if len(called) == 1:
            return norms_of(law, called[0])
        raise wrong(f"there is no norm or clause {quote(text)}", offer(text, [*norms, *clauses]), "unknown-norm")
    return list(dict.fromkeys(found))


def state_of(law: Law, text: str) -> str:
    """The code of a state or organisation written by its code or name. Raises CasusError for another word."""
    code = entity_code(text, law.entities) or code_of_two(text, law.entities)
    if code is None:
        raise wrong(f"no state is called {quote(text)}", actor_cure(text, law.entities), "unknown-state")
    return code


def rows_for(rows: Iterable[Row], norms: Sequence[str], bearer: str) -> list[Row]:
    """Of some rows those of some norms, of one bearer where one is given."""
    return [row for row in rows if row.norm in norms and bearer in ("", row.bearer) and row.trigger]
