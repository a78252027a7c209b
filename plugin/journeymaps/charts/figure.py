"""The chart as a plotly figure: what takes the SVG's place in the browser, over the same pixels.

A plain dict: building plotly's own objects for each map would cost a hundred times as much, so
the tests build them instead. Two things in it are for the page to fill in. Plotly takes no CSS
variables as colours: the figure names roles (`@ink`, `@pos/faint`), which are resolved anew when
the page's colours change. And traces that follow the same curve name a part of its samples
(`@0/24/48`: of the first of `samples`, from the 24th to the 48th), which are there only once,
as whole numbers of a `unit`.

In the page the axes and the texts of the figure stay hidden, for the table around the chart has
them. An image that somebody downloads has no table around it, and shows them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from journeymaps.charts.chart import Line, Point, Role
from journeymaps.charts.curve import SAMPLES, samples
from journeymaps.charts.labels import Label
from journeymaps.charts.layout import Layout
from journeymaps.charts.looks import COMPACT_WIDTH, EDGE, HALO, RING, Mark, Stroke, pieces
from journeymaps.charts.scale import Scale, Sentiment
from journeymaps.charts.surroundings import surroundings

Trace = dict[str, Any]

SYMBOLS = {
    Sentiment.POSITIVE: "circle",
    Sentiment.NEUTRAL: "square",
    Sentiment.NEGATIVE: "triangle-down",
}
"""Plotly's names of the markers' shapes."""

_STEP = round(1 / SAMPLES, 9)  # columns from a sample to the next
_SIZES = {Sentiment.POSITIVE: 2, Sentiment.NEUTRAL: 1.74, Sentiment.NEGATIVE: 2.5}  # of a radius

CONFIG: dict[str, Any] = {
    # Without the next three, plotly offers to upload the figure to a cloud.
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "displaylogo": False,
    "displayModeBar": False,
    "modeBarButtons": [["toImage"]],
    "responsive": False,  # it would listen to the window only
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}


def figure(layout: Layout) -> dict[str, Any]:
    """The figure, valid for `plotly.graph_objects.Figure` once colours and samples are put in."""
    chart = layout.chart
    taken: list[list[int]] = []
    runs = [_runs(layout, index, taken) for index in range(len(chart.lines))]
    later = range(1, len(chart.lines))  # the main line is drawn over the other
    traces = [trace for index in later for trace in _line(layout, index, runs[index])]
    traces += [*_area(layout, runs[0]), *_line(layout, 0, runs[0]), *_lifts(layout)]
    traces += [trace for index in (*later, 0) for trace in _marks(layout, index)]
    config = CONFIG | {
        "toImageButtonOptions": {"format": "png", "filename": f"{chart.id}-emotion", "scale": 2}
    }
    return {
        "data": traces,
        "layout": surroundings(layout),
        "config": config,
        "samples": taken,
        "unit": _unit(chart.scale),
    }


def attribute(built: dict[str, Any]) -> Markup:
    """A figure as JSON for an attribute in single quotes: nothing in it can end the attribute."""
    text = json.dumps(built, separators=(",", ":"))
    for char in "&'<>":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of a curve, sampled."""

    number: int
    points: tuple[Point, ...]

    def between(self, first: int, last: int, **look: Any) -> Trace:
        """The curve from one of its values to another."""
        start = self.points[0].x
        begin, end = (round((self.points[n].x - start) * SAMPLES) for n in (first, last))
        return {
            "type": "scatter",
            "mode": "lines",
            "x0": self.points[first].x,
            "dx": _STEP,
            "y": f"@{self.number}/{begin}/{end}",
            "hoverinfo": "skip",
            **look,
        }

    def whole(self, **look: Any) -> Trace:
        """The curve from its first value to its last."""
        return self.between(0, len(self.points) - 1, **look)

    def floor(self, score: float) -> Trace:
        """A line under or over the curve, from its first value to its last."""
        flat = {"dx": self.points[-1].x - self.points[0].x, "y": [score, score]}
        return self.whole(line={"width": 0}) | flat


def _unit(scale: Scale) -> float:
    """The exactness of samples: a tenth of a pixel or less."""
    return 0.01 if scale.span >= 10 else 0.0001


def _runs(layout: Layout, index: int, taken: list[list[int]]) -> list[_Run]:
    """The runs of a line that have a curve; a value alone between gaps has none."""
    unit = _unit(layout.chart.scale)
    runs = []
    for points, segments in zip(layout.chart.lines[index].runs, layout.curves[index], strict=True):
        if segments:
            runs.append(_Run(len(taken), points))
            taken.append([round(score / unit) for score in samples(segments)])
    return runs


