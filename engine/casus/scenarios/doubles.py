"""What a file says twice, or both says and denies: in all of its lists, and in each account of a dispute."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from casus.files.days import between
from casus.files.problems import Problem, short
from casus.law.conditions import Pattern
from casus.law.model import Event, Fact, Law, Rule, Version
from casus.law.reach import ANYBODY, idle_kinds, reach_of, who_of
from casus.law.vocabulary import Vocabulary
from casus.logic.terms import Var
from casus.scenarios.model import Scenario, law_for

Told = Event | Fact
"""An entry that says something."""

FAR = 731
"""Days after which conduct is noted as far from what it could answer: two years."""


def contradictions(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A problem for each entry that another entry of the same account denies."""
    for place, entries in _accounts(scenario):
        for one in entries:
            for two in entries:
                if one.denied and not two.denied and denies(one, two, vocabulary):
                    message = f"{_called(one)} says that this did not happen, and {_called(two)} that it did{place}"
                    cure = "take one of the two away, or tell them as two versions under disputed:"
                    yield Problem("contradiction", message, two.mark, cure, (("the denial", one.mark),))


def denies(denial: Told, said: Told, vocabulary: Vocabulary) -> bool:
    """Whether a denial and an entry cannot both be true. What a denial leaves out it denies for every value."""
    if denial.word != said.word or denial == said or _offered(said):
        return False
    given = dict(said.roles)
    for role in vocabulary.predicates[denial.word].roles:
        denied = dict(denial.roles).get(role.name, ())
        values = given.get(role.name, ())
        everything = role.every and not values
        if denied and not everything and not set(denied) & set(values):
            return False
    return True


def left_denied(denial: Event, said: Event, vocabulary: Vocabulary) -> Iterator[Event]:
    """What a denial still says once something that it denies has happened: of lists, the other values. The first keeps its name."""
    given = dict(said.roles)
    roles = dict(denial.roles)
    made = 0
    for role in vocabulary.predicates[denial.word].roles:
        inside = tuple(value for value in roles.get(role.name, ()) if value in given.get(role.name, ()))
        others = tuple(value for value in roles.get(role.name, ()) if value not in inside)
        if inside and others:
            made += 1
            name = denial.id if made == 1 else f"{denial.id}-{made}"
            yield denial._replace(id=name, roles=tuple({**roles, role.name: others}.items()))
            roles[role.name] = inside


