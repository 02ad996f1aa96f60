"""The made-up systems of treaties of tests/leagues, beside each other: land, sea, old and what is law for all; and a raid under them."""

from functools import lru_cache
from pathlib import Path

from casus.law.model import Law
from casus.scenarios.library import load_law

FOLDER = Path(__file__).parent / "leagues"
OPTIONS = ("--law", str(FOLDER), "--only-law")
CASE = """
scenario: case
title: A raid
kind: hypothetical
as_of: 2010-06-01
events:
  - {id: raid, date: 2010-05-01, until: 2010-06-01, raid: {by: EEE, against: AAA, ground: home}}
  - {id: plea, date: 2010-05-02, plea: {by: AAA, to: landers, under: land-pact}}
conduct:
  - {id: gift, date: 2010-05-03, gave: {by: BBB, to: AAA}}
"""


@lru_cache(maxsize=1)
def law() -> Law:
    """All of them."""
    return load_law(FOLDER, only=True)


def case(folder: Path, text: str = CASE) -> str:
    """The raid as a file in a folder; its path."""
    path = folder / "case.yaml"
    path.write_text(text.lstrip(), encoding="utf-8")
    return str(path)
