"""Moments of truth on all maps: where relationships are won or lost, the worst of them first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeymaps.model.journey import Journey, Stage, Step
from journeymaps.model.reference import Path
from journeymaps.pages.feelings import Feeling
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.answered import Answers
from journeymaps.pages.overviews.traits import Facet, Selection, Traits, facets, ids, traits
from journeymaps.pages.overviews.visitor import Visitor
from journeymaps.pages.page import Section
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import severity
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
    lowest: float
    """The lowest score there as a part of the way from the scale's low end to its high one."""
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

    @property
    def sections(self) -> Iterator[Section]:
        """For the search."""
        if self.moments:
            said = " · ".join(moment.link.name for moment in self.moments)
            yield Section("moments", say("The worst first"), said)


def moments(site: Site, page: str, selection: Selection) -> Moments:
    """The moments of truth of a selection, for the page at this path."""
    found = [
        moment
        for held, journey in selection.journeys(site.atlas)
        for moment in _moments(Visitor(site, held, page), journey)
    ]
    found.sort(key=lambda moment: moment.lowest)
    return Moments(tuple(found), facets([moment.traits for moment in found], FILTERS))


def _moments(context: Visitor, journey: Journey) -> Iterator[Moment]:
    answers = Answers(context, journey)
    about = traits(context.site.atlas, context.held, journey)
    for index, stage in enumerate(journey.stages):
        there: Path = ("stages", index)
        steps = (((*there, "steps", number), step) for number, step in enumerate(stage.steps))
        points: list[tuple[Path, Stage | Step]] = [(there, stage), *steps]
        for path, point in points:
            if point.moment_of_truth:
                yield _moment(context, journey, stage, path, point, answers, about)


def _moment(
    context: Visitor,
    journey: Journey,
    stage: Stage,
    path: Path,
    point: Stage | Step,
    answers: Answers,
    about: Traits,
) -> Moment:
    held, links = context.held, context.links
    place = context.places.at(path)
    spot = context.site.told.spot(held, place)
    future = journey.state == "future"
    pains = [each for each in context.places if each.kind == "pain" and _is_at(each.path, path)]
    return Moment(
        link=Link(spot.name, links.to_page(held.path, place.anchor)),
        journey=Link(journey.title, links.to_page(held.path)),
        when=point.when or "",
        summary=plain(point.summary or ""),
        expected=future,
        feelings=tuple(
            replace(each, assumed=each.assumed and not future) for each in spot.feelings
        ),
        lowest=_lowest(context, journey, stage, point),
        pains=tuple(
            Hurt(
                Link(plain(each.title), links.to_page(held.path, each.anchor)),
                severity(held, each),
                bool(answers.to(each.id)),
            )
            for each in pains
        ),
        traits={**about, "stage": {context.places.at(path[:2]).id: stage.name}},
    )


def _is_at(path: Path, point: Path) -> bool:
    """Whether a statement stands at exactly this stage or step."""
    return path[: len(point)] == point and len(path) == len(point) + 2


def _lowest(context: Visitor, journey: Journey, stage: Stage, point: Stage | Step) -> float:
    """How bad it is for whom it is worst; what nobody has a score for comes last."""
    scale = context.scale
    scores = []
    for person in journey.people or (None,):
        felt = point.felt_by(person)
        score = felt.score if felt else None
        if score is None and point is stage and (found := stage.score_of(person)):
            score = found.emotion.score
        if score is not None:
            scores.append((score - scale.low) / scale.span)
    return min(scores, default=2.0)
