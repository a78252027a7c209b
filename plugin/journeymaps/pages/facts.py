"""What the catalog says of its entries, kind by kind. What it leaves out is shown as left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from journeymaps.atlas.entries import Entry, Key
from journeymaps.charts.words import month
from journeymaps.model.catalog import Data, Role, StageSet, System, Team
from journeymaps.model.statement import Source
from journeymaps.pages.age import Age, age
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.told import part_at
from journeymaps.words import number, say

_MAIL = re.compile(r"[^@\s:/?]+@[^@\s:/?]+")


@dataclass(frozen=True)
class Known:
    """One thing known of an entry. Without values nobody has said it yet."""

    name: str
    values: tuple[Link | Age, ...]


def facts(context: Guest, entry: Entry) -> tuple[Known, ...]:
    """What is known of an entry that a catalog describes."""
    return tuple(_facts(context, entry))


def _facts(context: Guest, entry: Entry) -> Iterator[Known]:
    match entry.written:
        case Role() as role:
            yield _named(context, entry, say("Team"), "team")
            yield _listed(say("Responsibilities"), role.responsibilities)
            yield from _contact(role.contact)
            yield from _owned(context, entry.key)
        case Team() as team:
            yield _listed(say("Judged by"), team.judged_by)
            yield from _contact(team.contact)
            yield Known(say("Roles"), _who_say(context, entry.key, "roles", "team"))
            yield from _owned(context, entry.key)
        case System():
            yield _named(context, entry, say("Owner"), "owner")
            yield Known(say("Records kept in it"), _who_say(context, entry.key, "data", "kept_in"))
        case Data() as data:
            yield from _data(context, entry, data)
        case Source() as source:
            yield from _source(source, context.site.today)
        case StageSet() as shared:
            yield _listed(say("Stages"), shared.stages)
    if entry.written and (link := entry.written.link):
        yield Known(say("Read more"), (Link(link, context.address(link)),))


def _data(context: Guest, entry: Entry, data: Data) -> Iterator[Known]:
    yield _listed(say("Holds"), data.holds)
    yield _named(context, entry, say("Kept in"), "kept_in")
    stated = {True: say("Yes"), False: say("No"), None: ""}[data.personal]
    yield _listed(say("Personal data"), [stated] if stated else [])
    yield _named(context, entry, say("Owner"), "owner")
    yield Known(say("Read by"), _who_uses(context, entry.key, "reads"))
    yield Known(say("Written by"), _who_uses(context, entry.key, "writes"))


def _source(source: Source, today: date) -> Iterator[Known]:
    yield _listed(say("Kind"), [source.kind] if source.kind else [])
    yield _listed(say("People or cases"), [number(source.n)] if source.n else [])
    yield _listed(say("Gathered"), [month(source.date)] if source.date else [])
    if source.date and (old := age(source.date, today)).said:
        yield Known(say("Age, computed"), (old,))


def _listed(name: str, values: Iterable[str]) -> Known:
    return Known(name, tuple(map(Link, values)))


def _contact(written: str | None) -> Iterator[Known]:
    if written:
        address = f"mailto:{written}" if _MAIL.fullmatch(written) else None
        yield Known(say("Contact"), (Link(written, address),))


def _named(context: Guest, entry: Entry, name: str, field: str) -> Known:
    """What an entry names in a field."""
    assert entry.map_file is not None  # a catalog describes it
    link = context.links.at(entry.map_file, (*entry.path, field))
    return Known(name, (link,) if link else ())


def _who_say(context: Guest, key: Key, section: str, field: str) -> tuple[Link, ...]:
    """The entries of a catalog's section that name this one in a field."""
    kind = {"roles": "role", "systems": "system", "data": "data"}[section]
    return tuple(
        context.links.to(kind, str(use.path[1]))
        for use in context.site.atlas.uses(*key)
        if use.map_file.map.kind == "catalog" and use.path[0] == section and use.how == field
    )


def _owned(context: Guest, key: Key) -> Iterator[Known]:
    """The systems and records that a team or role answers for, if there are any."""
    for name, section in ((say("Owns systems"), "systems"), (say("Owns records"), "data")):
        if owned := _who_say(context, key, section, "owner"):
            yield Known(name, owned)


def _who_uses(context: Guest, key: Key, how: str) -> tuple[Link, ...]:
    """The roles whose actions read or write a record; of an action without a role, the action."""
    found: dict[Link, None] = {}
    for use in context.site.atlas.uses(*key):
        if use.how == how and use.place:
            action = part_at(use.map_file, use.place.path)
            link = (
                context.links.to("role", action.role)
                if action.role
                else Link(plain(use.place.title), context.links.to_use(use))
            )
            found[link] = None
    return tuple(found)
