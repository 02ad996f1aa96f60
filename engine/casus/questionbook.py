"""The questions of meaning as a reader browses them: answers, who holds them and where, the default and its reason."""

from collections.abc import Sequence

from casus.law import Clause, Law, Question
from casus.lawbook import questions_of
from casus.layout import Block, Foot, Heading, Para, dim, strong
from casus.sections import Level, Section, fit, shrinking, whole
from casus.words import READ_WORDS, Voice, sentence_start


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
            "Answers, holders and reasons: add an article, as in casus law --questions "
            + _most_asked(law)
            + ", or --all"
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
                    f"{sentence_start(voice.holders(answer.held_by))}: {answer.says} (",
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
