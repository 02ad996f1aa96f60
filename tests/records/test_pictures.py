"""Pictures of the record: SVG whose texts stay apart and on the canvas, and PNG of the same drawing."""

import importlib.util
import xml.etree.ElementTree as tree
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from casus.interface.history import PICTURES, record
from casus.records.counts import tally
from casus.records.duties import Duty
from casus.records.pictures import OWED_TO, TILE_MARKS, by_article, heat_map, parts_of, record_map
from casus.scenarios.library import CasusError
from casus.show.charts import Grid, Tile, bar_chart, grid_chart, history_chart, matrix_chart, tile_map
from casus.show.drawing import Box, Drawing, Text, check_ending, lines_in, save_drawing, size_of, svg, wide
from commands import bundled_law, run

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[Text]:
    """The texts of an SVG file, as they stand there."""
    return [
        Text(
            float(item.attrib["x"]),
            float(item.attrib["y"]),
            "".join(item.itertext()),
            item.attrib.get("text-anchor", "start"),
            float(item.attrib["font-size"]),
        )
        for item in tree.fromstring(drawn).iter(SVG + "text")
    ]


def legible(drawing: Drawing) -> list[str]:
    """The texts of a drawing, once it was checked that each is on the canvas and that no two lie over each other."""
    root = tree.fromstring(svg(drawing))
    assert root.attrib["viewBox"] == f"0 0 {drawing.width} {drawing.height}"
    found = texts(svg(drawing))
    for one in found:
        assert one.left >= 0 and one.left + one.width <= drawing.width, one
        assert one.y - one.size * 0.8 >= 0 and one.y + one.size * 0.3 <= drawing.height, one
    for one, other in combinations(found, 2):
        beside = one.left + one.width <= other.left or other.left + other.width <= one.left
        above = (
            one.y + one.size * 0.2 <= other.y - other.size * 0.8 or other.y + other.size * 0.2 <= one.y - one.size * 0.8
        )
        assert beside or above, (one, other)
    for box in (shape for shape in drawing.shapes if isinstance(shape, Box)):
        assert box.x >= 0 and box.x + box.width <= drawing.width and box.y + box.height <= drawing.height
    assert "#" not in svg(drawing).replace("#000", "").replace("#fff", "").replace("url(#hatch)", "")  # no colour
    return [item.words for item in found]


def owes(incident: str, bearer: str, verdict: str, standing: str = "settled", toward: str = "ARM") -> Duty:
    return Duty(
        incident,
        "x.1/help",
        "help",
        bearer,
        toward,
        ("e",),
        (),
        "triggered",
        standing,
        (standing,),
        20000101,
        verdict,
        (),
    )


MANY = [
    owes(f"a-rather-long-name-of-an-incident-{year}", bearer, verdict, standing)
    for year, standing in ((1993, "settled"), (2007, "contested"), (2024, "settled"))
    for bearer, verdict in (
        ("RUS", "performed by itself"),
        ("KAZ", "in part"),
        ("BLR", "declined"),
        ("ITA", "no record"),
        ("CUB", "performed together"),
        ("TJK", "acted without a duty"),
    )
]


# ---- tiles -----------------------------------------------------------------------------------------------------------


def test_states_stand_where_the_data_says_and_no_two_in_one_place() -> None:
    places = [entity.tile for entity in bundled_law().entities.values() if entity.tile is not None]
    assert len(places) == len(set(places)) > 9
    drawing = record_map("What members did", MANY, bundled_law())
    words = legible(drawing)
    assert {
        "RUS",
        "KAZ",
        "BLR",
        "ITA",
        "CUB",
        "settled 2",
        "contested 1",
        "+ 2",
        "= 2",
        "~ 2",
        "x 2",
        ". 2",
        ". 1",
    } <= set(words)
    at = {text.words: text for text in texts(svg(drawing)) if len(text.words) == 3}
    assert at["BLR"].x < at["RUS"].x < at["KAZ"].x and at["RUS"].y < at["KAZ"].y
    assert at["ITA"].y == at["CUB"].y > at["KAZ"].y  # no place on the map: below it
    assert "Kazakhstan: duties owed: 2 settled, 2 in part; 1 contested, 1 in part" in drawing.says


