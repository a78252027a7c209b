"""The curve between scores: it passes every value and invents none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.charts.curve import SAMPLES, Knot, beziers, height, samples, slopes

scores = st.floats(-10, 10).map(lambda score: round(score, 1))
gaps = st.integers(1, 6).map(lambda halves: halves / 2)


@st.composite
def knots(draw: st.DrawFn, least: int = 2) -> list[Knot]:
    """Values at half columns and columns, in order."""
    steps = draw(st.lists(st.tuples(gaps, scores), min_size=least, max_size=12))
    x, found = 0.0, []
    for gap, score in steps:
        x += gap
        found.append((x, score))
    return found


def parts(run: list[Knot]) -> list[list[float]]:
    """The samples between every two values, both included."""
    found = samples(beziers(run))
    at = [round((x - run[0][0]) * SAMPLES) for x, _ in run]
    return [found[start : end + 1] for start, end in pairwise(at)]


@settings(deadline=None)
@given(knots())
def test_every_value_is_on_the_curve(run: list[Knot]) -> None:
    segments = beziers(run)
    assert [segment[0] for segment in segments] + [segments[-1][3]] == run
    found = samples(segments)
    for x, score in run:
        assert found[round((x - run[0][0]) * SAMPLES)] == pytest.approx(score)
        assert height(segments, x) == pytest.approx(score)


@settings(deadline=None)
@given(knots())
def test_between_two_values_the_curve_only_rises_or_only_falls(run: list[Knot]) -> None:
    for (_, start), (_, end), part in zip(run, run[1:], parts(run), strict=False):
        steps = [b - a for a, b in pairwise(part)]
        if start <= end:
            assert min(steps) >= -1e-9
        if start >= end:
            assert max(steps) <= 1e-9


@settings(deadline=None)
@given(knots())
def test_the_curve_never_passes_its_values(run: list[Knot]) -> None:
    for (_, start), (_, end), part in zip(run, run[1:], parts(run), strict=False):
        assert min(part) >= min(start, end) - 1e-9
        assert max(part) <= max(start, end) + 1e-9


@settings(deadline=None)
@given(knots(least=3))
def test_at_a_high_or_a_low_the_curve_is_level(run: list[Knot]) -> None:
    for (_, before), (_, score), (_, after), slope in zip(
        run, run[1:], run[2:], slopes(run)[1:-1], strict=False
    ):
        if (score - before) * (after - score) <= 0:
            assert slope == 0


@settings(deadline=None)
@given(knots())
def test_the_samples_are_the_curve_at_even_steps(run: list[Knot]) -> None:
    segments = beziers(run)
    for index, score in enumerate(samples(segments)):
        assert height(segments, run[0][0] + index / SAMPLES) == pytest.approx(score, abs=1e-6)


@settings(deadline=None)
@given(knots(), st.floats(0.01, 5))
def test_the_curve_ends_with_its_values(run: list[Knot], beyond: float) -> None:
    segments = beziers(run)
    assert height(segments, run[0][0] - beyond) is None
    assert height(segments, run[-1][0] + beyond) is None


@settings(deadline=None)
@given(knots())
def test_the_curve_read_backwards_is_the_same(run: list[Knot]) -> None:
    backwards = [(run[-1][0] - x, score) for x, score in reversed(run)]
    assert samples(beziers(run)) == pytest.approx(samples(beziers(backwards))[::-1], abs=1e-9)


def test_two_values_are_joined_by_a_straight_line() -> None:
    assert slopes([(0.5, 2), (2.5, -4)]) == [-3, -3]


@pytest.mark.parametrize("run", [[], [(0.5, 4.0)]])
def test_without_two_values_there_is_no_curve(run: list[Knot]) -> None:
    assert beziers(run) == []
    assert height([], 0.5) is None


def test_the_slope_at_an_end_is_held_back_where_it_would_overshoot() -> None:
    assert slopes([(0, 0), (1, 5), (2, 4)]) == [8, 0, -3]  # one-sided, the last would be -4
