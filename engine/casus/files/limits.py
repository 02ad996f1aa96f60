"""How much a file may hold. A file within these limits is read and assessed in seconds, in a few hundred megabytes.

They are far above what any real file needs (the largest bundled scenario has some twenty events). What the reader of YAML
itself refuses (size, depth, number of values) stands in `tree`.
"""

# Scenario files, and in part the dated acts of the law.

EVENTS = 200
"""Events of a scenario, those of the record and those that versions add included. What came before what is in their square."""

FACTS = 500
"""Facts of a scenario, those that versions add included."""

MOST_NAMES = 200
"""Actors of a scenario, and places of a scenario."""

ENTRIES = 500
"""Entries of any other list of a file: sources, positions, corrections, expectations, the record's silences."""

DISPUTES = 40
"""Disputes of a file. Each other version is a case of its own."""

VERSIONS = 10
"""Versions of one dispute, and of one question its answers."""

VALUES = 40
"""Values in a list that stands for "each of these": of a role, of holders, of sources, of events that came before."""

COMBINATIONS = 2000
"""Combinations of the values of one event or fact: each is a statement of its own."""

ALL_COMBINATIONS = 5000
"""The same over all events and facts of a file; a role that stands for every event counts each."""

DAYS = 40_000
"""Pairs of days on which an event goes on and something changes, times its combinations, over all events: each day may
be the critical date, and is compared with those before it."""

LINKS = 1000
"""Pairs of events of which the file says (`after`, `order`), directly or through others, that one came first."""

CASES = 2_000_000
"""Other cases to work out for what a result turns on (other values of open roles, and other versions, each with every
other answer of the law), times what each costs: the square of the events, and a quarter of `DAYS`."""

# A folder of law.

FILES = 500
"""Files of a law."""

FOUND = 5000
"""Files and folders looked at in a folder of law."""

RULES = 2000
"""Rules of a law."""

CONDITIONS = 16
"""Conditions in one list of a rule, and exceptions of one rule."""

DENIED_ROLES = 6
"""Roles that the denials (`not_happened`) of one rule may name together: each doubles the forms of the rule."""

FORMS = 10_000
"""Forms of all rules of a law together."""

MOST_QUESTIONS = 200
"""Questions of a law, and its readings."""

ACTS = 1000
"""Dated acts of a law."""

ROLES = 20
"""Roles of a word of the vocabulary."""

LONGEST_WORD = 40
"""Characters of a word of the vocabulary, or of a role."""
