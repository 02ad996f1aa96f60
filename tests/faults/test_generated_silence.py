"""Of a state that no law on file binds no screen says that nothing is triggered: made-up events, all sorts, states and days."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casus.law.reach import reach_of
from casus.law.systems import common_systems, law_of, reached
from commands import bundled_law, one_law, run

CASES = int(os.environ.get("CASUS_CASES", "200"))
BEFELL = {
    "use_of_force": "{{by: {who}, against: {state}, at: {state}, target: {target}, weight: {weight}}}",
    "armed_presence": "{{by: {who}, against: {state}, at: {state}}}",
    "threat_of_force": "{{by: {who}, against: {state}}}",
    "cyber_operation": "{{by: {who}, against: {state}, weight: {weight}}}",
    "blockade": "{{by: {who}, against: {state}, weight: {weight}}}",
    "massing": "{{by: {who}, against: {state}}}",
    "incursion": "{{by: {who}, against: {state}}}",
    "unrest": "{{inside: {state}, weight: {weight}}}",
    "annexation": "{{by: {who}, of: {state}, from_whom: {state}}}",
    "territory_lent": "{{by: {who}, to: {third}, against: {state}}}",
    "peril_arises": "{{to: {state}, peril: {peril}}}",
    "security_question": "{{touches: {state}}}",
}
ASKED = (
    "{{id: asked, date: {year}-05-06, request: {{by: {state}, voice: government, to: {to}, for: {aid}, about: event}}}}"
)
COMMANDS = (("assess",), ("assess", "--all"), ("assess", "--format", "md"), ("turns-on",), ("timeline",), ("matrix",))
FINDINGS = ("is triggered", "No duty arises", "can arise", "under any")
OTHERS = re.compile(r"No duty is triggered(?: and no ban is broken)? for [^.]*\.")
"""Said of those whom a treaty binds, by their names, beside the one of whom nothing may be said."""
WORDS = st.sampled_from(sorted(BEFELL))


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def test_each_word_by_which_something_befalls_a_state_is_tried() -> None:
    law = bundled_law()
    parts = [law_of(law, {*common_systems(law), system}) for system in law.systems]
    found = {word for part in parts for word, _ in reach_of(part).guarded}
    assert set(BEFELL) <= found <= {*BEFELL, "request", "decision"}  # under Rio who calls is owed what it calls for


def test_nothing_is_found_of_a_state_that_no_law_binds(tmp_path: Path) -> None:
    states = sorted(name for name, item in bundled_law().entities.items() if item.kind == "state")
    ever_bound = frozenset().union(*reached(bundled_law()).names.values())
    path = tmp_path / "far.yaml"

    @settings(
        max_examples=max(CASES // 4, CASES if CASES >= 2000 else 0),
        deadline=None,
        derandomize=CASES < 2500,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def check(data: st.DataObject) -> None:
        draw = data.draw
        year = draw(st.integers(1994, 2025))
        free = [name for name in states if name not in ever_bound]
        state, who, third = (draw(st.sampled_from(names)) for names in (free, states, free))
        told = {
            "state": state,
            "who": "RUS" if who == state else who,
            "third": third,
            "year": year,
            "target": draw(st.sampled_from(["territory", "forces", "population"])),
            "weight": draw(st.sampled_from(["light", "heavy", "massive"])),
            "peril": draw(st.sampled_from(["terrorism", "drugs"])),
            "to": draw(st.sampled_from(["nato", "csto", "eu", "USA"])),
            "aid": draw(st.sampled_from(["assistance", "consultation"])),
        }
        word = draw(WORDS)
        events = [f"{{id: event, date: {year}-05-04, {word}: {BEFELL[word].format(**told)}}}"]
        events += [ASKED.format(**told)] if draw(st.booleans()) else []
        head = f"scenario: far\ntitle: Far\nkind: hypothetical\nas_of: {year}-06-01\nevents:\n"
        path.write_text(head + "".join(f"  - {item}\n" for item in events), encoding="utf-8")
        command = draw(st.sampled_from(COMMANDS))
        said = run(command[0], str(path), *command[1:])
        whole = " ".join(said.out.split())
        flat = OTHERS.sub("", whole)
        assert said.status == 0, said.err
        if command[0] in ("assess", "turns-on"):
            assert "bound by no treaty on file" in flat, events
        assert not any(bundled_law().entities[state].name in of_others for of_others in OTHERS.findall(whole))
        assert not any(words in flat for words in FINDINGS), (command, events, flat)

    check()
