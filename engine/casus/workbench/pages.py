"""From a request to a page: what is shown in each state, with the mistakes at their fields; pure but for what it keeps of the last states."""

import json
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from casus import __version__
from casus.assessment.results import STATUSES
from casus.files.cache import Few
from casus.files.problems import CasusError, Problem, offer, quote
from casus.interface.assessing import Assessment, assess
from casus.interface.loading import bundled_files, list_scenarios, load_law
from casus.interface.trying import Comparison, differences, matrix, timeline, what_if
from casus.law.model import Law
from casus.show.blocks import Foot
from casus.show.compare import DayChange
from casus.show.drawing import svg
from casus.show.html import html, html_words, render, style, template
from casus.show.ladder import Ladder, end_words
from casus.show.overview import Listed
from casus.show.report import report
from casus.workbench.address import (
    ACCOUNT,
    ANSWER,
    BEGIN,
    LAST,
    LEARN,
    PUT,
    READING,
    ROLE,
    SET,
    TOLD_CASE,
    Asked,
    Change,
    State,
    TooLong,
    asked,
    entry,
    fields,
    interview_address,
    link_notes,
    number,
    wrong_changes,
)
from casus.workbench.answer import NOT_OWED, Answer, Delta, Duty, Exercises, delta, owed_now, same_in_all, stands
from casus.workbench.case import CaseView, blank, fault_words, kinds, offered

_KINDS = {"question": ANSWER}
MOST_KEPT = 32
"""Of how many states what follows is kept, and of how many requests the answer."""
HTML, JSON, YAML, SVG, CSS, JS = (
    "text/html; charset=utf-8",
    "application/json",
    "application/yaml; charset=utf-8",
    "image/svg+xml",
    "text/css; charset=utf-8",
    "text/javascript; charset=utf-8",
)
FILES = {"bench.css": CSS, "bench.js": JS}
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a page of the workbench may load: nothing from elsewhere, and no script or style that stands in it."""


class Reply(NamedTuple):
    """An answer to a request. `location`: where the reader is to go instead; `name`: the file it is to be saved as."""

    status: int
    kind: str
    body: str
    location: str = ""
    name: str = ""


class Stand(NamedTuple):
    """What a state comes to. `taken` is the state without what is wrong in it, which `faults` tell of; `compared` what it changes of the file."""

    state: State
    taken: State
    file: Assessment
    now: Assessment
    compared: Comparison | None
    faults: tuple[Problem, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What is changed, in words."""
        return self.compared.changes if self.compared is not None else ()


class Day(NamedTuple):
    """A day with its events, what changed on it, and how the norm at the head of the answer stood at its end: a mark and a word."""

    told: dict[str, Any]
    changes: list[DayChange]
    mark: str
    word: str


