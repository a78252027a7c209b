"""The heat map: journeys against the stages that they share, and how people feel in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.charts.columns import why_blank
from journeymaps.charts.svg import shape
from journeymaps.model.ids import slug
from journeymaps.model.journey import Journey, Stage
from journeymaps.pages.feelings import Feeling, feeling
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.traits import (
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
from journeymaps.words import say

FILTERS = ("persona", "segment", "team", "tag", "state")

_LEAST, _MOST = 3.5, 9.0  # px, the radius of a mark at neutral, and at an end of the scale


@dataclass(frozen=True)
class Cell:
    """How one person feels in one stage, or why nobody knows."""

    href: str = ""
    feeling: Feeling | None = None
    sign: str = ""
    """Its shape says the sentiment, its size how strong it is; a hollow one is assumed."""
    expected: bool = False
    blank: str = ""


@dataclass(frozen=True)
class Row:
    """One person on one journey."""

    link: Link
    who: Link | None
    state: str
    first: bool
    """Whether it is the first row of its journey."""
    cells: tuple[Cell, ...]
    traits: Traits

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class Sheet:
    """Journeys that have the same stages."""

    anchor: str
    name: str
    link: Link | None
    stages: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class HeatMap:
    """All journeys of a selection."""

    sheets: tuple[Sheet, ...]
    facets: tuple[Facet, ...]
    left: int = 0

    @property
    def number(self) -> int:
        """How many rows there are."""
        return sum(len(sheet.rows) for sheet in self.sheets)

    @property
    def sections(self) -> Iterator[Section]:
        """The parts of the page."""
        for sheet in self.sheets:
            yield Section(sheet.anchor, sheet.name)


def heat_map(site: Site, page: str, selection: Selection) -> HeatMap:
    """The journeys of a selection against their stages, for the page at this path."""
    every = list(selection.journeys(site.atlas))
    shown = every[: selection.limit]
    sheets = tuple(_sheets(site, page, shown))
    rows = [row.traits for sheet in sheets for row in sheet.rows]
    return HeatMap(sheets, facets(rows, FILTERS), len(every) - len(shown))


def _sheets(site: Site, page: str, found: Sequence[tuple[MapFile, Journey]]) -> Iterator[Sheet]:
    links = site.links(page)
    for own in sorted({journey.stages_from for _, journey in found if journey.stages_from}):
        entry = site.atlas.entries.get(("stage-set", own))
        names = entry.stages if entry else ()
        theirs = [each for each in found if each[1].stages_from == own]
        link = links.to("stage-set", own)
        stages = {slug(name): name for name in names}
        yield _sheet(site, page, f"stages:{own}", link.name, link, stages, theirs)
    for held, journey in found:
        if not journey.stages_from:
            link = Link(journey.title, links.to_page(held.path))
            stages = {stage.slug: stage.name for stage in journey.stages}
            theirs = [(held, journey)]
            yield _sheet(site, page, f"journey:{held.id}", link.name, link, stages, theirs)


def _sheet(
    site: Site,
    page: str,
    anchor: str,
    name: str,
    link: Link,
    stages: dict[str, str],
    found: Sequence[tuple[MapFile, Journey]],
) -> Sheet:
    ordered = sorted(found, key=lambda each: each[1].state == "future")
    rows = [
        row
        for held, journey in ordered
        for row in _rows(Guest(site, held, page), journey, tuple(stages))
    ]
    return Sheet(anchor, name, link, tuple(stages.values()), tuple(rows))


def _rows(context: Guest, journey: Journey, stages: Sequence[str]) -> Iterator[Row]:
    links, held = context.links, context.held
    about = traits(context.site.atlas, held, journey)
    for index, person in enumerate(journey.people or (None,)):
        who = links.to("persona", person) if person else None
        mine = {"persona": {person: who.name}} if person and who else {}
        yield Row(
            link=Link(journey.title, links.to_page(held.path)),
            who=who,
            state=say(STATES[journey.state]),
            first=index == 0,
            cells=tuple(_cells(context, journey, stages, person)),
            traits={**about, **mine},
        )


def _cells(
    context: Guest, journey: Journey, stages: Sequence[str], person: str | None
) -> Iterator[Cell]:
    own = {stage.slug: stage for stage in journey.stages}
    for stage in stages:
        yield (
            _cell(context, journey, own[stage], person)
            if stage in own
            else Cell(blank=say("not on this map"))
        )


def _cell(context: Guest, journey: Journey, stage: Stage, person: str | None) -> Cell:
    href = context.links.to_page(context.held.path, stage.slug)
    felt = feeling(context.scale, stage, None, person)
    found = stage.score_of(person)
    if felt is None or found is None or found.emotion.score is None:
        return Cell(href, blank=say(why_blank(journey, stage, person)))
    expected = journey.state == "future"
    return Cell(href, felt, _sign(context, found.emotion.score, hollow=felt.assumed), expected)


def _sign(context: Guest, score: float, *, hollow: bool) -> Markup:
    scale = context.scale
    sentiment = scale.sentiment(score)
    reach = scale.high - scale.neutral if score > scale.neutral else scale.neutral - scale.low
    radius = _LEAST + (_MOST - _LEAST) * abs(score - scale.neutral) / reach
    look = " jm-mark--hollow" if hollow else ""
    return Markup(  # noqa: S704 – numbers and our own words only
        '<svg class="jm-heat__sign" viewBox="-12 -12 24 24" aria-hidden="true" focusable="false">'
        f'<g class="jm-mark jm-{sentiment.tone}{look}">{shape(sentiment, round(radius, 1))}</g>'
        "</svg>"
    )
