"""The charts of a journey: its scores put to their columns, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.places import Places
from journeymaps.charts.chart import LATER, Chart, Exit, Gap, Lift, Line, Point, Role
from journeymaps.charts.columns import Columns, source_of
from journeymaps.charts.scale import Scale
from journeymaps.charts.words import Evidence
from journeymaps.model import Journey
from journeymaps.words import say

FEW = 4
"""With how many people every two have a chart of their own: six of them with four."""

LARGE_LIFT = 0.25
"""From which part of the scale on an expected rise gets an arrow: 5 points on a scale of ±10."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Some of the people on a map, by their ids, and the chart that shows only them."""

    people: tuple[str, ...]
    chart: Chart


def journey_charts(
    journey: Journey, scale: Scale, places: Places, atlas: Atlas
) -> tuple[Chart, ...]:
    """One chart for a journey of one or two people, and one for each of more; none without scores.

    `places` says where on the page each stage and step is told of.
    """
    columns = Columns(journey, places, atlas)
    lines = [line for _, line in _told(columns)]
    if not lines:
        return ()
    chart = _chart(columns, scale, "jm-emotion", lines[0])
    if len(lines) > 2:
        last = len(lines) - 1
        return tuple(
            replace(
                chart,
                id=f"{chart.id}-{index + 1}",
                lines=(line,),
                exits=chart.exits if index == last else (),
                compact=True,
            )
            for index, line in enumerate(lines)
        )
    return (_paired(chart, lines[1]) if len(lines) == 2 else _with_expected(chart),)


def journey_choices(
    journey: Journey, scale: Scale, places: Places, atlas: Atlas
) -> Iterator[Choice]:
    """What a reader of a map of several people may choose to see of them: one, or two of more.

    Where the map has more than `FEW` people there are no charts of two: they would be too many.
    """
    columns = Columns(journey, places, atlas)
    told = _told(columns)
    if len(told) < 2:
        return
    for index, (own, line) in enumerate(told):
        chart = _chart(columns, scale, f"jm-emotion-of-{index + 1}", line)
        yield Choice((own,), _with_expected(chart))
    if 2 < len(told) <= FEW:
        for (index, (own, line)), (number, (other, beside)) in combinations(enumerate(told), 2):
            chart = _chart(columns, scale, f"jm-emotion-of-{index + 1}-{number + 1}", line)
            yield Choice((own, other), _paired(chart, beside))


@dataclass(frozen=True, slots=True)
class Lines:
    """How the people on a map feel along it, each on a line of their own."""

    columns: int
    lines: tuple[tuple[str, Line], ...]
    """The person's id, empty where the map names nobody, and the line; none without a value."""


def journey_lines(journey: Journey, places: Places, atlas: Atlas) -> Lines:
    """The lines of a journey, for a list that shows many journeys in small."""
    columns = Columns(journey, places, atlas)
    return Lines(columns.columns, tuple(_told(columns)))


def told_apart(journey: Journey, places: Places, atlas: Atlas) -> tuple[str, ...]:
    """The people whose feelings the charts of a journey tell apart, in the order of its lines."""
    told = _told(Columns(journey, places, atlas))
    return tuple(own for own, _ in told) if len(told) > 1 else ()


def _told(columns: Columns) -> list[tuple[str, Line]]:
    """The people that a map has scores of, each with its line."""
    lines = [(person or "", columns.line(person)) for person in columns.people]
    return [(own, line) for own, line in lines if line.points]


def _chart(columns: Columns, scale: Scale, own: str, line: Line) -> Chart:
    return Chart(
        id=own,
        scale=scale,
        columns=columns.columns,
        lines=(line,),
        borders=columns.borders,
        exits=tuple(columns.exits()),
    )


def _paired(chart: Chart, second: Line) -> Chart:
    return replace(chart, lines=(chart.main, replace(second, role=Role.SECOND)))


def _with_expected(chart: Chart) -> Chart:
    """The chart with what is expected after the improvements, where that differs."""
    if expected := _expected(chart.main):
        lifts = tuple(_lifts(chart.scale, chart.main))
        return replace(chart, lines=(chart.main, expected), lifts=lifts)
    return chart


def journey_exits(journey: Journey, places: Places, atlas: Atlas) -> tuple[Exit, ...]:
    """The people who leave, for a page without a chart to tell of them."""
    return tuple(Columns(journey, places, atlas).exits())


def person_chart(
    own: str, journey: Journey, scale: Scale, places: Places, atlas: Atlas, person: str | None
) -> Chart | None:
    """How one person feels along a journey, in small, as a chart of this id; None without scores.

    Where nobody's feelings are told apart, everybody's are this person's.
    """
    columns = Columns(journey, places, atlas)
    line = columns.line(person)
    if not line.points:
        return None
    return replace(_chart(columns, scale, own, line), exits=(), compact=True)


def journey_evidence(journey: Journey, atlas: Atlas) -> Evidence:
    """What the scores of a journey rest on, those of stages and steps, of everybody on the map."""
    scored = [
        emotion
        for stage in journey.stages
        for point in (stage, *stage.steps)
        for emotion in (point.emotions.values() if point.emotions else (point.emotion,))
        if emotion and emotion.score is not None
    ]
    named = dict.fromkeys(emotion.source for emotion in scored if emotion.source)
    sources = [found for own in named if (found := source_of(journey, atlas, own))]
    samples: dict[str, int] = {}
    for source in sources:
        if source.n:
            kind = (source.kind or "").lower()
            samples[kind] = samples.get(kind, 0) + source.n
    return Evidence(
        researched=sum(emotion.source is not None for emotion in scored),
        values=len(scored),
        newest=max((source.date for source in sources if source.date), default=None),
        samples=tuple((n, kind) for kind, n in samples.items()),
        expected=journey.state == "future",
    )


def _expected(felt: Line) -> Line | None:
    """The line of what is expected, where that differs from what is felt.

    It leaves the felt line at the value before a change, and comes back to it at the one after.
    """
    values = felt.values
    if not any(_lift(value) for value in values):
        return None

    def is_expected(index: int) -> bool:
        value = values[index] if 0 <= index < len(values) else None
        return isinstance(value, Point) and value.expected is not None

    line: list[Point | Gap] = []
    for index, value in enumerate(values):
        if isinstance(value, Point) and any(map(is_expected, (index - 1, index, index + 1))):
            score = value.score if value.expected is None else value.expected
            line.append(replace(value, score=score))
        else:
            line.append(Gap(value.x, value.label))
    return Line(Role.EXPECTED, say(LATER), tuple(line))


def _lift(value: Point | Gap) -> float:
    if isinstance(value, Gap) or value.expected is None:
        return 0
    return value.expected - value.score


def _lifts(scale: Scale, felt: Line) -> Iterator[Lift]:
    for point in felt.points:
        if point.expected is not None and _lift(point) >= LARGE_LIFT * scale.span:
            yield Lift(point.x, point.score, point.expected)