def doubles(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A finding for each entry that says no more than another of the same account."""
    for place, entries in _accounts(scenario):
        for one, two in combinations(entries, 2):
            if one != two and _alike(one, two):
                when = ""
                if isinstance(one, Event) and isinstance(two, Event):
                    same = (one.date, one.until) == (two.date, two.until)
                    when = " on the same days" if same else " on days that may be the same"
                message = f"{_called(two)} says the same as {_called(one)}{when}{place}"
                cure = "keep one of the two; if it happened twice, say what differs"
                yield Problem("told-twice", message, two.mark, cure, (("the other one", one.mark),), warning=True)


def at_odds(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A finding for each two entries of one account that agree but for a value of which one thing has one only, and for a fact about itself."""
    for place, entries in _accounts(scenario):
        for one, two in combinations(entries, 2):
            role = _differing(one, two, vocabulary)
            if role and one != two:
                message = f"{_called(two)} says the same as {_called(one)} but for {role}{place}"
                cure = "if they are one thing, tell them as two versions under disputed:; else say what differs"
                yield Problem("at-odds", message, two.mark, cure, (("the other one", one.mark),), warning=True)
        for item in entries:
            word = vocabulary.predicates[item.word]
            named = [dict(item.roles).get(role.name, ()) for role in word.roles if role.type == "event"]
            if isinstance(item, Fact) and len(named) > 1 and any(set(a) & set(b) for a, b in combinations(named, 2)):
                message = f"{_called(item)} names {short(str(named[0][0]))} twice{place}"
                yield Problem("at-odds", message, item.mark, "name two events", warning=True)


def _differing(one: Told, two: Told, vocabulary: Vocabulary) -> str:
    """The role by which two entries are at odds that agree in all else; empty where they are not."""
    if one.word != two.word or one.denied or two.denied or _offered(one) or _offered(two) or not _at_once(one, two):
        return ""
    first, second = dict(one.roles), dict(two.roles)
    other = [name for name in {**first, **second} if first.get(name) != second.get(name)]
    role = vocabulary.predicates[one.word].role(other[0]) if len(other) == 1 else None
    if role is None or role.name not in first or role.name not in second:
        return ""
    kind = vocabulary.types[role.type]
    return role.name if kind.scale or kind.exclusive else ""


def _at_once(one: Told, two: Told) -> bool:
    """Whether two entries may be about the same days, and are not told as one after the other."""
    if not isinstance(one, Event) or not isinstance(two, Event):
        return True
    if (
        one.date is None
        or two.date is None
        or {one.continues, *one.after} & {two.id}
        or {two.continues, *two.after} & {one.id}
    ):
        return one.date == two.date
    return one.date.first <= (two.until or two.date).last and two.date.first <= (one.until or one.date).last


def idle_conduct(scenario: Scenario, law: Law) -> Iterator[Problem]:
    """A finding for each entry of the record that lies before all it could answer, or far after it and names nothing."""
    for event, where, early in out_of_time(scenario, law):
        date = event.date.text if event.date is not None else ""
        so = "it can answer nothing so" if early else "it may answer something else"
        message = f"{short(event.id)}, of {date}, {where}; {so}"
        yield Problem("conduct-date", message, event.mark, "look at its date, or take it away", warning=True)


def out_of_time(scenario: Scenario, law: Law) -> Iterator[tuple[Event, str, bool]]:
    """Such entries, each with where it lies, and whether that is before what it could answer."""
    happened = [event for event in _told(scenario) if not event.conduct and not event.denied and event.date is not None]
    by_id = {event.id: event for event in happened}
    for event in scenario.conduct:
        if event.date is None or event.denied or acts_first(event, law):
            continue
        named = [by_id[name] for name in named_events(event, law.vocabulary) if name in by_id]
        answered = named or happened
        first = min((other.date.first for other in answered if other.date is not None), default=event.date.last)
        lasting = [law.vocabulary.predicates[other.word].lasting and other.until is None for other in answered]
        last = max((other.until or other.date).last for other in answered if other.date) if answered else first
        what = f"{short(named[0].id)}, which it is about" if named else "all that happened in this file"
        if event.date.last < first:
            yield event, f"lies before {what}", True
        elif not named and not any(lasting) and between(last, event.date.first) > FAR:
            yield event, f"lies more than two years after {what}", False


def before_its_object(scenario: Scenario, law: Law) -> Iterator[Problem]:
    """A finding for each event that is about another one and came before it, but for what may perform a duty to act first."""
    told = list(_told(scenario))
    by_id = {event.id: event for event in told}
    reach = reach_of(law_for(law, scenario))
    befell = {word for word, _ in reach.guarded}
    begun = [item.date.first for item in told if item.word in befell and item.date is not None and not item.denied]
    for event in told:
        if event.conduct or event.denied or acts_first(event, law):
            continue
        asks = any(word == event.word for word, _ in reach.asking) and not named_events(event, law.vocabulary)
        if asks and begun and event.date is not None and event.date.last < min(begun):
            message = f"{short(event.id)} came before all that it could be about"
            yield Problem("before-its-object", message, event.mark, "look at its date", warning=True)
        for name in named_events(event, law.vocabulary):
            other = by_id.get(name)
            if other is not None and other.date and event.date and event.date.last < other.date.first:
                message = f"{short(event.id)} is about {short(name)}, and came before it"
                yield Problem("before-its-object", message, event.mark, "look at the dates of the two", warning=True)


def unread(scenario: Scenario, law: Law) -> Iterator[Problem]:
    """A finding for each sort of event or fact from which nothing follows, because no rule reads it, or not of such an actor."""
    guarded = {word for word, _ in reach_of(law).guarded}
    told: list[Told] = [*scenario.happenings, *scenario.facts]
    for version in (version for dispute in scenario.disputes for version in dispute.versions):
        told += [*version.events, *version.facts]
    named = {str(value) for item in told if isinstance(item, Fact) for _, values in item.roles for value in values}
    seen: set[tuple[str, str]] = set()
    for item in told:
        actors = {str(value) for value in dict(item.roles).get(who_of(law.vocabulary.predicates[item.word]), ())}
        kinds = {scenario.actors[name][0] for name in actors if name in scenario.actors}
        kinds |= {law.entities[name].kind for name in actors if name in law.entities}
        idle = idle_kinds(law, item.word)
        wrong = sorted((kinds or {ANYBODY}) & idle)
        spoken = isinstance(item, Event) and (
            item.id in named or (item.word in reach_of(law).judged and item.word not in guarded)
        )
        if not wrong or spoken or item.denied or (item.word, wrong[0]) in seen:
            continue
        seen.add((item.word, wrong[0]))
        read = [kind for kind in (*_all_kinds(item.word, law),) if kind not in idle]
        of = f" of the kind {wrong[0]}" if read else ""
        message = f'nothing follows from {_called(item)}: no rule on file reads "{item.word}"{of}'
        cure = f"kinds of actors of which it is read: {', '.join(read)}" if read else "it is told and decides nothing"
        if item.word in reach_of(law).judged and isinstance(item, Event):
            message = f"nothing follows from {_called(item)} unless somebody judges what it means"
            cure = f"if somebody does, say who under facts: {' or '.join(_judgements(item.word, law))}, with held_by:"
        yield Problem("unread", message, item.mark, cure, warning=True)


def _judgements(word: str, law: Law) -> list[str]:
    """The judgements about an event together with which rules read its word."""
    words = law.vocabulary.predicates
    read = [{item.pred for item in rule.when if isinstance(item, Pattern)} for rule in law.rules()]
    return sorted({name for names in read if word in names for name in names if words[name].appraisal})


def nowhere(scenario: Scenario, law: Law) -> Iterator[tuple[Event, str]]:
    """The events at a place of which nothing says whose land it is, each with the place: no rule can tell whom they touch.

    Not those that a rule reads by something else alone, as force on a ship, wherever it was.
    """
    guarded = {word for word, _ in reach_of(law).guarded}
    for event in _told(scenario):
        word = law.vocabulary.predicates[event.word]
        for role in word.roles:
            if event.denied or event.word not in guarded or law.vocabulary.types[role.type].special != "places":
                continue
            if any(_reads_alone(rule, event) for rule in law.rules()):
                continue
            for value in map(str, event.values(role.name)):
                place = scenario.places.get(value) or law.places.get(value)
                if place is not None and not place.held:
                    yield event, place.name


def _reads_alone(rule: Rule, event: Event) -> bool:
    """Whether a rule asks nothing but values that the event has."""
    asked, *others = rule.when
    if not isinstance(asked, Pattern) or others or asked.pred != event.word:
        return False
    values = {role: term for role, term in asked.roles if not isinstance(term, Var)}
    return bool(values) and all(term in event.values(role) for role, term in values.items())


def landless(scenario: Scenario, law: Law) -> Iterator[Problem]:
    """A finding for each of these."""
    for event, place in nowhere(scenario, law):
        message = (
            f"nothing says whose land {short(place)} is, so nothing follows from {short(event.id)} for anybody there"
        )
        cure = "say whose land it is, as in sovereign: [{of: STATE}]; or write unknown for the place"
        yield Problem("landless", message, event.mark, cure, warning=True)


def _all_kinds(word: str, law: Law) -> tuple[str, ...]:
    role = law.vocabulary.predicates[word].role(who_of(law.vocabulary.predicates[word]))
    kind = law.vocabulary.types[role.type] if role is not None else None
    return (*kind.entities, *kind.actors) if kind is not None else ()


def misplaced(scenario: Scenario, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A finding for each event that is by its word an entry of the record, and stands among what happened."""
    for event in scenario.happenings:
        if vocabulary.predicates[event.word].record and not event.denied:
            message = f'{short(event.id)} is a "{event.word}", which is an entry of the record'
            cure = "move it under conduct:, where it is held against what was owed"
            yield Problem("record", message, event.mark, cure, warning=True)


def _accounts(scenario: Scenario) -> Iterator[tuple[str, list[Told]]]:
    """What is told whatever the account, and then with each version of each dispute. The first of each is where that is."""
    plain: list[Told] = [*scenario.events, *scenario.facts]
    yield "", plain
    for dispute in scenario.disputes:
        for version in dispute.versions:
            own: list[Told] = [*version.events, *version.facts]
            if not own:
                continue
            place = f", in the version {short(version.id)} of {short(dispute.id)}"
            kept = _left(plain, version)
            # only what the version itself says can be new: the rest was looked at before
            for item in own:
                yield place, [item, *kept]
            if len(own) > 1:
                yield place, list(own)


def _left(entries: Sequence[Told], version: Version) -> list[Told]:
    """What a version leaves as it is. What it changes may no longer be what it was."""
    gone = {*version.drop, *(edit.event for edit in version.edits)}
    return [item for item in entries if not (isinstance(item, Event) and item.id in gone)]


def _told(scenario: Scenario) -> Iterable[Event]:
    yield from scenario.events
    for dispute in scenario.disputes:
        for version in dispute.versions:
            yield from version.events


def named_events(event: Event, vocabulary: Vocabulary) -> list[str]:
    """The events that an event is about."""
    roles = [role.name for role in vocabulary.predicates[event.word].roles if role.type == "event"]
    return [str(value) for name in roles for value in event.values(name)]


def acts_first(event: Event, law: Law) -> bool:
    """Whether an event may perform a duty that is to be performed before its day: such may come before what it is about."""
    for clause in law.clauses.values():
        for entry in clause.performs:
            if entry.beforehand and entry.pattern.pred == event.word:
                fixed = [(name, term) for name, term in entry.pattern.roles if not isinstance(term, Var)]
                if all(term in event.values(name) for name, term in fixed):
                    return True
    return False


def _offered(entry: Told) -> bool:
    return isinstance(entry, Event) and entry.tendered and not entry.accepted


def _alike(one: Told, two: Told) -> bool:
    """Whether two entries say the same of the same days, or the one no more than the other."""
    if one.word != two.word or one.denied != two.denied or not _covers(one, two):
        return False
    if isinstance(one, Event) and isinstance(two, Event):
        if (one.conduct or (one.date, one.until) != (two.date, two.until)) and one.says != two.says:
            return (
                False  # two talks of one day, or two strikes of one war, are two entries, if the file tells them apart
            )
        alike = (one.for_members, one.tendered, one.accepted)
        return alike == (two.for_members, two.tendered, two.accepted) and _at_once(one, two)
    return isinstance(one, Fact) and isinstance(two, Fact) and one.held_by == two.held_by


def _covers(one: Told, two: Told) -> bool:
    """Whether two entries have the same roles, and the values of the one are all among those of the other."""
    first, second = dict(one.roles), dict(two.roles)
    inside = all(set(values) <= set(second.get(name, ())) for name, values in first.items())
    around = all(set(values) <= set(first.get(name, ())) for name, values in second.items())
    return first.keys() == second.keys() and (inside or around)


def _called(entry: Told) -> str:
    return short(entry.id) if isinstance(entry, Event) else f"the fact {entry.word}"
