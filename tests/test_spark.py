"""Curves in the size of a line: the same values as on the map's page, and no feeling invented."""

from __future__ import annotations

import re

import pytest

from journeymaps.charts.chart import Gap, Line, Point, Role
from journeymaps.charts.scale import Scale
from journeymaps.charts.spark import COLUMN, EDGE, HEIGHT, spark


def line(*scores: float | None, researched: bool = True, role: Role = Role.FELT) -> Line:
    values = (
        Gap(x + 0.5, "?")
        if score is None
        else Point(x + 0.5, score, "Step", "Stage", "stage", researched=researched)
        for x, score in enumerate(scores)
    )
    return Line(role, "today", tuple(values))


def curves(drawn: str) -> list[str]:
    return re.findall(r'class="jm-curve jm-curve--[a-z]+" d="([^"]+)"', drawn)


def test_it_begins_at_the_first_value_and_ends_at_the_last() -> None:
    (curve,) = curves(spark(line(10, -10), Scale(), 2))
    assert curve.startswith(f"M{0.5 * COLUMN:g} {EDGE:g}C")
    assert curve.endswith(f" {1.5 * COLUMN:g} {HEIGHT - EDGE:g}")


def test_nothing_is_drawn_across_a_gap() -> None:
    drawn = spark(line(1, 2, None, 3, 4), Scale(), 5)
    assert [curve.count("C") for curve in curves(drawn)] == [1, 1]


def test_a_value_alone_between_gaps_is_a_dot_without_a_curve() -> None:
    drawn = spark(line(None, 3, None), Scale(), 3)
    assert curves(drawn) == []
    assert f'd="M{1.5 * COLUMN:g}' in drawn


@pytest.mark.parametrize(
    ("given", "look", "hollow"),
    [
        (line(1, 2), "felt", False),
        (line(1, 2, researched=False), "assumed", True),
        (line(1, 2, researched=False, role=Role.EXPECTED), "expected", True),
    ],
)
def test_what_is_assumed_or_expected_looks_so(given: Line, look: str, hollow: bool) -> None:
    drawn = spark(given, Scale(), 2)
    assert f"jm-curve--{look}" in drawn
    assert ("jm-spark__dots--hollow" in drawn) == hollow


@pytest.mark.parametrize(("score", "tone"), [(-5, "neg"), (0, "neu"), (5, "pos")])
def test_the_lowest_value_is_marked_by_what_is_felt_there(score: float, tone: str) -> None:
    assert f'class="jm-mark jm-{tone}"' in spark(line(9, score), Scale(), 2)
