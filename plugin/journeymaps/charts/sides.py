"""On which side of its value a label stands: where nothing else runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeymaps.charts.chart import Chart, Line, Point
from journeymaps.charts.curve import Bezier, height
from journeymaps.charts.frame import Frame
from journeymaps.charts.labels import Label
from journeymaps.charts.pills import Pill, rows_at

_AROUND = (-0.25, 0.0, 0.0, 0.25)  # columns; what runs through the middle of a label is worse

Run = tuple[Bezier, ...]
"""The segments of a run."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds the sides for the labels of one line."""

    chart: Chart
    frame: Frame
    line: Line
    others: Sequence[Run]
    """The runs of the other lines."""
    pills: Sequence[Pill]

    def settled(self, labels: Sequence[Label]) -> Iterator[Label]:
        """The labels, each on its side."""
        at = {label.point.x: label for label in labels}
        for run in self.line.runs:
            for before, point, after in zip((None, *run), run, (*run[1:], None), strict=False):
                label = at[point.x]
                above = label.lines > 0 and self._above(label, before, after)
                yield replace(label, above=True) if above else label

    def _above(self, label: Label, before: Point | None, after: Point | None) -> bool:
        """Outwards from the line's own bend, unless there is less in the way on the other side."""
        point = label.point
        if after is None and (end := self._other_end(point)) is not None:
            # Of two lines that end side by side, each is named on its own side.
            first = self.line is self.chart.main
            return point.score > end.score or (point.score == end.score and first)
        joined = [each.score for each in (before, after) if each is not None]
        rises = any(score < point.score for score in joined)
        falls = any(score > point.score for score in joined)
        outward = point.score >= self.chart.scale.neutral if rises == falls else rises
        above, below = self._in_the_way(label)
        return outward if above == below else above < below

    def _in_the_way(self, label: Label) -> tuple[int, int]:
        """How much there is above the value and below it, within the label's reach."""
        point, frame = label.point, self.frame
        near, reach = frame.down(point.score), frame.percent(label.reach)
        passing = [frame.down(score) for score in self._passing(point.x)]
        above = sum(near - reach <= down <= near for down in passing)
        below = sum(near <= down <= near + reach for down in passing)
        above += len(_AROUND) * any(lift.x == point.x for lift in self.chart.lifts)
        # The frame has left room above all high values and below all low ones.
        if point.score >= self.chart.scale.neutral:
            foot = 100 - frame.percent(rows_at(self.pills, point.x))
            below += len(_AROUND) * (near + reach > foot)
        else:
            above += len(_AROUND) * (near < reach)
        return above, below

    def _passing(self, x: float) -> Iterator[float]:
        """The scores at which other lines pass a place."""
        for run in self.others:
            for aside in _AROUND:
                if (score := height(run, x + aside)) is not None:
                    yield score

    def _other_end(self, point: Point) -> Point | None:
        """The last value of the other line, if it stands in the same column."""
        for line in self.chart.lines:
            if line is not self.line and line.points and line.points[-1].x == point.x:
                return line.points[-1]
        return None