def test_tiles_of_one_incident() -> None:
    parts = (("ARM", OWED_TO, ""), ("RUS", "owes Armenia: triggered", "in part"), ("some-band-in-the-hills", "x", ""))
    drawing = tile_map("The members", parts_of(parts, bundled_law()), bundled_law(), heading=False)
    assert {"ARM", OWED_TO, "RUS", "~ in part"} <= set(legible(drawing))
    assert drawing.says.startswith("Armenia: is owed it; Russia: owes Armenia: triggered, in part")
    first, *_ = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert first.line == 3  # told by its border, not by colour


def test_a_picture_on_a_page_takes_the_ink_of_the_page() -> None:
    tiles = [Tile("ARM", ("a line",), "Armenia", counts=(1, 1, 1, 1, 1))]
    made = svg(tile_map("Members", tiles, bundled_law()), "one")
    assert "#000" not in made and "#fff" not in made and "url(#hatch-one)" in made and 'id="hatch-one"' in made
    assert 'aria-label="Members. Armenia"' in made


def test_no_duty_no_tile() -> None:
    assert legible(record_map("Nothing", [], bundled_law())) == ["Nothing", "No duty is owed here."]


@pytest.mark.parametrize("alliance", ["csto", "rio"])
def test_every_number_of_a_member_is_on_its_tile(alliance: str) -> None:
    """What is counted for it, standing by standing, as the table by member has it."""
    found = record(alliance=alliance)
    words = legible(found.drawing("map"))
    codes = {duty.bearer for duty in found.duties if duty.owed and duty.verdict and duty.relation == "third"}
    starts = [place for place, word in enumerate(words) if word in codes]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        own = [
            duty
            for duty in found.duties
            if duty.bearer == words[start] and duty.owed and duty.verdict and duty.relation == "third"
        ]
        tile = " ".join(words[start:end])
        assert "…" not in tile
        for standing in {duty.group for duty in own}:
            same = [duty for duty in own if duty.group == standing]
            count = tally(same)
            marks = zip(TILE_MARKS.values(), count[1:], strict=True)
            told = [
                f"{standing.removeprefix('settled, ')} {count.owed}",
                *(f"{mark} {value}" for mark, value in marks if value),
            ]
            assert " ".join(told) in tile, (words[start], told, tile)


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_says_of_what_it_is(picture: str) -> None:
    words = " ".join(legible(record().drawing(picture)))
    assert f"csto; default reading; law {bundled_law().digest[:12]}; files as of 20" in words
    assert "incidents, chosen, not sampled" in words and "by acts of bodies alone" in words


def test_no_stroke_lies_on_another_and_late_days_stay_apart() -> None:
    drawing = record().drawing("days")
    strokes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    dated = [
        duty
        for duty in record().duties
        if duty.owed and duty.verdict and duty.relation == "third" and duty.days is not None
    ]
    assert len(strokes) == len(dated)
    for one, other in combinations(strokes, 2):
        assert abs(one.x - other.x) >= one.width or abs(one.y - other.y) >= one.height, (one, other)
    at = {int(stroke.says.rpartition(" ")[2]): stroke.x for stroke in strokes}
    late = [at[day] for day in sorted(at) if day > 60]
    assert len(late) > 2 and all(one + 4 < other for one, other in pairwise(late)) and late[-1] - late[0] > 60
    words = legible(drawing)
    assert "days from due:" in words and any("settled: dated" in word for word in words)
    assert len({stroke.ink for stroke in strokes}) == len({duty.group for duty in dated})


