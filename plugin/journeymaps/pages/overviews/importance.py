"""Importance against satisfaction: what matters to customers, and where they do not get it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from journeymaps.reading.read import MapFile
from journeymaps.words import say

FILTERS = ("journey", "persona", "segment", "team", "stage")

IN_FIELD = 40
"""How many stand in the drawing at most: the greatest opportunities."""

_TICKS = (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)
_ROOM = 0.7  # of a point, between the ends of the scale and the edge of the drawing


def opportunity(importance: float, satisfaction: float) -> float:
    """How much there is to win: importance, and once more what satisfaction lacks of it."""
    return importance + max(importance - satisfaction, 0)


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
    number: int

    @property
    def opportunity(self) -> float:
        """How much there is to win."""
        return opportunity(self.importance, self.satisfaction)

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
    left: int = 0

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
                for each in self.measured[:IN_FIELD]
            ),
        )

    @property
    def crowded(self) -> bool:
        """Whether there are more than the drawing can hold."""
        return len(self.measured) > IN_FIELD

    @property
    def figure(self) -> Markup:
        """The figure of the drawing, for an attribute."""
        return attribute(field_figure(self.field))

    @property
    def sections(self) -> Iterator[Section]:
        """The part of the page."""
        if self.measured:
            yield Section("measured", say("In figures"))


def importance(site: Site, page: str, selection: Selection) -> Importance:
    """What was measured on the journeys of a selection, for the page at this path."""
    found = [
        (Guest(site, held, page), journey, place)
        for held, journey in selection.journeys(site.atlas)
        for place in _places(site, held, journey)
    ]
    return _listed(found, selection.limit)


def journey_importance(context: PageContext, journey: Journey) -> Importance:
    """What was measured on one journey, for its own page."""
    places = _places(context.site, context.held, journey)
    found = [(context, journey, place) for place in places]
    return _listed(found, len(found))


@dataclass(frozen=True)
class _Place:
    """Where something was measured, before anything is made of it."""

    anchor: str
    where: str
    theme: str
    importance: float
    satisfaction: float
    measures: Measures


def _places(site: Site, held: MapFile, journey: Journey) -> Iterator[_Place]:
    """What has both values: nothing else stands between two scales."""
    for anchor, where, theme, measures in _written(site, held, journey):
        if measures.importance is not None and measures.satisfaction is not None:
            yield _Place(anchor, where, theme, measures.importance, measures.satisfaction, measures)


def _written(
    site: Site, held: MapFile, journey: Journey
) -> Iterator[tuple[str, str, str, Measures]]:
    places = site.atlas.places(held)
    for index, stage in enumerate(journey.stages):
        if stage.measures:
            yield places.at(("stages", index)).anchor, stage.name, "", stage.measures
        for number, step in enumerate(stage.steps):
            if step.measures:
                anchor = places.at(("stages", index, "steps", number)).anchor
                yield anchor, f"{stage.name}, {step.name}", "", step.measures
    for theme in journey.themes:
        for own, measures in theme.stages.items():
            stage_place = places.of("stage")[own]
            yield stage_place.anchor, stage_place.title, theme.title, measures


def _listed(found: Sequence[tuple[PageContext, Journey, _Place]], limit: int) -> Importance:
    """The greatest opportunity first. The map's order decides between equals."""
    ordered = sorted(found, key=lambda each: -opportunity(each[2].importance, each[2].satisfaction))
    measured = tuple(
        _measured(context, journey, place, number)
        for number, (context, journey, place) in enumerate(ordered[:limit], start=1)
    )
    return Importance(
        measured,
        facets([each.traits for each in measured], FILTERS),
        len({each.journey.href for each in measured}) > 1,
        len(found) - len(measured),
    )


def _measured(context: PageContext, journey: Journey, place: _Place, number: int) -> Measured:
    links, path = context.links, context.held.path
    stage = place.anchor.partition(".")[0]
    return Measured(
        link=Link(place.where, links.to_page(path, place.anchor)),
        theme=place.theme,
        journey=Link(journey.title, links.to_page(path)),
        importance=place.importance,
        satisfaction=place.satisfaction,
        confidence=place.measures.confidence,
        assumed=place.measures.source is None,
        traits={
            **traits(context.site.atlas, context.held, journey),
            "stage": {stage: context.places.of("stage")[stage].title},
        },
        number=number,
    )
