"""The chart as an SVG: what is in it, where it stands, and that authors' text stays text."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.charts.chart import Chart, Role
from journeymaps.charts.layout import COMPACT_HEIGHT, HEIGHT, lay_out
from journeymaps.charts.looks import STROKES, stroke
from journeymaps.charts.scale import Scale
from journeymaps.charts.svg import HEIGHT as UNITS
from journeymaps.charts.svg import svg
from made_chart import FELT, full_chart, made_chart, made_line, made_point, paired_chart

CSS = files("journeymaps_theme") / "assets" / "journeymaps" / "css"


def drawn(chart: Chart) -> Tag:
    found = BeautifulSoup(svg(lay_out(chart)), "html.parser").svg
    assert found
    return found


def of_class(found: Tag, name: str) -> list[Tag]:
    return [each for each in found.find_all(class_=name) if isinstance(each, Tag)]


def pieces(chart: Chart) -> list[tuple[str, list[float]]]:
    """The strokes: their look, and the columns at which their values stand."""
    found = []
    for path in of_class(drawn(chart), "jm-curve"):
        look = next(name for name in path["class"] if name.startswith("jm-curve--"))
        stops = re.findall(r"(?:^M|\d )([\d.]+) [\d.]+(?=C|$)", str(path["d"]))
        found.append((look.removeprefix("jm-curve--"), [float(stop) / 100 for stop in stops]))
    return found


def test_markers_stand_at_their_columns_middle_and_their_score() -> None:
    chart = made_chart([4, -6, 0])
    layout = lay_out(chart)
    marks = of_class(drawn(chart), "jm-mark")
    assert [mark["x"] for mark in marks] == ["16.67%", "50%", "83.33%"]
    assert [float(str(mark["y"])[:-1]) for mark in marks] == [
        layout.frame.down(score) for score in (4, -6, 0)
    ]


def test_the_curve_passes_the_markers_and_ends_with_them() -> None:
    chart = made_chart(FELT)
    layout = lay_out(chart)
    path = str(of_class(drawn(chart), "jm-curve")[0]["d"])
    numbers = [float(number) for number in re.findall(r"[\d.]+", path)]
    places = list(zip(numbers[::2], numbers[1::2], strict=True))
    assert [x for x, _ in places[::3]] == [50 + 100 * index for index in range(12)]
    for (_, y), score in zip(places[::3], FELT, strict=True):
        assert y == pytest.approx(layout.frame.down(score) / 100 * UNITS, abs=0.06)


def test_the_line_is_solid_between_researched_values_and_dashed_beside_assumed_ones() -> None:
    points = [made_point(index, 3, researched=index not in (2, 3)) for index in range(6)]
    line = made_line([3] * 6)
    chart = made_chart(type(line)(Role.FELT, "today", tuple(points)))
    assert pieces(chart) == [
        ("felt", [0.5, 1.5]),
        ("assumed", [1.5, 2.5, 3.5, 4.5]),
        ("felt", [4.5, 5.5]),
    ]


def test_assumed_values_are_hollow() -> None:
    chart = made_chart(made_line([3], researched=False))
    assert of_class(drawn(chart), "jm-mark--hollow")
    assert not of_class(drawn(made_chart([3])), "jm-mark--hollow")


def test_a_gap_is_never_crossed_and_never_a_zero() -> None:
    chart = made_chart([4, 4, None, 4, 4, None, 4])
    assert pieces(chart) == [("felt", [0.5, 1.5]), ("felt", [3.5, 4.5])]
    assert len(of_class(drawn(chart), "jm-mark")) == 5


def test_the_area_lies_between_curve_and_neutral_and_changes_colour_there() -> None:
    chart = made_chart([5, 1], scale=Scale(1, 5))
    found = drawn(chart)
    zero = re.fullmatch(r"M0 ([\d.]+)H200", str(of_class(found, "jm-zero")[0]["d"]))
    assert zero
    assert str(of_class(found, "jm-area")[0]["d"]).endswith(f"V{zero[1]}H50Z")
    stops = [(stop.get("offset"), stop["class"][-1]) for stop in of_class(found, "jm-stop")]
    assert stops == [(None, "jm-pos"), ("50%", "jm-pos"), ("50%", "jm-neg"), ("100%", "jm-neg")]


def test_sentiment_is_told_by_shape_as_well() -> None:
    found = drawn(made_chart([5, 0, -5]))
    shapes = [mark.find(["circle", "path"]) for mark in of_class(found, "jm-mark")]
    assert [(shape.name, str(shape.get("d")).count("H")) for shape in shapes if shape] == [
        ("circle", 0),
        ("path", 2),  # a square
        ("path", 1),  # a triangle
    ]


def test_an_expected_value_that_is_felt_already_has_no_marker() -> None:
    chart = made_chart([3, -4], made_line([3, 5], Role.EXPECTED, "expected"))
    group = drawn(chart).find_all("g", attrs={"data-jm-line": "expected"})[-1]
    assert [mark["x"] for mark in of_class(group, "jm-mark")] == ["75%"]


def test_both_lines_are_told_apart_by_role() -> None:
    roles = {group["data-jm-line"] for group in drawn(paired_chart()).find_all("g")}
    assert roles == {"felt", "second"}


@pytest.mark.parametrize("chart", [full_chart(), paired_chart(), made_chart(FELT, compact=True)])
def test_no_colour_stands_in_the_drawing(chart: Chart) -> None:
    text = str(drawn(chart))
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", text)
    assert "<title" not in text
    assert drawn(chart)["aria-hidden"] == "true"


def test_a_full_chart_is_light() -> None:
    assert len(svg(lay_out(full_chart()))) < 6_500


@settings(deadline=None)
@given(st.text(max_size=30))
def test_what_authors_wrote_stays_text(text: str) -> None:
    chart = made_chart(made_line([4, -4], word=f"<b>{text}"), made_line([1, 2], Role.SECOND, text))
    found = drawn(chart)
    assert not found.find_all("b")
    assert {each.name for each in found.find_all()} <= {
        *("svg", "g", "path", "circle", "text", "tspan", "lineargradient", "stop"),
    }


def test_css_draws_lines_as_the_live_chart_does() -> None:
    rules = dict(re.findall(r"(?ms)^\.jm-curve(--[\w-]+|) \{(.*?)\}", css("chart-drawing")))
    for look in STROKES:
        rule = rules[""] + rules[f"--{look.name}"]
        found = dict(re.findall(r"([\w-]+): (.*?);", rule))
        assert found["stroke"] == f"var(--jm-{look.colour})"
        assert float(found["stroke-width"]) == look.width
        dash = tuple(map(float, found.get("stroke-dasharray", "").split()))
        assert dash == look.dash


def test_css_has_the_sizes_that_the_layout_reckons_with() -> None:
    tokens = dict(re.findall(r"--jm-([\w-]+): ([\d.]+)rem", css("tokens")))
    assert float(tokens["chart-height"]) == HEIGHT
    assert float(tokens["compact-height"]) == COMPACT_HEIGHT
    assert tokens["step-width"] == "4.4"


def css(name: str) -> str:
    return (CSS / f"{name}.css").read_text("utf-8")


def test_every_kind_of_line_has_a_look_of_its_own() -> None:
    researched, assumed = made_point(0, 1), made_point(1, 1, researched=False)
    looks = {
        stroke(made_line([1], role), start, end)
        for role in Role
        for start, end in ((researched, researched), (researched, assumed))
    }
    assert looks == set(STROKES)
    assert len({(look.colour, look.dash) for look in STROKES}) == len(STROKES)
