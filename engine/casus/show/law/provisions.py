"""A rule set out like law, in sentences made from the templates of the vocabulary; and lists of the law: questions, places where words stand, texts not read."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casus.ask.find import _WORD, UNREAD_ACT, UNREAD_RULE, UNREAD_WORDING, Unread, _fits, find, hearsay
from casus.files.days import show_day
from casus.files.sources import READ
from casus.law.conditions import SAME, Comparison, Condition, Pattern, Shift
from casus.law.model import Clause, Exception_, Given, Law, Question, Rule
from casus.law.vocabulary import Predicate, Role
from casus.law.world import LAST_DAY
from casus.logic.terms import Term, Var
from casus.show.blocks import (
    Bit,
    Block,
    Commands,
    Foot,
    Gap,
    Heading,
    Level,
    Para,
    Section,
    Title,
    dim,
    fit,
    fixed,
    shrinking,
    strong,
    whole,
)
from casus.show.law.contents import questions_of
from casus.words.names import READ_WORDS, Voice, counted, sentence_start, series


def question_page(law: Law, item: Question, sources: bool = False) -> list[Block]:
    """One question of meaning: its answers, who holds them, which is the default and why, and where it matters."""
    bears = [clause.id for clause in law.clauses.values() if item in questions_of(law, clause)]
    rows: list[Block] = [Heading("QUESTION OF MEANING", ""), *_question(item, Voice(law), sources)]
    rows += [Foot("BEARS ON", ", ".join(bears), 9)] if bears else []
    taken = next((answer.id for answer in item.answers if answer.id != item.default), item.default)
    return [*rows, Para(f"An answer is taken with --answer, as in --answer {item.id}={taken}", 0, 2)]


def question_list(law: Law, clause: Clause | None, everything: bool = False, sources: bool = False) -> list[Block]:
    """The questions of meaning, all or those of an article: answers, who holds them, which is the default and why.

    sources: where each holder said so stands under the answer, and nothing is left out.
    """
    voice, found = Voice(law), questions_of(law, clause) if clause is not None else list(law.questions.values())
    where = f"of {clause.id}, " if clause is not None else ""
    title = Heading("QUESTIONS OF MEANING", f"({where}{len(found)}; an answer is taken with --answer QUESTION=ANSWER)")
    full = [_question(item, voice, sources) for item in found]
    brief: list[Block] = [Para((strong(item.id), f": {item.asks}"), 2, 4) for item in found]
    readings = ", ".join(f"{item.id} ({item.name})" for item in law.readings.values())
    foot: list[Block] = [Foot("READINGS", f"default, {readings}. One is taken with --reading NAME", 10)]
    if not found:
        return [title, Para("No question on file bears on this article."), *foot]

    def build(shown: int, left: str) -> Sequence[Block]:
        return [Heading(title.text, left) if left else title, *(block for item in full[:shown] for block in item)]

    levels = [Level(0, tuple(build(len(full), "")))]
    if clause is None:
        more = Para(
            f"Answers, holders and reasons: add an article or a question, as in casus law --questions {_most_asked(law)}, or --all"
        )
        levels += [
            Level(1, (title, *brief, more)),
            Level(3, (title, Para(", ".join(item.id for item in found), 2), more)),
        ]
    else:
        levels += shrinking(len(full), 1, build, 1)[1:]
    sections = [Section("questions", tuple(levels)), Section("foot", (Level(0, tuple(foot)), Level(1, ())))]
    return whole(sections) if everything or sources else fit(sections, ("questions", "foot"))


def _most_asked(law: Law) -> str:
    return max(law.clauses.values(), key=lambda clause: len(questions_of(law, clause))).id


def _question(item: Question, voice: Voice, sources: bool) -> list[Block]:
    rows: list[Block] = [Para((strong(item.id), f": {item.asks}"), 2, 4)]
    for answer in sorted(item.answers, key=lambda one: voice.holders(one.held_by).removeprefix("the ").casefold()):
        mark = ", default" if answer.id == item.default else ""
        rests = f". Rests on: {answer.rests_on}" if answer.rests_on else ""
        rows.append(
            Para(
                (
                    f"{sentence_start(voice.held(answer))}: {answer.says} (",
                    dim(answer.id),
                    f"{mark}){rests}",
                ),
                4,
                2,
            )
        )
        for cite in answer.cites if sources else ():
            source = voice.source(cite)
            place = f", {cite.pinpoint}" if cite.pinpoint else ""
            rows.append(Para((dim(source.ref), f"{place} ({READ_WORDS[source.read]})"), 6, 2))
    return [*rows, Para(f"The default, because {item.because}", 4, 2), *([Para(item.note, 4, 2)] if item.note else [])]


_GIVEN, WHEN, _ONCE, UNLESS, _UNTIL, THEN, AND = "Given", "When", "Once", "Unless", "Until", "Then", "And"
_OPERATORS = {"<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least", "=": "is", "!=": "is not"}


class ProvisionLine(NamedTuple):
    """One line of a provision. `questions` are the questions on which it depends."""

    keyword: str
    text: str
    questions: tuple[str, ...] = ()


class Provisions:
    """Sets out the rules of one law."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.voice = Voice(law)

    def lines(self, rule: Rule) -> list[ProvisionLine]:
        """One rule, line by line."""
        made = [*self._reading(rule.given)]
        stage = [item for item in rule.when if self._is_stage(item)]
        events = [item for item in rule.when if item not in stage]
        made += self._part(_GIVEN, stage, rule)
        made += self._part(WHEN, events, rule)
        made += self._part(_ONCE, rule.once, rule)
        for keyword, exceptions in ((UNLESS, rule.unless), (_UNTIL, rule.until)):
            made += [self._exception(keyword, item, rule) for item in exceptions]
        made.append(ProvisionLine(THEN, self._conclusion(rule)))
        return _with_and(made)

    def _reading(self, given: Given) -> list[ProvisionLine]:
        return [ProvisionLine(_GIVEN, f"the question {self._answered(*pair)}", (pair[0],)) for pair in given]

    def _answered(self, question: str, answer: str) -> str:
        found = self.law.questions[question].answer(answer)
        return f"“{self.law.questions[question].asks}” is answered: {found.says if found is not None else answer}"

    def _is_stage(self, item: Condition) -> bool:
        """Whether a condition is about who is bound or what is so, rather than about what happens."""
        if isinstance(item, Comparison):
            return False
        word = self.law.vocabulary.predicates.get(item.pred)
        return word is not None and word.sort in ("status", "fact")

    def _part(self, keyword: str, conditions: Iterable[Condition], rule: Rule) -> list[ProvisionLine]:
        return [ProvisionLine(keyword, self.condition(item, rule.types)) for item in conditions]

    def _exception(self, keyword: str, item: Exception_, rule: Rule) -> ProvisionLine:
        named = item.id.replace("-", " ")
        when = series([self.condition(one, rule.types) for one in item.when])
        said = item.says if item.says and item.says != named else f"{named}: {when}" if when else named
        under = "".join(f" (if {self._answered(*pair)})" for pair in item.given)
        return ProvisionLine(keyword, said.rstrip(".") + under, tuple(question for question, _ in item.given))

    # ---- conditions ----

    def condition(self, item: Condition, types: dict[str, str]) -> str:
        """One condition as a sentence without its full stop."""
        return self._comparison(item, types) if isinstance(item, Comparison) else self._pattern(item, types)

    def _pattern(self, item: Pattern, types: dict[str, str]) -> str:
        word = self.law.vocabulary.predicates[item.pred]
        given = dict(item.roles)
        if word.sort == "norm" and "act" in given:
            said = self.voice.act(
                str(given["act"]), self._party(given.get("bearer"), types), self._party(given.get("toward"), types)
            )
        else:
            said = self._filled(word, given, types)
        if isinstance(item.event, Var) and item.event != SAME:
            said += f" ({self._term(item.event, types)})"
        return f"it is said that this did not happen: {said}" if item.denied else said

    def _party(self, term: Term | None, types: dict[str, str]) -> str:
        return "somebody" if term is None else self._term(term, types)

    def _filled(self, word: Predicate, given: dict[str, Term], types: dict[str, str]) -> str:
        """The phrase of a word; what the rule does not name is any."""
        made = {role.name: self._role(role, given[role.name], types) for role in word.roles if role.name in given}
        for role in word.roles:
            if role.name not in given and not role.optional:
                kind = self.law.vocabulary.types[role.type]
                made[role.name] = "some" if kind.values or kind.scale else "somebody" if kind.entities else "something"
        return self.voice.fill(word.phrase, made) or word.noun or word.name.replace("_", " ")

    def _role(self, role: Role, term: Term, types: dict[str, str]) -> str:
        kind = self.law.vocabulary.types[role.type]
        if isinstance(term, Var):
            return f"[{_named(term)}]" if kind.values else self._term(term, types)
        return self.voice.value(role, term)

    def _term(self, term: Term, types: dict[str, str]) -> str:
        if not isinstance(term, Var):
            return (
                "without end"
                if term == LAST_DAY
                else show_day(term)
                if isinstance(term, int) and term > 9999
                else self.voice.name(str(term))
            )
        if term == SAME:
            return "this event"
        kind = self.law.vocabulary.types.get(types.get(term.name, ""))
        if kind is not None and kind.special == "event":
            return f"the {_named(term)} event"
        if self._is_day(term, types):
            return f"the day [{_named(term)}]"
        return f"[{_named(term)}]" if kind is not None and kind.values else f"the {_named(term)}"

    def _comparison(self, item: Comparison, types: dict[str, str]) -> str:
        left, right = self._term(item.left, types), self._term(item.right, types)
        scale = self.law.vocabulary.types.get(types.get(item.left.name, "")) if isinstance(item.left, Var) else None
        if scale is not None and scale.scale and isinstance(item.right, int):
            value = scale.values[item.right]
            worded = {">=": f"is {value} or more", "<=": f"is {value} or less", "<": f"is less than {value}"}
            return f"{left} {worded.get(item.op, f'{_OPERATORS.get(item.op, item.op)} {value}')}"
        left, right = left + _shifted(item.left_shift), right + _shifted(item.right_shift)
        if self._is_day(item.left, types) or self._is_day(item.right, types):
            worded = {"<=": "is on or before", "<": "is before", ">=": "is on or after", ">": "is after"}
            return f"{left} {worded.get(item.op, _OPERATORS.get(item.op, item.op))} {right}"
        if item.op == "is":
            return f"{left} is {'an' if right[:1] in 'aeiou' else 'a'} {right.replace('_', ' ')}"
        if item.op == "before":
            return f"{left} came before {right}"
        if item.op == "within":
            return f"{left} belongs to the same events as {right}"
        if item.op == "!=" and not right.startswith("["):
            return f"{left} is not {right.replace('_', ' ')}"
        return f"{left} {_OPERATORS.get(item.op, item.op)} {right.replace('_', ' ')}"

    def _is_day(self, term: Term, types: dict[str, str]) -> bool:
        kind = self.law.vocabulary.types.get(types.get(term.name, "")) if isinstance(term, Var) else None
        return kind is not None and kind.special == "date"

    # ---- conclusions ----

    def _conclusion(self, rule: Rule) -> str:
        then, types = rule.then, rule.types
        given = dict(then.roles)
        if then.sort == "norm":
            said = self.voice.act(
                str(given["act"]), self._party(given.get("bearer"), types), self._party(given.get("toward"), types)
            )
            due = {"": "", "immediately": ", at once"}.get(then.deadline, f", within {then.deadline}")
            return f"{said}{due} ({then.word})"
        word = self.law.vocabulary.predicates[then.word]
        said = self._filled(word, given, types)
        if then.sort in ("starts", "ends"):
            day = f" on {self._term(then.day, types)}{_shifted(then.shift)}" if then.day is not None else ""
            return (
                f"it {then.sort} to be so{day}: {said}" if then.sort == "starts" else f"it ends to be so{day}: {said}"
            )
        return said


