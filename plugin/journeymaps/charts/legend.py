"""The legend: what the signs in a chart mean, and only those that are in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from journeymaps.charts.chart import LATER, Chart, Line, Role
from journeymaps.charts.looks import (
    ASSUMED,
    EXPECTED,
    FELT,
    SECOND,
    SECOND_ASSUMED,
    STROKES,
    Stroke,
    pieces,
)
from journeymaps.charts.scale import Scale, Sentiment
from journeymaps.charts.svg import shape
from journeymaps.words import say

_RADIUS = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign and its meaning."""

    sign: Markup | None
    """None for the door through which people leave, which the template has."""
    text: str


def legend(chart: Chart) -> tuple[Entry, ...]:
    """The legend of a chart, lines first."""
    return (*_lines(chart), *_markers(chart), *_signs(chart))


def _lines(chart: Chart) -> Iterator[Entry]:
    paired = chart.lines[-1].role.is_beside
    for line in chart.lines:
        drawn = {look for run in line.runs for look, *_ in pieces(line, run)}
        who = line.name[:1].upper() + line.name[1:] if paired else say("Felt today")
        for look in sorted(drawn, key=STROKES.index):
            text = {
                FELT: say("%(name)s, researched", name=who),
                ASSUMED: say("%(name)s, assumed", name=who),
                SECOND: say("%(name)s, researched", name=who),
                SECOND_ASSUMED: say("%(name)s, assumed", name=who),
                EXPECTED: _expected(chart, line),
            }[look]
            yield Entry(_line(look), text)


def _expected(chart: Chart, line: Line) -> str:
    if line.role is Role.PLANNED:
        if line.name == say(LATER):
            return say("Expected")
        return say("%(name)s, expected", name=line.name)
    return say("Expected") if line is chart.main else say("Expected after the planned improvements")


@cache
def _line(look: Stroke) -> Markup:
    return Markup(
        '<svg class="jm-sign" width="36" height="8" aria-hidden="true" focusable="false">'
        '<path class="jm-curve jm-curve--{}" d="M2 4H34"/></svg>'
    ).format(look.name)


def _markers(chart: Chart) -> Iterator[Entry]:
    points = [point for line in chart.lines for point in line.points]
    present = {chart.scale.sentiment(point.score) for point in points}
    for sentiment in Sentiment:
        if sentiment in present:
            yield Entry(_marker(sentiment), _meaning(chart.scale, sentiment))
    if not all(point.researched for line in chart.lines[:1] for point in line.points):
        yield Entry(
            _marker(Sentiment.POSITIVE, " jm-mark--hollow"), say("Hollow: without a source")
        )


def _meaning(scale: Scale, sentiment: Sentiment) -> str:
    if sentiment is Sentiment.POSITIVE:
        return say("Positive, %(score)s or more", score=scale.text(scale.positive))
    if sentiment is Sentiment.NEGATIVE:
        return say("Negative, %(score)s or less", score=scale.text(scale.negative))
    return say(
        "Neutral, between %(low)s and %(high)s",
        low=scale.text(scale.negative),
        high=scale.text(scale.positive),
    )


@cache
def _marker(sentiment: Sentiment, more: str = "") -> Markup:
    tone = "neu" if more else sentiment.tone
    return Markup(
        '<svg class="jm-sign jm-mark jm-{}{}" width="14" height="14" viewBox="-7 -7 14 14"'
        ' aria-hidden="true" focusable="false">{}</svg>'
    ).format(tone, more, Markup(shape(sentiment, _RADIUS)))  # noqa: S704


def _signs(chart: Chart) -> Iterator[Entry]:
    if any(point.moment_of_truth for point in chart.main.points) and not chart.compact:
        yield Entry(Markup('<span aria-hidden="true">★</span>'), say("Moment of truth"))
    if chart.exits:
        yield Entry(None, say("Share of people who leave here"))
