"""Mistakes in rule files: each is named with its place, its cause and its cure, and no law can hang the loader."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import badfiles
import pactlaw
from casus.files import fields
from casus.files.problems import MOST_PROBLEMS, Problem, render_all
from casus.law.model import Law
from casus.logic.terms import CoreRule, Lit, StrataError, Unless, stratify
from casus.scenarios.library import CasusError, load_law, read_and_check_law

ONE, TWO, QUESTIONS, ACTS = "pact/p-1.yaml", "pact/p-2.yaml", "pact/questions.yaml", "pact/acts.yaml"
SYSTEM, WORDS, STATES, PLACES = "pact/system.yaml", "vocabulary.yaml", "states.yaml", "places.yaml"
SIEGE = "when: [{siege: {by: <a>, against: <v>}}]"

# fmt: off
# One edit of one file of the small law (what is replaced, and by what), and of the first problem its line and column, a
# piece of the message and a piece of the cure.
EDITS: dict[str, tuple[str, str, str, str, str, str]] = {
    # the form of a rule
    "rule-no-id": (ONE, "  - id: p.1/bound\n    says:", "  - says:", "7:5", 'the rule lacks the word "id"', "add id: ..."),
    "rule-no-says": (ONE, "    says: A siege is a heavy attack.\n", "", "21:5", 'the rule p.1/siege lacks the word "says"', "add says: ..."),
    "rule-key": (ONE, "    says: A siege is a heavy attack.\n    when:", "    says: A siege is a heavy attack.\n    if:", "21:5", 'the rule p.1/siege lacks the word "when"', "add when: ..."),
    "rule-text": (ONE, "  - id: p.1/siege", "  - a siege is an attack\n  - id: p.1/siege", "21:5", "the rule needs words with values", "write word: value, each on a line of its own"),
    "rule-then-two": (ONE, "then: {excuse: {}}", "then: {excuse: {}, attack: {by: <a>, against: <v>, weight: heavy}}", "31:11", "then: draws one thing", "write one rule for each conclusion"),
    "rule-id-form": (ONE, "id: p.1/siege", "id: p.1/Siege!", "21:9", '"p.1/Siege!" is no id for a rule', "write p.1/name, or p.1/name@wording; in small"),
    "rule-id-stem": (ONE, "id: p.1/siege", "id: p.2/siege", "21:9", '"p.2/siege" is not named after this article or a paragraph of it', "begin it with p.1"),
    "norm-id-stem": (TWO, "norm: p.2/report", "norm: q.2/report", "54:11", '"q.2/report" is not named after this article or a paragraph of it', "begin it with p.2"),
    "rule-twice": (ONE, "id: p.1/siege", "id: p.1/attack", "21:5", 'two rules are called "p.1/attack"', "give each an id of its own"),
    "when-empty": (ONE, "when: [{siege: {by: <a>, against: <v>}}]", "when: []", "23:5", "the rule p.1/siege has no condition", "write when it applies"),
    "instrument-no-day": (SYSTEM, "signed: 1999-12-01", "signed: 2021-02-30", "4:40", "2021-02-30 is not a day; February 2021 has 28", "write 2021-02-28"),
    "instrument-id": (SYSTEM, "instruments:\n", "instruments:\n  ../../esc: {title: x, signed: 1999-12-01}\n", "4:3", '"../../esc" is no id', "write esc"),
    "system-id": (SYSTEM, "system: pact", "system: <img src=x>", "1:9", "is no id", "write img-src-x"),
    "instrument-day-words": (SYSTEM, "in_force: 2000-01-01", "in_force: whenever it was", "4:62", "\"whenever it was\" is not a day", "write year-month-day"),
    # conditions
    "condition-word": (ONE, "siege: {by: <a>", "sieg: {by: <a>", "23:13", '"sieg" is not a word of the vocabulary', "did you mean siege?"),
    "condition-role": (ONE, "siege: {by: <a>, against", "siege: {bye: <a>, against", "23:21", '"bye" is not a role of siege', "did you mean by?"),
    "condition-two": (ONE, "siege: {by: <a>, against: <v>}}", "siege: {by: <a>, against: <v>}, plea: {by: <v>}}", "23:12", "a condition is one word with its roles", "write it as - word: {role: value}, each condition"),
    "condition-list": (ONE, "siege: {by: <a>,", "siege: {by: [AAA, BBB],", "23:25", '"by" takes one value in a rule', "write one rule for each, or a variable"),
    "condition-event": (ONE, "siege: {by: <a>,", "siege: {event: raid, by: <a>,", "23:28", 'a rule cannot name an event of one file, as "raid" does', "write a variable such as <event>, or same"),
    "variable": (ONE, "siege: {by: <a>,", "siege: {by: <A>,", "23:25", '"<A>" is not a variable', "variables are written <name>, in small letters,"),
    "variable-same": (ONE, "siege: {by: <a>,", "siege: {by: <same>,", "23:25", '"<same>" is not a variable', "write same, without < and >"),
    "variable-open": (ONE, "siege: {by: <a>,", "siege: {by: <a,", "23:25", '"<a" is not a variable', "variables are written <name>, in small letters,"),
    "constant": (ONE, "siege: {by: <a>,", "siege: {by: Outlnad,", "23:25", 'no state is called "Outlnad"', "did you mean Outland (XXX)?"),
    "unsafe": (ONE, "when: [{siege: {by: <a>, against: <v>}}]", "when: [{siege: {by: <a>}}]", "21:5", "the conclusion of p.1/siege uses <v>, which no condition under when:", "add a condition that says what <v> is"),
    "unsafe-comparison": (TWO, "- <w> >= heavy", "- <x> >= heavy", "18:9", "<x> in when of p.2/deem is compared, but no condition says what it is", "bind it in a condition such as word: {role: <x>}"),
    # comparisons
    "comparison": (TWO, "- <w> >= heavy", "- <w> is at least heavy", "18:9", '"<w> is at least heavy" is not a condition Casus can read', "write word: {role: value}, or a comparison such"),
    "comparison-value": (TWO, "- <w> >= heavy", "- <w> >= grave", "18:9", '"grave" is not a word for weight', "words allowed here: light, heavy"),
    "comparison-end": (TWO, "- <w> >= heavy", "- <w> > heavy", "18:9", "nothing can meet this comparison: the scale ends there", "use <= or >=, or another value"),
    "comparison-self": (TWO, "- <m> != <a>", "- <m> != <m>", "23:9", '"<m>" is compared with itself', "compare two things"),
    "comparison-kind": (TWO, "- <m> != <a>", "- <m> < <a>", "23:9", '"<" compares days and scales, not an actor', "use = or !="),
    "comparison-types": (TWO, "- <m> != <a>", "- <m> != <w>", "23:9", "a state cannot be compared with a weight", "compare like with like"),
    "comparison-const": (TWO, "- <m> != <a>", "- AAA != BBB", "23:9", '"AAA" is no variable, so "!=" has nothing to compare', "write <a> != ..., with a variable that a"),
    "before-states": (TWO, "- <m> != <a>", "- <m> before <a>", "23:9", '"before" compares two events, not a state', "compare the events, or dates with < and >"),
    "is-kind": (TWO, "- <a> is state", "- <a> is country", "19:9", '"country" is not a kind of actor', "words allowed here: band, organisation, state"),
    "is-never": (TWO, "- <m> != <a>", "- <m> is band", "23:9", "a state is never of the kind band", "kinds it can be of: state"),
    "shift-state": (ONE, "last_day: <d> + 6 months", "last_day: <s> + 6 months", "14:5", "<s> stands for a state in one place and a date in another", "use two variables"),
    # variables, triggers, denials
    "variable-types": (ONE, "attack: {by: <a>, against: <v>, weight: heavy}", "attack: {by: <v>, against: <a>, weight: <a>}", "24:5", "<a> stands for an actor in one place and a weight in another", "use two variables"),
    "trigger-comparison": (ONE, "      - raid: {by: <a>, against: <v>, weight: <w>}\n      - <a> != <v>", "      - <a> != <v>\n      - raid: {by: <a>, against: <v>, weight: <w>}", "18:9", "the first condition is the trigger: it must be an event, a concept, a", "put such a condition before it"),
    "trigger-status": (ONE, "when: [{siege: {by: <a>, against: <v>}}]", "when: [{party: {state: <v>, to: pact}}, {siege: {by: <a>, against: <v>}}]", "23:13", '"party" has no event, so it can draw only a fact, starts: or ends:', "begin with the event that sets the rule off"),
    "not-happened": (TWO, "not_happened: {letter: {by: <m>, about: <x>}}", "not_happened: {wrong: {by: <m>}}", "67:9", "not_happened takes an event", "concepts and statuses go under unless:"),
    "not-happened-roles": (TWO, "- not_happened: {letter: {by: <m>, about: <x>}}", "- not_happened: {raid: {by: <m>, against: <v>, at: alpha-hill, weight: heavy}}\n      - not_happened: {deed: {by: <m>, toward: <v>, act: refusal}}", "68:24", "the denials of this rule name 7 roles together; 6 at most", "leave the less telling ones out"),
    # conclusions
    "then-event": (ONE, "then: {excuse: {}}", "then: {plea: {by: <a>}}", "31:12", '"plea" is an event, which no rule draws', "words allowed here: sent_by, answers, attack,"),
    "then-roles": (ONE, "then: {wrong: {by: <a>, against: <v>, weight: <w>}}", "then: {wrong: {by: <a>, against: <v>}}", "43:12", "the conclusion wrong lacks weight", "a conclusion names all roles"),
    "then-act": (TWO, "act: help, deadline", "act: halp, deadline", "52:50", 'there is no act "halp"', "did you mean help?"),
    "then-act-variable": (TWO, "act: help, deadline", "act: <v>, deadline", "52:50", "the act is named, not left to a variable", "write its id"),
    "then-deadline": (TWO, "deadline: immediately", "deadline: soon", "52:66", '"soon" is not a deadline', "write immediately, or a number of days, as in 30"),
    "then-no-norm": (TWO, "    norm: p.2/deem\n    says: An attack on one", "    says: An attack on one", "12:5", "the rule p.2/deem draws a finding but names no norm", "add norm: CLAUSE/NAME"),
    "then-norm": (ONE, "  - id: p.1/siege\n", "  - id: p.1/siege\n    norm: p.1/siege\n", "22:5", "the rule names a norm, but draws a concept", "leave norm: out, or draw one of duty,"),
    "starts-day": (ONE, "first_day: <d>", "first_day: soon", "10:62", '"soon" is not a day', "write year-month-day, as in 2022-09-13; or"),
    "starts-status": (ONE, "when: [{joined: {by: <s>, to: <t>, date: <d>}}]", "when: [{joined: {by: <s>, to: <t>, date: <d>}}, {party: {state: <s>, to: <t>}}]", "9:54", "p.1/bound starts or ends a status, so it may rest on events, concepts", "use the dated act instead of the status"),
    "two-kinds": (TWO, "then: {finding: {bearer: <m>, toward: <v>, act: deem}}\n  - id: p.2/help@old", "then: {duty: {bearer: <m>, toward: <v>, act: deem}}\n  - id: p.2/help@old", "25:5", "p.2/deem is a finding in one rule and a duty in another", "give the two norms two names"),
    "breach-of": (TWO, "of: p.2/peace}", "of: p.2/piece}", "78:5", 'no rule draws the norm "p.2/piece"', "did you mean p.2/peace?"),
    "norm-unknown": (TWO, "norm: p.2/deem, bearer: <m>, toward: <v>}}]\n    then: {duty: {bearer: <m>, toward: <v>, act: help}}", "norm: p.2/demm, bearer: <m>, toward: <v>}}]\n    then: {duty: {bearer: <m>, toward: <v>, act: help}}", "40:13", 'no rule draws the norm "p.2/demm"', "did you mean p.2/deem?"),
    # once, unless, until
    "once-concept": (ONE, "    then: {excuse: {}}", "    once: [{plea: {by: <v>}}]\n    then: {excuse: {}}", "25:5", "p.1/excuse draws no norm, so it cannot have once:", "move the conditions to when:"),
    "once-nothing": (TWO, "      - plea: {by: <v>, for: <what>, about: same}\n      - <what> != talks", "      - <v> != <m>", "47:9", "once: of p.2/help@new waits for nothing that could come", "name an event, or move the comparison to when:"),
    "standing-unless": (TWO, "      - <a> != <b>\n    then: {prohibition: {bearer: <a>, toward: <b>, act: raid}}", "      - <a> != <b>\n    unless: [{id: asked, when: [{plea: {by: <b>}}]}]\n    then: {prohibition: {bearer: <a>, toward: <b>, act: raid}}", "77:15", "p.2/peace binds always, and nothing happens at which an exception", "move what it asks to when:"),
    "once-never": (TWO, "- plea: {by: <v>, for: <what>, about: same}", "- plea: {by: <v>, for: <what>, event: same}", "47:9", 'one event cannot be both "plea" and "p.2/deem" (drawn from raid,', "write event: <other> for another event, and"),
    "until-status": (TWO, "when: [{enough: {by: <v>}}]", "when: [{party: {state: <v>, to: pact}}]", "51:17", "until: of p.2/help@new asks for a status, which has no day of its own", "use the event that ends it"),
    "unless-twice": (ONE, "- id: own-raid", "- id: excused", "38:9", 'two exceptions of this rule are called "excused"', "give each an id of its own"),
    "unless-no-id": (ONE, "      - id: excused\n        when:", "      - when:", "36:9", 'the entry of unless lacks the word "id"', "add id: ..."),
    "cycle": (ONE, "    then: {excuse: {}}", "    unless: [{id: wrong-first, when: [{wrong: {event: same}}]}]\n    then: {excuse: {}}", "25:5", "these wait for each other through an exception: excuse -> wrong ->", "write a ladder: what it looks like at first"),
    # wordings
    "wording": (TWO, "p.2/help@old", "p.2/help@older", "37:5", '"p.2/help@older" names the wording older, which no paragraph here has', "did you mean old?"),
    "wordings-overlap": (TWO, "through: 2004-12-31}, gloss", "through: 2005-06-30}, gloss", "6:5", "the wordings old and new of p.2 overlap in time", "a wording ends the day before the next begins"),
    "wordings-twice": (TWO, "{id: new, in_force", "{id: old, in_force", "10:10", 'two wordings of p.2 are called "old"', "give each an id of its own"),
    "wording-kept": (TWO, "{id: new, in_force", "{id: new, kept: {from: 2000-01-01, sources: ['https://x.org']}, in_force", "10:32", "the wording is not in force on both sides of 2000-01-01", "name a day after its first one, up to its last one"),
    "wording-kept-day": (TWO, "{id: new, in_force", "{id: new, kept: {from: 2005-13, sources: ['https://x.org']}, in_force", "10:32", "2005-13 is not a month", "write year-month-day"),
    "rule-window": (TWO, "    norm: p.2/help\n    says: All others help.\n", "    norm: p.2/help\n    in_force: {from: 2001-01-01}\n    says: All others help.\n", "39:5", "the dates of the rule differ from those of the wording old", "leave in_force: out; the wording has the dates"),
    "window-turned": (TWO, "says: A helper reports.\n    in_force: {from: 2000-01-01}", "says: A helper reports.\n    in_force: {from: 2000-01-01, through: 1999-01-01}", "56:34", "this ends before it begins", "from: is the first day, through: the last"),
    "overlap": (TWO, "    norm: p.2/report\n    says: A helper reports.", "    norm: p.2/help\n    says: A helper reports.", "42:5", "two wordings of p.2/help are in force on the same days: one without a", "a wording ends the day before the next begins"),
    # performs
    "performs-norm": (TWO, "norm: p.2/help, extent: full", "norm: p.2/hlp, extent: full", "88:6", 'no rule draws the norm "p.2/hlp"', "did you mean p.2/help?"),
    "performs-extent": (TWO, "extent: part", "extent: half", "89:30", '"half" is not a value of extent', "words allowed here: full, part, nothing"),
    "performs-concept": (TWO, "when: {letter: {by: <bearer>}}", "when: {wrong: {by: <bearer>}}", "91:45", "only an event performs a duty", "name an event; a concept goes into a rule"),
    "performs-variable": (TWO, "when: {letter: {by: <bearer>}}", "when: {letter: {by: <x>}}", "91:45", "<x> means nothing here", "write <bearer>, <toward> or a value; leave other"),
    "performs-finding": (TWO, "{norm: p.2/report, extent", "{norm: p.2/deem, extent", "91:6", "p.2/deem is a finding, which nothing performs", "name a duty"),
    # questions and readings
    "question": (TWO, "given: {bands: covered}", "given: {band: covered}", "27:13", 'there is no question "band"', "did you mean bands?"),
    "answer": (TWO, "given: {bands: covered}", "given: {bands: maybe}", "27:20", '"maybe" is not an answer to bands', "words allowed here: covered, not_covered"),
    "question-default": (QUESTIONS, "default: not_covered", "default: nobody", "5:14", '"nobody" is not a value of default', "words allowed here: covered, not_covered"),
    "answers-twice": (QUESTIONS, "{id: not_covered, held_by", "{id: covered, held_by", "5:14", '"not_covered" is not a value of default', "did you mean covered?"),
    "bears-on": (QUESTIONS, "bears_on: [p.2/by-band]", "bears_on: [p.2/by-bands]", "2:5", 'bands is said to bear on "p.2/by-bands", which is not given any', "did you mean p.2/by-band?"),
    "left-open": (QUESTIONS, "- {id: covered, held_by", "- {id: covered, each: true, held_by", "2:5", 'bands bears on whether a norm arises, and "covered" leaves it open', "take each: away"),
    "answer-days": (QUESTIONS, "- {id: covered, held_by", "- {id: covered, days: soon, held_by", "8:29", '"soon" is no number of days', "write 0 to 9999"),
    "times-elsewhere": (QUESTIONS, "bears_on: [p.2/by-band]", "times: immediately\n    bears_on: [p.2/by-band]", "2:5", "p.2/help is given an answer to bands, which does not list it under bears_on", "add performs/p.2/help to bears_on"),
    "bears-on-less": (QUESTIONS, "bears_on: [p.2/by-band]", "bears_on: []", "2:5", "p.2/by-band is given an answer to bands, which does not list it under", "add p.2/by-band to bears_on, or take the given:"),
    "held-by": (QUESTIONS, "held_by: [AAA]", "held_by: [Alfaland]", "8:33", 'no state, organ or school is called "Alfaland"', "did you mean Alphaland (AAA)?"),
    "reading-answer": (QUESTIONS, "answers: {bands: covered}}", "answers: {bands: maybe}}", "19:60", '"maybe" is not an answer to bands', "words allowed here: covered, not_covered"),
    "reading-of": (QUESTIONS, "of: AAA,", "of: Atlantis,", "19:38", 'the reading is of "Atlantis", who is not on file', "nobody on file has this name"),
    # words
    "vocabulary-key": (WORDS, "lasting: true, roles: {by: actor, against: state}}", "lasts: true, roles: {by: actor, against: state}}", "21:46", '"lasts" is not a word Casus reads here', "words allowed here: says, lasting, appraisal,"),
    "vocabulary-type": (WORDS, "roles: {by: state, for: aid,", "roles: {by: staat, for: aid,", "22:43", 'there is no type "staat"', "did you mean state?"),
    "vocabulary-word": (WORDS, "  siege: {says", "  date: {says", "21:3", '"date" has a meaning of its own in rules and scenarios', "choose another name"),
    "vocabulary-compiler": (WORDS, "  siege: {says", "  before: {says", "21:3", '"before" has a meaning of its own in rules and scenarios', "choose another name"),
    "vocabulary-twice": (WORDS, "concepts:\n", "concepts:\n  raid: {says: again, roles: {}}\n", "35:3", '"raid" is already a word of the vocabulary', "choose another name"),
    "vocabulary-assume": (WORDS, "assume: heavy", "assume: grave", "20:48", '"grave" is not a value of assume', "words allowed here: light, heavy"),
    "vocabulary-open": (WORDS, "values: [light, heavy], assume: heavy", "values: [light, grave], assume: grave", "20:16", '"grave" is not a word for weight', "words allowed here: light, heavy"),
    "vocabulary-phrase": (WORDS, "{by} raided {against}", "{by} raided {whom}", "17:13", '"{whom}" names no role', "words allowed here: by, against, at, weight"),
    "vocabulary-brace": (WORDS, "{against}[ at {at}]", "{against[ at {at}]", "17:13", 'a brace or bracket of "phrase" has no partner', "write {role}, and [...]"),
    "vocabulary-sign": (WORDS, "[troops, blankets, refusal]", '[troops, blankets, "-"]', "13:37", '"-" cannot be a value', "values have letters, digits, _ and -"),
    # states, places, acts, systems
    "states-kind": (STATES, "{name: the League, kind: organisation,", "{name: the League, kind: club,", "6:36", '"club" is not a value of kind', "words allowed here: state, organisation, organ,"),
    "states-name": (STATES, "name: Betaland", "name: Alphaland", "3:3", 'AAA and BBB are both called "Alphaland"', "take the name from one of the two"),
    "states-members-all": (STATES, "members: {party: {to: pact}}", "members: {party: {to: pact, state: AAA}}", "6:60", "members: leaves out one role, that of the member", "name all the others"),
    "places-state": (PLACES, "owner: [{of: AAA}]", "owner: [{of: Alfaland}]", "2:47", 'no state is called "Alfaland"', "did you mean Alphaland (AAA)?"),
    "places-days": (PLACES, "{of: XXX, through: 2004-12-31}", "{of: XXX, from: 2005-01-01, through: 2004-12-31}", "3:66", "this ends before it begins", "from: is the first day, through: the last"),
    "acts-instrument": (ACTS, "to: pact}}\n  - {id: gamma", "to: pakt}}\n  - {id: gamma", "2:72", 'there is no instrument "pakt"', "did you mean pact?"),
    "acts-twice": (ACTS, "id: gamma-leaves", "id: founders", "3:10", 'two entries are called "founders"', "give each an id of its own"),
    "acts-day": (ACTS, "2008-08-31", "8/9/2008", "3:30", '"8/9/2008" is not a day', "did you mean 2008-09-08 or 2008-08-09?"),
    "system-name": (SYSTEM, "system: pact", "system: pakt", "1:1", 'the system is called "pakt", its folder "pact"', "give both one name"),
    "instrument": (ONE, "instrument: pact", "instrument: pakt", "2:13", '"pakt" is not a value of instrument', "did you mean pact?"),
    "clause-twice": (TWO, "clause: p.2", "clause: p.1", "1:1", 'there is a clause "p.1" already', "choose another id"),
    "related": (TWO, "rules:\n", "related: [p.3]\nrules:\n", "1:1", 'p.2 is related to "p.3", which is not on file', "words allowed here: p.1, p.2"),
    # too much
    "when-many": (ONE, SIEGE, f"when: [{', '.join(['{siege: {by: <a>, against: <v>}}'] * 40)}]", "23:5", '"when" holds 40 entries; 16 at most are read', "split it up"),
    "when-too-large": (ONE, SIEGE, f"when: [{', '.join(['{siege: {by: <a>, against: <v>}}'] * 16)}]\n    unless: [{{id: x, when: [{{enough: {{by: <v>}}}}]}}]", "21:5", "this rule is too large to be evaluated: 16 conditions; at most 15", "draw a concept from some of its conditions"),
    "shift-huge": (ONE, "<d> + 6 months", f"<d> + {'9' * 5000} months", "14:59", "is not a day", "write 2012-12-19, <date>, or <date> + 6 months"),
    "list-huge": (ACTS, "[AAA, BBB, CCC]", f"[{', '.join(['AAA'] * 1000)}]", "2:47", '"by" holds 1000 entries; 40 at most are read', "split it up"),
    "many-questions": (QUESTIONS, "readings:\n", "readings:\n" + "".join(f"  - {{id: x{n}, name: X}}\n" for n in range(300)), "18:1", '"readings" holds 301 entries; 200 at most are read', "split it up"),
}
# fmt: on


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small law, to be broken."""
    shutil.copytree(pactlaw.FOLDER, tmp_path / "rules")
    return tmp_path / "rules"


