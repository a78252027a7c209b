"""What a journey's page says of those around it: closer looks, the way up, the neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.model import Journey
from journeymaps.pages.context import PageContext
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.portfolio import Row, row
from journeymaps.words import say_count


@dataclass(frozen=True)
class CloserLook:
    """A journey that shows a part of this one closer."""

    where: tuple[Link, ...]
    """The stages and steps that it shows."""
    counts: tuple[str, ...]
    row: Row


@dataclass(frozen=True)
class Around:
    """The journeys before and after this one."""

    before: tuple[Link, ...]
    after: tuple[Link, ...]


def closer_looks(context: PageContext) -> Iterator[CloserLook]:
    """The journeys that show this one closer, each once."""
    found: dict[str, list[Link]] = {}
    closer = context.site.hierarchy.below(context.held)
    for each in closer:
        spots = found.setdefault(each.below.path, [])
        if each.at:
            spot = context.site.told.spot(context.held, each.at)
            spots.append(Link(spot.name, f"#{each.at.anchor}"))
    for held in dict.fromkeys(each.below for each in closer):
        assert isinstance(held.map, Journey)
        guest = Guest(context.site, held, context.links.page)
        yield CloserLook(tuple(found[held.path]), tuple(_counts(held.map)), row(guest, held.map))


def around(context: PageContext) -> Around:
    """The neighbours of a journey along a lifecycle."""
    hierarchy, to = context.site.hierarchy, context.links.to
    return Around(
        tuple(to("journey", held.id) for held in hierarchy.before(context.held)),
        tuple(to("journey", held.id) for held in hierarchy.after(context.held)),
    )


def crumbs(context: PageContext) -> Iterator[Link]:
    """The way from the widest journey down to this one: each journey, and the place in it."""
    links = context.links
    for each in context.site.hierarchy.way_up(context.held):
        yield links.to("journey", each.above.id)
        if each.at:
            spot = context.site.told.spot(each.above, each.at)
            yield Link(spot.name, links.to_page(each.above.path, each.at.anchor))


def _counts(journey: Journey) -> Iterator[str]:
    points = [*journey.stages, *(step for stage in journey.stages for step in stage.steps)]
    steps = len(points) - len(journey.stages)
    pains = sum(len(point.pains) for point in points)
    moments = sum(point.moment_of_truth for point in points)
    plans = len(journey.improvements)
    yield say_count("%(num)s stage", "%(num)s stages", len(journey.stages))
    if steps:
        yield say_count("%(num)s step", "%(num)s steps", steps)
    if pains:
        yield say_count("%(num)s pain", "%(num)s pains", pains)
    if moments:
        yield say_count("%(num)s moment of truth", "%(num)s moments of truth", moments)
    if plans:
        yield say_count("%(num)s improvement", "%(num)s improvements", plans)
