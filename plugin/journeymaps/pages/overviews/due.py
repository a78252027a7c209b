"""What is due: reviews of pages and improvements of journeys, in the order of their dates.

The order holds on any later day: what is overdue by then stands at the top.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journeymaps.model.dates import PartialDate
from journeymaps.model.journey import Journey
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.traits import (
    Facet,
    Selection,
    Traits,
    facets,
    ids,
    owner_name,
    traits,
)
from journeymaps.pages.page import Section
from journeymaps.pages.pill import assessed
from journeymaps.pages.plan import is_open
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.words import message, say, spell, spell_month

FILTERS = ("kind", "owner", "team", "journey")
KINDS = {"review": message("Review"), "improvement": message("Improvement")}
"""What there is to do by a date."""


@dataclass(frozen=True)
class Due:
    """Something that is to be done by a date."""

    link: Link
    kind: str
    about: Link | None
    """The journey that it belongs to, where it is not the page itself."""
    owner: Link | None
    due: str
    deadline: str
    """The last day on which it is on time, as ISO."""
    overdue: bool
    traits: Traits

    @property
    def what(self) -> str:
        """What there is to do."""
        return say(KINDS[self.kind])

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class Dues:
    """All of it, of a selection, the next first."""

    dues: tuple[Due, ...]
    facets: tuple[Facet, ...]
    left: int

    @property
    def sections(self) -> Iterator[Section]:
        """The part of the page."""
        if self.dues:
            yield Section("due", say("The next first"))


@dataclass(frozen=True)
class _Found:
    """A date, before anything is made of it but its place in the order."""

    last: date
    held: MapFile
    improvement: int | None = None
    """Which of the journey's; None for the review of the page."""

    @property
    def order(self) -> tuple[date, str, int]:
        """By date, and then by path."""
        return self.last, self.held.path, -1 if self.improvement is None else self.improvement


def dues(site: Site, page: str, selection: Selection) -> Dues:
    """What is due for the maps of a selection, for the page at this path."""
    found = sorted(_found(site, selection), key=lambda each: each.order)
    shown = tuple(_due(site, page, each) for each in found[: selection.limit])
    return Dues(shown, facets([due.traits for due in shown], FILTERS), len(found) - len(shown))


def _found(site: Site, selection: Selection) -> Iterator[_Found]:
    """Where nothing is asked for, the reviews of all maps count, and not only of journeys."""
    journeys = list(selection.journeys(site.atlas))
    reviewed = [held for held, _ in journeys]
    if selection.is_all:
        reviewed = [held for held in site.atlas.map_files if held.map.status != "retired"]
    for held in reviewed:
        if due := assessed(site, held.path, held.map.kind, held.map).due:
            yield _Found(due, held)
    for held, journey in journeys:
        for index, improvement in enumerate(journey.improvements):
            if improvement.due and is_open(improvement):
                yield _Found(improvement.due.latest, held, index)


def _due(site: Site, page: str, found: _Found) -> Due:
    written = found.held.map
    if found.improvement is None:
        return _review(site, page, found)
    assert isinstance(written, Journey)
    return _improvement(site, page, found, written, found.improvement)


def _review(site: Site, page: str, found: _Found) -> Due:
    held, links = found.held, site.links(page)
    written = held.map
    about = traits(site.atlas, held, written) if isinstance(written, Journey) else {}
    return Due(
        link=Link(plain(written.title), links.to_page(held.path)),
        kind="review",
        about=None,
        owner=links.at(held, ("owner",)),
        due=spell(found.last),
        deadline=found.last.isoformat(),
        overdue=found.last < site.today,
        traits={**about, **_own(site, "review", written.owner)},
    )


def _improvement(site: Site, page: str, found: _Found, journey: Journey, index: int) -> Due:
    held, links = found.held, site.links(page)
    improvement = journey.improvements[index]
    place = site.atlas.places(held).at(("improvements", index))
    assert improvement.due is not None  # or it would not have been found
    return Due(
        link=Link(improvement.title, links.to_page(held.path, place.anchor)),
        kind="improvement",
        about=Link(journey.title, links.to_page(held.path)),
        owner=links.at(held, (*place.path, "owner")),
        due=_when(improvement.due),
        deadline=found.last.isoformat(),
        overdue=found.last < site.today,
        traits={
            **traits(site.atlas, held, journey),
            **_own(site, "improvement", improvement.owner),
        },
    )


def _own(site: Site, kind: str, owner: str | None) -> Traits:
    return {
        "kind": {kind: say(KINDS[kind])},
        "owner": {owner: owner_name(site.atlas, owner)} if owner else {},
    }


def _when(due: PartialDate) -> str:
    """A date as exactly as it is known."""
    if due.month is None:
        return str(due.year)
    return spell_month(due.earliest) if due.day is None else spell(due.earliest)
