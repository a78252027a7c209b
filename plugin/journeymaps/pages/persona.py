"""A persona's page: who it is, and every journey that it is on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from journeymaps.model import Persona
from journeymaps.model.statement import Quote, Statement
from journeymaps.pages.cells import Item
from journeymaps.pages.context import PageContext
from journeymaps.pages.head import Relation, initials, map_head
from journeymaps.pages.kinds import map_name
from journeymaps.pages.page import RenderedPage, Section
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.travels import Travel, travels, worst_first
from journeymaps.reading.read import MapFile
from journeymaps.words import message, say

_PARTS = {
    "situation": message("Situation"),
    "issues": message("Issues"),
    "goals": message("Goals"),
    "needs": message("Needs"),
    "facts": message("Facts"),
}


@dataclass(frozen=True)
class Part:
    """What is said of a persona under one heading."""

    name: str
    anchor: str
    items: tuple[Item, ...]
    said: tuple[str, ...]
    """The same as plain texts."""


def persona_page(
    site: Site, templates: Environment, held: MapFile, persona: Persona
) -> RenderedPage:
    """The page of a persona."""
    context = PageContext(site, held)
    owner = context.links.at(held, ("owner",))
    teams = tuple(context.links.to("team", team) for team in persona.contributors)
    head = map_head(
        context,
        map_name("persona"),
        relations=(Relation(say("Owner"), (owner,) if owner else ()), Relation(say("With"), teams)),
    )
    journeys = tuple(travels(site, held))
    parts = tuple(_parts(context, persona))
    html = context.render(
        templates,
        "persona.html",
        head=head,
        initials=initials(persona.title),
        role=persona.role or "",
        segment=persona.segment or "",
        quote=_quote(context, persona.quote) if persona.quote else None,
        parts=parts,
        journeys=journeys,
        pains=worst_first(journeys),
        moments=tuple(moment for journey in journeys for moment in journey.moments),
        quotes=tuple(said for journey in journeys for said in journey.quotes),
        sources=context.sources,
    )
    return RenderedPage(
        title=persona.title,
        description=plain(persona.summary or "") or persona.role or "",
        html=html,
        text=" · ".join(filter(None, (plain(persona.summary or ""), persona.role))),
        sections=tuple(_sections(parts, journeys)),
        tags=persona.tags,
        wide=False,
    )


def _parts(context: PageContext, persona: Persona) -> Iterator[Part]:
    for field, name in _PARTS.items():
        written: Sequence[Statement] = getattr(persona, field)
        if written:
            items = tuple(
                Item(context.prose(statement.text), cited=context.cite((field, index)))
                for index, statement in enumerate(written)
            )
            said = tuple(plain(statement.text) for statement in written)
            yield Part(say(name), f"jm-{field}", items, said)


def _quote(context: PageContext, quote: Quote) -> Item:
    return Item(context.prose(quote.text), cited=context.cite(("quote",)), by=quote.by or "")


def _sections(parts: Sequence[Part], journeys: Sequence[Travel]) -> Iterator[Section]:
    for part in parts:
        yield Section(part.anchor, part.name, part.said)
    if journeys:
        yield Section("jm-journeys", say("Journeys"), searched=False)
