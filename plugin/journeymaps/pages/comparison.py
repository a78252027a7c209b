"""A comparison's page: journeys, or the people of one, stage by stage beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from journeymaps.charts.beside import Told, charts_beside
from journeymaps.charts.view import view
from journeymaps.model import Comparison, Journey
from journeymaps.pages.board import Board, Ribbon
from journeymaps.pages.context import PageContext
from journeymaps.pages.differences import Row, differences, widest
from journeymaps.pages.guest import Guest
from journeymaps.pages.head import Relation, card, map_head
from journeymaps.pages.kinds import map_name
from journeymaps.pages.links import Link
from journeymaps.pages.page import RenderedPage, Section, listing
from journeymaps.pages.prose import plain
from journeymaps.pages.sides import Side, scales_agree, short_names
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.words import say


def comparison_page(
    site: Site, templates: Environment, held: MapFile, comparison: Comparison
) -> RenderedPage:
    """The page of a comparison."""
    context = PageContext(site, held)
    sides = tuple(_sides(context, comparison))
    names = short_names(sides)
    rows = differences(sides)
    charts = charts_beside(
        [
            Told(name, side.journey, side.person, side.scale)
            for side, name in zip(sides, names, strict=True)
        ],
        [(row.id, row.name) for row in rows],
        site.atlas,
    )
    owner = context.links.at(held, ("owner",))
    head = map_head(
        context,
        map_name("comparison"),
        tuple(card(context.links, persona) for persona in comparison.personas),
        (
            Relation(say("Compares"), tuple(_compared(context, comparison))),
            Relation(say("Owner"), (owner,) if owner else ()),
        ),
    )
    html = context.render(
        templates,
        "comparison.html",
        head=head,
        sides=tuple(zip(sides, names, strict=True)),
        rows=rows,
        board=Board(tuple(_ribbons(rows, names))),
        charts=tuple(map(view, charts)),
        chart_mode=site.chart,
        parting=widest(sides, rows),
        scales_agree=scales_agree(sides),
        missing=tuple(_missing(context, comparison)),
    )
    return RenderedPage(
        title=comparison.title,
        description=plain(comparison.summary or ""),
        html=html,
        text=plain(comparison.summary or ""),
        sections=listing([Section("jm-stages", say("Stage by stage"))]),
        anchors=frozenset(row.id for row in rows),
        tags=comparison.tags,
        awaited=charts[0].id if charts else "",
    )


def _sides(context: PageContext, comparison: Comparison) -> Iterator[Side]:
    """A side for each journey, or for each of its people where it has several."""
    for own in comparison.journeys or ((comparison.journey,) if comparison.journey else ()):
        held = context.site.atlas.maps.get(("journey", own))
        if held is None or not isinstance(held.map, Journey):
            continue
        told = Guest(context.site, held, context.held.path)
        people = comparison.personas or held.map.people or (None,)
        for person in people:
            yield Side(told, held.map, person, _name(told, held, person, comparison))


def _name(told: Guest, held: MapFile, person: str | None, comparison: Comparison) -> Link:
    journey = Link(held.map.title, told.links.to_page(held.path))
    if person is None:
        return journey
    if comparison.journey:
        return told.links.to("persona", person)
    assert isinstance(held.map, Journey)
    if len(held.map.people) == 1:
        return journey
    name = told.links.to("persona", person).name
    return Link(f"{held.map.title}: {name}", journey.href)


def _compared(context: PageContext, comparison: Comparison) -> Iterator[Link]:
    """The journeys that are compared, as far as they are published."""
    for own in comparison.journeys or ((comparison.journey,) if comparison.journey else ()):
        if ("journey", own) in context.site.atlas.maps:
            yield context.links.to("journey", own)


def _ribbons(rows: Sequence[Row], names: Sequence[str]) -> Iterator[Ribbon]:
    """The stages as columns; of one that only one side has, whose it is."""
    for index, row in enumerate(rows):
        having = [name for name, cell in zip(names, row.cells, strict=True) if cell.href]
        yield Ribbon(
            anchor=row.id,
            name=row.name,
            when=say("only: %(name)s", name=having[0]) if len(having) == 1 < len(names) else "",
            start=index,
            span=1,
            score=None,
            closer=None,
            summary="",
            touchpoints=(),
        )


def _missing(context: PageContext, comparison: Comparison) -> Iterator[str]:
    """The journeys that are compared and not published."""
    for own in (*comparison.journeys, *((comparison.journey,) if comparison.journey else ())):
        if ("journey", own) not in context.site.atlas.maps:
            yield context.site.atlas.name("journey", own)
