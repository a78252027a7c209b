"""Importance against satisfaction: what matters to customers, and where they do not get it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from journeymaps.charts.field import Axis, Field, Standing, field_figure
from journeymaps.charts.figure import attribute
from journeymaps.model.journey import Journey
from journeymaps.model.statement import Measures
from journeymaps.pages.context import PageContext
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.traits import Facet, Selection, Traits, facets, ids, traits
from journeymaps.pages.page import Section
from journeymaps.pages.site import Site
from journeymaps.words import say

FILTERS = ("journey", "persona", "segment", "team", "stage")

_TICKS = (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)
_ROOM = 0.7  # of a point, between the ends of the scale and the edge of the drawing


@dataclass(frozen=True)
class Measured:
    """How much something matters to customers, and how satisfied they are with it."""

    link: Link
    theme: str
    """What runs across the stages; empty where it is the stage or step as a whole."""
    journey: Link
    importance: float
    satisfaction: float
    confidence: float | None
    assumed: bool
    traits: Traits
    number: int = 0

    @property
    def opportunity(self) -> float:
        """How much there is to win: importance, and once more what satisfaction lacks of it."""
        return self.importance + max(self.importance - self.satisfaction, 0)

    @property
    def name(self) -> str:
        """What it is, in a line."""
        return f"{self.link.name}: {self.theme}" if self.theme else self.link.name

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class Importance:
    """All that was measured, of a selection of journeys."""

    measured: tuple[Measured, ...]
    facets: tuple[Facet, ...]
    several: bool
    """Whether it is about more than one journey."""

    @property
    def with_confidence(self) -> bool:
        """Whether confidence was measured anywhere."""
        return any(each.confidence is not None for each in self.measured)

    @property
    def field(self) -> Field:
        """The drawing: what is dear and missed stands at its top left."""
        low, high = _TICKS[0] - _ROOM, _TICKS[-1] + _ROOM
        return Field(
            id="importance-satisfaction",
            across=Axis(say("Satisfaction"), low, high, _TICKS),
            up=Axis(say("Importance"), low, high, _TICKS),
            quarters=(say("Act here"), say("Keep it so"), say("Watch"), say("More than enough")),
            standing=tuple(
                Standing(
                    each.number,
                    each.satisfaction,
                    each.importance,
                    each.name,
                    each.link.href or "",
                    hollow=each.assumed,
                    ids=each.ids,
                )
                for each in self.measured
            ),
        )

    @property
    def figure(self) -> Markup:
        """The figure of the drawing, for an attribute."""
        return attribute(field_figure(self.field))

    @property
    def sections(self) -> Iterator[Section]:
        """For the search."""
        if self.measured:
            said = " · ".join(each.name for each in self.measured)
            yield Section("measured", say("In figures"), said)


def importance(site: Site, page: str, selection: Selection) -> Importance:
    """What was measured on the journeys of a selection, for the page at this path."""
    found = [
        each
        for held, journey in selection.journeys(site.atlas)
        for each in _measured(Guest(site, held, page), journey)
    ]
    return _numbered(found)


def journey_importance(context: PageContext, journey: Journey) -> Importance:
    """What was measured on one journey, for its own page."""
    return _numbered(_measured(context, journey))


def _numbered(found: Iterable[Measured]) -> Importance:
    """The greatest opportunity first. The map's order decides between equals."""
    ordered = sorted(found, key=lambda each: -each.opportunity)
    measured = tuple(replace(each, number=n) for n, each in enumerate(ordered, start=1))
    return Importance(
        measured,
        facets([each.traits for each in measured], FILTERS),
        len({each.journey.href for each in measured}) > 1,
    )


def _measured(context: PageContext, journey: Journey) -> Iterator[Measured]:
    about = traits(context.site.atlas, context.held, journey)
    for place in context.places:
        if place.kind in ("stage", "step"):
            stage = journey.stages[int(place.path[1])]
            is_step = place.kind == "step"
            point = stage.steps[int(place.path[3])] if is_step else stage
            where = f"{stage.name}, {point.name}" if is_step else stage.name
            if point.measures:
                yield from _one(context, journey, place.anchor, where, "", point.measures, about)
    known = context.places.of("stage")
    for theme in journey.themes:
        for own, measures in theme.stages.items():
            stage_place = known[own]
            yield from _one(
                context,
                journey,
                stage_place.anchor,
                stage_place.title,
                theme.title,
                measures,
                about,
            )


def _one(
    context: PageContext,
    journey: Journey,
    anchor: str,
    where: str,
    theme: str,
    measures: Measures,
    about: Traits,
) -> Iterator[Measured]:
    """It stands in the field only where both were measured."""
    if measures.importance is None or measures.satisfaction is None:
        return
    links, path = context.links, context.held.path
    stage = anchor.partition(".")[0]
    yield Measured(
        link=Link(where, links.to_page(path, anchor)),
        theme=theme,
        journey=Link(journey.title, links.to_page(path)),
        importance=measures.importance,
        satisfaction=measures.satisfaction,
        confidence=measures.confidence,
        assumed=measures.source is None,
        traits={**about, "stage": {stage: context.places.of("stage")[stage].title}},
    )
