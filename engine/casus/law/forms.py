"""The forms of the files of a law, and of what scenario files share with them: every word, what stands there, and what it says.

Readers take their words from here, and the JSON Schemas and the tables of the reference are made from here.
"""

from casus.files.fields import FileForm, Word
from casus.files.sources import CITES_WORD, NOTE_WORD, SOURCES_WORD

_SAYS = Word("says", "words for the report")
_HELD_BY = Word("held_by", "whose statement or judgement it is", "holders")
_GIVEN = Word("given", "the answers under which it stands", "answers")

# ---- what happened ---------------------------------------------------------------------------------------------------

_ENTRY = (
    Word("id", "its name in this file", required=True),
    Word("date", "the first day; must be given, unless the event is denied or is an entry of the record", "day"),
    Word("until", "the last day", "day"),
    Word("after", "events that came first; needed only where the days are the same", "texts"),
    Word("continues", "the event it goes on from: what is asked about the one is asked about the other"),
    Word(
        "denied",
        "`true`: the file says that this did not happen. A role that is left out is then denied for every value",
        "flag",
    ),
    _SAYS,
    _HELD_BY,
    CITES_WORD,
    NOTE_WORD,
)
EVENT = FileForm("event", "Besides one word of the vocabulary with its roles, an event or a dated act has:", *_ENTRY)
CONDUCT = FileForm(
    "conduct",
    "Besides one word of the vocabulary with its roles, an entry of the record has the words of an event, and:",
    *_ENTRY,
    Word(
        "for_members",
        "the act of an organisation counts for each of its members that day, or for those named",
        "members",
    ),
    Word("tendered", "an offer", "flag"),
    Word("accepted", "with `tendered`: whether the offer was taken up", "flag"),
)
FACT = FileForm(
    "fact",
    "Besides one word of the vocabulary with its roles, a fact has:",
    Word("denied", "`true`: the file says that this is not so", "flag"),
    _HELD_BY,
    CITES_WORD,
    _SAYS,
    NOTE_WORD,
)
VERSION = FileForm(
    "version",
    "One account of what happened.",
    Word("id", "its name in the dispute", required=True),
    _SAYS,
    Word("held_by", "who gives this account", "holders"),
    Word("add", "events and facts that are so in this account", "entries"),
    Word("set", "another value for `EVENT.role`, `EVENT.date` or `EVENT.until`", "edits"),
    Word(
        "drop", "events that did not happen in this account, with those that are about them or continue them", "texts"
    ),
    Word("order", "events of one day, the earlier first", "texts"),
    CITES_WORD,
    NOTE_WORD,
)
DISPUTE = FileForm(
    "dispute",
    "A point on which accounts differ.",
    Word("id", "its name in the file", required=True),
    Word("about", "what the accounts differ on"),
    Word("because", "why the default was chosen"),
    Word("versions", "two or more accounts", "list", required=True, of=VERSION),
    Word("default", "the version that is used unless another is asked for", required=True),
    CITES_WORD,
    NOTE_WORD,
)
ACTS = FileForm(
    "acts",
    "The file `acts.yaml` of a treaty system.",
    SOURCES_WORD,
    Word("acts", "dated acts, in the form of events", "events"),
    Word("disputed", "points on which accounts differ", "list", of=DISPUTE),
)

# ---- clauses ---------------------------------------------------------------------------------------------------------

