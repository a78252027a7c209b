"""Where the pills of exits stand at the chart's foot, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymaps.charts.chart import Chart, Exit
from journeymaps.charts.curve import Bezier, height
from journeymaps.charts.frame import COLUMN
from journeymaps.charts.lettering import cells
from journeymaps.charts.words import exit_text

ROW, FOOT = 1.35, 0.3
"""The height of a row of pills, and what is free under the lowest, in rem."""

_LETTER, _ICON_AND_EDGES, _BETWEEN = 0.34, 1.8, 0.2  # rem


@dataclass(frozen=True, slots=True)
class Pill:
    """An exit's pill."""

    exit: Exit
    text: str
    row: int
    """Counted from the foot."""
    width: float
    """At most, in rem."""
    start: float
    """The score from which its line hangs."""


def rows_at(pills: Sequence[Pill], x: float | None) -> float:
    """How high the pills stand at a place, or at the highest place of all, in rem."""
    rows = [
        pill.row + 1
        for pill in pills
        if x is None or abs(pill.exit.x - x) * COLUMN < pill.width / 2 + _LETTER * 3
    ]
    return max(rows) * ROW + FOOT if rows else 0


def place_pills(chart: Chart, curve: Sequence[Sequence[Bezier]]) -> tuple[Pill, ...]:
    """Every exit's pill, in the lowest row where it does not touch the one before."""
    felt = {point.x: point.score for point in chart.main.points}
    ends: list[float] = []
    pills = []
    for leaving in sorted(chart.exits, key=lambda each: each.x):
        text = exit_text(leaving)
        width = _LETTER * cells(text) + _ICON_AND_EDGES
        # At an edge of the chart a pill is moved inwards.
        middle = max(min(leaving.x, chart.columns - width / 2 / COLUMN), width / 2 / COLUMN)
        start, end = middle * COLUMN - width / 2, middle * COLUMN + width / 2
        row = next((row for row, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end + _BETWEEN]
        score = felt.get(leaving.x)
        if score is None:
            heights = (height(segments, leaving.x) for segments in curve)
            score = next((y for y in heights if y is not None), chart.scale.neutral)
        pills.append(Pill(leaving, text, row, width, score))
    return tuple(pills)
