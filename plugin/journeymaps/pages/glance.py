"""A journey at a glance: its high and low, where most people leave, what the plan would lift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymaps.charts.chart import Chart, Point, Role
from journeymaps.charts.scale import gain, plain
from journeymaps.model.journey import Journey
from journeymaps.pages.context import PageContext
from journeymaps.pages.ends import ends
from journeymaps.pages.links import Link
from journeymaps.words import percent, say


@dataclass(frozen=True)
class Fact:
    """A number and what it is the number of."""

    label: str
    value: str
    tone: str
    text: str
    href: str


@dataclass(frozen=True)
class Glance:
    """The strip under the head of a journey."""

    facts: tuple[Fact, ...]
    evidence: str
    """How much of the curve is researched, in a sentence."""
    owner: Link | None
    contributors: tuple[Link, ...]
    segment: str


def glance(
    context: PageContext, journey: Journey, charts: Sequence[Chart], evidence: str
) -> Glance:
    """The glance of a journey from its charts."""
    links, held = context.links, context.held
    return Glance(
        facts=tuple(_facts(context, journey, charts)),
        evidence=evidence,
        owner=links.at(held, ("owner",)),
        contributors=tuple(
            links.to("team", team) for team in journey.contributors if team != journey.owner
        ),
        segment=journey.segment or "",
    )


def _facts(context: PageContext, journey: Journey, charts: Sequence[Chart]) -> Iterator[Fact]:
    scale = context.scale
    several = len(journey.people) > 1
    points = [
        (point, line.name if several else "")
        for chart in charts
        for line in chart.lines
        if line.role is not Role.EXPECTED or line is chart.main
        for point in line.points
    ]
    for label, (point, who) in ends(points, lambda found: found[0].score):
        text = f"{who}: {point.label}" if who else point.label
        tone = scale.sentiment(point.score).tone
        yield Fact(label, scale.text(point.score), tone, text, f"#{point.anchor}")
    exits = [found for chart in charts for found in chart.exits if found.share is not None]
    if exits:
        worst = max(exits, key=lambda found: found.share or 0)
        yield Fact(
            say("Biggest exit"),
            percent(plain(worst.share or 0)),
            "neg",
            say("leave %(place)s", place=worst.place),
            f"#{worst.anchor}",
        )
    lifted = [point for point, _ in points if _lift(point) > 0]
    if lifted:
        best = max(lifted, key=_lift)
        now, then = scale.text(best.score), scale.text(best.expected or 0)
        yield Fact(
            say("Expected lift"),
            gain(_lift(best)),
            "pos",
            f"{best.label}, {now} → {then}",
            f"#{best.anchor}",
        )


def _lift(point: Point) -> float:
    return 0 if point.expected is None else point.expected - point.score
