"""A table-top game: teams play members of an alliance through a scenario day by day.

Each move is told as an event of the file, so that what it brings about, and who owed what that day, is what the law on file says; at the
end the record of the game stands beside the real one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from casus.assessment.results import (
    ARGUABLE,
    CONTESTED,
    DORMANT,
    ENDED,
    LIVE,
    STANDING_MARKS,
    STATUSES,
    TRIGGERED,
    Row,
    told,
)
from casus.files.days import add, day_of, show_day
from casus.files.fields import Fields
from casus.files.problems import CasusError, Mark, Problem, offer, quote, visible, wrong
from casus.files.tree import Map, Node, Scalar, Seq, parse, read
from casus.files.writer import put_file
from casus.interface.loading import named_file, read_file
from casus.law.world import entity_code
from casus.learn.questions import OF_STATUS
from casus.learn.reader import homes_of
from casus.learn.scenarios import scenario_of
from casus.learn.session import Bench, Seen
from casus.learn.task import MOVE_FORM, TABLE_FORM
from casus.scenarios.model import Scenario
from casus.scenarios.until import cut
from casus.show.blocks import Block, Commands, Gap, Heading, Para, Table, Title
from casus.words.names import Voice, sentence_start

# ---- a table-top game: its files ---------------------------------------------------------------------------------------

TABLES = "tables"
"""The folder beside the courses that holds table-top games."""


class Move(NamedTuple):
    """What a team can do: what it adds to the file, or, where that is empty, a claim of an answer."""

    id: str
    says: str
    event: str
    conduct: bool


class Game(NamedTuple):
    """A table-top game as its file has it."""

    id: str
    title: str
    text: str
    scenario: str
    teams: tuple[str, ...]
    first: int
    last: int
    without: tuple[str, ...]
    moves: tuple[Move, ...]


class Played(NamedTuple):
    """One move that was made: on which day, by whom, which, and for a claim what."""

    day: int
    team: str
    move: str
    claim: str = ""


class Record(NamedTuple):
    """How far a game is: the day, and what was played."""

    day: int
    played: tuple[Played, ...] = ()


def games(place: str) -> dict[str, Path]:
    """The table-top games of a place, by name."""
    return {path.stem: path for home in homes_of(place) for path in sorted((home / TABLES).glob("*.yaml"))}


def load_game(name: str, place: str, bench: Bench) -> Game:
    """A game by its name. Raises CasusError where there is none, or its file has problems."""
    known = games(place)
    if name not in known:
        raise wrong(f"there is no game {quote(name)}", offer(name, list(known)))
    node, problems = read(known[name], f"{TABLES}/{name}.yaml")
    if node is None:
        raise CasusError(problems, name)
    top = Fields(node, problems, "the game", TABLE_FORM)
    moves = [Fields(item, problems, "the move", MOVE_FORM) for item in top.items("moves", most=40)]
    game = Game(
        top.id("table"),
        top.text("title"),
        top.text("text"),
        top.text("scenario"),
        tuple(item.text for item in top.texts("teams", most=40)),
        day_of(top.text("first")),
        day_of(top.text("last")),
        tuple(item.text for item in top.texts("without", most=200)),
        tuple(Move(one.id(), one.text("says"), _event_text(one), one.flag("conduct")) for one in moves),
    )
    for fields in (*moves, top):
        fields.done()
    strangers = [item for item in top.texts("teams", most=40) if item.text not in bench.law.entities]
    problems += [
        Problem(
            "unknown-state", f"{quote(item.text)} is no state on file", item.mark, offer(item.text, bench.law.entities)
        )
        for item in strangers
    ]
    serious = [problem for problem in problems if not problem.warning]
    if serious:
        raise CasusError(serious, name)
    return game


def _event_text(fields: Fields) -> str:
    scalar = fields.scalar("event")
    return scalar.text if scalar is not None else ""


def load_record(path: Path, game: Game) -> Record:
    """How far a game is, as its file says; the first day where there is none. Raises CasusError for a file that is not one."""
    if not path.is_file():
        return Record(game.first)
    node, problems = read(path, str(path))
    top = Fields(node or Map((), Mark(str(path), 1, 1)), problems, "the record of the game")
    played = []
    for item in top.items("played", most=400):
        one = Fields(item, problems, "a move that was made")
        played.append(Played(day_of(one.text("day")), one.text("team"), one.text("move"), one.text("claim")))
    record = Record(day_of(top.text("day")), tuple(played))
    moves = {move.id for move in game.moves}
    if problems or any(item.team not in game.teams or item.move not in moves for item in played):
        raise wrong(f"{quote(str(path))} is no record of this game", "take it away, and the game begins anew")
    return record


def save_record(path: Path, game: Game, record: Record) -> None:
    """Write how far a game is. Raises CasusError where the file cannot be written."""
    lines = [f"table: {game.id}", f"day: {show_day(record.day)}", "played:" if record.played else "played: []"]
    for item in record.played:
        claim = f', claim: "{item.claim}"' if item.claim else ""
        lines.append(f"  - {{day: {show_day(item.day)}, team: {item.team}, move: {item.move}{claim}}}")
    try:
        put_file(path, "\n".join(lines) + "\n")
    except OSError as error:
        raise wrong(f"{quote(str(path))} cannot be written: {error.strerror}", "play in a folder of your own") from None


# ---- what follows ------------------------------------------------------------------------------------------------------


def seen_on(bench: Bench, game: Game, record: Record, claims: dict[str, str] | None = None) -> Seen:
    """The assessment of the game at the end of its day, in the default reading, or with what was claimed."""
    scenario = _scenario(bench, game, record)
    answers = {name: value for name, value in (claims or {}).items() if name in bench.law.questions}
    accounts = {name: value for name, value in (claims or {}).items() if name not in answers}
    return Seen(bench.engine.run(scenario, "default", answers or None, accounts or None))


def _scenario(bench: Bench, game: Game, record: Record) -> Scenario:
    """The file as the teams have played it: without what its members did in truth, and with their moves."""
    path = named_file(game.scenario)
    tree, problems = read(path, path.name)
    assert isinstance(tree, Map)
    out = ("positions", "no_record", "corrections", "conduct", "expect")
    entries = {key.text: value for key, value in tree.entries if key.text not in out}
    kept = [item for item in _items(entries.get("events")) if _id_of(item) not in game.without]
    moves = {move.id: move for move in game.moves}
    entered: dict[bool, list[Node]] = {False: [], True: []}
    for number, item in enumerate(record.played, 1):
        move = moves[item.move]
        if move.event:
            entered[move.conduct].append(_told(game, move, item, number))
    here = tree.mark
    whole = {**entries, "events": Seq((*kept, *entered[False]), here), "conduct": Seq(tuple(entered[True]), here)}
    made = Map(tuple((Scalar(name, here, True), value) for name, value in whole.items()), here)
    scenario = scenario_of(bench, made, path.name, problems)
    if scenario is None:
        raise CasusError([problem for problem in problems if not problem.warning], game.id)
    return cut(scenario, record.day, bench.law.vocabulary)


def _told(game: Game, move: Move, item: Played, number: int) -> Map:
    """A move as an event of the file."""
    node, problems = parse(move.event.replace("<team>", item.team), f"{TABLES}/{game.id}.yaml, the move {move.id}")
    if problems or not isinstance(node, Map):
        raise CasusError(problems, game.id)
    here = node.mark
    own = {"id": f"move-{number}", "date": show_day(item.day)}
    return Map(
        (*((Scalar(key, here, True), Scalar(value, here, True)) for key, value in own.items()), *node.entries), here
    )


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Seq) else ()


def _id_of(node: Node) -> str:
    value = node.get("id") if isinstance(node, Map) else None
    return value.text if isinstance(value, Scalar) else ""


def play(bench: Bench, game: Game, record: Record, team: str, move: str, claim: str) -> tuple[Record, list[Block]]:
    """Make a move: the record with it, and what it brings about. Raises CasusError for what is no move of this game."""
    code = entity_code(team, bench.law.entities) or team.upper()
    if code not in game.teams:
        raise wrong(f"{quote(team)} is no team of this game", f"teams: {', '.join(game.teams)}")
    found = next((item for item in game.moves if item.id == move), None)
    if found is None:
        raise wrong(f"there is no move {quote(move)}", offer(move, [item.id for item in game.moves]))
    old = seen_on(bench, game, record)
    if claim and found.event:
        raise wrong(f"{move} takes no more words", f"leave out {quote(claim)}")
    if not claim and not found.event:
        raise wrong(f"{move} takes what is claimed", _claimable(old))
    after = record._replace(played=(*record.played, Played(record.day, code, move, claim)))
    claims = dict(_claimed(bench, old, item.claim) for item in after.played if item.claim and item.team == code)
    new = seen_on(bench, game, record, claims) if claim else seen_on(bench, game, after)
    voice = Voice(bench.law, new.run.scenario)
    who = voice.name(code)
    head = f"{show_day(record.day)}  {who} {f'claims {claim}' if claim else found.says}"
    made: list[Block] = [Title("MOVE", head)]
    changed = list(_changes(game, old, new, voice))
    heading = f"WITH ALL THAT {who.upper()} CLAIMS" if claim else "THIS BRINGS ABOUT"
    made += [Heading(heading), *(Para(line, 2, 2) for line in changed or ["It changes nothing in who owes what."])]
    return after, made


def _claimed(bench: Bench, seen: Seen, claim: str) -> tuple[str, str]:
    """What is claimed: an answer to a question of law, or an account of the facts. Raises CasusError for what is neither."""
    name, _, value = claim.partition("=")
    question = bench.law.questions.get(name)
    dispute = next((item for item in seen.run.scenario.disputes if item.id == name), None)
    known = question.answers if question is not None else dispute.versions if dispute is not None else ()
    if value not in [item.id for item in known]:
        words = " or ".join(f"{name}={item.id}" for item in known)
        raise wrong(f"{quote(claim)} claims nothing", f"write {words}" if words else _claimable(seen))
    return name, value


def _claimable(seen: Seen) -> str:
    """What can be claimed: the accounts of the event, and where the questions of law stand."""
    accounts = [f"{item.id}={one.id}" for item in seen.run.scenario.disputes for one in item.versions]
    told = f"an account ({', '.join(accounts)}), or " if accounts else ""
    return f"claim {told}an answer as QUESTION=ANSWER, which casus law --questions lists"


def _changes(game: Game, old: Seen, new: Seen, voice: Voice) -> Iterator[str]:
    """What differs between two assessments for the teams, duty by duty: those for whom it is the same stand together."""
    before, after = _standing(game, old), _standing(game, new)
    groups: dict[tuple[_Duty, str, str], list[str]] = {}
    for duty, bearer in [*after, *(key for key in before if key not in after)]:
        was, now = (side.get((duty, bearer), NOT_OWED) for side in (before, after))
        if was != now:
            groups.setdefault((duty, was, now), []).append(bearer)
    for (duty, was, now), bearers in groups.items():
        yield f"{_named(voice, duty, bearers)}: {was} before, now {now}."


class _Duty(NamedTuple):
    """A duty as the table tells it: what is to be done, under which clause, toward whom. Of two treaties each has its own."""

    act: str
    clause: str
    toward: str


def _standing(game: Game, seen: Seen) -> dict[tuple[_Duty, str], str]:
    """How the duties of the teams stand, by duty and bearer: the first that is owed where several events set one off."""
    found: dict[tuple[_Duty, str], str] = {}
    for row in sorted(_duties(game, seen), key=lambda row: STATUSES.index(row.status)):
        if row.status in LIVE or row.standing in (ARGUABLE, CONTESTED):
            found.setdefault((_Duty(row.act, row.norm.partition("/")[0], row.toward), row.bearer), _stands(row))
    return found


NOT_OWED = "not owed"


def _duties(game: Game, seen: Seen) -> list[Row]:
    return [row for row in seen.rows if row.kind == "duty" and row.bearer in game.teams and row.bound]


def _headed(voice: Voice, duty: _Duty) -> str:
    return f"{voice.act_name(duty.act)} ({duty.clause}) toward {voice.name(duty.toward)}"


def _named(voice: Voice, duty: _Duty, bearers: list[str]) -> str:
    return f"{_headed(voice, duty)} ({voice.series(dict.fromkeys(bearers))})"


def _stands(row: Row) -> str:
    """How a duty stands, in plain words, with the record."""
    words = {TRIGGERED: "owed", DORMANT: "waits", ENDED: "owed and over"}
    said = words.get(row.status, OF_STATUS[row.status][0] if row.status in LIVE else NOT_OWED)
    doubt = f" ({row.standing})" if row.standing in STANDING_MARKS else ""
    verdicts = (row.performance, *(turn.status for turn in row.performance_turns_on))
    record = (
        told(part for verdict in verdicts for part in verdict.split(" or ")) if row.status in (TRIGGERED, ENDED) else ""
    )
    return f"{said}{doubt}" + (f", {record}" if record else "")


# ---- screens -----------------------------------------------------------------------------------------------------------


def games_screen(place: str, bench: Bench) -> list[Block]:
    """The games there are."""
    rows = tuple((name, load_game(name, place, bench).title) for name in games(place))
    first = rows[0][0] if rows else "GAME"
    return [
        Heading("TABLE-TOP GAMES"),
        Table(rows, 2, False),
        Commands("NEXT", ((f"casus learn table {first}", "begins"),)),
    ]


def day_screen(bench: Bench, game: Game, record: Record) -> list[Block]:
    """The day of a game: what happened, who owes what, and what can be done."""
    seen = seen_on(bench, game, record)
    voice = Voice(bench.law, seen.run.scenario)
    made: list[Block] = [Title(show_day(record.day), game.title), Gap()]
    if record.day == game.first and not record.played:
        made += [Para(" ".join(game.text.split())), Gap()]
    happened = [event for event in seen.run.scenario.events if event.date is not None and event.date.last == record.day]
    made.append(Heading("TODAY"))
    made += [Para(f"{sentence_start(voice.event(event))}.", 2, 2) for event in happened] or [Para("Nothing new.", 2)]
    made.append(Heading("WHO OWES WHAT", "(default reading)"))
    groups: dict[tuple[_Duty, str], list[str]] = {}
    for (duty, bearer), stands in _standing(game, seen).items():
        groups.setdefault((duty, stands), []).append(bearer)
    made += [
        Para(f"{_named(voice, duty, bearers)}: {stands}.", 2, 2) for (duty, stands), bearers in groups.items()
    ] or [Para("Nobody owes anything yet.", 2)]
    made += [Heading("MOVES"), Table(tuple((move.id, move.says) for move in game.moves), 2, False)]
    ends = record.day >= game.last
    onward = (
        (f"casus learn table {game.id} end", "the record beside the real one")
        if ends
        else (f"casus learn table {game.id} next", "the next day")
    )
    named = f"casus learn table {game.id}"
    back = (f"{named} back", "takes the last move back")
    return [
        *made,
        Commands("NEXT", ((f"{named} {_a_move(game)}", "a move"), *([back] if record.played else []), onward)),
    ]


def taken_back(game: Game, record: Record) -> Record:
    """The game before its last move of this day, or else a day earlier. Raises CasusError where nothing was played."""
    if record.played and record.played[-1].day == record.day:
        return record._replace(played=record.played[:-1])
    if record.day <= game.first:
        raise wrong("nothing was played yet", f"a move is played as in: casus learn table {game.id} {_a_move(game)}")
    return record._replace(day=add(record.day, -1, "days"))


def _a_move(game: Game) -> str:
    """A move as it is typed."""
    return f"{game.teams[0]} {game.moves[0].id}"


def no_move(game: Game) -> CasusError:
    """What is said to words that are no move."""
    return wrong("a move is a team and what it does", f"as in: casus learn table {game.id} {_a_move(game)}")


def next_day(game: Game, record: Record) -> Record:
    """The game a day later. Raises CasusError after the last one."""
    if record.day >= game.last:
        raise wrong("this is the last day of the game", f"see the end with: casus learn table {game.id} end")
    return record._replace(day=add(record.day, 1, "days"))


def end_screen(bench: Bench, game: Game, record: Record) -> list[Block]:
    """The record of the game beside the real one, duty by duty and team by team; then what was claimed."""
    played = seen_on(bench, game, record._replace(day=game.last))
    file = named_file(game.scenario)
    real = Seen(bench.engine.run(read_file(file, bench.law, file.name)))
    voice = Voice(bench.law, played.run.scenario)
    sides = _standing(game, played), _standing(game, real)
    made: list[Block] = [Title("THE END", game.title)]
    for duty in dict.fromkeys(duty for side in sides for duty, _ in side):
        made += [Gap(), Heading(_headed(voice, duty))]
        rows = [("team", "in your game", "as it was")]
        for team in game.teams:
            words = [side.get((duty, team), NOT_OWED) for side in sides]
            if set(words) != {NOT_OWED}:
                rows.append((voice.name(team), words[0], words[1]))
        made.append(Table(tuple(rows)))
    claims = [f"{voice.name(item.team)}: {item.claim}" for item in record.played if item.claim]
    made += [Heading("CLAIMED"), *(Para(visible(line), 2) for line in claims)] if claims else []
    made.append(Para("As it was: all that is on file, to its last day. No record is not a refusal.", 0))
    return [*made, Commands("NEXT", ((f"casus assess {game.scenario}", "what is on file"),))]