def test_belligerents_are_marked_and_each_mark_says_of_which_duty_it_is() -> None:
    found = [
        owes("i", "RUS", "in part"),
        owes("i", "BLR", "no record")._replace(relation="belligerent"),
        owes("j", "RUS", "declined")._replace(norm="x.2/talk"),
    ]
    drawing = heat_map("What members did", found, names={"x.1/help": "help (x.1)", "x.2/talk": "talk (x.2)"})
    words = legible(drawing)
    assert {"1", "b1", "2"} <= set(words) and any("1 help (x.1); 2 talk (x.2)" in word for word in (" ".join(words),))
    assert sum(shape.dashed for shape in drawing.shapes if isinstance(shape, Box)) == 1
    assert "in no rate of third parties" in " ".join(words)


# ---- the heat map ----------------------------------------------------------------------------------------------------


def test_each_cell_has_its_mark() -> None:
    words = legible(heat_map("What members did; default reading", MANY))
    assert {"+", "=", "~", "x", ".", "*", "+?", "=?", "~?", "x?", ".?", "RUS"} <= set(words)
    assert any(text.startswith("a-rather-long-name-of-an-incident-1993") for text in words)
    assert any("not a refusal" in text for text in words)


def test_an_empty_heat_map_says_so() -> None:
    assert "No duty is owed here, and nothing was done without one." in legible(heat_map("Nothing", []))


# ---- incidents by article --------------------------------------------------------------------------------------------


def called(incident: str, norm: str, year: int, status: str, standing: str = "settled") -> Duty:
    verdict = "no record" if status == "triggered" else ""
    return Duty(incident, norm, "x", "RUS", "ARM", ("e",), (), status, standing, (), year * 10000 + 101, verdict, ())


def test_incidents_stand_in_their_year_and_article() -> None:
    found = [
        called("first", "cst.2.2/consult", 1994, "triggered"),
        called("first", "cst.4.2/assist", 1994, "not triggered", "contested"),
        called("second", "cst.2.2/consult", 1994, "triggered", "contested"),
        called("third-with-a-long-name", "cst.4.2/assist", 2021, "dormant", "contested"),
        *(called(f"more-{number}", "charter.8/work-together", 2025, "triggered") for number in range(30)),
    ]
    drawing = by_article("Incidents by article", found, bundled_law())
    words = legible(drawing)
    assert {"cst.2", "cst.4", "charter.8", "1", "(1)", "2?", "3D", "33", "3", "third-with-a-long-name"} <= set(words)
    assert words.index("cst.2") < words.index("cst.4") < words.index("charter.8")
    dark = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.ink]
    assert len(dark) == 31  # what is settled; the others are told by their signs


def test_no_incident_no_lane() -> None:
    assert "No duty is called in here." in legible(by_article("Nothing", [], bundled_law()))


# ---- drawings --------------------------------------------------------------------------------------------------------


def test_lines_fit() -> None:
    made = lines_in("one two three four five", wide("one two"))
    assert made == ["one two", "three", "four", "five"]
    assert size_of([Text(10, 20, "abc", "end")]) == (10, 24)


def test_what_a_file_says_of_a_state_is_no_markup() -> None:
    made = svg(Drawing("<b>", 10, 10, (Text(1, 1, "</text><script>"), Box(0, 0, 1, 1, says='"><x'))))
    assert "<script>" not in made and "<x" not in made and "<b>" not in made
    tree.fromstring(made)


def test_an_ending_says_what_to_draw(tmp_path: Path) -> None:
    with pytest.raises(CasusError, match="no ending"):
        check_ending("x.gif")
    if importlib.util.find_spec("matplotlib") is None:
        with pytest.raises(CasusError, match="matplotlib") as found:
            check_ending("x.png")
        assert "casus-foederis[plot]" in str(found.value)
    else:
        save_drawing(heat_map("What members did", MANY), str(tmp_path / "x.png"))
        assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(CasusError, match="cannot be written"):
        save_drawing(heat_map("", MANY), str(tmp_path / "no" / "x.svg"))


