"""The page of a catalog entry: what it is, and everything that uses it."""

from __future__ import annotations

from jinja2 import Environment

from journeymaps.atlas.entries import SECTIONS, Entry
from journeymaps.model.catalog import Entry as Written
from journeymaps.model.catalog import StageSet
from journeymaps.model.statement import Source
from journeymaps.pages.badge import todays
from journeymaps.pages.facts import facts
from journeymaps.pages.failure import failure
from journeymaps.pages.guest import Guest
from journeymaps.pages.head import Head, Relation
from journeymaps.pages.kinds import kind_name
from journeymaps.pages.links import Link
from journeymaps.pages.page import RenderedPage
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.team import team_at_work
from journeymaps.pages.uses import used_by
from journeymaps.reading.read import MapFile
from journeymaps.words import capital, say


def entry_page(site: Site, templates: Environment, entry: Entry, path: str) -> RenderedPage:
    """The page of an entry, described by a catalog or only named by maps."""
    summary = _summary(entry)
    context = Guest(site, entry.map_file, path) if entry.map_file else None
    html = templates.get_template("journeymaps/entry.html").render(
        head=_head(entry, context, summary),
        facts=facts(context, entry) if context else (),
        how_to_add="" if context else _how_to_add(entry),
        file=f"personas/{entry.id}.yml" if entry.kind == "persona" else "",
        team=team_at_work(site, path, entry.id) if entry.kind == "team" else None,
        failure=failure(site, path, entry.id) if entry.kind == "system" else None,
        # What a team answers for is told apart, with reviews and due dates.
        uses=used_by(site, path, entry.key, but="owner" if entry.kind == "team" else ""),
        timezone=site.review.timezone,
        words=todays(),
        rests=entry.kind == "source",
    )
    return RenderedPage(
        title=entry.name,
        description=plain(summary)
        or say("%(kind)s: what it is, and what uses it.", kind=capital(kind_name(entry.kind))),
        html=html,
        text=plain(summary),
        wide=False,
    )


def _head(entry: Entry, context: Guest | None, summary: str) -> Head:
    if context is None:
        return Head(capital(kind_name(entry.kind)), entry.name, None, None)
    return Head(
        eyebrow=capital(kind_name(entry.kind)),
        title=entry.name,
        summary=context.prose(summary) if summary else None,
        pill=context.pill,
        relations=(Relation(say("Described in"), (_catalog(context.held, entry, context),)),),
    )


def _catalog(held: MapFile, entry: Entry, context: Guest) -> Link:
    return Link(held.map.title, context.links.to_page(held.path, f"{entry.kind}:{entry.id}"))


def _summary(entry: Entry) -> str:
    match entry.written:
        case Written() | StageSet() as written:
            return written.summary or ""
        case Source() as source:
            return source.note or ""
    return ""


def _how_to_add(entry: Entry) -> str:
    """What an author would write to describe it, as YAML."""
    if entry.kind == "persona":
        return f'kind: persona\ntitle: "{entry.name}"\n'
    return f'{SECTIONS[entry.kind]}:\n  {entry.id}:\n    name: "{entry.name}"\n'
