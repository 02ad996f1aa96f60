"""The same norms as plain Python `if`s, written by hand for one scenario from what `casus turns-on` says of it.

They know which state did what and answer nothing else: no proof, no dates, no other case. That is the least that an answer can cost.
"""

from typing import NamedTuple

ALLIES = ("BLR", "KAZ", "KGZ", "RUS", "TJK")
BLOWS = ("attack", "foothold")
SCENARIO = "jermuk-2022"

Owed = dict[tuple[str, str, str, str], str]
"""The status of a norm by its id, bearer, creditor and trigger."""


class Facts(NamedTuple):
    """What the norms turn on."""

    where: str = "inside"
    who_began: str = "unprovoked"
    undelimited_border: str = "covered"
    frontier_incident: str = "heavy_only"
    sabotage_weight: str = "light"


def jermuk(facts: Facts) -> Owed:
    """The status of each contested norm of the scenario."""
    found: Owed = {}
    unprovoked = facts.who_began != "answer-to-sabotage"
    member_hit = unprovoked and (facts.where == "inside" or facts.undelimited_border == "covered")
    for blow in BLOWS:
        for ally in ALLIES:
            for norm in ("cst.4.1/attack-on-all", "cst.4.2/assist"):
                found[norm, ally, "ARM", blow] = "triggered" if member_hit else "not triggered"
        if unprovoked:
            found["un.2.4/broken", "AZE", "ARM", blow] = "triggered"
        else:
            found["un.2.4/broken", "AZE", "ARM", blow] = "not triggered"
    found["cst.4.3/report", "csto", "un-sc", "mission"] = "triggered" if member_hit else "not triggered"
    for norm in ("cst.1.1/broken", "un.2.4/broken"):
        found[norm, "ARM", "AZE", "sabotage"] = "not triggered" if unprovoked else "triggered"
    found["un.51/report", "AZE", "un-sc", "attack"] = "not triggered" if unprovoked else "triggered"
    found["un.51/defend", "ARM", "ARM", "attack"] = "triggered" if unprovoked else "not triggered"
    if not unprovoked and (facts.sabotage_weight == "heavy" or facts.frontier_incident == "any_force"):
        found["un.51/defend", "AZE", "AZE", "sabotage"] = "triggered"
        found["un.51/defend-another", "every-state", "AZE", "sabotage"] = "lapsed"
    else:
        found["un.51/defend", "AZE", "AZE", "sabotage"] = "not triggered"
        found["un.51/defend-another", "every-state", "AZE", "sabotage"] = "not triggered"
    found["un.51/defend-another", "every-state", "ARM", "attack"] = "triggered" if unprovoked else "not triggered"
    return found


if __name__ == "__main__":
    for key, status in jermuk(Facts()).items():
        print(*key, status)
