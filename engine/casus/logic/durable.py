"""The durable-rules backend: compiles a program once, then infers one case after the other.

It drives the C module of durable-rules itself and never the Python host that comes with it: no threads, no process-wide
host, exceptions pass through, and what fired is read from the matches. `ruleset` says what the rules look like.

Stratum by stratum, and in it ruleset by ruleset, facts are asserted and matches taken until nothing more comes. Then
the gate fact is asserted and the same is done again. What a ruleset holds of one case, its state, lives for one stratum
and is deleted whatever happens: the engine has room for 1,024.
"""

import itertools
import json
import sys
import weakref
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, cast

from casus.files.cache import Few
from casus.logic import plan
from casus.logic.rulesets import BOOT, GATE, Chunk, Coded, Encoding, PlainNames, encode_program, template
from casus.logic.terms import Atom, Firing, Inference, Program, ProgramError, Value

FIRINGS = 1_000_000
"""Matches in one case before we give up. Rules without functions come to an end; this bounds a fault of the engine."""
ATOMS = 790_000
"""Atoms in one case: up to here no two ids have the same hash, and hashes are all that the engine compares."""
SIDS = 500
"""Names of states, used in turn. The id that the engine gives to none of them has the hash of one of ours."""

_BOOT_ID, _GATE_ID, _FIRST_ID = 0, 1, 2


class DurableEngine(Protocol):
    """What we use of the C module. The numbers that the assertions return are a code, 0 for success, and the state."""

    def create_ruleset(self, name: str, rules: str, /) -> int:
        """Compile a ruleset; returns its handle."""

    def delete_ruleset(self, handle: int, /) -> None:
        """Free a ruleset, which must have no state left."""

    def assert_fact(self, handle: int, fact: str, /) -> tuple[int, int]:
        """Add a fact to the state it names by `sid`, which is made if it is new."""

    def assert_facts(self, handle: int, facts: str, /) -> tuple[int, int]:
        """Add a list of facts to the state they name."""

    def start_action_for_state(self, handle: int, state: int, /) -> tuple[str, str] | None:
        """Take the next match: something we do not use, and the match as an object, rule to alias to fact."""

    def complete_and_start_action(self, handle: int, state: int, /) -> str | None:
        """Drop the match in hand and take the next."""

    def delete_state(self, handle: int, sid: str, /) -> None:
        """Free a state. Something must have been matched in it."""


def durable_available() -> bool:
    """Whether durable-rules can be used here. It cannot on CPython 3.13 and later. Never raises."""
    try:
        _engine()
    except Exception:  # whatever keeps it from loading: not installed, built for another Python, a broken library
        return False
    return True


def _engine() -> DurableEngine:
    import durable_rules_engine  # type: ignore[import-not-found]  # heavy, and not everywhere: only where used

    return cast(DurableEngine, durable_rules_engine)


