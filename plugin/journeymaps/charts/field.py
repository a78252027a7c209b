"""A field: things that stand between two scales, such as impact and effort.

Whoever stands at the same place as another shares its mark with it, for neither may be moved:
a place in a field is a value. As with the emotion chart there is a drawing, which is the first
paint and all that print needs, and a plotly figure that may take its place over the same pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markupsafe import Markup

from journeymaps.charts.figure import CONFIG

RADIUS = 10
"""Of a mark, in px: beneath the numbers that stand on it, which are a little larger."""


@dataclass(frozen=True)
class Axis:
    """One of the two scales. `low` and `high` are the ends of the drawing, a little past it."""

    name: str
    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def middle(self) -> float:
        """Where the quarters meet."""
        return (self.low + self.high) / 2

    def part(self, value: float) -> float:
        """How far along the drawing a value stands, in percent."""
        return round(100 * (value - self.low) / (self.high - self.low), 2)


@dataclass(frozen=True)
class Standing:
    """One thing in a field, known by its number."""

    number: int
    x: float
    y: float
    name: str
    href: str
    hollow: bool = False
    """Assumed: its values rest on no source."""
    ids: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By what the browser filters."""


@dataclass(frozen=True)
class Spot:
    """A place in the field with all that stand there."""

    left: float
    down: float
    there: tuple[Standing, ...]


@dataclass(frozen=True)
class Field:
    """Things between two scales, and what each quarter of the field means."""

    id: str
    across: Axis
    up: Axis
    quarters: tuple[str, str, str, str]
    """Top left, top right, bottom left and bottom right."""
    standing: tuple[Standing, ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places at which anything stands, from the left and from the top."""
        found: defaultdict[tuple[float, float], list[Standing]] = defaultdict(list)
        for each in self.standing:
            found[each.x, -each.y].append(each)
        return tuple(
            Spot(self.across.part(x), round(100 - self.up.part(-y), 2), tuple(there))
            for (x, y), there in sorted(found.items())
        )

    @property
    def svg(self) -> Markup:
        """The ground of the drawing. What stands on it is HTML, which can be pressed."""
        lines = "".join(self._lines())
        parts = (
            '<svg class="jm-svg jm-field__ground" aria-hidden="true" focusable="false">'
            '<svg class="jm-stretch" viewBox="0 0 100 100" preserveAspectRatio="none">'
            f'<path class="jm-gridline" d="{lines}"/>'
            f'<path class="jm-zero" d="M{self.across.part(self.across.middle):g} 0V100'
            f'M0 {self.up.part(self.up.middle):g}H100"/>'
            "</svg></svg>"
        )
        return Markup("".join(parts))  # noqa: S704 – numbers only

    def _lines(self) -> Iterator[str]:
        for tick in self.across.ticks:
            yield f"M{self.across.part(tick):g} 0V100"
        for tick in self.up.ticks:
            yield f"M0 {100 - self.up.part(tick):g}H100"


def field_figure(shown: Field) -> dict[str, Any]:
    """The figure of a field, with roles for colours as in the emotion chart's."""
    config = CONFIG | {"toImageButtonOptions": {"format": "png", "filename": shown.id, "scale": 2}}
    return {"data": _marks(shown), "layout": _layout(shown), "config": config, "samples": []}


def _marks(shown: Field) -> list[dict[str, Any]]:
    """One mark for each place: for an image, with all the numbers that stand there."""
    spots = shown.spots
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [spot.there[0].x for spot in spots],
            "y": [spot.there[0].y for spot in spots],
            "text": [" · ".join(str(each.number) for each in spot.there) for spot in spots],
            "textposition": "top center",
            "textfont": {"color": "@ink"},
            "cliponaxis": False,
            "hoverinfo": "skip",
            "marker": {
                "size": [2 * RADIUS] * len(spots),
                "color": ["@page" if _hollow(spot.there) else "@ink" for spot in spots],
                "line": {"color": ["@ink"] * len(spots), "width": 2},
                "opacity": 1,
            },
        }
    ]


def _hollow(there: Iterable[Standing]) -> bool:
    return all(each.hollow for each in there)


def _layout(shown: Field) -> dict[str, Any]:
    across, up = shown.across, shown.up
    grid = [(tick, up.low, tick, up.high) for tick in across.ticks]
    grid += [(across.low, tick, across.high, tick) for tick in up.ticks]
    middle = [
        (across.middle, up.low, across.middle, up.high),
        (across.low, up.middle, across.high, up.middle),
    ]
    return {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "font": {"color": "@ink"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": _axis(across),
        "yaxis": _axis(up),
        "shapes": [
            _shape(grid, {"color": "@rule", "width": 1, "dash": "2px,4px"}),
            _shape(middle, {"color": "@ctl", "width": 1}),
        ],
        "annotations": [
            {
                "xref": "paper",
                "yref": "paper",
                "x": x,
                "y": y,
                "xanchor": "left" if x == 0 else "right",
                "yanchor": "bottom" if y == 0 else "top",
                "text": escape(text),
                "font": {"color": "@ink3"},
                "showarrow": False,
                "visible": False,
            }
            for (x, y), text in zip(((0, 1), (1, 1), (0, 0), (1, 0)), shown.quarters, strict=True)
        ],
    }


def _axis(axis: Axis) -> dict[str, Any]:
    return {
        "range": [axis.low, axis.high],
        "visible": False,
        "fixedrange": True,
        "tickvals": list(axis.ticks),
        "ticktext": [f"{tick:g}" for tick in axis.ticks],
        "title": {"text": escape(axis.name)},
    }


def _shape(
    lines: Iterable[tuple[float, float, float, float]], look: dict[str, Any]
) -> dict[str, Any]:
    path = "".join(f"M{a:g},{b:g}L{c:g},{d:g}" for a, b, c, d in lines)
    return {"type": "path", "path": path, "layer": "below", "line": look}