def _named(term: Var) -> str:
    return term.name.lstrip("#?_").replace("_", " ")


def _shifted(shift: Shift | None) -> str:
    if shift is None:
        return ""
    return f" {'plus' if shift.amount > 0 else 'less'} {abs(shift.amount)} {shift.unit}"


def _with_and(lines: list[ProvisionLine]) -> list[ProvisionLine]:
    """The lines with And where a keyword would stand again; what is unless or until keeps its own."""
    made: list[ProvisionLine] = []
    before = ""
    for line in lines:
        again = line.keyword == before and before in (_GIVEN, WHEN, _ONCE, THEN)
        made.append(line._replace(keyword=AND) if again else line)
        before = line.keyword
    return made


_SHOWN, _BEFORE, _LONGEST = 8, 28, 96


def found_screen(law: Law, words: str, everything: bool) -> list[Block]:
    """What was found, each match with its words quoted."""
    hits = find(law, words)
    clauses = [hit for hit in hits if hit.id in law.clauses]
    title = Title(f'law --find "{words}"', f"{counted(len(hits), 'place')} of the law")
    if not hits:
        cure = "Try one word, or the beginning of a word, as in --find consult. All articles: casus law --all"
        return [title, Gap(), Para(f"Every word was looked for. {cure}", 0)]
    shown = hits if everything else hits[:_SHOWN]
    made: list[Block] = [title, Gap()]
    if len(hits[0].words) < len({word.casefold() for word in _WORD.findall(words)}):
        made.append(Para("No article on file has all of these words; these have the most.", 0))
    for hit in shown:
        clause = law.clauses.get(hit.id)
        name = (
            f"{sentence_start(law.instruments[clause.instrument].short)}, Article {clause.article}: {clause.heading}"
            if clause
            else "a question of meaning"
        )
        made.append(Para((strong(hit.id), f"  {name}"), 2, 2))
        made.append(Para((f"{hit.label}: ", *_quoted(hit.text, words)), 4, 2))
    if len(hits) > len(shown):
        made.append(Heading("", f"({len(hits) - len(shown)} more: add --all)"))
    first = f"casus law {clauses[0].id}" if clauses else f"casus law --questions {_clause_of(law, hits[0].id)}".rstrip()
    return [*made, Commands("NEXT", ((first, ""),))]


