"""Small curves: how one person feels along a journey, where there is no room for the whole map."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.charts.blanks import Blank, blanks
from journeymaps.charts.chart import Chart
from journeymaps.charts.layout import lay_out
from journeymaps.charts.svg import svg
from journeymaps.charts.words import summary


@dataclass(frozen=True)
class StageLabel:
    """A stage's name under the curve, and its width in percent."""

    name: str
    width: float


@dataclass(frozen=True)
class SmallCurve:
    """A curve as its template takes it."""

    summary: str
    svg: Markup
    blanks: tuple[Blank, ...]
    stages: tuple[StageLabel, ...]


def small_curve(chart: Chart) -> SmallCurve:
    """Draw a chart without anything to press."""
    layout = lay_out(chart)
    return SmallCurve(
        summary=summary(chart),
        svg=svg(layout),
        blanks=tuple(blanks(layout)),
        stages=tuple(
            StageLabel(stage.name, round(100 * stage.columns / chart.columns, 2))
            for stage in chart.main.stages
        ),
    )