WINDOW = FileForm(
    "in_force",
    "A span of days, both inclusive.",
    Word("from", "the first day", "day"),
    Word("through", "the last day", "day"),
)
KEPT = FileForm(
    "kept",
    "What shows that a later wording left the text as it was.",
    Word("from", "the day from which it is known from other sources only", "day", required=True),
    CITES_WORD._replace(required=True),
)
POINTS = FileForm(
    "points",
    "What a wording says, in a line of our own, on points that no rule says in one; `casus treaties` and `casus compare-law` set them side by side.",
    Word("which", "which attack counts, and whose"),
    Word("place", "where it counts"),
    Word("asks", "whether somebody must ask, and whom"),
    Word("decides", "who decides whether the case is given"),
    Word("owes", "what is owed"),
    Word("time", "how soon"),
    Word("ends", "what ends it"),
    Word("both", "what follows where both sides are parties"),
)
WORDING = FileForm(
    "wording",
    "One wording of a paragraph.",
    Word("id", "its name, usually a year", required=True),
    Word("in_force", "from when through when it was in force", "group", of=WINDOW),
    Word("gloss", "what it says, in our own words", required=True),
    NOTE_WORD,
    CITES_WORD,
    Word("kept", "what shows that the text stayed as it was", "group", of=KEPT),
    Word("points", "what it says on single points, to be compared with other treaties", "group", of=POINTS),
)
PARAGRAPH = FileForm(
    "paragraph",
    "A paragraph of an article.",
    Word("id", "its name: that of the article, a point, and a number", required=True),
    Word("wordings", "its wordings in time", "list", required=True, of=WORDING),
    Word("article", "how the paragraph is called"),
    Word("heading", "its heading"),
    NOTE_WORD,
)
UNREACHED = FileForm(
    "unreached",
    "A rule whose conclusion an exception can never meet.",
    Word("rule", "a rule that draws what sets the exception's rule off", required=True),
    Word("because", "why the exception cannot meet it", required=True),
)
EXCEPTION = FileForm(
    "exception",
    "An exception under `unless`, or an ending under `until`.",
    Word("id", "its name in the rule", required=True),
    _GIVEN,
    Word("when", "its conditions", "conditions", required=True),
    Word("says", "what it says"),
    Word("not_for", "which ways into the rule it can never meet, and why", "list", of=UNREACHED),
    NOTE_WORD,
)
RULE = FileForm(
    "rule",
    "One way in which something follows.",
    Word("id", "`CLAUSE/WAY@WORDING`", required=True),
    Word("norm", "the norm it leads to, where `then` is one"),
    Word("says", "what it says, in one sentence", required=True),
    _GIVEN,
    Word("when", "its conditions; the first is what sets it off", "conditions", required=True),
    Word("once", "what must come before the norm is triggered", "conditions"),
    Word("unless", "exceptions", "list", of=EXCEPTION),
    Word("until", "what ends the norm", "list", of=EXCEPTION),
    Word("then", "what follows", "conclusion", required=True),
    Word("in_force", "from when through when, where no wording says it", "group", of=WINDOW),
    CITES_WORD,
    NOTE_WORD,
)
PERFORMS = FileForm(
    "performs",
    "What counts as doing a duty.",
    Word("norm", "the norm of the duty", required=True),
    Word("extent", "how far it does the duty", required=True, values=("full", "part", "nothing")),
    _GIVEN,
    Word("when", "the event that does it", "condition", required=True),
    Word("notable", "told in a report although it does nothing of the duty", "flag"),
    Word("beforehand", "it counts from before the duty too", "flag"),
    CITES_WORD,
    NOTE_WORD,
)
CLAUSE = FileForm(
    "clause",
    "A file of an article.",
    Word("clause", "its name: that of the instrument, a point, and a number", required=True),
    Word("instrument", "the treaty it stands in", "instrument", required=True),
    Word("article", "how it is called there", required=True),
    Word("heading", "its heading", required=True),
    Word("gloss", "what it says, in our own words"),
    SOURCES_WORD,
    Word("cites", "where its text is from", "cites"),
    Word("paragraphs", "its paragraphs with their wordings", "list", of=PARAGRAPH),
    Word("untranslated", "why it has no rules"),
    Word("rules", "what follows from it", "list", of=RULE),
    Word("performs", "what counts as doing its duties", "list", of=PERFORMS),
    Word("related", "clauses that belong with it", "texts"),
    NOTE_WORD,
)

# ---- questions -------------------------------------------------------------------------------------------------------

ANSWER = FileForm(
    "answer",
    "An answer that can be given to a question.",
    Word("id", "its name in the question", required=True),
    Word("says", "the answer in words"),
    Word("rests_on", "what speaks for it"),
    Word("held_by", "who gives it", "holders"),
    Word("each", "`true`: it leaves the question open, and the record is told under each of the others", "flag"),
    Word("days", "how many days the deadline is long, where the question asks that; left out: any number"),
    CITES_WORD,
    NOTE_WORD,
)
EXCLUSION = FileForm(
    "exclusion",
    "Answers that cannot be held together: one to this question, and one or more to others.",
    Word("answers", "which", "answers"),
)
QUESTION = FileForm(
    "question",
    "A question of what the words mean.",
    Word("id", "its name", required=True),
    Word("answers", "two or more answers", "list", required=True, of=ANSWER),
    Word("excludes", "answers to other questions that cannot be held with one to this", "list", of=EXCLUSION),
    Word("bears_on", "`RULE`, `RULE#EXCEPTION` or `performs/NORM`: where it matters", "texts"),
    Word("asks", "the question in words", required=True),
    Word("times", "the deadline, such as `immediately`, of which it asks how long it is"),
    Word("default", "the answer that is taken unless another is asked for", required=True),
    Word("because", "why", required=True),
    Word("tested_by", "scenarios in which it decides something", "texts"),
    NOTE_WORD,
)
READING = FileForm(
    "reading",
    "A named set of answers.",
    Word("id", "its name", required=True),
    Word("of", "whose it is"),
    Word("name", "how it is called", required=True),
    Word("because", "what it is known from"),
    Word("answers", "the answers it gives; the default fills the rest", "answers"),
    CITES_WORD,
)
QUESTIONS = FileForm(
    "questions",
    "The file `questions.yaml` of a treaty system.",
    SOURCES_WORD,
    Word("questions", "what the words can mean", "list", of=QUESTION),
    Word("readings", "named sets of answers", "list", of=READING),
)

# ---- treaty systems --------------------------------------------------------------------------------------------------

INSTRUMENT = FileForm(
    "instrument",
    "A treaty, or another text that binds.",
    Word("title", "its title", required=True),
    Word("short", "its title in short"),
    Word("signed", "when it was signed", "day"),
    Word("in_force", "when it entered into force", "day"),
    NOTE_WORD,
    CITES_WORD,
)
SYSTEM = FileForm(
    "system",
    "The file `system.yaml` of a treaty system.",
    Word("system", "its name, which is that of the folder", required=True),
    Word("title", "how it is called", required=True),
    Word("about", "for readers of the file"),
    Word("common", "`true`: it is law for all, and the other systems may rest on it", "flag"),
    Word("example", "the scenario that the helps of commands take as their example"),
    SOURCES_WORD,
    Word("instruments", "its treaties, by id", "table", of=INSTRUMENT),
)
