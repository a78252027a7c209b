"""Where everything in a chart stands, before a pixel is known.

Places along the chart are columns and percent of its width, heights are scores and percent of its
height. How near two things come is judged at the narrowest that a column can be; on a wider
screen they are further apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymaps.charts.chart import Chart
from journeymaps.charts.curve import beziers
from journeymaps.charts.frame import Frame
from journeymaps.charts.labels import Label, labels
from journeymaps.charts.pills import Pill, place_pills, rows_at
from journeymaps.charts.sides import Run, Sides

HEIGHT, COMPACT_HEIGHT = 15, 7.5
"""Of a chart in rem, as `--jm-chart-height` and `--jm-compact-height` say."""

_ROOM, _COMPACT_ROOM = 0.15, 0.3  # parts of the scale, at least, beyond either of its ends


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart with everything placed."""

    chart: Chart
    frame: Frame
    curves: tuple[tuple[Run, ...], ...]
    """Every run of every line."""
    labels: tuple[tuple[Label, ...], ...]
    """A label for every value of every line."""
    pills: tuple[Pill, ...]


def lay_out(chart: Chart) -> Layout:
    """Place labels and exits so that they keep clear of curves and of one another."""
    curves = tuple(
        tuple(tuple(beziers([(point.x, point.score) for point in run])) for run in line.runs)
        for line in chart.lines
    )
    pills = place_pills(chart, curves[0])
    written = [tuple(labels(chart, line)) for line in chart.lines]
    if chart.compact:
        frame = _compact_frame(chart, pills)
    else:
        frame = _frame(chart, [label for each in written for label in each], pills)
    settled = []
    for index, line in enumerate(chart.lines):
        others = [run for other in (*curves[:index], *curves[index + 1 :]) for run in other]
        sides = Sides(chart, frame, line, others, pills)
        settled.append(tuple(sides.settled(written[index])))
    return Layout(chart, frame, curves, tuple(settled), pills)


def _frame(chart: Chart, written: Sequence[Label], pills: Sequence[Pill]) -> Frame:
    """Edges beyond the scale's ends, so far that labels and exits have room."""
    scale = chart.scale
    over = [(scale.high, 0.0)]
    under = [(scale.low, rows_at(pills, None))]
    for label in written:
        x, score = label.point.x, label.point.score
        if score >= scale.neutral:
            over.append((score, label.reach))
        else:
            under.append((score, label.reach + rows_at(pills, x)))
    top, bottom = scale.high + _ROOM * scale.span, scale.low - _ROOM * scale.span
    # More room at one edge takes from the other's: after a few rounds nothing moves any more.
    for _ in range(9):
        rem = (top - bottom) / HEIGHT
        edges = top, bottom
        top = max(top, *(score + reach * rem for score, reach in over))
        bottom = min(bottom, *(score - reach * rem for score, reach in under))
        if (top, bottom) == edges:
            break
    return Frame(top, bottom, chart.columns, HEIGHT)


def _compact_frame(chart: Chart, pills: Sequence[Pill]) -> Frame:
    """The same edges for all compact charts of a scale; exits make theirs higher, not denser."""
    scale = chart.scale
    room = _COMPACT_ROOM * scale.span
    exits = rows_at(pills, None)
    rem = (scale.span + 2 * room) / COMPACT_HEIGHT
    return Frame(
        top=scale.high + room,
        bottom=scale.low - room - exits * rem,
        columns=chart.columns,
        height=COMPACT_HEIGHT + exits,
    )