@pytest.mark.parametrize("picture", PICTURES)
def test_the_command_draws_the_record(tmp_path: Path, picture: str) -> None:
    path = tmp_path / "help.SVG"
    assert run("record", "--clause", "cst.4.2", "--draw", picture, "--picture", str(path)).status == 0
    words = [text.words for text in texts(path.read_text(encoding="utf-8"))]
    assert words[0] == f"{PICTURES[picture]}; default reading; --clause cst.4.2"
    assert any(word.startswith("RUS") for word in words) or "cst.4" in words


# ---- charts ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def charts() -> dict[str, Drawing]:
    """One of each chart."""
    law = bundled_law()
    heads = (("who-began", "", "unprovoked", "answer"), ("account of", "", "Armenia", "(nobody)"))
    grid = Grid(
        "Help", "Russia", ("one", "two"), (("default", ("T", "-")), ("Yerevan", ("T", " "))), "TD", "T triggered"
    )
    shown = grid_chart(grid)
    assert shown is not None
    return {
        "bars": bar_chart("Which", [("where", 3, 4), ("a-longer-name", 0, 4)], "A note."),
        "no bars": bar_chart("Nothing changes", (), "A note."),
        "matrix": matrix_chart(
            "Help", heads, (("default", "", "T", "-"), ("yerevan", "2 of 10", "D", "")), "TD", ["A note."]
        ),
        "page": shown,
        "all law": history_chart(law),
        **{name: history_chart(law, (name,)) for name in law.instruments},
    }


def test_every_chart_is_legible() -> None:
    for drawing in charts().values():
        assert legible(drawing)


def test_a_cell_is_shaded_where_the_norm_stands() -> None:
    made = charts()
    for name, live in (("matrix", 2), ("page", 2)):
        assert len([shape for shape in made[name].shapes if isinstance(shape, Box) and shape.ink]) == live


def test_what_is_contested_is_dashed_and_marked() -> None:
    shapes = charts()["all law"].shapes
    dashed = [shape for shape in shapes if isinstance(shape, Box) and shape.dashed]
    marks = [shape for shape in shapes if isinstance(shape, Text) and shape.words.startswith("?")]
    assert dashed and len(dashed) == len(marks)


def test_a_page_joins_what_looks_alike() -> None:
    """A page has many pictures; what they show is the same as in a file of their own."""
    drawing = charts()["page"]
    page = tree.fromstring(svg(drawing, "one"))
    assert len(list(page.iter("path"))) == 2  # what is shaded, and the net
    found = [(item.attrib["x"].split(), "".join(item.itertext())) for item in page.iter("text")]
    letters = [word for places, words in found for word in (words if len(places) > 1 else [words])]
    assert letters == [text.words for text in texts(svg(drawing))]


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("matrix jermuk-2022 cst.4.2 --picture", "matrix jermuk-2022 cst.4.2 --svg"),
        ("law --changes --picture", "law --changes --svg"),
        ("record --draw map --picture", "record --picture map --plot"),
        ("sweep kursk-2024 --vary clean_hands --picture", "sweep kursk-2024 --vary clean_hands --svg"),
    ],
)
def test_what_the_option_was_called_before_does_the_same(tmp_path: Path, new: str, old: str) -> None:
    made = []
    for number, words in enumerate((new, old)):
        path = tmp_path / f"{number}.svg"
        printed = run(*words.split(), str(path))
        assert printed.status == 0 and not printed.err
        made.append((path.read_text(encoding="utf-8"), printed.out.replace(str(path), "FILE")))
    assert made[0] == made[1]
    assert run(*new.split(), str(tmp_path / "x.gif")).status == 2


def test_png_of_every_chart(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    for number, drawing in enumerate(charts().values()):
        save_drawing(drawing, str(tmp_path / f"{number}.png"))
        assert (tmp_path / f"{number}.png").read_bytes().startswith(b"\x89PNG")
