"""A chart as its template takes it: drawn, worded and placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.charts import words
from journeymaps.charts.blanks import Blank, blanks
from journeymaps.charts.chart import Chart
from journeymaps.charts.figure import attribute, figure
from journeymaps.charts.layout import COMPACT_HEIGHT, HEIGHT, Layout, lay_out
from journeymaps.charts.legend import Entry, legend
from journeymaps.charts.places import Place, places
from journeymaps.charts.scale import Sentiment
from journeymaps.charts.svg import svg


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis, with a face at neutral and at the ends."""

    down: float
    text: str
    face: Sentiment | None


@dataclass(frozen=True, slots=True)
class View:
    """All that a chart's template needs."""

    chart: Chart
    description: str
    taller: float
    """How many times as high as others the chart is, for its exits."""
    svg: Markup
    figure: Markup
    """The plotly figure as JSON, for an attribute in single quotes."""
    ticks: tuple[Tick, ...]
    blanks: tuple[Blank, ...]
    places: tuple[Place, ...]
    legend: tuple[Entry, ...]


def view(chart: Chart) -> View:
    """Draw, word and place a chart."""
    layout = lay_out(chart)
    return View(
        chart=chart,
        description=words.description(chart),
        taller=_taller(layout),
        svg=svg(layout),
        figure=attribute(figure(layout)),
        ticks=tuple(_ticks(layout)),
        blanks=tuple(blanks(layout)),
        places=places(layout),
        legend=legend(chart),
    )


def _taller(layout: Layout) -> float:
    usual = COMPACT_HEIGHT if layout.chart.compact else HEIGHT
    return round(layout.frame.height / usual, 4)


def _ticks(layout: Layout) -> Iterator[Tick]:
    scale = layout.chart.scale
    faced = (scale.low, scale.neutral, scale.high)
    for tick in (scale.neutral,) if layout.chart.compact else scale.ticks:
        face = scale.sentiment(tick) if tick in faced else None
        yield Tick(layout.frame.down(tick), scale.text(tick), face)
