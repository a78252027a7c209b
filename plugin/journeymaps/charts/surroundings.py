"""What stands around the curves of a plotly figure: axes, gridlines, and the texts of an image."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from journeymaps.charts.blanks import blanks
from journeymaps.charts.layout import Layout
from journeymaps.charts.lettering import wrapped
from journeymaps.charts.scale import gain


def surroundings(layout: Layout) -> dict[str, Any]:
    """The figure's layout: its axes, and what stands on the ground and around the curves."""
    chart, frame = layout.chart, layout.frame
    scale = chart.scale
    ticks = list(scale.ticks)
    places = chart.main.values
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "showlegend": False,
        "hovermode": "x",
        "hoverdistance": -1,
        "dragmode": False,
        "font": {"color": "@ink"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {
            "range": [0, chart.columns],
            "visible": False,
            "fixedrange": True,
            "tickvals": [place.x for place in places],
            "ticktext": ["<br>".join(map(escape, wrapped(place.label))) for place in places],
        },
        "yaxis": {
            "range": [frame.bottom, frame.top],
            "visible": False,
            "fixedrange": True,
            "tickvals": ticks,
            "ticktext": [scale.text(tick) for tick in ticks],
        },
        "shapes": _ground(layout),
        "annotations": _annotations(layout),
    }


def _ground(layout: Layout) -> list[dict[str, Any]]:
    chart, frame = layout.chart, layout.frame
    across = [(0, tick, chart.columns, tick) for tick in chart.scale.ticks]
    neutral = [line for line in across if line[1] == chart.scale.neutral]
    grid = [line for line in across if line not in neutral]
    borders = [(x, frame.bottom, x, frame.top) for x in chart.borders]
    shapes = [
        _lines(grid, {"color": "@rule", "width": 1, "dash": "2px,4px"}),
        _lines(neutral, {"color": "@ctl", "width": 1}),
    ]
    return [_lines(borders, {"color": "@rule", "width": 1}), *shapes] if borders else shapes


def _lines(
    lines: Sequence[tuple[float, float, float, float]], look: dict[str, Any]
) -> dict[str, Any]:
    path = "".join(f"M{a:g},{b:g}L{c:g},{d:g}" for a, b, c, d in lines)
    return {"type": "path", "path": path, "layer": "below", "line": look}


def _annotations(layout: Layout) -> list[dict[str, Any]]:
    """What the page writes around and over the chart, for an image without a page."""
    hidden = {"showarrow": False, "visible": False}
    stages = [
        {
            "x": stage.start + stage.columns / 2,
            "yref": "paper",
            "y": 1,
            "yanchor": "bottom",
            "text": f"<b>{'<br>'.join(map(escape, wrapped(stage.name, 14 * stage.columns)))}</b>",
            **hidden,
        }
        for stage in layout.chart.main.stages
    ]
    exits = [
        {
            "x": pill.exit.x,
            "y": layout.frame.bottom,
            "yanchor": "bottom",
            "xanchor": "right" if pill.exit.x == layout.chart.columns else "center",
            "yshift": 26 * pill.row + 4,
            "text": escape(pill.text),
            "font": {"color": "@neg"},
            "bgcolor": "@page",
            "bordercolor": "@neg",
            "borderpad": 3,
            **hidden,
        }
        for pill in layout.pills
    ]
    lifts = [
        {
            "x": lift.x,
            "y": (lift.felt + lift.expected) / 2,
            "xshift": 16,
            "text": gain(lift.expected - lift.felt),
            "font": {"color": "@pos"},
            **hidden,
        }
        for lift in layout.chart.lifts
    ]
    gaps = [
        {
            "x": (blank.left + blank.width / 2) / 100 * layout.chart.columns,
            "yref": "paper",
            "y": 1 - blank.down / 100,
            "text": "<br>".join(map(escape, wrapped(blank.text))),
            "font": {"color": "@ink3"},
            "bgcolor": "@page",
            **hidden,
        }
        for blank in blanks(layout)
    ]
    return stages + exits + lifts + gaps
