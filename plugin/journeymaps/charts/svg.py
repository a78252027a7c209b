"""The chart as an SVG: the first paint, and all that print and a browser without scripts need.

The outer SVG has no viewBox, so its percentages follow the columns of the table it stands in. A
nested one, stretched to the same box, holds the curves, whose strokes do not scale; nested ones
at percentages hold markers and text, which then never distort. Colours are CSS variables, by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeymaps.charts.curve import Knot
from journeymaps.charts.labels import Label
from journeymaps.charts.layout import Layout
from journeymaps.charts.looks import EXPECTED, RING, Mark, pieces, square, triangle
from journeymaps.charts.scale import Sentiment, gain

COLUMN, HEIGHT = 100, 270
"""Units of the stretched drawing: the width of a column, and the height of the chart."""

_ASCENT, _LEADING = 0.8, 1.15  # em, of a label's lines: LEADING at the size of a value


def svg(layout: Layout) -> Markup:
    """The drawing, with nothing in it for screen readers: the chart is described in words."""
    lines = range(len(layout.chart.lines) - 1, -1, -1)
    compact = " jm-svg--compact" if layout.chart.compact else ""
    paths = [_paths(layout, index) for index in range(len(lines))]
    parts = [
        f'<svg class="jm-svg{compact}" aria-hidden="true" focusable="false">',
        f'<svg class="jm-stretch" viewBox="0 0 {_width(layout)} {HEIGHT}"'
        ' preserveAspectRatio="none" width="100%" height="100%">',
        _ground(layout),
        _area(layout, paths[0]),
        f'<path class="jm-zero" d="M0 {_y(layout, layout.chart.scale.neutral)}H{_width(layout)}"/>',
        *(_curves(layout, index, paths[index]) for index in lines),
        _lift_stems(layout),
        "</svg>",
        _lifts(layout),
        *(_marks(layout, index) for index in lines),
        "</svg>",
    ]
    # What authors wrote is escaped where it is put in, in `_area` and `_text`.
    return Markup("".join(parts))  # noqa: S704


def _width(layout: Layout) -> int:
    return COLUMN * layout.chart.columns


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _x(x: float) -> str:
    return _number(x * COLUMN)


def _y(layout: Layout, score: float) -> str:
    frame = layout.frame
    return _number((frame.top - score) / (frame.top - frame.bottom) * HEIGHT)


@dataclass(frozen=True, slots=True)
class _Path:
    """A run of a curve as SVG: where its values stand, and how it gets from one to the next."""

    places: tuple[str, ...]
    ways: tuple[str, ...]

    def between(self, first: int, last: int) -> str:
        """The path from one value to another."""
        return f"M{self.places[first]}{''.join(self.ways[first:last])}"


def _paths(layout: Layout, index: int) -> list[_Path]:
    paths = []
    for segments in layout.curves[index]:
        places = [_place(layout, segment[0]) for segment in segments]
        places += [_place(layout, segment[3]) for segment in segments[-1:]]
        ways = [
            f"C{_place(layout, b)} {_place(layout, c)} {end}"
            for (_, b, c, _), end in zip(segments, places[1:], strict=True)
        ]
        paths.append(_Path(tuple(places), tuple(ways)))
    return paths


def _place(layout: Layout, knot: Knot) -> str:
    return f"{_x(knot[0])} {_y(layout, knot[1])}"


def _ground(layout: Layout) -> str:
    scale = layout.chart.scale
    ticks = "".join(
        f"M0 {_y(layout, tick)}H{_width(layout)}" for tick in scale.ticks if tick != scale.neutral
    )
    borders = "".join(f"M{_x(border)} 0V{HEIGHT}" for border in layout.chart.borders)
    return f'<path class="jm-gridline" d="{ticks}"/>' + (
        f'<path class="jm-border" d="{borders}"/>' if borders else ""
    )


def _area(layout: Layout, paths: Sequence[_Path]) -> str:
    """What lies between the main curve and neutral, in a gradient that changes colour there."""
    scale = layout.chart.scale
    zero = _y(layout, scale.neutral)
    areas = "".join(
        f"{path.between(0, len(path.ways))}V{zero}H{path.places[0].split()[0]}Z"
        for path in paths
        if path.ways
    )
    if not areas:
        return ""
    name = escape(f"{layout.chart.id}-area")
    turn = _number(100 * (scale.high - scale.neutral) / scale.span)
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" x2="0"'
        f' y1="{_y(layout, scale.high)}" y2="{_y(layout, scale.low)}">'
        '<stop class="jm-stop jm-pos"/>'
        f'<stop class="jm-stop jm-stop--faint jm-pos" offset="{turn}%"/>'
        f'<stop class="jm-stop jm-stop--faint jm-neg" offset="{turn}%"/>'
        '<stop class="jm-stop jm-neg" offset="100%"/></linearGradient>'
        f'<path class="jm-area" style="fill:url(#{name})" d="{areas}"/>'
    )


def _curves(layout: Layout, index: int, paths: Sequence[_Path]) -> str:
    line = layout.chart.lines[index]
    drawn = ""
    for run, path in zip(line.runs, paths, strict=True):
        if index == 0 and path.ways:
            drawn += f'<path class="jm-halo" d="{path.between(0, len(path.ways))}"/>'
        for look, first, last in pieces(line, run):
            drawn += (
                f'<path class="jm-curve jm-curve--{look.name}" d="{path.between(first, last)}"/>'
            )
    return f'<g data-jm-line="{line.role}">{drawn}</g>' if drawn else ""


def _lift_stems(layout: Layout) -> str:
    stems = "".join(
        f"M{_x(lift.x)} {_y(layout, lift.felt)}V{_y(layout, lift.expected)}"
        for lift in layout.chart.lifts
    )
    return f'<path class="jm-lift" d="{stems}"/>' if stems else ""


def _lifts(layout: Layout) -> str:
    drawn = ""
    for lift in layout.chart.lifts:
        head = '<path class="jm-lift-head" d="M-4 13L0 6L4 13Z"/>'
        drawn += f"<svg {_at(layout, lift.x, lift.expected)}>{head}</svg>"
        text = (
            f'<text class="jm-lift-text" x="9" dy=".35em">{gain(lift.expected - lift.felt)}</text>'
        )
        middle = (lift.felt + lift.expected) / 2
        drawn += f"<svg {_at(layout, lift.x, middle)}>{text}</svg>"
    return drawn


def _at(layout: Layout, x: float, score: float) -> str:
    left, down = layout.frame.left(x), layout.frame.down(score)
    return f'x="{left:g}%" y="{down:g}%" overflow="visible"'


def _marks(layout: Layout, index: int) -> str:
    drawn = ""
    for label in layout.labels[index]:
        look = label.mark
        if look or label.name:
            tone = look.tone if look else EXPECTED.colour
            hollow = " jm-mark--hollow" if look and look.hollow else ""
            at = _at(layout, label.point.x, label.point.score)
            inner = (_shape(look) if look else "") + _text(label)
            drawn += f'<svg class="jm-mark jm-{tone}{hollow}" {at}>{inner}</svg>'
    return f'<g data-jm-line="{layout.chart.lines[index].role}">{drawn}</g>'


def _shape(look: Mark) -> str:
    ring = f'<circle class="jm-ring" r="{RING}"/>' if look.ring else ""
    return ring + shape(look.sentiment, look.radius)


def shape(sentiment: Sentiment, radius: float) -> str:
    """A marker's shape around the origin: circle, square, or triangle pointing down."""
    if sentiment is Sentiment.POSITIVE:
        return f'<circle r="{radius:g}"/>'
    if sentiment is Sentiment.NEUTRAL:
        half = square(radius)
        return f'<path d="M{-half:g} {-half:g}H{half:g}V{half:g}H{-half:g}Z"/>'
    wide, reach = triangle(radius)
    return f'<path d="M{-wide:g} {-reach / 2:g}H{wide:g}L0 {reach:g}Z"/>'


def _text(label: Label) -> str:
    """The label's lines; their distances are in em, so that they grow with the font."""
    lines = [(label.value, "jm-value")] if label.value else []
    lines += [(word, "jm-word") for word in label.words]
    lines += [(name, "jm-name") for name in label.name]
    down = _LEADING * (1 - len(lines)) if label.above else _ASCENT
    drawn = ""
    for text, style in lines:
        # The lowest value's word is a link, and stands in the list of values instead.
        if style != "jm-word" or not label.lowest:
            drawn += f'<tspan class="{style}" x="0" dy="{down:.3g}em">{escape(text)}</tspan>'
            down = 0
        down += _LEADING
    return f'<text y="{-label.away if label.above else label.away}">{drawn}</text>' if drawn else ""