class Bench:
    """The workbench over one law. known: the scenarios that can be named, each with its name or path; all on file if None.

    folder: where the files of cases are kept that are told in the interview; one of its own if empty.
    """

    def __init__(self, known: Mapping[str, str] | None = None, law: Law | None = None, folder: str = "") -> None:
        self.law = law if law is not None else load_law()
        self.own = dict(known or {})
        self.known = {**{name: name for name in bundled_files()}, **self.own}
        self.stands: Few[State, Stand] = Few(MOST_KEPT)
        self.heads: Few[State, list[Duty]] = Few(MOST_KEPT)
        self.replies: Few[tuple[str, str], Reply] = Few(MOST_KEPT)
        self.folder = folder

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """The scenarios on file with their titles and dates; to find these, all files are read."""
        return list_scenarios().listed

    # ---- what a state comes to ----

    def stand(self, state: State) -> Stand:
        """What a state comes to; of one with mistakes, what it comes to without them."""
        return self.stands.get(state, lambda: self._stand(state))

    def _stand(self, state: State) -> Stand:
        name = self.file(state)
        if not state.changes:
            now = assess(name, self.law)
            return Stand(state, state, now, now, None)
        file = self.stand(state.as_on_file).file
        try:
            compared = what_if(name, self.law, **state.edits(), **state.choice(), before=file)
        except CasusError as error:
            wrong = wrong_changes(state, error.problems)
            less = self.stand(state.minus(*wrong))
            return less._replace(state=state, faults=(*error.problems, *less.faults))
        return Stand(state, state, file, compared.sides[1], compared)

    def file(self, state: State) -> str:
        """The name or the path of the scenario of a state: a bundled one, or the file that the answers of an interview make."""
        if not state.told:
            return self.known[state.on]
        from casus.interface.interviewing import interview

        found = interview(state.told, state.line, self.law)
        if found.problems:
            raise CasusError(list(found.problems), "the answers")
        if not self.folder:
            self._kept = TemporaryDirectory(prefix="casus-")  # it goes with this bench
            self.folder = self._kept.name
        text = found.yaml(f"{TOLD_CASE}.yaml")
        path = Path(self.folder, sha256(text.encode()).hexdigest()[:16], f"{TOLD_CASE}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    @cached_property
    def exercises(self) -> Exercises:
        """The tasks of courses that can be done here."""
        return Exercises(self.law)

    def step(self, stand: Stand, many: int = 1) -> Comparison | None:
        """What the latest step did, which made so many changes; None where nothing was changed."""
        if len(stand.taken.changes) <= many:
            return stand.compared
        before = self.stand(stand.taken.earlier(many))
        new = [words for words in stand.told if words not in before.told]
        return differences(before.now, stand.now, new)

    def on_file(self, stand: Stand) -> list[Duty]:
        """What is told of the case as on file, where it is changed: its head stays at the head, until another is asked for."""
        file = stand.taken.as_on_file
        return self.heads.get(file, Answer(file, stand.file).duties) if stand.taken.changes else []

    # ---- requests ----

    def respond(self, path: str, query: str) -> Reply:
        """The answer to a request for a path of the workbench; every mistake is a page that says what is wrong and what to do."""
        return self.replies.get((path, query), lambda: self._answered(path, query))

    def _answered(self, path: str, query: str) -> Reply:
        try:
            found = self._respond(path.strip("/"), asked(query))
            kept = rf"{re.escape(self.folder)}.[0-9a-f]{{16}}."  # where a case that was told is kept is nobody's matter
            return found._replace(body=re.sub(kept, "", found.body)) if self.folder else found
        except TooLong:
            return self._wrong(414, "This address says more than an address may.", "Change fewer things at once.")
        except CasusError as error:
            told = error.problems[0] if error.problems else None
            return self._wrong(400, fault_words(told) if told is not None else str(error), "")

    def _respond(self, path: str, told: Asked) -> Reply:
        if path in FILES:
            return Reply(200, FILES[path], style(path) if FILES[path] == CSS else template(path))
        if BEGIN in told.more and path in ("", "case.yaml"):
            return self._begin(path, told)
        if path == "" and LEARN in told.more:
            page = self.exercises.page(told)
            return Reply(200, HTML, self._page("bench_task.html", {**page, "html": html}))
        if path == "" and not told.state.on:
            return Reply(200, HTML, self._page("bench_home.html", self._home(told)))
        if path not in ("", "save", "answer.json", "why.svg", "part"):
            return self._wrong(404, "There is no such page.", "Begin with an incident.")
        if told.state.task:
            self.known.update(self.exercises.cases(told.state.task))
        if told.state.on not in self.known and not told.state.told:
            cure = offer(told.state.on, self.known)
            return self._wrong(404, f"There is no scenario {quote(told.state.on)}.", cure)
        if moved := self._moved(told):
            return Reply(303, HTML, "", moved)
        stand = self.stand(told.state)
        match path:
            case "save":
                return self._save(stand)
            case "answer.json":
                result = {"changes": stand.told, "faults": list(map(fault_words, stand.faults))}
                values = {"receipt": stand.now.receipt(), "result": {**result, "rows": stand.now.values()}}
                return Reply(200, JSON, json.dumps(values, ensure_ascii=False, indent=1))
            case "why.svg":
                found = stand.now.explain(told.more.get("norm", ""), told.more.get("for", ""))
                return Reply(200, SVG, svg(found.drawing()), name="why.svg")
            case "part":
                return Reply(200, HTML, self._page("bench_parts.html", self._part(stand, told.more)))
        return Reply(200, HTML, self._page("bench_case.html", self._case(stand, told)))

    def _page(self, name: str, values: dict[str, Any]) -> str:
        return render(name, version=__version__, law=self.law.digest[:12], site=False, **values)

    def _wrong(self, status: int, words: str, cure: str) -> Reply:
        values = {**self._home(Asked(State(""), {})), "wrong": (words, cure)}
        return Reply(status, HTML, self._page("bench_home.html", values))

    def _moved(self, told: Asked) -> str:
        """Where what a form said leads: the state with what it changed; empty where no form was sent."""
        state, more = told.state, told.more
        changes = [Change(SET, f"{field}={value.strip()}") for field, value in fields(more, PUT)]
        adds = dict(fields(more, ROLE))
        if not changes and not adds:
            return ""
        if changes:
            view = self._view(self.stand(state))
            now = {menu.field: menu.now for card in view.case().cards for menu in card.menus}
            fresh = [one for one in changes if one.value and now.get(one.name) != one.value]
            state = self._settled(state.plus(*fresh), fresh)
        if adds and (word := more.get("new", "")):
            state = state.plus(entry(word, adds.items()))
        return state.address(**{name: more[name] for name in ("norm", "for") if name in more})

    def settled(self, state: State) -> State:
        """The state without the answers and accounts in it that are taken anyway, in its reading."""
        reading = self.law.readings.get(state.value(READING))
        usual = {(ANSWER, one.id): one.default for one in self.law.questions.values()}
        usual |= {(ANSWER, name): answer for name, answer in (reading.answers if reading is not None else ())}
        disputes = (*self.law.disputes, *self.stand(state.as_on_file).file.scenario.disputes)
        usual |= {(ACCOUNT, one.id): one.default for one in disputes}
        return state.minus(*(one for one in state.changes if usual.get(one.slot) == one.value))

    def _settled(self, state: State, fresh: Sequence[Change]) -> State:
        """The state without changes that set a field to what the file has."""
        file = self.stand(state.as_on_file)
        view = CaseView(state.as_on_file, file.file, file.file)
        now = {menu.field: menu.now for card in view.case().cards for menu in card.menus}
        return state.minus(*(one for one in fresh if now.get(one.name) == one.value))

    def _view(self, stand: Stand) -> CaseView:
        return CaseView(stand.taken, stand.file, stand.now, stand.faults)

    # ---- pages ----

    def _home(self, told: Asked) -> dict[str, Any]:
        words = told.more.get("find", "").casefold().split()
        found = [
            item
            for item in self.listed
            if all(
                re.search(rf"(?<!\w){re.escape(word)}", f"{item.name} {item.title} {item.date}".casefold())
                for word in words
            )
        ]
        kinds_of = {"history": "What happened", "hypothetical": "What could have happened", "exercise": "Exercises"}
        groups = [(says, [item for item in found if item.kind == kind]) for kind, says in kinds_of.items()]
        return {
            "groups": [group for group in groups if group[1]],
            "own": list(self.own),
            "find": told.more.get("find", ""),
            "wrong": (),
        }

    def _case(self, stand: Stand, told: Asked) -> dict[str, Any]:
        state, more = stand.taken, told.more
        view = self._view(stand)
        many = max(number(more, LAST), 1)
        was = self.on_file(stand)
        answer = Answer(
            state, stand.now, more.get("norm", "") or (was[0].norm if was else ""), more.get("for", ""), self.settled
        )
        duties = answer.duties()
        verdict = answer.verdict(duties)

        def did(compared: Comparison | None) -> Delta | None:
            return delta(compared, stand.compared, view.voice) if compared and stand.compared else None

        ladder = self._ladder(stand, verdict)
        rungs = ladder[0].rungs if ladder is not None else ()
        view.named_in_why = frozenset(rung.id for rung in rungs if rung.what == "question")
        case = view.case()
        fields_there = {menu.field for card in case.cards for menu in card.menus}
        loose = [
            one
            for one in stand.faults
            if not {one.mark.text.partition("=")[0], one.mark.text} & (fields_there | {card.id for card in case.cards})
        ]
        return {
            "state": state,
            "scenario": stand.now.scenario,
            "when": view.voice.happened(stand.file.scenario),
            "case": case,
            "answer": duties,
            "verdict": verdict,
            "owed_now": owed_now(duties, was),
            "stand": answer.stand(),
            "nothing": answer.nothing(),
            "limits": answer.limits(),
            "delta": did(self.step(stand, many)),
            "earlier": state.earlier(many).address() if state.changes else "",
            "whole": did(stand.compared) if len(state.changes) > many else None,
            "kept": {name: more[name] for name in ("norm", "for", LAST) if name in more},
            "faults": [fault_words(one) for one in loose],
            "faulty": bool(stand.faults),
            "ladder": ladder,
            "drops": {
                card.id: ("put it back" if card.denied else "drop it", card.toggle)
                for card in case.cards
                if card.toggle
            },
            "names": view.voice.listed,
            "take": lambda one: self.settled(
                state.plus(Change(_KINDS.get(one.what, one.what), f"{one.id}={one.value}"))
            ).address(),
            "notes": link_notes(told, self.law.digest[:12], __version__),
            "find": more.get("find", ""),
            "kinds": kinds(view, more.get("find", "")),
            "new": more.get("new", ""),
            "blank": blank(view, more.get("new", "")),
            "hide": more.get("hide", ""),
            "say": more.get("say", ""),
            "citation": self._citation(stand),
            "day": stand.now.receipt()["day"],
            "task": self.exercises.beside(state) if state.task else None,
        }

    def _ladder(self, stand: Stand, verdict: Any) -> tuple[Ladder, str] | None:
        if verdict is None:
            return None
        found = stand.now.explain(verdict.duty.norm, verdict.bearer).ladder()
        return (found, end_words(found)) if found is not None else None

    def _citation(self, stand: Stand) -> str:
        changed = f", changed: {'; '.join(stand.told)}" if stand.told else ""
        return (
            f"Casus {__version__}, {stand.now.scenario.title} ({stand.taken.on}){changed}, law {self.law.digest[:12]}."
        )

    def _save(self, stand: Stand) -> Reply:
        """The scenario as changed, as a file; one that was told here as it was told, too."""
        state = stand.taken
        if state.told and not state.facts_changed:
            name = f"{TOLD_CASE}.yaml"
            return Reply(200, YAML, Path(self.file(state)).read_text("utf-8"), name=name)
        if stand.compared is None or stand.compared.scenario is None:
            return self._wrong(
                400, "Nothing that happened was changed, so there is no file to save.", "Change an event first."
            )
        name = f"{stand.taken.on}-changed.yaml"
        return Reply(200, YAML, stand.compared.yaml(name), name=name)

    # ---- from nothing ----

    def _begin(self, path: str, told: Asked) -> Reply:
        """The interview: its next question and the answer so far; or the file that comes of it."""
        from casus.interface.interviewing import (
            interview,  # most visits ask nothing, and in a browser each module takes its time
        )

        found = interview(told.answers, told.more.get("line", ""), self.law)
        if path == "case.yaml":
            return Reply(200, YAML, found.yaml(path), name=path)
        if moved := told.more.get("given", "").strip():
            if found.question is not None and not found.problems:
                found = found.answered(moved)
            if not found.problems:
                return Reply(303, HTML, "", interview_address(found.told, found.line))
        back = interview_address(found.told[:-1], found.line) if found.told else ""
        file, faults = interview_address(found.told, found.line, "case.yaml"), [*map(fault_words, found.problems)]
        opened = State(TOLD_CASE, (), found.told, found.line).address()
        values = {"found": found, "back": back, "file": file, "faults": faults, "tried": moved, "opened": opened}
        return Reply(200, HTML, self._page("bench_new.html", values))

    # ---- parts that take longer ----

    def _part(self, stand: Stand, more: dict[str, str]) -> dict[str, Any]:
        name, norm = more.get("part", ""), more.get("norm", "")
        kind = next((row.kind for row in stand.now.norms if row.norm == norm), "duty")
        values = {"part": name, "state": stand.taken, "voice": stand.now.view().voice, "stands": stands, "kind": kind}
        match name:
            case "days":
                return {**values, "norm": norm, "days": list(self._days(stand, norm, kind))}
            case "grid":
                return {**values, "grid": self._grid(stand, norm)}
            case "smallest":
                return {**values, "smallest": self.smallest(stand, norm, more.get("for", ""))}
            case "treaties":
                return {**values, **self._treaties(stand, more.get("for", ""))}
            case "report":
                return {**values, "body": html(report(stand.now.view()), level=3)}
        return {**values, "part": ""}

    def _treaties(self, stand: Stand, attacked: str) -> dict[str, Any]:
        """The case as it stands under every treaty on file, with the state asked for in the middle, or whom it befell; else what is wrong."""
        from casus.interface.beside import treaties

        try:
            found = treaties(stand.now.scenario, self.law, for_=attacked, **stand.taken.choice())
        except CasusError as error:
            if attacked:
                return self._treaties(stand, "")
            return {"lines": [], "loudly": [], "besides": [], "wrong": list(map(fault_words, error.problems))}
        loudly = [one for one in found.loudly() if isinstance(one, Foot) and one.label != "ATTACKED"]
        lines = [(line, html(line.points, level=2)) for line in found.lines()]
        return {"lines": lines, "loudly": loudly, "besides": found.besides, "said": html_words, "wrong": []}

    def _days(self, stand: Stand, norm: str, kind: str) -> Iterable[Day]:
        """The days, each with how a norm stood at its end: for whom it stood highest."""
        now: dict[tuple[str, str, str], str] = {}
        for told, changes in timeline(stand.now.scenario, self.law, **stand.taken.choice()).told():
            rows = [row for row in told["changes"] if row["norm"] == norm]
            now |= {(row["bearer"], row["toward"], row["trigger"]): row["status"] for row in rows}
            status = min(now.values(), key=STATUSES.index, default="")
            yield Day(told, changes, *(stands(status, kind) if status else (NOT_OWED, "not there")))

    def _grid(self, stand: Stand, norm: str) -> dict[str, Any] | None:
        """Readings against accounts, each cell with the state that it leads to."""
        choice = stand.taken.choice()
        chosen = choice.pop("reading", "default")
        choice.pop("accounts", None)
        rows = matrix(stand.now.scenario, [norm] if norm else None, self.law, **choice).values()
        rows = [row for row in rows if row["norm"] == (norm or rows[0]["norm"])]
        columns = list(dict.fromkeys(tuple(row["accounts"].items()) for row in rows))
        taken = {
            dispute.id: stand.taken.value(ACCOUNT, dispute.id) or dispute.default
            for dispute in stand.now.scenario.disputes
        }
        cells: dict[str, dict[Any, dict[str, Any]]] = {}
        for row in rows:
            accounts = tuple(row["accounts"].items())
            changes = [Change(ACCOUNT, f"{name}={value}") for name, value in accounts]
            reading = Change(READING, row["reading"])
            here = chosen == row["reading"] and all(taken.get(name) == value for name, value in accounts)
            href = self.settled(stand.taken.plus(*changes, reading)).step_from(stand.taken, norm=norm)
            cells.setdefault(row["reading"], {})[accounts] = {"status": row["status"], "href": href, "here": here}
        heads = [
            " + ".join(self._account(stand, name, value) for name, value in column) or "as on file"
            for column in columns
        ]
        told = {"columns": columns, "heads": heads, "rows": cells, "readings": self.law.readings}
        return {**told, "same": same_in_all({row["status"] for row in rows})} if cells else None

    def _account(self, stand: Stand, dispute: str, version: str) -> str:
        found = next((one for one in stand.now.scenario.disputes if one.id == dispute), None)
        if found is None:
            return f"{dispute}: {version}"
        held = stand.now.view().voice.holders(found.version(version).held_by)
        return f"{found.version(version).says.strip().rstrip('.') or version} ({held})"

    def smallest(self, stand: Stand, norm: str, bearer: str) -> dict[str, Any] | None:
        """The smallest changes that give a norm another status, each in words, with the address of the state it leads to and the mark it has there."""
        if not norm:
            return None
        found = stand.now.explain(norm, bearer).smallest()
        view = stand.now.view()
        for turn in (*found.get("facts", ()), *found.get("reading", ())):
            changes = []
            for option in turn["options"]:
                words = shlex.split(option)
                changes.append(Change(words[0].removeprefix("--"), words[1]))
            events = [found["added"].get(option) for option in turn["options"]]
            turn["words"] = " and ".join(map(offered, repeat(view), changes, events))
            turn["mark"] = stands(turn["status"], "duty")[0]
            turn["href"] = self.settled(stand.taken.plus(*changes)).step_from(stand.taken, norm=norm)
        return found or None
