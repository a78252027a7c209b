"""The list that goes with the drawing: every place with its values, for keyboard, touch and ear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeymaps.charts import words
from journeymaps.charts.chart import Line, Point, Role
from journeymaps.charts.labels import Label
from journeymaps.charts.layout import Layout
from journeymaps.charts.pills import Pill
from journeymaps.charts.scale import Scale
from journeymaps.words import say

_TARGET = 1.2
"""The least distance between the middles of two buttons in rem: 24 px."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as a button, and what its tooltip says."""

    line: Line
    label: Label
    down: float
    tone: str
    name: str
    """What a screen reader calls the button."""
    score: str
    expected: str
    """The score that is expected after the improvements, if the value says so."""
    evidence: str
    """What it rests on, in words."""
    aside: str = ""
    """`start` or `end`, where the other line's value is so near that both buttons make room."""

    @property
    def point(self) -> Point:
        """The value itself."""
        return self.label.point


@dataclass(frozen=True, slots=True)
class Leaving:
    """People who leave at a place."""

    pill: Pill
    down: float
    """Where the line begins that ends in the pill."""
    lines: int
    """Of a label in between."""
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place along the chart: the values there, an exit, and one tooltip for all of them."""

    id: str
    left: float
    values: tuple[Value, ...]
    leaving: Leaving | None


def places(layout: Layout) -> tuple[Place, ...]:
    """All places that have a value or an exit, in order."""
    values: dict[float, list[Value]] = {}
    for line, labels in zip(layout.chart.lines, layout.labels, strict=True):
        for label in labels:
            together = values.setdefault(label.point.x, [])
            # What is expected is told with what is felt.
            if line.role is not Role.EXPECTED or not together:
                together.append(_value(layout, line, label))
    pills = {pill.exit.x: pill for pill in layout.pills}
    return tuple(
        Place(
            id=f"{layout.chart.id}-tip-{number}",
            left=layout.frame.left(x),
            values=(there := _apart(layout, values.get(x, []))),
            leaving=_leaving(layout, pills[x], there) if x in pills else None,
        )
        for number, x in enumerate(sorted({*values, *pills}))
    )


def _value(layout: Layout, line: Line, label: Label) -> Value:
    chart, point = layout.chart, label.point
    return Value(
        line=line,
        label=label,
        down=layout.frame.down(point.score),
        tone=chart.scale.sentiment(point.score).tone,
        name=words.value_name(chart, line, point),
        score=chart.scale.text(point.score),
        expected=_expected(chart.scale, line, point),
        evidence=words.rests_on(line, point),
    )


def _expected(scale: Scale, line: Line, point: Point) -> str:
    if point.expected is None or line.role is Role.EXPECTED:
        return ""
    return scale.text(point.expected)


def _apart(layout: Layout, values: Sequence[Value]) -> tuple[Value, ...]:
    if len(values) == 2:
        above, below = sorted(values, key=lambda value: value.down)
        if (below.down - above.down) / 100 * layout.frame.height < _TARGET:
            return (replace(values[0], aside="start"), replace(values[1], aside="end"))
    return tuple(values)


def _leaving(layout: Layout, pill: Pill, values: Sequence[Value]) -> Leaving:
    label = values[0].label if values and values[0].line is layout.chart.main else None
    lines = 0 if label is None or label.above else len(label.words) + len(label.name) + 1
    return Leaving(
        pill=pill,
        down=layout.frame.down(pill.start),
        lines=lines,
        sentence=words.exit_sentence(pill.exit, placed=bool(values)),
        source=say("Source: %(name)s", name=pill.exit.source) if pill.exit.source else "",
    )