def read(folder: Path) -> tuple[Law | None, list[Problem]]:
    """Read a law; everything that must hold for any problem is checked."""
    law, found = read_and_check_law(folder)
    texts = {}
    for path in folder.rglob("*.yaml"):
        if path.is_file():
            texts[f"rules/{path.relative_to(folder).as_posix()}"] = path.read_bytes().decode("utf-8", "replace")
    badfiles.check(found, texts)
    return law, found


def first(found: list[Problem]) -> Problem:
    """The first problem in the order of the files; findings left out."""
    serious = [item for item in found if not item.warning]
    assert serious, "nothing was found"
    return min(serious, key=lambda item: (item.mark.file, item.mark.line, item.mark.column))


def test_the_small_law_is_good(folder: Path) -> None:
    """What the table below changes has no problem itself."""
    law, found = read(folder)
    assert law is not None
    assert found == []


@pytest.mark.parametrize("name", EDITS)
def test_one_mistake_is_named_with_its_place_and_a_cure(name: str, folder: Path) -> None:
    """In the file in which it stands, and it is few problems: no mistake drags a train of others behind it."""
    file, old, new, place, message, cure = EDITS[name]
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    _, found = read(folder)
    problem = first(found)
    assert problem.mark.file == f"rules/{file}"
    assert badfiles.place(problem) == place, render_all(found)
    assert message in problem.message
    assert cure in problem.cure
    assert len(found) <= 4, render_all(found)
    with pytest.raises(CasusError):
        load_law(folder, only=True)


