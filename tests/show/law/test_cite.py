"""Citations: the thing itself, its sources, and how far each was read; in BibTeX, RIS and CSL-JSON that other programs read."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import bibtexparser
import pytest
import rispy

from casus.files import inputs
from casus.files.receipt import Receipt
from casus.files.sources import Source, publisher_of
from casus.law.model import Law
from casus.scenarios.library import load_scenario, scenario_files
from casus.show.law.cite import PAGE, WORK, Work, bibtex, csl, ris, works_of_clause, works_of_scenario, works_text
from casus.words.names import READ_WORDS
from commands import bundled_law, one_law, run

MADE = Receipt("0.0.1", "0123456789ab", {"x": "ba9876543210"}, {}, "casus cite x", "2022-09-13")


@pytest.fixture(autouse=True)
def _law(monkeypatch: pytest.MonkeyPatch) -> None:
    one_law(monkeypatch)


def entries(text: str) -> dict[str, dict[str, str]]:
    """BibTeX as bibtexparser reads it."""
    found = bibtexparser.parse_string(text)
    assert not found.failed_blocks, found.failed_blocks[:1]
    return {item.key: {name: field.value for name, field in item.fields_dict.items()} for item in found.entries}


def records(text: str) -> list[dict[str, Any]]:
    """RIS as rispy reads it."""
    return list(rispy.load(io.StringIO(text)))


def all_works(law: Law) -> list[list[Work]]:
    """The citations of every article, and of some scenarios."""
    found = [works_of_clause(law, clause) for clause in law.clauses.values()]
    return [*found, *(works_of_scenario(law, load_scenario(name, law)) for name in list(scenario_files())[::9])]


def test_what_is_cited_comes_whole_through_the_readers_of_others() -> None:
    for works in all_works(bundled_law()):
        bib, told, items = entries(bibtex(works, MADE)), records(ris(works, MADE)), csl(works, MADE)
        assert len(bib) == len(told) == len(items) == len(works) + 1
        assert list(bib) == [item["id"] for item in told] == [item["id"] for item in items]
        made = list(zip(bib.values(), told, items, strict=True))
        _, record, answer = made.pop(1)
        assert "Receipt: casus 0.0.1" in answer["note"] and record["year"] == "2022"
        for work, (fields, record, item) in zip(works, made, strict=True):
            assert record["title"] == item["title"] == " ".join(work.name.split())
            assert fields.get("url", "") == item.get("URL", "") == "".join(record.get("urls", ""))
            assert fields.get("date", "")[:4] == record.get("year", "") == fields.get("year", "")
            assert len(item.get("author", [])) == len(record.get("authors", [])) == len(work.authors)


def test_a_title_is_never_our_note() -> None:
    for works in all_works(bundled_law()):
        for work in works[1:]:
            assert work.read in READ_WORDS.values()
            assert work.name != work.what or work.sort == WORK, work
            assert work.name in work.ref or work.name == work.title


def test_names_days_and_addresses_with_signs_of_their_own() -> None:
    page = Work(
        "a b",
        PAGE,
        "",
        "https://x.org/{a}\\b%20c_d",
        "Doe, Jane; the 100% Body",
        "X & Y",
        "2022-09",
        "read",
        "",
        "{no} #1",
    )
    named = page._replace(key="b", title="Cost_s {of} $5 & \\more~", date="2022")
    bib = entries(bibtex([page, named], MADE))
    first, answer, second = bib.values()
    assert first["url"] == "https://x.org/%7Ba%7D%5Cb%20c_d" and first["author"] == "Doe, Jane and {the 100\\% Body}"
    assert (
        second["title"] == r"Cost\_s {\textbraceleft}of{\textbraceright} \$5 \& \textbackslash{}more\textasciitilde{}"
        and answer["date"] == "2022-09-13"
    )
    one, last, two = records(ris([page, named], MADE))
    assert one["authors"] == ["Doe, Jane", "the 100% Body"] and one["date"] == "2022/09//" and two["date"] == "2022///"
    assert last["authors"] == ["the Casus authors"]
    item = csl([page], MADE)[0]
    assert item["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "the 100% Body"}]
    assert item["issued"] == {"date-parts": [[2022, 9]]} and "title is not on file" in item["note"]


def test_who_put_a_page_out_is_found_by_the_host_of_its_address() -> None:
    known = {"example.org": "Example", "news.example.org": "Its news"}
    for ref, name in (
        ("https://www.example.org/a", "Example"),
        ("https://en.news.example.org:80/a?b", "Its news"),
        ("http://myexample.org", "myexample.org"),
        ("A book", ""),
    ):
        assert publisher_of(Source("x", ref, "in_part"), known) == name
    assert publisher_of(Source("x", "A book", "in_part", publisher="A house"), known) == "A house"


def test_every_scenario_is_cited_with_each_source_once() -> None:
    for name in list(scenario_files())[::9]:
        works = works_of_scenario(bundled_law(), load_scenario(name, bundled_law()))
        assert " ".join(works_text(works, MADE).split()).startswith(works[0].title)
        assert len({work.ref for work in works}) == len(works)


def test_a_paragraph_is_cited_with_its_own_sources_only() -> None:
    law = bundled_law()
    whole = {work.ref for work in works_of_clause(law, law.clauses["cst.4"])}
    part = {work.ref for work in works_of_clause(law, law.clauses["cst.4"], "cst.4.2")}
    assert part < whole


def test_the_command(tmp_path: Path) -> None:
    assert "Read in full" in run("cite", "cst.4.2").out
    assert run("cite", "jermuk-2022", "--format", "bibtex").out.partition("\n\n")[2].startswith("@misc{jermuk-2022,")
    assert run("cite", "un.103", "--format", "json").result[0]["key"] == "un.103"
    assert run("cite", "art. 4(2)", "--format", "ris").out.startswith("TY  - STAT\nID  - cst.4.2\n")
    assert json.loads(run("cite", "un.103", "--format", "csl").out)[0]["type"] == "legislation"
    assert "Did you mean cst.4?" in run("cite", "cst.4x").err
    output = tmp_path / "answer.json"
    output.write_text(run("assess", "jermuk-2022", "--format", "json").out, encoding="utf-8")
    cited = run("cite", str(output)).out
    assert "To cite this answer: the Casus authors. Casus " in cited and "casus assess jermuk-2022" in cited
    assert cited.startswith("Duty to help (cst.4.2): owed by Belarus, Kazakhstan, ")
    assert len(records(run("cite", str(output), "--format", "ris").out)) == 2


def test_a_scenario_is_cited_with_the_days_of_its_events() -> None:
    """They are no date of the file: no field says that it came out then."""
    days = "events of 2022-09-13 to 2022-11-23"
    for form in ("text", "bibtex", "ris", "csl", "json"):
        assert days in " ".join(run("cite", "jermuk-2022", "--format", form).out.split()), form
    works = works_of_scenario(bundled_law(), load_scenario("jermuk-2022", bundled_law()))
    assert "year" not in entries(bibtex(works, MADE))["jermuk-2022"] and "issued" not in csl(works, MADE)[0]


def test_one_finding_is_cited_with_its_standing_and_the_sources_it_rests_on(tmp_path: Path) -> None:
    said = " ".join(run("cite", "jermuk-2022", "cst.4.2", "--for", "BLR").out.split())
    assert said.startswith("Belarus owes Armenia help: triggered since 2022-09-13, due at once. Contested: ")
    found = run("cite", "jermuk-2022", "4.2", "--for", "BLR", "--format", "json").result
    assert [work["sort"] for work in found[:2]] == ["finding", "article"]
    whole = run("cite", "jermuk-2022", "--format", "json").result
    own, every = {work["ref"] for work in found[2:]}, {work["ref"] for work in whole[1:]}
    assert own & every and own & every < every
    output = tmp_path / "why.html"
    output.write_text(run("explain", "jermuk-2022", "cst.4.2", "--for", "BLR", "--format", "html").out, "utf-8")
    cited = run("cite", str(output)).out
    assert " ".join(cited.split()).startswith(said.partition(" Default reading")[0]) and "To cite this answer" in cited
    assert "--reading" in run("explain", "--help").out
    assert "Reading of Armenia" in run("cite", "jermuk-2022", "cst.4.2", "--reading", "yerevan").out
    forged = output.with_name("forged.html")
    forged.write_text(output.read_text("utf-8").replace("Belarus", "Norway", 1), "utf-8")
    assert "not repeated" in run("cite", str(forged)).out  # its receipt is as it was
    other = re.sub(r"law ([0-9a-f])", lambda found: f"law {(int(found[1], 16) + 1) % 16:x}", output.read_text("utf-8"))
    output.write_text(other, "utf-8")
    assert "not repeated" in run("cite", str(output)).out


def test_a_form_without_a_receipt_is_told_which_have_one(tmp_path: Path) -> None:
    for form in ("text", "md"):
        (tmp_path / "j.md").write_text(run("assess", "osh-2010", "--format", form).out, "utf-8")
        assert "text or Markdown has none" in " ".join(run("cite", str(tmp_path / "j.md")).err.split())


def test_no_brace_of_a_title_or_an_address_ends_a_field() -> None:
    """BibTeX counts braces, also those after a stroke."""
    evil = "C} , evil = {x} \\input{/etc/passwd} }{"
    text = bibtex([Work("k", PAGE, evil, "https://example.org/a}b{c\\d", what=evil)], MADE)
    for line in (line for line in text.splitlines() if " = {" in line):
        value = line.partition(" = {")[2].rstrip(",")[:-1]
        depths = [value[: place + 1].count("{") - value[: place + 1].count("}") for place in range(len(value))]
        assert min(depths, default=0) >= 0 and depths[-1:] in ([], [0]), line
        assert "input{/" not in value


def test_a_citation_makes_the_call_of_a_receipt_as_check_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `check --receipt` would not read is not read to cite it either; every option that the command knows is one here."""
    (tmp_path / "mine").mkdir()
    shutil.copy(scenario_files()["plain-attack"], tmp_path / "secret.yaml")
    monkeypatch.chdir(tmp_path / "mine")
    monkeypatch.setattr(inputs, "looked_at", read := Mock(side_effect=inputs.looked_at))
    whole = run("assess", "plain-attack", "--format", "json").out
    for call in ("../secret.yaml", str(tmp_path / "secret.yaml"), "plain-attack --force --save x"):
        Path("a.json").write_text(whole.replace("assess plain-attack --format", f"assess {call} --format"), "utf-8")
        read.reset_mock()
        assert "not repeated" in run("cite", "a.json").out, call
        assert not [given for given in read.call_args_list if "secret" in str(given)]
    assert sorted(path.name for path in Path().iterdir()) == ["a.json"]
    call = ("explain", "plain-attack", "cst.4.2", "--sources", "--picture", "a.svg", "--format", "html")
    Path("a.html").write_text(run(*call).out, "utf-8")
    assert " owes " in run("cite", "a.html").out.partition("\n")[0] and "--picture" in Path("a.html").read_text("utf-8")