class Durable:
    """A program compiled to rulesets of durable-rules. Close it, or use it in a `with` statement, to free them.

    Raises ProgramError, naming the rule, where the program exceeds a limit of the engine, and ImportError where
    durable-rules cannot be used.
    """

    def __init__(self, program: Program | Encoding) -> None:
        """Compile a program, or one that is written for the engine already."""
        self._engine = _engine()
        self._encoding = program if isinstance(program, Encoding) else encode_program(program)
        self._templates = {key: template(key, kinds) for key, kinds in self._encoding.kinds.items()}
        self._sids = itertools.cycle(range(SIDS))
        self._handles: list[int] = []
        self._drop = weakref.finalize(self, _delete, self._engine, self._handles)
        self._strata: list[_Stratum] = []
        for level, chunks in enumerate(self._encoding.strata):
            start = len(self._handles)
            for place, chunk in enumerate(chunks):
                self._handles.append(self._engine.create_ruleset(f"casus{level}x{place}", chunk.text))
            self._strata.append(_Stratum(chunks, self._handles[start:]))

    def infer(self, facts: Iterable[Atom]) -> Inference:
        """Everything that follows from the facts.

        Raises ProgramError if a fact does not fit the columns of its predicate, or there are more atoms or firings than
        can be dealt with; ValueError if the backend is closed. Whatever is raised, it can be used again.
        """
        if not self._drop.alive:
            raise ValueError("the backend is closed")
        given = dict.fromkeys(facts)
        case = _Case(self._engine, f"s{next(self._sids)}", self._templates, self._encoding)
        for atom in given:
            key = self._encoding.keys.get(atom.pred)
            if key is not None:
                case.add(key, atom)
        for stratum in self._strata:
            with _Visit(case, stratum) as visit:
                visit.rest()
                if stratum.gated:
                    visit.open_gate()
                    visit.rest()
        return Inference(frozenset(given).union(case.drawn), frozenset(case.firings))

    def close(self) -> None:
        """Free the rulesets. Closing twice does no harm."""
        self._drop()

    def __enter__(self) -> "Durable":
        """The backend itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def _delete(engine: DurableEngine, handles: list[int]) -> None:
    while handles:
        engine.delete_ruleset(handles.pop())


class _Stratum:
    """The compiled rulesets of a stratum, and which of them read a key."""

    __slots__ = ("chunks", "gated", "handles", "readers")

    def __init__(self, chunks: Sequence[Chunk], handles: Sequence[int]) -> None:
        self.chunks = chunks
        self.handles = handles
        self.gated = any(chunk.gated for chunk in chunks)
        self.readers: dict[str, list[int]] = {}
        for place, chunk in enumerate(chunks):
            for key in chunk.reads:
                self.readers.setdefault(key, []).append(place)


class _Case:
    """One inference: the atoms that rules read, by number, and what has fired."""

    __slots__ = (
        "atoms",
        "drawn",
        "encoding",
        "engine",
        "firings",
        "matches",
        "names",
        "numbers",
        "sid",
        "templates",
        "texts",
    )

    def __init__(self, engine: DurableEngine, sid: str, templates: dict[str, str], encoding: Encoding) -> None:
        self.engine = engine
        self.templates = templates
        self.encoding = encoding
        self.names = PlainNames(encoding.names)
        self.sid = sid
        self.atoms: list[Atom] = []
        self.texts: list[str] = []
        self.numbers: dict[str, dict[tuple[Value, ...], int]] = {}  # by key and arguments
        self.drawn: set[Atom] = set()
        self.firings: list[Firing] = []
        self.matches = 0

    def add(self, key: str, atom: Atom) -> int | None:
        """Number an atom and write what is sent for it; None if it is there already."""
        numbers = self.numbers.setdefault(key, {})
        if atom.args in numbers:
            return None
        kinds = self.encoding.kinds[key]
        if len(kinds) != len(atom.args):
            raise ProgramError(f"{atom.pred} takes {len(kinds)} arguments, not {len(atom.args)}")
        number = len(self.atoms)
        if number == ATOMS:
            raise ProgramError(f"more than {ATOMS} atoms in one case")
        try:
            sent = tuple([self.names.value(arg, kind) for arg, kind in zip(atom.args, kinds, strict=True)])
        except ProgramError as error:
            raise ProgramError(f"{atom.pred}: {error}") from None
        self.texts.append(self.text(_FIRST_ID + number, self.templates[key] % sent))
        self.atoms.append(atom)
        numbers[atom.args] = number
        return number

    def text(self, number: int, rest: str) -> str:
        """The text of a fact of this case, from its id and the rest."""
        return f'{{"sid":"{self.sid}","id":"{number}",{rest}'

    def fire(self, coded: Coded, match: dict[str, dict[str, Any]]) -> tuple[str, int] | None:
        """Note what a match draws; returns the key and the number of an atom that was not there before."""
        self.matches += 1
        if self.matches > FIRINGS:
            raise ProgramError(f"more than {FIRINGS} firings in one case")
        atoms = self.atoms
        body = tuple([atoms[int(match[alias]["id"]) - _FIRST_ID] for alias in coded.aliases])
        args = tuple([body[place].args[column] if place >= 0 else column for place, column in coded.args])
        head = Atom(coded.head, args)
        if coded.rule is not None:
            self.firings.append(Firing(coded.rule, head, body))
            self.drawn.add(head)
        number = self.add(coded.key, head)
        return None if number is None else (coded.key, number)


class _Visit:
    """One case in one stratum: the states of its rulesets, each with the facts that still have to be sent."""

    __slots__ = ("case", "gate", "pending", "states", "stratum", "unmatched")

    def __init__(self, case: _Case, stratum: _Stratum) -> None:
        self.case = case
        self.stratum = stratum
        self.gate = False
        self.states: dict[int, int] = {}
        self.unmatched: set[int] = set()
        self.pending: list[list[int]] = [
            [number for key in chunk.reads for number in case.numbers.get(key, {}).values()] for chunk in stratum.chunks
        ]

    def __enter__(self) -> "_Visit":
        return self

    def __exit__(self, *_: object) -> None:
        engine = self.case.engine
        for place, state in self.states.items():
            if place in self.unmatched:
                # A state in which no match was ever taken cannot be deleted. Here we were interrupted before that.
                engine.start_action_for_state(self.stratum.handles[place], state)
            engine.delete_state(self.stratum.handles[place], self.case.sid)

    def rest(self) -> None:
        """Send what is pending and take the matches, until nothing is pending."""
        while any(self.pending):
            for place, numbers in enumerate(self.pending):
                if not numbers:
                    continue
                if fresh := place not in self.states:
                    self._open(place)
                self.pending[place] = []
                texts = ",".join([self.case.texts[number] for number in numbers])
                _check(self.case.engine.assert_facts(self.stratum.handles[place], f"[{texts}]"))
                if fresh and self.gate:
                    self._pass_gate(place)
                self._take(place)

    def open_gate(self) -> None:
        """Let the rules with blocks fire. From now on no atom may come that a block reads."""
        self.gate = True
        for place in list(self.states):
            self._pass_gate(place)
            self._take(place)

    def _open(self, place: int) -> None:
        """Begin a state, and take a first match in it, so that it can be deleted whatever happens later."""
        engine, handle = self.case.engine, self.stratum.handles[place]
        code, state = engine.assert_fact(handle, self.case.text(_BOOT_ID, template(BOOT, "")))
        self.unmatched.add(place)
        self.states[place] = state
        _check((code, state))
        engine.start_action_for_state(handle, state)
        self.unmatched.discard(place)
        engine.complete_and_start_action(handle, state)

    def _pass_gate(self, place: int) -> None:
        if self.stratum.chunks[place].gated:
            text = self.case.text(_GATE_ID, template(GATE, ""))
            _check(self.case.engine.assert_fact(self.stratum.handles[place], text))

    def _take(self, place: int) -> None:
        """Take all matches of a ruleset; what is new is pending wherever it is read."""
        engine, handle, state = self.case.engine, self.stratum.handles[place], self.states[place]
        rules, readers = self.stratum.chunks[place].rules, self.stratum.readers
        started = engine.start_action_for_state(handle, state)
        text = started[1] if started else None
        while text is not None:
            ((name, match),) = json.loads(text).items()
            new = self.case.fire(rules[name], match)
            if new is not None:
                for reader in readers.get(new[0], ()):
                    self.pending[reader].append(new[1])
            text = engine.complete_and_start_action(handle, state)


def _check(result: tuple[int, int]) -> None:
    """Every fact must have been taken: none is sent twice, and each ruleset has a rule that takes all."""
    if result[0]:
        raise RuntimeError(f"durable-rules did not take a fact (code {result[0]})")


KEPT = 4
"""How many programs are kept compiled."""

BACKENDS = ("auto", "durable", "plan")
"""The names that `infer` knows."""

_compiled: Few[int, tuple[Program | Encoding, Durable]] = Few(KEPT, lambda found: found[1].close())
_told = False


def infer_with(program: Program, facts: Iterable[Atom], backend: str = "auto") -> Inference:
    """Everything that follows from the facts.

    `backend` is "durable", "plan", or "auto": durable-rules where it can be used, else the plan, which is then said
    once on standard error.
    Raises ValueError for another name, ImportError where durable-rules is asked for and cannot be used, ProgramError
    where the program or the facts are beyond the backend.
    """
    return plan.infer(program, facts) if chosen_backend(backend) == "plan" else by_durable(program, facts)


def chosen_backend(backend: str) -> str:
    """Which backend a name stands for here: durable or plan. Says and raises what `infer` does."""
    if backend not in BACKENDS:
        raise ValueError(f"no backend {backend!r}; there are {', '.join(BACKENDS)}")
    if backend == "auto":
        backend = "durable" if durable_available() else "plan"
        if backend == "plan":
            _tell()
    return backend


def by_durable(program: Program | Encoding, facts: Iterable[Atom]) -> Inference:
    """Everything that follows from the facts, by durable-rules. The program may be one that is written for it already."""
    return _durable(program).infer(facts)


def clear() -> None:
    """Free all programs that are kept compiled."""
    _compiled.clear()


def _durable(program: Program | Encoding) -> Durable:
    """The program compiled for durable-rules; kept for the last few programs, by identity."""
    return _compiled.get(id(program), lambda: (program, Durable(program)), lambda found: found[0] is program)[1]


def _tell() -> None:
    """Say once that durable-rules does not run here."""
    global _told
    if not _told:
        _told = True
        print(
            "casus: durable-rules does not run on this Python; one evaluator answers, not two that must agree.",
            file=sys.stderr,
        )
