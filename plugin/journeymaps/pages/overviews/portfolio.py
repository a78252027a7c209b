"""The portfolio: all journeys, by the lifecycle that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.charts.chart import Point
from journeymaps.charts.from_journey import journey_evidence, journey_lines
from journeymaps.charts.spark import spark
from journeymaps.charts.words import Evidence, evidence
from journeymaps.model import Journey
from journeymaps.pages.badge import Badge, badge
from journeymaps.pages.feelings import Feeling
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.traits import (
    LABELS,
    STATES,
    Facet,
    Selection,
    Traits,
    facets,
    ids,
    traits,
)
from journeymaps.pages.page import Section
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.review import ReviewState
from journeymaps.words import message, say, say_count

MOST = 240
"""How many journeys are shown with their curves at most. Of more, the others are named."""

FILTERS = ("persona", "segment", "team", "tag", "state")
_REVIEWS = {
    ReviewState.OVERDUE: message("Overdue"),
    ReviewState.NEVER_REVIEWED: message("Never reviewed"),
    ReviewState.DUE_SOON: message("Due soon"),
    ReviewState.FRESH: message("Fresh"),
    ReviewState.EXEMPT: message("No regular review"),
}


@dataclass(frozen=True)
class Curve:
    """One person's curve in small."""

    who: str
    """The persona's name, where the map tells several apart."""
    svg: Markup


@dataclass(frozen=True)
class Peak:
    """Where people feel worst or best."""

    place: Link
    feeling: Feeling


@dataclass(frozen=True)
class Row:
    """A journey in the list."""

    link: Link
    state: str
    people: tuple[Link, ...]
    segment: str
    curves: tuple[Curve, ...]
    lowest: Peak | None
    highest: Peak | None
    owner: Link | None
    researched: str
    """How much of its curve is: `5 of 9 values`."""
    share: int | None
    """The same in percent; None where nothing was ever felt."""
    evidence: str
    """The same in a sentence, with what it rests on."""
    badge: Badge
    traits: Traits

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class Lifecycle:
    """The journeys along one stage set, or those without one."""

    anchor: str
    name: str
    link: Link | None
    stages: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[Link, ...] = ()
    """Journeys that there is no room for, by name only."""


@dataclass(frozen=True)
class Portfolio:
    """All journeys of a selection."""

    groups: tuple[Lifecycle, ...]
    facets: tuple[Facet, ...]
    left: int = 0

    @property
    def number(self) -> int:
        """How many there are."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def sections(self) -> Iterator[Section]:
        """The lifecycles."""
        for group in self.groups:
            yield Section(group.anchor, group.name)


def portfolio(site: Site, page: str, selection: Selection) -> Portfolio:
    """The journeys of a selection as the page at this path lists them."""
    groups = tuple(_Reader(site, page, selection).groups())
    shown = sum(len(group.rows) + len(group.others) for group in groups)
    left = sum(1 for _ in selection.journeys(site.atlas, retired=True)) - shown
    rows = [row.traits for group in groups for row in group.rows]
    choices = facets(rows, FILTERS)
    if len(rows) > 1:
        # Every state, for any may come to be before the site is built anew.
        states = tuple((str(state), say(name)) for state, name in _REVIEWS.items())
        choices = (*choices, Facet("review", say(LABELS["review"]), states))
    return Portfolio(groups, choices, left)


class _Reader:
    """Reads journeys for as long as there is room."""

    def __init__(self, site: Site, page: str, selection: Selection) -> None:
        self._site = site
        self._page = page
        self._found = list(selection.journeys(site.atlas, retired=True))
        self._room = selection.limit
        self._is_short = selection.limit < MOST

    def groups(self) -> Iterator[Lifecycle]:
        """The lifecycles, then the journeys without one, then those that are retired."""
        site, links = self._site, self._site.links(self._page)
        current = [each for each in self._found if each[1].status != "retired"]
        sets = sorted({journey.stages_from for _, journey in current if journey.stages_from})
        for own in sets:
            entry = site.atlas.entries.get(("stage-set", own))
            stages = entry.stages if entry else ()
            theirs = [each for each in current if each[1].stages_from == own]
            link = links.to("stage-set", own)
            yield from self._group(f"lifecycle:{own}", link.name, theirs, link, stages)
        others = [each for each in current if not each[1].stages_from]
        name = say("Stages of their own") if sets else say("Journeys")
        yield from self._group("own-stages", name, others)
        retired = [each for each in self._found if each[1].status == "retired"]
        yield from self._group("retired", say("Retired: kept for the record"), retired)

    def _group(
        self,
        anchor: str,
        name: str,
        found: Sequence[tuple[MapFile, Journey]],
        link: Link | None = None,
        stages: tuple[str, ...] = (),
    ) -> Iterator[Lifecycle]:
        """What is felt today comes before what is expected."""
        ordered = sorted(found, key=lambda each: each[1].state == "future")
        shown, rest = ordered[: self._room], ordered[self._room :]
        self._room -= len(shown)
        if self._is_short:
            rest = []
        if not shown and not rest:
            return
        to = self._site.links(self._page).to_page
        yield Lifecycle(
            anchor,
            name,
            link,
            stages,
            tuple(row(Guest(self._site, held, self._page), journey) for held, journey in shown),
            tuple(Link(journey.title, to(held.path)) for held, journey in rest),
        )


def row(context: Guest, journey: Journey) -> Row:
    """A journey in short."""
    site, held, links = context.site, context.held, context.links
    told = journey_lines(journey, context.places, site.atlas)
    several = len(told.lines) > 1
    points = [
        (point, line.name if several else "") for _, line in told.lines for point in line.points
    ]
    lowest = min(points, key=lambda each: each[0].score, default=None)
    highest = max(points, key=lambda each: each[0].score, default=None)
    rests = journey_evidence(journey, site.atlas)
    return Row(
        link=Link(journey.title, links.to_page(held.path)),
        state=say(STATES[journey.state]),
        people=tuple(links.to("persona", own) for own in journey.people),
        segment=journey.segment or "",
        curves=tuple(
            Curve(line.name if several else "", spark(line, context.scale, told.columns))
            for _, line in told.lines
        ),
        lowest=_peak(context, *lowest) if lowest else None,
        highest=_peak(context, *highest) if highest and highest != lowest else None,
        owner=links.at(held, ("owner",)),
        researched=_researched(rests),
        share=_share(rests),
        evidence=evidence(rests),
        badge=badge(site, held),
        traits=traits(site.atlas, held, journey),
    )


def _peak(context: Guest, point: Point, who: str) -> Peak:
    scale, journey = context.scale, context.held.map
    assert isinstance(journey, Journey)
    return Peak(
        place=Link(point.place, context.links.to_page(context.held.path, point.anchor)),
        feeling=Feeling(
            score=scale.text(point.score),
            tone=scale.sentiment(point.score).tone,
            word=point.word,
            who=who,
            assumed=not point.researched and journey.state != "future",
        ),
    )


def _researched(rests: Evidence) -> str:
    if not rests.values:
        return say("Nothing yet")
    if rests.expected:
        return say_count("%(num)s value, expected", "%(num)s values, all expected", rests.values)
    return say_count(
        "%(part)s of %(num)s value",
        "%(part)s of %(num)s values",
        rests.values,
        part=rests.researched,
    )


def _share(rests: Evidence) -> int | None:
    return None if rests.expected or not rests.values else 100 * rests.researched // rests.values
