"""The words that stand where there is no value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymaps.charts.chart import Gap, Line, Role
from journeymaps.charts.curve import height
from journeymaps.charts.layout import Layout
from journeymaps.words import say

_CLEARANCE = 1.0  # rem, from the middle of the words to a curve


@dataclass(frozen=True, slots=True)
class Blank:
    """Words at a gap: where they begin, how wide and how far down they stand, in percent."""

    left: float
    width: float
    down: float
    text: str
    role: Role | None
    """Whose value is missing, where the other line has one."""


_Words = tuple[float, float, str, Role | None]


def blanks(layout: Layout) -> Iterator[Blank]:
    """The words at all gaps; those that touch and say the same are one."""
    joined: list[_Words] = []
    for start, end, text, role in sorted(_gaps(layout), key=lambda words: words[0]):
        first = joined.pop()[0] if joined and joined[-1][1:] == (start, text, role) else start
        joined.append((first, end, text, role))
    for start, end, text, role in joined:
        left, width = layout.frame.left(start), layout.frame.left(end - start)
        yield Blank(left, width, _down(layout, start, end), text, role)


def _gaps(layout: Layout) -> Iterator[_Words]:
    """Where gaps begin and end, and what they say; with a name where the other line has a value."""
    chart = layout.chart
    lines = [line for line in chart.lines if line is chart.main or line.role.is_beside]
    found: dict[tuple[float, float], list[tuple[Line, Gap]]] = {}
    for line in lines:
        for gap in line.gaps:
            span = (gap.x - gap.columns / 2, gap.x + gap.columns / 2)
            found.setdefault(span, []).append((line, gap))
    for (start, end), gaps in found.items():
        line, gap = gaps[0]
        if len(gaps) == len(lines):
            yield start, end, say(gap.text), None
        else:
            said = say(gap.text)
            yield start, end, f"{line.name}: {said}", line.role


def _down(layout: Layout, start: float, end: float) -> float:
    """At neutral, unless a curve or a label is there: then where there is most room."""
    scale, frame = layout.chart.scale, layout.frame
    middle = (start + end) / 2
    passing = [
        frame.down(score)
        for runs in layout.curves
        for run in runs
        for x in (middle - 0.5, middle, middle + 0.5)
        if (score := height(run, x)) is not None
    ]
    passing += _lettered(layout, start, end)
    neutral = frame.down(scale.neutral)
    if _room(neutral, passing) >= frame.percent(_CLEARANCE):
        return neutral
    halves = (scale.neutral + scale.high) / 2, (scale.neutral + scale.low) / 2
    return max(map(frame.down, halves), key=lambda down: _room(down, passing))


def _lettered(layout: Layout, start: float, end: float) -> Iterator[float]:
    """Where the labels of values stand, down to their far ends."""
    frame = layout.frame
    for label in (label for each in layout.labels for label in each):
        if label.lines and start <= label.point.x <= end:
            down, reach = frame.down(label.point.score), frame.percent(label.reach)
            yield from (down + part * (-reach if label.above else reach) for part in (0.5, 1))


def _room(down: float, passing: Sequence[float]) -> float:
    return min((abs(down - each) for each in passing), default=100)