def _of_line(line: Line, traces: list[Trace]) -> list[Trace]:
    """Traces that are shown and hidden together."""
    return [{"legendgroup": line.role.value, "showlegend": False, **trace} for trace in traces]


def _area(layout: Layout, runs: Sequence[_Run]) -> list[Trace]:
    """For every run a line at neutral, then what lies between it and the curve, and a halo."""
    scale = layout.chart.scale
    turn = round((scale.neutral - scale.low) / scale.span, 4)
    gradient = {
        "type": "vertical",
        "start": scale.low,
        "stop": scale.high,
        "colorscale": [
            [0, "@neg/strong"],
            [turn, "@neg/faint"],
            [turn, "@pos/faint"],
            [1, "@pos/strong"],
        ],
    }
    look = {"fill": "tonexty", "fillgradient": gradient, "line": _look(HALO)}
    traces = [trace for run in runs for trace in (run.floor(scale.neutral), run.whole(**look))]
    return _of_line(layout.chart.main, traces)


def _line(layout: Layout, index: int, runs: Sequence[_Run]) -> list[Trace]:
    line = layout.chart.lines[index]
    thin = {"width": COMPACT_WIDTH} if layout.chart.compact else {}
    traces = [
        run.between(first, last, line=_look(look) | thin, name=look.name)
        for run in runs
        for look, first, last in pieces(line, run.points)
    ]
    return _of_line(line, traces)


def _lifts(layout: Layout) -> list[Trace]:
    lifts = layout.chart.lifts
    if not lifts:
        return []
    stems = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for lift in lifts for x in (lift.x, lift.x, None)],
        "y": [score for lift in lifts for score in (lift.felt, lift.expected, None)],
        "line": {"color": "@pos", "width": 1.5},
        "hoverinfo": "skip",
    }
    return _of_line(layout.chart.lines[-1], [stems])


def _look(look: Stroke) -> dict[str, Any]:
    line: dict[str, Any] = {"color": f"@{look.colour}", "width": look.width}
    if look.dash:
        line["dash"] = ",".join(f"{length:g}px" for length in look.dash)
    return line


def _marks(layout: Layout, index: int) -> list[Trace]:
    line = layout.chart.lines[index]
    placed = [(label.mark, label) for label in layout.labels[index] if label.mark]
    if not placed:
        return []
    looks = [look for look, _ in placed]
    written = [label for _, label in placed]
    traces: list[Trace] = []
    if moments := [label for look, label in placed if look.ring]:
        ring = {"symbol": "circle", "size": 2 * RING, "color": "@page"}
        ring |= {"line": {"color": "@ink", "width": 1.5}}
        traces.append(_scatter(moments, marker=ring, **_texts(moments, [True] * len(moments))))
    traces.append(
        _scatter(
            written,
            marker=_marker(looks),
            # A ring carries the text of what it is around, at its own distance.
            **_texts(written, [not look.ring for look in looks]),
            hoverinfo="skip" if line.role is Role.EXPECTED and index else "none",
        )
    )
    return _of_line(line, traces)


def _texts(labels: Sequence[Label], carried: Sequence[bool]) -> dict[str, Any]:
    """The labels as texts, which the page hides and an image shows."""
    return {
        "text": [
            "<br>".join(escape(text) for text in (label.value, *label.words, *label.name) if text)
            if carries
            else ""
            for label, carries in zip(labels, carried, strict=True)
        ],
        "textposition": [f"{'top' if label.above else 'bottom'} center" for label in labels],
        "textfont": {
            "color": [f"@{label.mark.tone}" if label.mark else "@ink" for label in labels]
        },
    }


def _scatter(labels: Sequence[Label], **more: Any) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [label.point.x for label in labels],
        "y": [label.point.score for label in labels],
        "cliponaxis": False,
        "hoverinfo": "skip",
        **more,
    }


def _marker(looks: Sequence[Mark]) -> dict[str, Any]:
    return {
        "symbol": [SYMBOLS[look.sentiment] for look in looks],
        "size": [round(look.radius * _SIZES[look.sentiment], 2) for look in looks],
        "color": ["@page" if look.hollow else f"@{look.tone}" for look in looks],
        "opacity": 1,
        "line": {
            "color": [f"@{look.tone}" if look.hollow else "@page" for look in looks],
            "width": EDGE,
        },
    }