def test_a_ring_is_named_rule_by_rule(folder: Path) -> None:
    """Who waits for whom, every rule of the ring with its place, and the way out."""
    text = (folder / ONE).read_text(encoding="utf-8")
    ring = "    unless: [{id: wrong-first, when: [{wrong: {event: same}}]}]\n    then: {excuse: {}}"
    (folder / ONE).write_text(text.replace("    then: {excuse: {}}", ring), encoding="utf-8")
    _, found = read(folder)
    assert (
        render_all(found, "the rules")
        == """\
rules/pact/p-1.yaml:25:5: these wait for each other through an exception: excuse
  -> wrong -> excuse
 25 |   - id: p.1/excuse
    |     ^^
    write a ladder: what it looks like at first sight, what excuses it, and what
    is left
  rules/pact/p-1.yaml:33:5: p.1/wrong
 33 |   - id: p.1/wrong
    |     ^^

1 problem in the rules. Nothing was changed."""
    )


def test_a_ring_is_found_in_a_long_law_at_once() -> None:
    """Also where every rule is part of it."""
    count = 3000
    rules = [
        CoreRule(f"r{n}", Lit(f"p{n}", ()), (Lit("given", ()),), (), (Unless("b", (Lit(f"p{(n + 1) % count}", ()),)),))
        for n in range(count)
    ]
    began = time.perf_counter()
    with pytest.raises(StrataError) as caught:
        stratify(rules)
    assert len(caught.value.cycle) == len(caught.value.rules) == count
    assert time.perf_counter() - began < 20
    assert len(stratify(rules[:-1])) == count - 1


