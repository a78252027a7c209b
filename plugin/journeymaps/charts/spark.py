"""A curve in the size of a line of text: what a list shows of a journey.

It is the same curve through the same values as on the journey's page. There is no room for words
in it, so whoever shows it says its lowest and highest value beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from journeymaps.charts.chart import Line, Point
from journeymaps.charts.curve import Bezier, Knot, beziers
from journeymaps.charts.looks import pieces
from journeymaps.charts.scale import Scale
from journeymaps.charts.svg import shape

COLUMN, HEIGHT, EDGE = 20, 60, 6
"""Units of the stretched drawing: a column's width, the height, and the room at top and foot."""

_LOW = 4.5  # px, the radius of the lowest value's marker


def spark(line: Line, scale: Scale, columns: int) -> Markup:
    """A line's curve without any text in it, for eyes only."""
    drawn = _Drawing(scale, columns)
    runs = [(run, beziers([(point.x, point.score) for point in run])) for run in line.runs]
    areas = "".join(drawn.area(segments) for _, segments in runs if segments)
    curves = "".join(drawn.curves(line, run, segments) for run, segments in runs if segments)
    parts = (
        '<svg class="jm-spark" aria-hidden="true" focusable="false">',
        drawn.half("pos", 0, drawn.neutral, areas),
        drawn.half("neg", drawn.neutral, HEIGHT, areas),
        drawn.sheet(
            f'<path class="jm-zero" d="M0 {drawn.neutral:g}H{drawn.width}"/>'
            + curves
            + "".join(drawn.dots(line))
        ),
        drawn.low(line.lowest) if line.lowest else "",
        "</svg>",
    )
    return Markup("".join(parts))  # noqa: S704 – numbers and our own words only


class _Drawing:
    """Puts scores and columns to units."""

    def __init__(self, scale: Scale, columns: int) -> None:
        self._scale = scale
        self.columns = columns
        self.width = COLUMN * columns
        self.neutral = self._y(scale.neutral)

    def _y(self, score: float) -> float:
        part = (self._scale.high - score) / self._scale.span
        return round(EDGE + part * (HEIGHT - 2 * EDGE), 1)

    def _at(self, knot: Knot) -> str:
        return f"{round(knot[0] * COLUMN, 1):g} {self._y(knot[1]):g}"

    def sheet(self, inner: str) -> str:
        """A drawing as wide and as high as its place."""
        return (
            f'<svg class="jm-stretch" viewBox="0 0 {self.width} {HEIGHT}"'
            f' preserveAspectRatio="none">{inner}</svg>'
        )

    def half(self, tone: str, top: float, foot: float, areas: str) -> str:
        """What lies between the curve and neutral, above it or below it."""
        if not areas or top >= foot:
            return ""
        y, height = round(100 * top / HEIGHT, 2), round(100 * (foot - top) / HEIGHT, 2)
        return (
            f'<svg class="jm-stretch" y="{y:g}%" height="{height:g}%" preserveAspectRatio="none"'
            f' viewBox="0 {top:g} {self.width} {round(foot - top, 1):g}">'
            f'<path class="jm-spark__area jm-{tone}" d="{areas}"/></svg>'
        )

    def _way(self, segments: Sequence[Bezier]) -> str:
        return f"M{self._at(segments[0][0])}" + "".join(
            f"C{self._at(b)} {self._at(c)} {self._at(d)}" for _, b, c, d in segments
        )

    def area(self, segments: Sequence[Bezier]) -> str:
        """The outline of what lies between a run and neutral."""
        start = self._at(segments[0][0]).split()[0]
        return f"{self._way(segments)}V{self.neutral:g}H{start}Z"

    def curves(self, line: Line, run: Sequence[Point], segments: Sequence[Bezier]) -> str:
        """A run, in pieces by what is researched."""
        return "".join(
            f'<path class="jm-curve jm-curve--{look.name}" d="{self._way(segments[first:last])}"/>'
            for look, first, last in pieces(line, run)
        )

    def dots(self, line: Line) -> Iterator[str]:
        """A dot at each value: filled where it is researched."""
        for researched, name in ((True, ""), (False, " jm-spark__dots--hollow")):
            points = [point for point in line.points if point.researched is researched]
            if points:
                ends = "".join(f"M{self._at((point.x, point.score))}h0" for point in points)
                # A hollow dot is one in the colour of the page upon another.
                for layer in ("", " jm-spark__dots--in") if name else ("",):
                    yield f'<path class="jm-spark__dots{name}{layer}" d="{ends}"/>'

    def low(self, point: Point) -> str:
        """The lowest value's marker, in the shape and colour of what is felt there."""
        sentiment = self._scale.sentiment(point.score)
        hollow = "" if point.researched else " jm-mark--hollow"
        left = round(100 * point.x / self.columns, 2)
        down = round(100 * self._y(point.score) / HEIGHT, 2)
        return (
            f'<svg class="jm-mark jm-{sentiment.tone}{hollow}" x="{left:g}%" y="{down:g}%"'
            f' overflow="visible">{shape(sentiment, _LOW)}</svg>'
        )
