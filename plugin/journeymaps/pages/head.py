"""The head of a page: what it is, what it is about, and who it is about."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.model import Journey, Map
from journeymaps.model.document import Titled
from journeymaps.pages.context import PageContext
from journeymaps.pages.links import Link, Links
from journeymaps.pages.pill import Pill
from journeymaps.words import say

_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True)
class Card:
    """A persona in short."""

    link: Link
    initials: str
    role: str
    quote: str


@dataclass(frozen=True)
class Relation:
    """How this page hangs together with another: `Continues`, `Part of`."""

    word: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Head:
    """The first screen of a page."""

    eyebrow: str
    title: str
    summary: Markup | None
    pill: Pill | None
    retired: bool = False
    crumbs: tuple[Link, ...] = ()
    """The way down to this page from wider ones."""
    cards: tuple[Card, ...] = ()
    relations: tuple[Relation, ...] = ()


def map_head(
    context: PageContext,
    eyebrow: str,
    cards: tuple[Card, ...] = (),
    relations: tuple[Relation, ...] = (),
    crumbs: tuple[Link, ...] = (),
) -> Head:
    """The head of a map's page."""
    written: Map = context.held.map
    assert isinstance(written, Titled)
    return Head(
        eyebrow=eyebrow,
        title=written.title,
        summary=context.prose(written.summary) if written.summary else None,
        pill=context.pill,
        retired=written.status == "retired",
        crumbs=crumbs,
        cards=cards,
        relations=tuple(relation for relation in relations if relation.links),
    )


def card(links: Links, persona: str) -> Card:
    """A persona's card; of one without a page only the name is known."""
    written = links.atlas.persona(persona)
    link = links.to("persona", persona)
    return Card(
        link=link,
        initials=initials(link.name),
        role=(written.role or "") if written else "",
        quote=written.quote.text if written and written.quote else "",
    )


def initials(name: str) -> str:
    """One or two letters that stand for a name: the first of its first and last word."""
    words = [word for word in name.split() if word[0].isalnum() and word.lower() not in _ARTICLES]
    if not words:
        return name[:1]
    chosen = [words[0], words[-1]] if len(words) > 1 and words[0].isascii() else words[:1]
    return "".join(word[0].upper() for word in chosen)


def journey_relations(context: PageContext, journey: Journey) -> tuple[Relation, ...]:
    """What a journey continues and belongs to, and what continues it or shows it in other ways."""
    links, atlas = context.links, context.links.atlas
    own = context.held.id
    uses = atlas.uses("journey", own)
    followers = [use.map_file for use in uses if use.how == "continues"]
    before = [links.to("journey", journey.continues)] if journey.continues else []
    # The first of the wider ones is where the way up leads.
    wider = dict.fromkeys(each.above for each in context.site.hierarchy.above(context.held))
    above = [links.to("journey", held.id) for held in list(wider)[1:]]
    if journey.part_of and not wider:
        above.append(links.to("journey", journey.part_of.partition("#")[0]))
    behind = atlas.blueprints_by_journey.get(own, ())
    beside = dict.fromkeys(use.map_file.id for use in uses if use.map_file.map.kind == "comparison")
    return (
        Relation(say("Also part of") if wider else say("Part of"), tuple(above)),
        Relation(say("Continues"), tuple(before)),
        Relation(say("Continued by"), tuple(links.to("journey", held.id) for held in followers)),
        Relation(
            say("Behind the scenes"), tuple(links.to("blueprint", held.id) for held in behind)
        ),
        Relation(say("Compared in"), tuple(links.to("comparison", own) for own in beside)),
    )
