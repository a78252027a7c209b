"""How values and lines look, in the SVG and in the plotly figure alike.

Colours are roles: the names of the tokens in `tokens.css`, without `--jm-`. Sizes are px.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from journeymaps.charts.chart import Chart, Line, Point, Role
from journeymaps.charts.scale import Sentiment

RING = 14
"""Radius of the ring around a moment of truth."""

EDGE = 2
"""Width of a marker's edge: in its own colour where it is hollow, in the page's where not."""

_SIZE, _MOMENT_SIZE, _MINOR_SIZE = 6, 8, 4


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's look, which `chart-drawing.css` gives the SVG by `jm-curve--` and the name."""

    name: str
    colour: str
    width: float
    dash: tuple[float, ...] = ()


FELT = Stroke("felt", "ink", 3)
ASSUMED = Stroke("assumed", "ink", 3, (10, 7))
EXPECTED = Stroke("expected", "pos", 2.5, (0.1, 7))  # dots, by their round caps
SECOND = Stroke("second", "alt", 2, (7, 5))
SECOND_ASSUMED = Stroke("second-assumed", "alt", 2, (2, 5))
STROKES = (FELT, ASSUMED, EXPECTED, SECOND, SECOND_ASSUMED)
HALO = Stroke("halo", "page", 7)

COMPACT_WIDTH = 2
"""The width of every line in a compact chart."""


def stroke(line: Line, start: Point, end: Point) -> Stroke:
    """How a line looks between two values: assumed, if either of them is."""
    researched = start.researched and end.researched
    if line.role.is_future:
        return EXPECTED
    if line.role is Role.SECOND:
        return SECOND if researched else SECOND_ASSUMED
    return FELT if researched else ASSUMED


def pieces(line: Line, run: Sequence[Point]) -> Iterator[tuple[Stroke, int, int]]:
    """A run in pieces that look the same: the look, the first value and the last."""
    looks = [stroke(line, start, end) for start, end in pairwise(run)]
    first = 0
    for look, same in groupby(looks):
        last = first + len(list(same))
        yield look, first, last
        first = last


@dataclass(frozen=True, slots=True)
class Mark:
    """A value's marker: its shape says the sentiment again that its colour says."""

    sentiment: Sentiment
    tone: str
    size: float
    """The radius of what is seen, without the page-coloured edge around a filled marker."""
    hollow: bool = False
    """Assumed. A filled marker is researched."""
    ring: bool = False
    """A moment of truth."""

    @property
    def radius(self) -> float:
        """The radius that its edge of `EDGE` px is drawn around."""
        return self.size - EDGE / 2 if self.hollow else self.size + EDGE / 2

    @property
    def away(self) -> int:
        """From the value to its label, in px."""
        return RING + 5 if self.ring else round(self.size) + 6


def mark(chart: Chart, line: Line, point: Point) -> Mark | None:
    """A value's marker; None where an expected value does not differ from what is felt."""
    sentiment = chart.scale.sentiment(point.score)
    hollow = not point.researched
    if line is chart.main:
        moment = point.moment_of_truth and not chart.compact
        size = _MINOR_SIZE if chart.compact else _MOMENT_SIZE if moment else _SIZE
        return Mark(sentiment, sentiment.tone, size, hollow, moment)
    if line.role.is_beside:
        colour = (EXPECTED if line.role.is_future else SECOND).colour
        return Mark(sentiment, colour, _MINOR_SIZE, hollow)
    if any(felt.x == point.x and felt.score == point.score for felt in chart.main.points):
        return None
    return Mark(Sentiment.POSITIVE, EXPECTED.colour, _MINOR_SIZE)


def square(radius: float) -> float:
    """Half the side of a square that looks as large as a circle."""
    return round(radius * 0.87, 2)


def triangle(radius: float) -> tuple[float, float]:
    """Half the width, and the reach down, of a triangle that looks as large as a circle.

    It points down, as plotly draws it: its centre of mass stands on the value.
    """
    reach = round(radius * 1.25, 2)
    return round(reach * 2 / 3**0.5, 2), reach
