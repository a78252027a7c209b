"""A persona on its journeys: how it feels on each, what hurts, and where it is won or lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.charts.chart import Chart, Point
from journeymaps.charts.from_journey import person_chart
from journeymaps.model import Journey
from journeymaps.model.journey import Stage, Step
from journeymaps.model.reference import Path
from journeymaps.pages.curves import SmallCurve, small_curve
from journeymaps.pages.ends import ends
from journeymaps.pages.feelings import Feeling, feeling
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import kind_of_map
from journeymaps.reading.read import MapFile


@dataclass(frozen=True)
class Extreme:
    """Where a persona feels best or worst."""

    name: str
    place: Link
    score: str
    tone: str
    word: str


@dataclass(frozen=True)
class PersonaPain:
    """A pain on a journey of the persona."""

    pain: Link
    severity: int
    where: str
    journey: str


@dataclass(frozen=True)
class Moment:
    """A moment of truth."""

    place: Link
    journey: str
    feeling: Feeling | None


@dataclass(frozen=True)
class Said:
    """What a persona said, in its own words."""

    text: Markup
    by: str
    place: Link
    journey: str
    tone: str


@dataclass(frozen=True)
class Travel:
    """A journey, as one persona goes through it."""

    journey: Link
    kind: str
    others: tuple[Link, ...]
    """Who else is on the map."""
    curve: SmallCurve | None
    extremes: tuple[Extreme, ...]
    pains: tuple[PersonaPain, ...]
    moments: tuple[Moment, ...]
    quotes: tuple[Said, ...]


def travels(site: Site, persona: MapFile) -> Iterator[Travel]:
    """The journeys of a persona: those that are felt today first, and retired ones last."""
    found = [
        (held, held.map)
        for held in site.atlas.of_kind("journey")
        if isinstance(held.map, Journey) and persona.id in held.map.people
    ]
    for held, journey in sorted(found, key=lambda each: _standing(each[1])):
        yield _Reader(site, persona, held, journey).travel()


def _standing(journey: Journey) -> tuple[bool, bool]:
    return journey.status == "retired", journey.state == "future"


def worst_first(journeys: Sequence[Travel]) -> tuple[PersonaPain, ...]:
    """The pains of all journeys, the worst first; those that nobody weighed come last."""
    pains = (pain for journey in journeys for pain in journey.pains)
    return tuple(sorted(pains, key=lambda pain: -pain.severity))


class _Reader:
    """Reads one journey as one persona goes through it."""

    def __init__(self, site: Site, persona: MapFile, held: MapFile, journey: Journey) -> None:
        self._context = Guest(site, held, persona.path)
        self._own = persona.id
        self._journey = journey

    def travel(self) -> Travel:
        context, journey = self._context, self._journey
        chart = person_chart(
            f"jm-curve-{context.held.id}",
            journey,
            context.scale,
            context.places,
            context.site.atlas,
            self._own,
        )
        return Travel(
            journey=Link(journey.title, context.links.to_page(context.held.path)),
            kind=kind_of_map(journey),
            others=tuple(
                context.links.to("persona", own) for own in journey.people if own != self._own
            ),
            curve=small_curve(chart) if chart else None,
            extremes=tuple(self._extremes(chart)) if chart else (),
            pains=tuple(self._pains()),
            moments=tuple(self._moments()),
            quotes=tuple(self._quotes()),
        )

    def _extremes(self, chart: Chart) -> Iterator[Extreme]:
        for name, point in ends(chart.main.points, lambda point: point.score):
            yield self._extreme(name, point)

    def _extreme(self, name: str, point: Point) -> Extreme:
        context = self._context
        return Extreme(
            name=name,
            place=Link(point.place, context.links.to_page(context.held.path, point.anchor)),
            score=context.scale.text(point.score),
            tone=context.scale.sentiment(point.score).tone,
            word=point.word,
        )

    def _pains(self) -> Iterator[PersonaPain]:
        for path, stage, step in self._points():
            for index, pain in enumerate((step or stage).pains):
                yield PersonaPain(
                    pain=self._link(plain(pain.text), (*path, "pains", index)),
                    severity=pain.severity or 0,
                    where=_where(stage, step),
                    journey=self._journey.title,
                )

    def _moments(self) -> Iterator[Moment]:
        for path, stage, step in self._points():
            if (step or stage).moment_of_truth:
                yield Moment(
                    place=self._link(_where(stage, step), path),
                    journey=self._journey.title,
                    feeling=feeling(self._context.scale, stage, step, self._own),
                )

    def _quotes(self) -> Iterator[Said]:
        """What is said where this persona alone takes part: elsewhere nobody knows who said it."""
        for path, stage, step in self._points():
            point = step or stage
            among = point.personas or stage.personas or self._journey.people
            felt = feeling(self._context.scale, stage, step, self._own)
            for quote in point.quotes if among == (self._own,) else ():
                yield Said(
                    text=self._context.prose(quote.text),
                    by=quote.by or "",
                    place=self._link(_where(stage, step), path),
                    journey=self._journey.title,
                    tone=felt.tone if felt else "neu",
                )

    def _points(self) -> Iterator[tuple[Path, Stage, Step | None]]:
        """The stages and steps in which the persona takes part."""
        for index, stage in enumerate(self._journey.stages):
            path: Path = ("stages", index)
            if self._takes_part(stage):
                yield path, stage, None
            for number, step in enumerate(stage.steps):
                if self._takes_part(step if step.personas else stage):
                    yield (*path, "steps", number), stage, step

    def _takes_part(self, point: Stage | Step) -> bool:
        return not point.personas or self._own in point.personas

    def _link(self, name: str, path: Path) -> Link:
        context = self._context
        return Link(name, context.links.to_page(context.held.path, context.anchor(path)))


def _where(stage: Stage, step: Step | None) -> str:
    return f"{stage.name}, {step.name}" if step else stage.name