def _clause_of(law: Law, question: str) -> str:
    """A clause on which a question bears."""
    named = {name.partition("#")[0] for name in law.questions[question].bears_on}
    return next((clause.id for clause in law.clauses.values() if named & {rule.id for rule in clause.rules}), "")


def _quoted(text: str, words: str) -> list[Bit | str]:
    """The part of a text around the first match, with the matches standing out."""
    wanted = [word.casefold() for word in _WORD.findall(words)]
    matches = [word for word in _WORD.finditer(text) if any(_fits(word[0].casefold(), one) for one in wanted)]
    start = max(0, matches[0].start() - _BEFORE) if matches and len(text) > _LONGEST else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if len(text) - start <= _LONGEST else text.rfind(" ", 0, start + _LONGEST)
    parts: list[Bit | str] = ["... " if start else ""]
    place = start
    for match in matches:
        if start <= match.start() and match.end() <= end:
            parts += [text[place : match.start()], strong(match[0])]
            place = match.end()
    return [*parts, text[place:end], "" if end == len(text) else " ..."]


def unread_screen(law: Law, only: Clause | None, everything: bool) -> list[Block]:
    """The listing as a screen: by how far they were read, the least read first; with --all each with its note."""
    found = hearsay(law, only)
    where = f" {only.id}" if only is not None else ""
    if not found:
        return [
            Title(f"law{where} --unverified", "What was not read"),
            Para("Nothing here rests on a text that was not read.", 0),
        ]
    head: list[Block] = [
        Title(f"law{where} --unverified", "What of the law was not read in its own text"),
        Para("Each is told as others tell it, or from general knowledge; in our own words.", 0),
        Gap(),
    ]
    sections: list[Section] = [fixed("head", *head)]
    for heading, group in _groups(found):
        brief: list[Block] = [Para((strong(heading), ": ", _ids(group)), 0, 2), Gap()]
        long: list[Block] = [Para(strong(f"{heading}:"), 0)]
        for item in group:
            note = f" ({item.note})" if item.note else ""
            long.append(Para((strong(item.id), f"  {item.says}{note} [{', '.join(item.sources)}]"), 2, 4))
        sections.append(Section(heading, (Level(0, (*long, Gap())), Level(1, tuple(brief)))))
    clause = only.id if only is not None else next((item.clause for item in found if item.clause), "")
    sections.append(
        fixed(
            "foot",
            Commands(
                "NEXT",
                (*([("casus law --unverified --all", "")] * (only is None)), (f"casus law {clause} --sources", "")),
            ),
        )
    )
    return whole(sections) if everything else fit(sections, ())


def _groups(found: list[Unread]) -> list[tuple[str, list[Unread]]]:
    """The entries under a heading each: wordings by how far they were read, then dates, then rules."""
    made = []
    for read in reversed(READ):
        group = [item for item in found if item.sort == UNREAD_WORDING and item.read == read]
        if group:
            made.append((f"{counted(len(group), 'wording')} {READ_WORDS[read]}", group))
    acts = [item for item in found if item.sort == UNREAD_ACT]
    rules = [item for item in found if item.sort == UNREAD_RULE]
    if acts:
        made.append((f"{counted(len(acts), 'dated act')} with a source that was not read", acts))
    if rules:
        made.append((f"{counted(len(rules), 'rule')} with a source that was not read", rules))
    return made


def _ids(group: list[Unread]) -> str:
    """The names of entries, each once; of rules only the articles."""
    names = dict.fromkeys(item.clause if item.sort == UNREAD_RULE else item.id for item in group)
    return ", ".join(names)
