"""A file that is saved changed: what did not change stands as it is written, and no comment is lost."""

from collections import Counter

import pytest

from casus.files.tree import Map, Node, parse, same
from casus.files.writer import comments_of, rewritten, write_tree
from casus.scenarios.library import scenario_files
from commands import scenario_names

FILE = """\
# yaml-language-server: $schema=x.json
# Who wrote this: I.

scenario: a   # its name
title: "A # that is none"
summary: >  # folded
  Several lines
  # of text, and no comment

  to the end.
# before the events
events:
  # of the first
  - id: one     # here
    date: 2010-01-01
    # in the middle
    request: {by: ARM,  # among brackets
              to: csto}

  # of the second
  - {id: two, date: 2010-01-02, statement: {by: "#1"}}
  -
    id: three
    says: '# no
      comment'
disputed:
  - id: who
    versions:
      - id: me     # I
        held_by: [ARM]
      # of you
      - id: you
        held_by: [AZE]
note: |
  # text
facts: []
# the end
"""


def tree(text: str) -> Map:
    """The tree of a text without mistakes."""
    node, problems = parse(text, "x")
    assert isinstance(node, Map) and not problems
    return node


def said(text: str) -> Counter[str]:
    """The comments of a text."""
    return Counter(comment for _, _, comment in comments_of(text))


def test_comments_are_what_no_text_holds() -> None:
    assert list(said(FILE)) == [
        "# yaml-language-server: $schema=x.json",
        "# Who wrote this: I.",
        "# its name",
        "# folded",
        "# before the events",
        "# of the first",
        "# here",
        "# in the middle",
        "# among brackets",
        "# of the second",
        "# I",
        "# of you",
        "# the end",
    ]


@pytest.mark.parametrize("name", scenario_names())
def test_what_is_not_changed_stays_to_the_letter(name: str) -> None:
    text = scenario_files()[name].read_text(encoding="utf-8")
    assert rewritten(text, tree(text)) == text


EDITS = {
    "a word": ("scenario: a ", "scenario: b "),
    "a text": ("to the end.", "to another end."),
    "in an event": ("to: csto}", "to: RUS}"),
    "the first word of an element": ("id: one ", "id: first "),
    "an event between braces": ("2010-01-02", "2010-01-05"),
    "in a list of lists": ("held_by: [AZE]", "held_by: [AZE, TUR]"),
    "an event is gone": ('  - {id: two, date: 2010-01-02, statement: {by: "#1"}}\n', ""),
    "an event more": ("  -\n    id: three", "  - {id: more, date: 2011-01-01}\n  -\n    id: three"),
    "a word more": ("note: |", "kind: x\nnote: |"),
    "a word is gone": ("facts: []\n", ""),
    "a list of one": ("held_by: [ARM]", "held_by: ARM"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", EDITS)
def test_what_changes_is_written_anew_and_every_comment_is_kept(name: str, ends: str) -> None:
    old, new = EDITS[name]
    assert old in FILE
    wanted = tree(FILE.replace(old, new))
    made = rewritten(FILE.replace("\n", ends), wanted)
    assert same(tree(made), wanted) and said(made) == said(FILE)
    assert not made.endswith(write_tree(wanted)), "it was not told where the comments belong"
    kept = [line for line in FILE.splitlines() if line in made.splitlines()]
    assert len(kept) > len(FILE.splitlines()) - 8


TWISTED = (
    "{a: 1, b: 2} # all on one line\n",
    "a: 1\n? b\n: 2  # odd\n",
    "- 1\n- 2 # a list\n",
    "# nothing\na: [1, # x\n 2]\n",
)


@pytest.mark.parametrize("text", TWISTED)
def test_where_it_cannot_be_told_comments_come_first(text: str) -> None:
    wanted = tree("a: 3\nc: [1, 2]\n")
    made = rewritten(text, wanted)
    assert same(tree(made), wanted) and said(made) == said(text)


def test_a_saved_what_if_keeps_the_comments_of_its_file() -> None:
    node: Node = tree(FILE)
    assert isinstance(node, Map)
    assert rewritten(FILE, node) == FILE
