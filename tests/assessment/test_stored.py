"""What could follow in a scenario, kept between runs: the same as worked out anew, and never that of another file."""

import os
from pathlib import Path

import pytest

from casus.ask import choice
from casus.ask.choice import Chosen
from casus.assessment import stored
from casus.assessment.engine import Engine, Run
from casus.files import cache
from casus.files.cache import encode
from casus.law.model import Law
from casus.scenarios import library
from casus.scenarios.library import load_law, load_scenario
from commands import ROOT, bundled_law
from pactlaw import FOLDER


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and nothing kept in the process."""
    monkeypatch.setattr(stored, "_known", cache.Few(16))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CASUS_CACHE", raising=False)
    return tmp_path / "cache" / "casus"


def law() -> Law:
    """The bundled law, known by its content."""
    made = bundled_law()
    library._keys[id(made)] = made, cache.key_of(ROOT / "rules"), ()
    return made


def again(name: str, chosen: Chosen) -> Run:
    """A scenario as another process would find it: by another engine, from what is kept."""
    known = stored.load_stored(choice._key(law(), name), law())
    assert known is not None
    engine = Engine(law())
    engine.prospect(known.scenario, known)
    return engine.run(known.scenario, chosen.reading, dict(chosen.answers), dict(chosen.accounts))


@pytest.mark.parametrize("name", ["jermuk-2022", "batken-1999", "milk-war-2009", "jermuk-no-request"])
def test_what_is_kept_gives_the_same(name: str) -> None:
    scenario = load_scenario(name, law())
    first = Engine(law()).run(scenario)
    choice.keep(first, name)
    for chosen in (Chosen(), Chosen("yerevan")):
        anew, kept = Engine(law()).run(scenario, chosen.reading), again(name, chosen)
        assert encode(kept.case.events) == encode(
            anew.case.events
        )  # but for the text of lines, which can be read again
        assert (kept.case.atoms, kept.case.days) == (anew.case.atoms, anew.case.days)
        assert kept.rows() == anew.rows()
        assert (kept.evaluation.fired, kept.all) == (anew.evaluation.fired, anew.all)
        assert (kept.prospect.ways, kept.prospect.idle_ways) == (anew.prospect.ways, anew.prospect.idle_ways)
        assert kept.prospect.met == anew.prospect.met
        every = range(len(anew.ground.instances))
        assert [kept.firings[number] for number in every] == [anew.firings[number] for number in every]
        for unheld in (False, True):
            one, two = kept.over_all(unheld=unheld), anew.over_all(unheld=unheld)
            assert one is not None and two is not None and one.status == two.status
        point = anew.prospect.space.point(anew.choice)
        everything = range(len(point))
        assert list(kept.prospect.space.excluded(everything)) == list(anew.prospect.space.excluded(everything))


def test_another_content_or_name_is_another_file(tmp_path: Path) -> None:
    text = (ROOT / "scenarios" / "history" / "jermuk-2022.yaml").read_bytes()
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_bytes(text)
    two.write_bytes(text)
    keys = {stored.stored_key(*parts) for parts in (("a", str(one), "x"), ("b", str(one), "x"), ("a", str(one), "y"))}
    assert len(keys) == 3 and stored.stored_key("a", str(two), "x") in keys  # what tells them is what they hold
    two.write_bytes(text + b"# more\n")
    assert stored.stored_key("a", str(two), "x") not in keys
    assert stored.stored_key("a", str(tmp_path), "x") == stored.stored_key("a", str(tmp_path / "none"), "x") == ""


def test_a_pipe_does_not_make_it_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert stored.stored_key("a", str(tmp_path / "pipe.yaml"), "x") == ""


def test_what_is_damaged_is_worked_out_anew(own_folder: Path) -> None:
    name = "jermuk-no-request"
    choice.keep(Engine(law()).run(load_scenario(name, law())), name)
    (path,) = own_folder.glob("case-*.bin")
    path.write_bytes(path.read_bytes()[:-1])
    assert stored.load_stored(choice._key(law(), name), law()) is None
    cache.save(choice._key(law(), name), ("not", "what", "it", "should", "be", 1), "case")
    assert stored.load_stored(choice._key(law(), name), law()) is None
    assert choice.run_of(law(), name, Chosen()).rows()


def old(folder: Path) -> None:
    """Let the files of a folder look as if nothing had touched them for a while."""
    for path in folder.rglob("*.yaml"):
        os.utime(path, ns=(10**18, 10**18))


def test_what_a_file_looks_like_stands_for_what_it_holds_only_when_nothing_changed_lately(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where a program sets the date of a file back, and leaves its size: the system notes the moment of that."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "one.yaml").write_text("a: 1\n")
    old(rules)
    first = cache.key_of(rules)
    assert not list((tmp_path / "cache" / "casus").glob("key-*"))  # it is too young
    monkeypatch.setattr(cache, "_SETTLED", -(10**9))
    assert cache.key_of(rules) == first and list((tmp_path / "cache" / "casus").glob("key-*"))
    assert cache.key_of(rules) == first
    (rules / "one.yaml").write_text("a: 2\n")
    old(rules)
    assert cache.key_of(rules) != first


def test_a_law_of_one_s_own_is_known_by_its_content() -> None:
    mine = load_law(FOLDER, only=True)
    assert library.law_key(mine) and library.law_key(mine) != library.law_key(law())


def test_what_is_asked_again_is_the_same_object_and_never_that_of_another_choice_or_scenario() -> None:
    scenario, engine = load_scenario("osh-2010", law()), Engine(law(), "plan")
    first = engine.run(scenario)
    assert engine.run(scenario) is first and engine.run(scenario, answers={}) is first
    others = [
        engine.run(scenario, "yerevan"),
        engine.run(scenario._replace(title="Another")),
        Engine(law(), "auto").run(scenario),
    ]
    assert all(other is not first for other in others)
    assert others[0].choice != first.choice and others[0].assessment("yerevan").reading == "yerevan"
    question = next(iter(law().questions.values()))
    for number in range(8):  # so many that the first is given up
        engine.run(scenario._replace(title=str(number)), answers={question.id: question.answers[-1].id})
    anew = engine.run(scenario)
    assert anew is not first and anew.rows() == first.rows()