def test_mistakes_of_several_files_are_told_together(folder: Path) -> None:
    """In the order of the files."""
    for file, old, new in (
        (TWO, "act: help, deadline", "act: halp, deadline"),
        (ONE, "siege: {by: <a>", "sieg: {by: <a>"),
    ):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    _, found = read(folder)
    assert [(item.code, item.mark.file.rpartition("/")[2]) for item in found] == [
        ("unknown-word", "p-1.yaml"),
        ("unknown-value", "p-2.yaml"),
    ]


def test_words_that_are_wrong_are_told_before_what_rests_on_them(folder: Path) -> None:
    """Where the vocabulary is broken, nobody can say what the rules mean by it."""
    (folder / WORDS).write_text((folder / WORDS).read_text(encoding="utf-8").replace("  raid:", "  rade:"), "utf-8")
    assert len([item for item in read(folder)[1] if item.mark.file != "rules/vocabulary.yaml"]) > 3
    (folder / WORDS).write_text((folder / WORDS).read_text(encoding="utf-8").replace("lasting:", "lasts:"), "utf-8")
    law, found = read(folder)
    assert law is None
    assert [(item.code, item.mark.file) for item in found] == [("unknown-word", "rules/vocabulary.yaml")]


CLAUSE = "clause: o.1\ninstrument: other\narticle: '1'\nheading: H\nrules:\n"
OTHER = "system: other\ntitle: Other\ninstruments: {other: {title: Other}}\n"


