"""What stands at the values of a chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.charts.chart import Chart, Line, Point
from journeymaps.charts.lettering import wrapped
from journeymaps.charts.looks import Mark, mark
from journeymaps.words import say

STAR = "★"

LEADING = 0.76
"""The height of a label's line in rem."""

_PX = 1 / 20  # rem


@dataclass(frozen=True, slots=True)
class Label:
    """A value's marker, and what stands above or below it."""

    point: Point
    mark: Mark | None
    value: str = ""
    words: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    """The line's name, at its last value."""
    lowest: bool = False
    """Whether it is the chart's lowest value, whose word leads on to what is behind it."""
    above: bool = False

    @property
    def away(self) -> int:
        """From the value to the label, in px."""
        return self.mark.away if self.mark else 6

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return bool(self.value) + len(self.words) + len(self.name)

    @property
    def reach(self) -> float:
        """From the value to the label's far end, in rem."""
        return self.away * _PX + self.lines * LEADING + 0.15 if self.lines else 0


def labels(chart: Chart, line: Line) -> Iterator[Label]:
    """The labels of a line, all below their values as yet."""
    for point in line.points:
        value, words, name = _text(chart, line, point)
        lowest = bool(words) and line is chart.main and point is line.lowest and _has_relief(line)
        yield Label(point, mark(chart, line, point), value, words, name, lowest)


def _has_relief(line: Line) -> bool:
    """Whether a line knows better than its lowest value."""
    return line.highest is not line.lowest


def _text(chart: Chart, line: Line, point: Point) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A label's value, word and line's name, as far as this value carries them."""
    value = chart.scale.text(point.score)
    last = point is line.points[-1]
    ends = last and len(chart.lines) == 2
    if line is not chart.main:
        return "", (), wrapped(f"{line.name} {value}") if ends else ()
    extreme = point is line.highest or point is line.lowest
    if chart.compact:
        return value if extreme else "", (), ()
    word = point.word
    if point is line.lowest and _has_relief(line):
        word = word or say("low point")
    return (
        f"{STAR} {value}" if point.moment_of_truth else value,
        wrapped(word) if extreme or last else (),
        wrapped(line.name) if ends else (),
    )
