"""Mistakes in scenario files: each is named with its place, its cause and its cure, and no file does harm."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import badfiles
import casus
import pactlaw
from casus.files.problems import MOST_PROBLEMS, Problem, render_all
from casus.scenarios.library import CasusError, load_law, load_scenario, read_scenario_file
from casus.scenarios.model import Scenario
from commands import GOLDEN

STORED = GOLDEN / "bad-scenario.txt"

GOOD = """\
scenario: case
title: A case
kind: hypothetical
as_of: 2006-03-01
events:
  - {id: raid, date: 2006-01-10, raid: {by: XXX, against: AAA, at: alpha-hill, weight: heavy}}
"""

# fmt: off
# One edit of the good file (nothing in place of what is replaced: the text is added at the end), and of the first problem
# its line and column, a piece of the message and a piece of the cure.
EDITS: dict[str, tuple[str, str, str, str, str]] = {
    # the head of the file
"no-scenario": ("scenario: case\n", "", "1:1", 'the scenario lacks the word "scenario"', "add scenario: ..."),
    "no-kind": ("kind: hypothetical\n", "", "1:1", 'the scenario lacks the word "kind"', "add kind: history or hypothetical or exercise"),
    "kind": ("hypothetical", "historical", "3:7", '"historical" is not a value of kind', "did you mean history?"),
    "title-empty": ("title: A case", "title:", "2:1", '"title" has no value', "write one after the colon"),
    "title-list": ("A case", "[a, b]", "2:8", '"title" takes one value, not a list or a group of words', "write one value, without brackets"),
    "as-of-missing": ("as_of: 2006-03-01\n", "", "1:1", 'the scenario lacks the word "as_of"', "add as_of: YYYY-MM-DD (the last day the file speaks of)"),
    "as-of-year": ("2006-03-01", "2006", "4:1", "as_of is the last day the file speaks of; 2006 is not one", "write one day, such as 2006-12-31"),
    "as-of-early": ("2006-03-01", "2005-03-01", "6:6", "raid is later than as_of, the last day the file speaks of", "move as_of to a later day"),
    "unknown-key": ("", "disputes: []\n", "7:1", '"disputes" is not a word Casus reads here', "did you mean disputed?"),
    "id-capitals": ("scenario: case", "scenario: My Case", "1:11", '"My Case" is no id; an id has small letters, digits and', "write my-case"),
    # days
    "day-30-february": ("2006-01-10", "2006-02-30", "6:22", "2006-02-30 is not a day; February 2006 has 28", "write 2006-02-28, or 2006-02 when only the"),
    "day-american": ("2006-01-10", "01/10/2006", "6:22", '"01/10/2006" is not a day', "did you mean 2006-10-01 or 2006-01-10?"),
    "day-time": ("2006-01-10", "2006-01-10T12:00", "6:22", '"2006-01-10T12:00" is not a day', "write 2006-01-10; Casus counts in days"),
    "day-range": ("2006-01-10", "2006-01-10 to 2006-01-12", "6:22", '"2006-01-10 to 2006-01-12" is not a day', "write year-month-day, as in 2022-09-13; or"),
    "day-far": ("2006-01-10", "0006-01-10", "6:22", "0006-01-10 is outside the years that Casus reads", "write a year from 1900 to 2100"),
    "date-missing": ("date: 2006-01-10, ", "", "6:6", 'the event raid lacks the word "date"', "add date: YYYY-MM-DD (the first day"),
    "until-before": ("date: 2006-01-10", "date: 2006-01-10, until: 2006-01-09", "6:34", "the event raid ends before it begins", "date: is the first day, until: the last"),
    "until-late": ("date: 2006-01-10", "date: 2006-01-10, until: 2006-04-09", "6:6", "raid ends later than as_of, the last day the file speaks of", "move as_of to a later day, or leave until:"),
    "until-denied": ("", "  - {id: no-plea, denied: true, until: 2006-01-12, plea: {by: AAA}}\n", "7:33", "what did not happen has no last day", "leave until: out"),
    # who
    "alpha-2": ("by: XXX", "by: XX", "6:45", 'no state is called "XX"', "nobody on file has this name; write it in English"),
    "misspelt": ("AAA", "Alfaland", "6:59", 'no state is called "Alfaland"', "did you mean Alphaland (AAA)?"),
    "sounds-alike": ("AAA", "Alphastan", "6:59", 'no state is called "Alphastan"', "nobody on file has this name"),
    "lower": ("AAA", "aaa", "6:59", 'no state is called "aaa"', "did you mean Alphaland (AAA)?"),
    "cyrillic": ("AAA", "\u0410\u0410A", "6:59", 'no state is called "\u0410\u0410A"', '"\u0410\u0410A" is written with Cyrillic letters; did'),
    "other-script": ("AAA", "Россия", "6:59", 'no state is called "Россия"', '"Россия" is written with Cyrillic letters;'),
    "kind-of-body": ("AAA", "league", "6:59", '"league" is of the kind organisation, which cannot stand', "kinds allowed here: state"),
    "group": ("AAA", "[AAA, AAA]", "6:65", '"AAA" stands twice', "keep one of the two"),
    "nested": ("AAA", "{state: AAA}", "6:59", '"against" takes a value or a list of values', "write [ONE, TWO] for each of several"),
    # what happened, and its roles
    "event-word": ("raid: {", "rade: {", "6:34", '"rade" is not a word for an event', "did you mean raid?"),
    "event-none": ("", "  - {id: other, date: 2006-01-11}\n", "7:6", "the event other does not say what happened", "words allowed here: deed, enough, joined,"),
    "event-two": ("", "  - {id: other, date: 2006-01-11, plea: {by: AAA, for: help}, enough: {by: AAA}}\n", "7:63", "the event other says two things: plea and enough", "write two entries"),
    "concept": ("", "  - {id: other, date: 2006-01-11, attack: {by: XXX, against: AAA, weight: heavy}}\n", "7:35", '"attack" is a concept, which the rules decide, never the', "words allowed here: raid, siege, "),
    "fact-as-event": ("", "  - {id: other, date: 2006-01-11, answers: {of: raid, to: raid}}\n", "7:35", '"answers" is a fact, which stands under facts:', "move it there"),
    "role-unknown": ("weight:", "weigth:", "6:80", '"weigth" is not a role of raid', "did you mean weight?"),
    "role-missing": ("by: XXX, ", "", "6:41", '"raid" lacks the role by', "add by: ... (actor)"),
    "role-empty": ("by: XXX", "by: []", "6:41", '"by" names nothing', "write a value, or leave the role out"),
    "role-novalue": ("by: XXX", "by:", "6:41", 'no space follows ":" in "by:, against: AAA, at: alpha-hill,', "write one, or quote all"),
    "scale": ("heavy", "grave", "6:88", '"grave" is not a word for weight', "words allowed here: light, heavy"),
    "place": ("alpha-hill", "alpha-hil", "6:68", 'there is no place "alpha-hil"', "did you mean alpha-hill?"),
    "roles-text": ("{by: XXX, against: AAA, at: alpha-hill, weight: heavy}", "AAA", "6:40", '"raid" needs words with values', "write word: value, each on a line of its own"),
    "flag-yes": ("", "  - {id: other, denied: yes, plea: {by: AAA}}\n", "7:25", '"yes" is not a value of denied', "write true"),
    "event-list": ("", "  - [other, 2006-01-11]\n", "7:5", "the event needs words with values", "write word: value, each on a line of its own"),
    "event-braces": ("", "  - {}\n", "7:5", "the event is empty", "add id: ..."),
    "comma": ("", "  - {id: other, date: 2006-01-11, plea: {by: AAA, for: help}, says: They asked, again and again.}\n", "7:81", '"again and again." has no value', "quote the text; it holds a comma (says:"),
    # ids, and what names them
    "id-missing": ("", "  - {date: 2006-01-11, plea: {by: AAA, for: help}}\n", "7:6", 'the event lacks the word "id"', "add id: ..."),
    "id-twice": ("", "  - {id: raid, date: 2006-01-11, plea: {by: AAA, for: help}}\n", "7:10", 'two entries are called "raid"', "give each an id of its own"),
    "id-point": ("", "  - {id: plea.one, date: 2006-01-11, plea: {by: AAA, for: help}}\n", "7:10", '"plea.one" is no id; an id has small letters, digits and', "write plea-one"),
    "id-same": ("", "  - {id: same, date: 2006-01-11, plea: {by: AAA, for: help}}\n", "7:10", '"same" has a meaning of its own and cannot be an id', "choose another id"),
    "id-state": ("", "  - {id: league, date: 2006-01-11, plea: {by: AAA, for: help}}\n", "7:10", '"league" is the name of a state or body already', "choose another id"),
    "id-act": ("", "  - {id: founders, date: 2006-01-11, plea: {by: AAA, for: help}}\n", "7:6", '"founders" is the name of a dated act of the law', "choose another id"),
    "about-unknown": ("", "  - {id: plea, date: 2006-01-11, plea: {by: AAA, for: help, about: rade}}\n", "7:68", 'there is no event "rade"', "did you mean raid?"),
    "about-itself": ("", "  - {id: plea, date: 2006-01-11, plea: {by: AAA, for: help, about: plea}}\n", "7:68", '"about" of plea names the event itself', "name another event"),
    # actors, places, sources, facts
    "actor-state": ("", "actors: {AAA: {kind: band}}\n", "7:10", '"AAA" is a name in states.yaml already', "choose another id"),
    "actor-kind": ("", "actors: {wolves: {kind: army}}\n", "7:25", '"army" is not a value of kind', "words allowed here: band"),
    "place-known": ("", "places: {alpha-hill: {name: Alpha Hill, owner: [{of: BBB}]}}\n", "7:10", '"alpha-hill" is a name in places.yaml already', "choose another id"),
    "place-dates": ("", "places: {lake: {owner: [{of: AAA, from: 2005-01-01, through: 2004-01-01}]}}\n", "7:53", "this ends before it begins", "from: is the first day, through: the last"),
    "source-read": ("", "sources: {paper: {ref: \"https://example.org\", read: fully}}\n", "7:53", '"fully" is not a value of read', "words allowed here: in_full, in_part,"),
    "source-empty": ("", "sources: {paper: }\n", "7:11", "the source paper has no address", "write its address or citation after the colon"),
    "fact-event": ("", "facts:\n  - {plea: {by: AAA, for: help}}\n", "8:6", '"plea" is an event, which stands under events:', "move it there"),
    # disputes
    "dispute-default": ("", "disputed:\n  - id: who\n    default: gama\n    versions: [{id: outland}, {id: gamma, set: {raid.by: CCC}}]\n", "9:14", '"gama" is not a value of default', "did you mean gamma?"),
    "dispute-no-default": ("", "disputed:\n  - id: who\n    versions: [{id: outland}, {id: gamma, set: {raid.by: CCC}}]\n", "8:5", 'the dispute who lacks the word "default"', "add default: ..."),
    "dispute-one": ("", "disputed:\n  - {id: who, default: a, versions: [{id: a}]}\n", "8:6", "the dispute who has one version", "a dispute has two versions or more"),
    "dispute-twice": ("", "disputed:\n  - {id: who, default: a, versions: [{id: a}, {id: a}]}\n", "8:6", 'two versions of who are called "a"', "give each an id of its own"),
    "set-event": ("", "disputed:\n  - {id: who, default: a, versions: [{id: a}, {id: b, set: {rade.by: CCC}}]}\n", "8:61", 'there is no event "rade"', "did you mean raid?"),
    "set-role": ("", "disputed:\n  - {id: who, default: a, versions: [{id: a}, {id: b, set: {raid.bye: CCC}}]}\n", "8:61", '"bye" is not a role of raid', "did you mean by?"),
    "set-no-role": ("", "disputed:\n  - {id: who, default: a, versions: [{id: a}, {id: b, set: {raid: CCC}}]}\n", "8:61", '"raid" names no field', "write EVENT.role, EVENT.date or EVENT.until"),
    "set-no-day": ("", "disputed:\n  - {id: who, default: a, versions: [{id: a}, {id: b, set: {raid.date: []}}]}\n", "8:72", '"raid.date" takes one value', "write one value after the colon"),
    "set-collision": ("", "disputed:\n  - {id: who, default: a, versions: [{id: a}, {id: b, set: {raid.by: CCC}}]}\n  - {id: by, default: a, versions: [{id: a}, {id: b, set: {raid.by: BBB}}]}\n", "9:6", "two disputes set raid.by: who and by", "make them one dispute, whose versions change"),
    "set-as-of": ("", "disputed:\n  - {id: when, default: a, versions: [{id: a}, {id: b, set: {raid.date: 2007-01-01}}]}\n", "8:6", "in the version b of when, raid is later than as_of", "move as_of to a later day"),
    "add-known": ("", "disputed:\n  - {id: whether, default: a, versions: [{id: a}, {id: b, add: [{id: raid, date: 2006-01-11, plea: {by: AAA, for: help}}]}]}\n", "8:70", 'two entries are called "raid"', "give each an id of its own"),
    "add-twice": ("", "disputed:\n  - {id: one, default: a, versions: [{id: a}, {id: b, add: [{id: plea, date: 2006-01-11, plea: {by: AAA, for: help}}]}]}\n  - {id: two, default: a, versions: [{id: a}, {id: b, add: [{id: plea, date: 2006-01-11, plea: {by: AAA, for: talks}}]}]}\n", "9:66", 'two entries are called "plea"', "give each an id of its own"),
    # the record, positions, expectations
    "members-state": ("", "conduct:\n  - {id: aid, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: troops}, for_members: true}\n", "8:76", "BBB is no organisation, so its act counts for no members", "leave for_members: out"),
    "members-event": ("", "  - {id: aid, date: 2006-01-15, deed: {by: league, toward: AAA, act: troops}, for_members: true}\n", "7:79", '"for_members" belongs to the record', "move the entry under conduct:, or leave the"),
    "accepted": ("", "conduct:\n  - {id: aid, date: 2006-01-15, deed: {by: BBB, toward: AAA, act: troops}, accepted: true}\n", "8:76", "accepted: speaks of an offer", "add tendered: true, or leave accepted out"),
    "no-record": ("", "no_record: [BBB, Gama]\n", "7:18", 'no state is called "Gama"', "nobody on file has this name"),
    "position-clause": ("", "positions:\n  - {by: AAA, clause: p.9, says: triggered}\n", "8:23", 'there is no clause "p.9"', "words allowed here: p.1, p.2"),
    "position-answer": ("", "positions:\n  - {by: AAA, clause: p.2, says: triggered, answer: {bands: cover}}\n", "8:61", '"cover" is not an answer to bands', "did you mean covered?"),
    "expect-status": ("", "expect:\n  - {norm: p.2/help, bearer: BBB, status: on}\n", "8:43", '"on" is not a status', "words allowed here: triggered, dormant,"),
    "expect-norm": ("", "expect:\n  - {norm: p.2/hlp, bearer: BBB, status: triggered}\n", "8:12", 'no rule draws the norm "p.2/hlp"', "did you mean p.2/help?"),
}

# Whole files, or edits in two places.
TEXTS: dict[str, tuple[str, str, str, str]] = {
    "nothing": ("", "1:1", "nothing is written in this file", "casus new"),
    "a-list": ("- a\n- b\n", "1:1", "the scenario needs words with values", "write word: value"),
    "a-text": ("what happened in 2006\n", "1:1", "the scenario needs words with values", "write word: value"),
    "no-events": (GOOD[: GOOD.index("events")], "1:1", 'the scenario lacks the word "events"', "add events: ..."),
    "events-empty": (GOOD[: GOOD.index("  - ")], "5:1", '"events" has no value', "write the entries after it"),
    "events-none": (GOOD[: GOOD.index("events")] + "events: []\n", "5:1", "the scenario has no events", "list what happened"),
    "about-denied": (GOOD + "  - {id: no, denied: true, raid: {by: CCC}}\n  - {id: plea, date: 2006-01-11, plea: {by: AAA, for: help, about: no}}\n", "8:68", '"about" names no, which the file says did not happen', "name an event that happened"),
    "after-denied": (GOOD + "  - {id: no, denied: true, raid: {by: CCC}}\n  - {id: plea, date: 2006-01-11, after: no, plea: {by: AAA, for: help}}\n", "8:41", '"after" names no, which the file says did not happen', "or leave after: out"),
    "after-later": (GOOD.replace("-10,", "-10, after: plea,") + "  - {id: plea, date: 2006-01-11, plea: {by: AAA, for: help}}\n", "6:6", "raid is said to come after plea, which has a later date", "correct the date"),
    "after-ring": (GOOD.replace("-10,", "-10, after: plea,") + "  - {id: plea, date: 2006-01-10, after: raid, plea: {by: AAA, for: help}}\n", "6:6", "in a ring: raid -> plea -> raid", "take one of the links away"),
    "continues-two": (GOOD + "  - {id: two, date: 2006-01-11, enough: {by: AAA}}\n  - {id: three, date: 2006-01-12, continues: [raid, two], enough: {by: AAA}}\n", "8:35", '"continues" takes one event', "name the nearest one"),
    "actor-of-another-kind": (GOOD.replace("AAA", "wolves") + "actors: {wolves: {kind: band}}\n", "6:59", '"wolves" is of the kind band, which cannot stand here', "kinds allowed here: state"),
    "source-unknown": (GOOD.replace("}}", "}, sources: [papr]}") + 'sources: {paper: {ref: "https://example.org"}}\n', "6:106", 'there is no source "papr"', "did you mean paper?"),
    "appraisal": (GOOD.replace("hypothetical", "history") + "  - {id: two, date: 2006-01-11, raid: {by: CCC, against: AAA}}\nfacts:\n  - {answers: {of: two, to: raid}}\n", "9:6", '"answers" is a judgement: somebody must hold it', "add held_by: [WHO]"),
    "drop-and-set": (GOOD + "  - {id: two, date: 2006-01-11, enough: {by: AAA}}\ndisputed:\n  - {id: whether, default: a, versions: [{id: a}, {id: b, drop: raid, set: {raid.by: CCC}}]}\n", "9:77", "the version b drops raid and sets a field of it", "take one of the two away"),
    "order-against-dates": (GOOD + "  - {id: two, date: 2006-01-11, enough: {by: AAA}}\ndisputed:\n  - {id: first, default: a, versions: [{id: a}, {id: b, order: [two, raid]}]}\n", "9:6", "the version b of first puts two before raid, which has an earlier date", "turn the order round"),
    "two-documents": (GOOD + "---\n" + GOOD, "7:1", "a second document begins here", "a file of its own"),
    "tag": (GOOD.replace("A case", "!!python/object/apply:os.system [ls]"), "2:8", "Casus reads no type marks (!)", "leave it out"),
    "alias": (GOOD.replace("title: A case", "title: &a A case\nsummary: *a"), "2:8", "Casus reads no marks for copying (&)", "leave it out"),
    "merge": (GOOD + "<<: {a: b}\n", "7:1", 'Casus does not merge ("<<")', "write out what is meant"),
    "tab": (GOOD.replace("  - ", "\t- "), "6:1", "a tab stands where only spaces may stand", "two spaces"),
    "open-bracket": (GOOD.replace("heavy}}", "heavy"), "6:", "is never closed", "close it with"),
    "escape": (GOOD.replace("A case", "A \x1b[31mcase"), "2:10", "a character that cannot be seen stands here: <U+001B>", "delete it"),
    "right-to-left": (GOOD.replace("A case", "A \u202ecase"), "2:10", "<U+202E>", "delete it"),
    "written-escape": (GOOD.replace("A case", '"A \\e[31mcase"'), "2:8", "<U+001B>", "leave the character out"),
}

# Well-formed files that would take hours or all memory, were they worked out.
HOSTILE: dict[str, tuple[str, str, str, str]] = {
    "many-events": (GOOD + "".join(f"  - {{id: e{n}, date: 2006-01-11, enough: {{by: AAA}}}}\n" for n in range(5000)), "5:1", '"events" holds 5001 entries; 200 at most are read', "split it up"),
    "many-added-events": (GOOD + "disputed:\n" + "".join(f"  - {{id: d{d}, default: a, versions: [{{id: a}}, {{id: b, add: [{', '.join(f'{{id: e{d}-{n}, date: 2006-01-11, enough: {{by: AAA}}}}' for n in range(100))}]}}]}}\n" for d in range(4)), "11:", "this file has 401 events, with those of the record and of versions", "split it up"),
    "long-list": (GOOD.replace("XXX", f"[{', '.join(['XXX'] * 1000)}]"), "6:41", '"by" holds 1000 entries; 40 at most are read', "split it up"),
    "cross-product": (GOOD.replace("XXX", f"[{', '.join(f's{n}' for n in range(40))}]").replace("at: alpha-hill", f"at: [{', '.join(f'p{n}' for n in range(40))}]").replace("weight: heavy", "weight: [light, heavy]") + f"actors: {{{', '.join(f's{n}: {{kind: band}}' for n in range(40))}}}\nplaces: {{{', '.join(f'p{n}: {{name: Place {n}}}' for n in range(40))}}}\n", "6:41", "these lists make 3200 statements; 2000 at most are read from one entry", "shorten the lists"),
    "every-event": (GOOD + "".join(f"  - {{id: e{n}, date: 2006-01-11, plea: {{by: [AAA, BBB, CCC], for: help}}}}\n" for n in range(150)), "156:6", "150 entries leave out about:, and so stand for each of 151 events: 67951 statements; 5000 at most are worked out", "say in about: which event each is about"),
    "many-disputes": (GOOD + "disputed:\n" + "".join(f"  - {{id: d{n}, default: a, versions: [{{id: a}}, {{id: b}}]}}\n" for n in range(3000)), "7:1", '"disputed" holds 3000 entries; 40 at most are read', "split it up"),
    "many-versions": (GOOD + "disputed:\n  - id: who\n    default: v0\n    versions:\n" + "".join(f"      - {{id: v{n}, set: {{raid.by: CCC}}}}\n" for n in range(3000)), "10:5", '"versions" holds 3000 entries; 10 at most are read', "split it up"),
    "many-accounts": (GOOD + "".join(f"  - {{id: e{n}, date: 2006-01-11, enough: {{by: AAA}}}}\n" for n in range(190)) + "disputed:\n" + "".join(f"  - {{id: d{n}, default: a, versions: [{{id: a}}, {', '.join(f'{{id: b{m}, set: {{e{n}.by: BBB}}}}' for m in range(4))}]}}\n" for n in range(40)), "237:", "this file has 191 events and leaves much open (other values of roles: 0; other versions: 160)", "keep the disputes that decide something"),
    "long-chain": (GOOD + "".join(f"  - {{id: e{n}, date: 2006-01-10, after: {f'e{n - 1}' if n else 'raid'}, enough: {{by: AAA}}}}\n" for n in range(150)), "156:6", "after: and order: put 11325 pairs of events in order; 1000 at most", "only between events of the same day"),
    "long-ring": (GOOD + "".join(f"  - {{id: e{n}, date: 2006-01-10, continues: e{(n + 1) % 190}, enough: {{by: AAA}}}}\n" for n in range(190)), "7:6", "in a ring: e0 -> e1", "take one of the links away"),
    "long-days": (GOOD.replace("2006-03-01", "2010-03-01") + "".join(f"  - {{id: e{n}, date: 2006-{1 + n // 28:02}-{1 + n % 28:02}, siege: {{by: XXX, against: AAA}}}}\n" for n in range(100)), "7:6", "e0 and others go on over too many days on which something else changes", "add until:"),
    "much-left-open": (GOOD + "".join(f"  - {{id: e{n}, date: 2006-01-{1 + n % 28:02}, raid: {{by: XXX, against: AAA}}}}\n" for n in range(180)), "7:6", "this file has 181 events and leaves much open (other values of roles: 180; other versions: 0)", "write weight: where they are known"),
    "many-mistakes": (GOOD + "".join(f"  - {{id: e{n}, date: 2006-01-32, enough: {{by: ZZZ}}}}\n" for n in range(150)), "7:20", "2006-01-32 is not a day", "write 2006-01-31"),
    "many-unknown-names": (GOOD + f"positions: [{', '.join('{by: Nowhere, clause: p.9, says: x}' for _ in range(5000))}]\n", "7:1", '"positions" holds 5000 entries; 500 at most are read', "split it up"),
    "long-words": (GOOD + f"{'a' * 1000}: {'b' * 10**6}\n", "7:1", "is not a word Casus reads here", "words allowed here"),
    "deep": (GOOD + "note: " + "[" * 100_000, "7:", "lists and mappings stand more than 32 deep in each other", "fewer levels"),
    "alias-bomb": (GOOD + "note: &a [lol]\n" + "".join(f"n{n}: &n{n} [{', '.join([f'*n{n - 1}'] * 9)}]\n" for n in range(1, 9)), "7:7", "Casus reads no marks for copying (&)", "leave it out"),
    "huge": (GOOD + "#" * 2**20, "1:1", "this file is larger than 1 MiB", "split it up"),
}
# fmt: on


def read(path: Path, text: str) -> tuple[Scenario | None, list[Problem]]:
    """Read a text as a scenario of the made-up treaty; everything that must hold for any problem is checked."""
    path.write_text(text, encoding="utf-8")
    found = read_scenario_file(path, pactlaw.law(), "case.yaml")
    badfiles.check(found[1], {"case.yaml": text})
    return found


def expect(found: list[Problem], place: str, message: str, cure: str) -> None:
    """The first problem in the file has this place and says this."""
    serious = sorted((item for item in found if not item.warning), key=lambda item: (item.mark.line, item.mark.column))
    assert serious, "nothing was found"
    first = serious[0]
    assert badfiles.place(first).startswith(place), render_all(serious)
    assert message in first.message
    assert cure in first.cure


def test_the_good_file_is_good(tmp_path: Path) -> None:
    """What the tables below change has no problem and no finding itself."""
    scenario, found = read(tmp_path / "case.yaml", GOOD)
    assert scenario is not None
    assert found == []


@pytest.mark.parametrize("name", EDITS)
def test_one_mistake_is_named_with_its_place_and_a_cure(name: str, tmp_path: Path) -> None:
    """And it is one problem, or few: no mistake drags a train of others behind it."""
    old, new, place, message, cure = EDITS[name]
    assert old in GOOD
    text = GOOD.replace(old, new) if old else GOOD + new
    _, found = read(tmp_path / "case.yaml", text)
    expect(found, place, message, cure)
    assert len(found) <= 2, render_all(found)


@pytest.mark.parametrize("name", TEXTS)
def test_a_bad_file_is_described(name: str, tmp_path: Path) -> None:
    """Mistakes that take a whole file, or two places of one, to make."""
    text, place, message, cure = TEXTS[name]
    _, found = read(tmp_path / "case.yaml", text)
    expect(found, place, message, cure)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_no_time(name: str, tmp_path: Path) -> None:
    """Cross products, closures and suggestions are bounded before they are worked out."""
    text, place, message, cure = HOSTILE[name]
    began = time.perf_counter()
    _, found = read(tmp_path / "case.yaml", text)
    assert time.perf_counter() - began < 20  # a second or two; a hang takes hours
    expect(found, place, message, cure)


def test_no_more_problems_are_collected_than_anybody_reads(tmp_path: Path) -> None:
    """The last one says that there may be more, and stands at the end."""
    _, found = read(tmp_path / "case.yaml", HOSTILE["many-mistakes"][0])
    assert len(found) == MOST_PROBLEMS + 1
    shown = render_all(found).split("\n\n")
    assert "Casus stops after 50 problems; there may be more" in shown[-2]


# fmt: off
# Of the law that is bundled: the place of the state in the file, the message and the cure.
STATES: dict[str, tuple[str, str]] = {
    "Armenai": ('no state is called "Armenai"', "did you mean Armenia (ARM)?"),
    "AM": ('no state is called "AM"', "codes have three letters; did you mean ARM (Armenia)?"),
    "ru": ('no state is called "ru"', "codes have three letters; did you mean RUS (Russia)"),
    "BY": ('no state is called "BY"', "codes have three letters; did you mean BLR (Belarus)?"),
    "NO": ('no state is called "NO"', "codes have three letters; did you mean NOR (Norway)?"),
    "no": ('no state is called "no"', "codes have three letters; did you mean NOR (Norway)?"),
    "arm": ('no state is called "arm"', "did you mean Armenia (ARM)?"),
    "\u0410RM": ('no state is called "\u0410RM"', '"\u0410RM" is written with Cyrillic letters; did you mean Armenia (ARM)?'),
    "\u0391RM": ('no state is called "\u0391RM"', '"\u0391RM" is written with Greek letters; did you mean Armenia (ARM)?'),
    "\u0540\u0561\u0575\u0561\u057d\u057f\u0561\u0576": ("no state is called", "is written with Armenian letters; nobody on file"),
    "\u0420\u043e\u0441\u0441\u0438\u044f": ("no state is called", "is written with Cyrillic letters; nobody on file"),
    "366": ('no state is called "366"', "nobody on file has this name"),
    "[Armenia, Azerbaidjan]": ('no state is called "Azerbaidjan"', "did you mean Azerbaijan (AZE)?"),
}
# fmt: on


@pytest.mark.parametrize("written", STATES)
def test_states_are_written_by_code_or_by_name(written: str, tmp_path: Path) -> None:
    """Never by two letters, which mean different states to different people; letters that only look right are named."""
    message, cure = STATES[written]
    path = tmp_path / "case.yaml"
    text = "scenario: case\ntitle: T\nkind: exercise\nas_of: 2022-12-31\nevents:\n"
    text += f"  - {{id: threat, date: 2022-09-13, threat_of_force: {{by: AZE, against: {written}}}}}\n"
    path.write_text(text, encoding="utf-8")
    _, found = read_scenario_file(path, load_law(), "case.yaml")
    badfiles.check(found, {"case.yaml": text})
    expect(found, "6:82" if written.startswith("[") else "6:72", message, cure)


FINDINGS: dict[str, tuple[str, str, str]] = {
    "unused-actor": (GOOD + "actors: {wolves: {kind: band}}\n", "7:10", 'nothing in this file names "wolves"'),
    "unused-place": (GOOD + "places: {lake: {name: Lake}}\n", "7:10", 'nothing in this file names "lake"'),
    "other-name": (GOOD.replace(": case", ": raid-2006"), "1:11", 'the scenario is called "raid-2006", its file'),
    "no-source": (GOOD.replace("hypothetical", "history"), "6:6", "raid has no source"),
    "uncited": (
        GOOD.replace("hypothetical", "history") + "sources: {s: {ref: r}}\n",
        "7:11",
        "nothing cites the source",
    ),
    "no-record": (
        GOOD + "conduct:\n  - {id: aid, deed: {by: BBB, toward: AAA, act: troops}}\nno_record: [BBB]\n",
        "8:6",
        "BBB stands under no_record:, but aid is a record of it",
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_what_is_only_odd_is_a_finding(name: str, tmp_path: Path) -> None:
    """It is told, and the file can be used all the same."""
    text, place, message = FINDINGS[name]
    scenario, found = read(tmp_path / "case.yaml", text)
    assert scenario is not None
    assert all(item.warning for item in found), render_all(found)
    assert any(badfiles.place(item) == place and message in item.message for item in found), render_all(found)


def test_a_link_to_an_event_that_no_rule_asks_for_is_a_finding(tmp_path: Path) -> None:
    """An official objection to a threat says nothing, however well it is written."""
    path = tmp_path / "case.yaml"
    path.write_text(
        "scenario: case\ntitle: T\nkind: exercise\nas_of: 2022-12-31\nevents:\n"
        "  - {id: threat, date: 2022-09-13, threat_of_force: {by: AZE, against: ARM}}\n"
        "  - {id: note, date: 2022-09-13, official_objection: {by: ARM, about: threat, to: AZE}}\n",
        encoding="utf-8",
    )
    _, found = read_scenario_file(path, load_law(), "case.yaml")
    assert [(item.code, item.warning, badfiles.place(item)) for item in found] == [("idle-link", True, "7:6")]
    assert found[0].cure.endswith("rules ask there for: foreign_forces")


@pytest.mark.parametrize(
    ("data", "place", "message", "cure"),
    [
        (GOOD.encode("utf-16"), "1:1", "this file is not UTF-8 text", "UTF-16"),
        (GOOD.replace("A case", "\u041d\u0430\u043f\u0430\u0434").encode("cp1251"), "2:8", "not UTF-8", "Windows-1251"),
        (GOOD.replace("A case", "L\u00e9on").encode("latin-1"), "2:9", "not UTF-8", "Latin-1"),
        (b"\x7fELF\x00\x00\xff\xfe", "1:7", "not UTF-8", "save it again as UTF-8"),
        (bytes(2**20 + 1), "1:1", "larger than 1 MiB", "split it up"),
    ],
)
def test_other_encodings_are_named(data: bytes, place: str, message: str, cure: str, tmp_path: Path) -> None:
    """The place of the first byte that cannot be read, and what the file seems to be."""
    path = tmp_path / "case.yaml"
    path.write_bytes(data)
    scenario, found = read_scenario_file(path, pactlaw.law(), "case.yaml")
    assert scenario is None
    expect(found, place, message, cure)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe, a folder, a device, a link in a circle, and nothing at all."""
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    said = {
        "missing.yaml": "there is no file",
        "folder.yaml": "a folder, not a file",
        "circle.yaml": "cannot be opened",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.yaml")
        said["pipe.yaml"] = "a pipe, not a file"
    for name, message in said.items():
        with pytest.raises(CasusError) as caught:
            load_scenario(tmp_path / name, pactlaw.law())
        assert message in str(caught.value)
    with pytest.raises(CasusError, match="no file can have this name"):
        load_scenario("a\0b.yaml", pactlaw.law())
    with pytest.raises(CasusError, match="There is no scenario"):
        load_scenario("x" * 10**6, pactlaw.law())


def test_markup_in_texts_stays_text(tmp_path: Path) -> None:
    """Casus prints what a file says; it does not act on it. What a terminal would act on cannot be in a file at all."""
    text = GOOD.replace("A case", '"<script>alert(1)</script> [link](javascript:x) =cmd|calc"')
    scenario, found = read(tmp_path / "case.yaml", text)
    assert found == []
    assert scenario is not None
    assert scenario.title == "<script>alert(1)</script> [link](javascript:x) =cmd|calc"
    _, found = read(tmp_path / "case.yaml", text.replace("by: XXX", 'by: "<b onclick=x>"'))
    assert found[0].message == 'no state is called "<b onclick=x>"'


def test_all_mistakes_are_told_at_once(golden: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a dozen different mistakes, and what its author reads: one run, in the order of the file."""
    monkeypatch.chdir(tmp_path)
    Path("my-case.yaml").write_text(MANY, encoding="utf-8")
    with pytest.raises(CasusError) as caught:
        casus.load_scenario("my-case.yaml")
    shown = str(caught.value) + "\n"
    if golden:
        STORED.write_text(shown, encoding="utf-8")
    assert STORED.read_text(encoding="utf-8") == shown, "pytest --golden writes it anew; then review the change"
    assert all(len(line) <= 80 for line in shown.split("\n"))


MANY = """\
scenario: Pyanj 2016
title: A band crosses the river
kind: imagined
as_of: 2016
actors:
  raiders: {kind: gang, name: Raiders}
events:
  - id: raid
    date: 2016-05-32
    use_of_force: {by: raiders, against: Tajikstan, at: isfarra, target: territory, wieght: heavy}
    says: They came at night
  - {id: asked, date: 2016-05-12, request: {by: TJ, voice: government, to: csto, for: assistance, about: raids}}
  - {id: no-letter, denied: yes, report: {by: TJK}}
  - {id: help, date: 2016-05-14, says: Russia sent arms, then advisers, response: {by: RUS, toward: \u0422JK, act: arms}}
  - {id: asked, date: 2016-05-15, request_withdrawn: {by: TJK, about: raid}}
disputes:
  - {id: who, default: raiders, versions: [{id: raiders}, {id: army, set: {raid.by: AFG}}]}
no_record: [Armenia, Belarus, Kazakstan]
"""


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
from pathlib import Path
from casus.scenarios.library import load_law, read_scenario_file
law = load_law(sys.argv[1], only=True)
for path in sorted(Path(sys.argv[2]).glob("*.yaml")):
    scenario, problems = read_scenario_file(path, law)
    assert any(not problem.warning for problem in problems), path
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited in the way of Linux")
def test_hostile_files_need_little_memory(tmp_path: Path) -> None:
    """All of them one after the other, in a process that may use 600 MB of addresses."""
    for name, (text, *_) in HOSTILE.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(casus.__file__).parent.parent), "CASUS_CACHE": "off"}
    command = [sys.executable, "-c", LIMITED, str(pactlaw.FOLDER), str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
