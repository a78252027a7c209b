"""Moments of truth on all maps: where relationships are won or lost, the worst of them first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeymaps.charts.scale import Scale
from journeymaps.model.journey import Journey, Stage, Step
from journeymaps.model.reference import Path
from journeymaps.pages.feelings import Feeling
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.answered import OPEN, Answers
from journeymaps.pages.overviews.traits import Facet, Selection, Traits, facets, ids, traits
from journeymaps.pages.page import Section
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import severity
from journeymaps.reading.read import MapFile
from journeymaps.words import say

FILTERS = ("journey", "persona", "segment", "team", "stage", "state")


@dataclass(frozen=True)
class Hurt:
    """A pain in such a moment."""

    link: Link
    severity: int
    answered: bool


@dataclass(frozen=True)
class Moment:
    """A stage or step in which a relationship is won or lost."""

    link: Link
    journey: Link
    when: str
    summary: str
    expected: bool
    """Whether it has yet to come."""
    feelings: tuple[Feeling, ...]
    pains: tuple[Hurt, ...]
    traits: Traits

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class Moments:
    """All of them, of a selection of journeys."""

    moments: tuple[Moment, ...]
    facets: tuple[Facet, ...]
    left: int = 0

    @property
    def sections(self) -> Iterator[Section]:
        """The part of the page."""
        if self.moments:
            yield Section("moments", say("The worst first"))


def moments(site: Site, page: str, selection: Selection) -> Moments:
    """The moments of truth of a selection, for the page at this path."""
    found = [
        point
        for held, journey in selection.journeys(site.atlas)
        for point in _points(site, held, journey)
    ]
    found.sort(key=lambda point: point.lowest)
    shown = tuple(_moment(site, page, point) for point in found[: selection.limit])
    left = len(found) - len(shown)
    return Moments(shown, facets([moment.traits for moment in shown], FILTERS), left)


@dataclass(frozen=True)
class _Point:
    """Where a moment of truth is, before anything is made of it but its place in the order."""

    held: MapFile
    journey: Journey
    path: Path
    stage: Stage
    point: Stage | Step
    lowest: float
    """The lowest score there as a part of the way from the scale's low end to its high one."""


def _points(site: Site, held: MapFile, journey: Journey) -> Iterator[_Point]:
    for index, stage in enumerate(journey.stages):
        there: Path = ("stages", index)
        steps = (((*there, "steps", number), step) for number, step in enumerate(stage.steps))
        points: list[tuple[Path, Stage | Step]] = [(there, stage), *steps]
        for path, point in points:
            if point.moment_of_truth:
                lowest = _lowest(site.told.scale(journey), journey, stage, point)
                yield _Point(held, journey, path, stage, point, lowest)


def _moment(site: Site, page: str, at: _Point) -> Moment:
    held, links, places = at.held, site.links(page), site.atlas.places(at.held)
    place = places.at(at.path)
    spot = site.told.spot(held, place)
    answers = Answers(site, held, at.journey)
    future = at.journey.state == "future"
    stage = places.at(at.path[:2])
    return Moment(
        link=Link(spot.name, links.to_page(held.path, place.anchor)),
        journey=Link(at.journey.title, links.to_page(held.path)),
        when=at.point.when or "",
        summary=plain(at.point.summary or ""),
        expected=future,
        feelings=tuple(
            replace(each, assumed=each.assumed and not future) for each in spot.feelings
        ),
        pains=tuple(
            Hurt(
                Link(plain(each.title), links.to_page(held.path, each.anchor)),
                severity(held, each),
                answers.state(each.id) != OPEN,
            )
            for each in places
            if each.kind == "pain" and _is_at(each.path, at.path)
        ),
        traits={
            **traits(site.atlas, held, at.journey),
            "stage": {stage.id: stage.title},
        },
    )


def _is_at(path: Path, point: Path) -> bool:
    """Whether a statement stands at exactly this stage or step."""
    return path[: len(point)] == point and len(path) == len(point) + 2


def _lowest(scale: Scale, journey: Journey, stage: Stage, point: Stage | Step) -> float:
    """How bad it is for whom it is worst; what nobody has a score for comes last."""
    scores = []
    for person in journey.people or (None,):
        felt = point.felt_by(person)
        score = felt.score if felt else None
        if score is None and point is stage and (found := stage.score_of(person)):
            score = found.emotion.score
        if score is not None:
            scores.append((score - scale.low) / scale.span)
    return min(scores, default=2.0)