def add_other(folder: Path, rules: str) -> None:
    """A second treaty system with one article."""
    (folder / "other").mkdir()
    (folder / "other" / "system.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "other" / "o-1.yaml").write_text(CLAUSE + rules, encoding="utf-8")


def test_a_question_stays_in_its_treaty(folder: Path) -> None:
    """A doubt about one treaty makes no rule of another doubtful."""
    rule = "  - {id: o.1/wrong, says: S, given: {bands: covered}, when: [{plea: {by: <a>}}], then: {excuse: {}}}\n"
    add_other(folder, rule)
    _, found = read(folder)
    assert [item.code for item in found] == ["foreign-question", "bears-on"]
    assert found[0].message == "o.1/wrong of other is given an answer to bands, a question of pact"
    assert found[0].cure == "draw a neutral concept here and let each treaty's rule decide"


def test_two_files_cannot_have_one_paragraph_or_one_rule(folder: Path) -> None:
    """Both places are shown."""
    add_other(folder, "  - {id: p.2/report, says: S, when: [{plea: {by: <a>}}], then: {excuse: {}}}\n")
    path = folder / "other" / "o-1.yaml"
    extra = "paragraphs: [{id: p.2, article: '2', wordings: [{id: a, gloss: G}]}]\n"
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    _, found = read(folder)
    assert [(item.code, item.message) for item in found] == [
        ("double-word", 'o.1 has a paragraph "p.2" already'),
        ("double-id", 'two rules are called "p.2/report"'),
    ]
    assert [mark.file for _, mark in found[1].also] == ["rules/other/o-1.yaml"]


def test_what_only_looks_odd_is_a_finding(folder: Path) -> None:
    """An article without rules, an answer that nobody holds, a concept that no rule draws: told, and the law loads."""
    (folder / "pact" / "p-3.yaml").write_text("clause: p.3\ninstrument: pact\narticle: '3'\nheading: H\n", "utf-8")
    text = (folder / QUESTIONS).read_text(encoding="utf-8")
    (folder / QUESTIONS).write_text(text.replace("held_by: [AAA]", "held_by: []"), encoding="utf-8")
    text = (
        (folder / ONE)
        .read_text(encoding="utf-8")
        .replace("then: {excuse: {}}", "then: {wrong: {by: <a>, against: <v>, weight: heavy}}")
    )
    (folder / ONE).write_text(text, encoding="utf-8")
    law, found = read(folder)
    assert law is not None
    assert {item.code for item in found} == {"no-rules", "no-holder", "never"}
    assert all(item.warning for item in found)
    assert any(item.message == 'no rule draws "excuse", so this condition is never met' for item in found)


def _stray(folder: Path) -> None:
    (folder / "notes.yaml").write_text("a: b\n", encoding="utf-8")


def _other_ending(folder: Path) -> None:
    (folder / "pact" / "p-3.yml").write_text("clause: p.3\n", encoding="utf-8")


def _no_system(folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new" / "n-1.yaml").write_text("clause: n.1\n", encoding="utf-8")


def _no_words(folder: Path) -> None:
    (folder / WORDS).unlink()


def _pipe(folder: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no pipes")
    os.mkfifo(folder / "pact" / "p-3.yaml")


def _dangling(folder: Path) -> None:
    (folder / "pact" / "p-3.yaml").symlink_to("nothing.yaml")


def _many(folder: Path) -> None:
    for number in range(60):
        (folder / "pact" / f"x-{number}.yaml").write_text("", encoding="utf-8")


def _swarm(folder: Path) -> None:
    for number in range(120):
        (folder / f"x-{number}.txt").touch()


def _is_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("", encoding="utf-8")


def _is_gone(folder: Path) -> None:
    shutil.rmtree(folder)


FOLDERS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "stray": (_stray, "notes.yaml belongs to no treaty system", "move it into the folder of one"),
    "other-ending": (_other_ending, "files of law end in .yaml", "give the file that ending"),
    "no-system": (_no_system, "the folder new has no system.yaml", "write one, or move the file"),
    "no-words": (_no_words, "the folder of rules has no vocabulary.yaml", "every law has one"),
    "pipe": (_pipe, "this is a pipe, not a file", "copy the text into a file"),
    "dangling": (_dangling, "there is no file of this name", "check the name"),
    "many": (_many, "this law has 68 files; 50 at most are read", "several folders"),
    "swarm": (_swarm, "there are more than 100 files and folders here", "name the folder of law files itself"),
    "is-file": (_is_file, "this is a file, not a folder", "name a folder of law files"),
    "is-gone": (_is_gone, "there is no folder of this name", "name a folder of law files"),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_no_law_is_described(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in it is waited for, followed in a circle, or read without end."""
    monkeypatch.setattr(fields, "FILES", 50)
    monkeypatch.setattr(fields, "FOUND", 100)
    spoil, message, cure = FOLDERS[name]
    spoil(folder)
    law, found = read_and_check_law(folder)
    assert message in first(found).message
    assert cure in first(found).cure
    assert law is None or name in ("pipe", "dangling", "other-ending", "stray", "no-system")


def test_no_folder_can_have_this_name() -> None:
    """A name with a zero byte is no reason for a traceback."""
    law, found = read_and_check_law(Path("a\0b"))
    assert law is None
    assert [item.code for item in found] == ["not-a-folder"]


def test_a_hostile_law_is_refused_in_no_time(folder: Path) -> None:
    """Thousands of rules, in an order that is the worst for sorting them, denials that double each other, mistakes without end."""
    rule = "  - {{id: p.3/r{0}, norm: p.3/r{0}, says: S, when: [{{finding: {{norm: p.3/r{1}, bearer: <m>, toward: <v>}}}}], then: {{finding: {{bearer: <m>, toward: <v>, act: deem}}}}}}\n"
    head = "clause: p.3\ninstrument: pact\narticle: '3'\nheading: H\nrules:\n"
    path = folder / "pact" / "p-3.yaml"
    began = time.perf_counter()
    path.write_text(head + "".join(rule.format(n, n + 1) for n in range(1500)), encoding="utf-8")
    _, found = read(folder)
    assert first(found).message == 'no rule draws the norm "p.3/r1500"'
    path.write_text(head + "".join(rule.format(n, (n + 1) % 1500) for n in range(1500)), encoding="utf-8")
    assert read(folder)[0] is not None
    path.write_text(
        head + "".join(rule.format(n, "x y") for n in range(1500)).replace("finding", "fynding"), encoding="utf-8"
    )
    law, found = read(folder)
    assert law is None
    assert len(found) == MOST_PROBLEMS + 1
    denial = "{not_happened: {plea: {by: <m>, for: help, about: <x>}}}"
    doubled = f"  - {{id: p.3/r, says: S, when: [{{deed: {{by: <m>, about: <x>}}}}, {', '.join([denial] * 10)}], then: {{excuse: {{}}}}}}\n"
    path.write_text(head + doubled, encoding="utf-8")
    _, found = read(folder)
    assert "the denials of this rule name 9 roles together; 6 at most" in first(found).message
    assert time.perf_counter() - began < 60  # some seconds; a hang takes hours
