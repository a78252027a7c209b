"""The page of a catalog file: its entries, each with how often maps use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from journeymaps.atlas.entries import SECTIONS, Entry
from journeymaps.model import Catalog
from journeymaps.model.catalog import Entry as Written
from journeymaps.model.catalog import StageSet
from journeymaps.model.statement import Source
from journeymaps.pages.context import PageContext
from journeymaps.pages.head import Relation, map_head
from journeymaps.pages.kinds import kind_name, map_name
from journeymaps.pages.links import Link
from journeymaps.pages.page import RenderedPage, Section, listing
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.sources import source_facts
from journeymaps.pages.uses import uses_count
from journeymaps.reading.read import MapFile
from journeymaps.words import message, say

_TITLES = {
    "channel": message("Channels"),
    "role": message("Roles"),
    "team": message("Teams"),
    "system": message("Systems"),
    "data": message("Records"),
    "tag": message("Tags"),
    "source": message("Sources"),
    "stage-set": message("Stage sets"),
}


@dataclass(frozen=True)
class Row:
    """An entry in short."""

    link: Link
    anchor: str
    line: str
    uses: int
    personal: bool = False
    icon: str = ""


@dataclass(frozen=True)
class Shelf:
    """A section of the catalog."""

    title: str
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Named:
    """Something that maps name and that nobody has described."""

    link: Link
    kind: str
    uses: int


def catalog_page(
    site: Site, templates: Environment, held: MapFile, catalog: Catalog
) -> RenderedPage:
    """The page of a catalog file."""
    context = PageContext(site, held)
    others = [other for other in site.atlas.of_kind("catalog") if other is not held]
    owner = context.links.at(held, ("owner",))
    head = map_head(
        context,
        map_name("catalog"),
        relations=(
            Relation(say("Owner"), (owner,) if owner else ()),
            Relation(say("Adds up with"), tuple(_to_map(context, other) for other in others)),
        ),
    )
    shelves = tuple(_shelves(context))
    html = context.render(
        templates,
        "catalog.html",
        head=head,
        shelves=shelves,
        others=len(others),
        named=tuple(_named(context)),
    )
    return RenderedPage(
        title=catalog.title,
        description=plain(catalog.summary or ""),
        html=html,
        text=plain(catalog.summary or ""),
        sections=listing(Section(shelf.anchor, shelf.title) for shelf in shelves),
        anchors=frozenset(row.anchor for shelf in shelves for row in shelf.rows),
        wide=False,
    )


def _to_map(context: PageContext, held: MapFile) -> Link:
    return Link(held.map.title, context.links.to_page(held.path))


def _shelves(context: PageContext) -> Iterator[Shelf]:
    here = [
        entry for entry in context.site.atlas.entries.values() if entry.map_file is context.held
    ]
    for kind, section in SECTIONS.items():
        if rows := tuple(_row(context, entry) for entry in here if entry.kind == kind):
            yield Shelf(say(_TITLES[kind]), section.replace("_", "-"), rows)


def _row(context: PageContext, entry: Entry) -> Row:
    icon = getattr(entry.written, "icon", None) or ""
    return Row(
        link=context.links.to(*entry.key),
        anchor=f"{entry.kind}:{entry.id}",
        line=_line(entry),
        uses=uses_count(context.site.atlas, entry.key),
        personal=bool(getattr(entry.written, "personal", None)),
        icon=icon if context.site.icons.has(icon) else "",
    )


def _line(entry: Entry) -> str:
    """What an entry is, in one line."""
    match entry.written:
        case Written() as written:
            return plain(written.summary or "")
        case Source() as source:
            return source_facts(source)
        case StageSet() as shared:
            return " → ".join(shared.stages)
    return ""


def _named(context: PageContext) -> Iterator[Named]:
    atlas = context.site.atlas
    for entry in atlas.entries.values():
        if entry.written is None:
            yield Named(
                context.links.to(*entry.key),
                kind_name(entry.kind),
                uses_count(atlas, entry.key),
            )
