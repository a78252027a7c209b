"""What two versions of the maps say differently: as text, as a comment, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from journeymaps.changes import Change, Sort
from journeymaps.changes.site import MapDifference, SiteDifference, Unread
from journeymaps.exchange.legible import legible
from journeymaps.exchange.messages.curves import curve_table
from journeymaps.exchange.messages.markdown import escaped, linked
from journeymaps.exchange.reviews_json import Record
from journeymaps.exchange.site import Site
from journeymaps.review.phrases import counted
from journeymaps.words import say

MARKER = "<!-- journeymaps-diff -->"
"""The first line of the comment: by it the next run finds it again, and writes over it."""

MOST = 15
"""Changes of a map that the comment shows at once. The others are folded away."""
LONGEST = 50_000
"""Characters of a comment, after which no further map is told of. GitHub takes 65,536."""

_BREAKS = "This breaks"
NOTHING = "No map says anything else than before."
"""What is said where there is no difference; as a headline without its full stop."""


@dataclass(frozen=True)
class Sides:
    """What the older and the newer version are called."""

    old: str
    new: str


class ChangeRecord(Record):
    """A difference within a map."""

    sort: Sort
    what: str
    where: str
    """The stage, step or whatever else holds it; empty for the map as a whole."""
    words: str
    """The whole sentence."""
    path: list[str | int]
    """Where it stands in the newer version; of what is gone, in the older one."""
    anchor: str
    before: str
    after: str


class MapRecord(Record):
    """A map that differs."""

    sort: Sort
    kind: str
    id: str
    title: str
    path: str
    """Its file, from `docs_dir`: the newest that there is."""
    url: str
    """Where it is published; empty where the site does not say, and for a map that is gone."""
    review: str
    """How it stands with its review, in words."""
    changes: list[ChangeRecord]


class ProblemRecord(Record):
    """Something that breaks, or a file that cannot be read."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str


class UnreadRecord(ProblemRecord):
    """A file that cannot be read on one side."""

    now: bool
    """Whether the newer version is the one that cannot be read."""


class DifferenceRecord(Record):
    """What `journeymaps diff --format json` prints."""

    version: Literal[1] = 1
    base: str
    head: str
    maps: list[MapRecord]
    broken: list[ProblemRecord]
    unread: list[UnreadRecord]


def text(found: SiteDifference, sides: Sides, folder: str = "") -> str:
    """For a terminal. `folder` is how paths begin where they are printed."""
    return "\n".join(_lines(found, sides, folder.rstrip("/")))


def _lines(found: SiteDifference, sides: Sides, folder: str) -> Iterator[str]:
    if not found.maps and not found.unread:
        yield NOTHING
    for one in found.maps:
        path = legible(f"{folder}/{one.held.path}".lstrip("/"))
        yield f"{path}: {legible(one.held.map.title)}"
        for change in one.changes:
            yield f"  {legible(change.words)}"
        if one.review:
            yield f"  {one.review}"
        yield ""
    for unread in found.unread:
        yield f"{legible(str(unread.problem.under(folder)))}"
        yield f"  {meaning(unread, sides)}"
        yield ""
    if found.broken:
        yield f"{_BREAKS}:"
        for problem in found.broken:
            yield f"  {problem.under(folder)}"


def meaning(unread: Unread, sides: Sides) -> str:
    """What follows from a file that cannot be read, and what to do."""
    if unread.now:
        return say("It cannot be read, so nobody knows what changes in it: mend it first.")
    return say(
        "It could not be read in %(version)s, so nobody knows what changes in it: look at the "
        "whole map.",
        version=legible(sides.old),
    )


def impossible(why: str) -> str:
    """The comment where the versions cannot be compared."""
    return f"{MARKER}\n### The change cannot be told\n\n{escaped(why[:1].upper() + why[1:])}\n"


def nowhere(_path: str) -> str:
    """Know of no preview."""
    return ""


def comment(
    found: SiteDifference,
    sides: Sides,
    site: Site,
    folder: str = "",
    preview: Callable[[str], str] = nowhere,
) -> str:
    """For a pull request, as Markdown.

    `folder` is where the maps are in the repository, and `preview` gives the address of a map's
    page as it would be.
    """
    told = _comment(found, sides, site, folder.rstrip("/"), preview)
    return "\n".join([MARKER, *told, ""])


def _comment(
    found: SiteDifference,
    sides: Sides,
    site: Site,
    folder: str,
    preview: Callable[[str], str],
) -> Iterator[str]:
    yield f"### {_headline(found)}\n"
    for unread in found.unread:
        slip = escaped(str(unread.problem.under(folder)))
        yield f"- {slip}<br>{escaped(meaning(unread, sides))}"
    length = 0
    for number, one in enumerate(found.maps):
        told = "\n".join(_map(one, found, site, folder, preview))
        length += len(told)
        if length > LONGEST:
            left = counted(len(found.maps) - number, "further map")
            yield f"\n{left}: too much for a comment. `journeymaps diff` prints all."
            break
        yield told
    if found.broken:
        yield f"\n### {_BREAKS}\n"
        for problem in found.broken[:MOST]:
            yield f"- {escaped(str(problem.under(folder)))}"
        if len(found.broken) > MOST:
            yield f"- and {len(found.broken) - MOST:,} more: `journeymaps check` lists them"


def _headline(found: SiteDifference) -> str:
    if not found.maps and not found.unread:
        return NOTHING.rstrip(".")
    counts = (
        (Sort.CHANGED, "changes", "change"),
        (Sort.ADDED, "is new", "are new"),
        (Sort.REMOVED, "is gone", "are gone"),
    )
    words = [
        f"{counted(number, 'map')} {one if number == 1 else many}"
        for sort, one, many in counts
        if (number := sum(each.sort is sort for each in found.maps))
    ]
    now = sum(one.now for one in found.unread)
    if now:
        words.append(f"{counted(now, 'map')} cannot be read")
    if before := len(found.unread) - now:
        words.append(f"{counted(before, 'map')} could not be read before")
    return ", ".join(words)


def _map(
    one: MapDifference,
    found: SiteDifference,
    site: Site,
    folder: str,
    preview: Callable[[str], str],
) -> Iterator[str]:
    held = one.held
    # Only what was there before has a page that one can go to.
    there = linked(held.map.title, site.link(one.before.path) if one.before else "")
    yield f"\n#### {there}\n"
    facts = [escaped(f"{folder}/{held.path}".lstrip("/")), one.review]
    # A draft stays out of the site, and what is gone, too.
    if one.after and one.after.map.status != "draft" and (address := preview(held.path)):
        facts.append(linked("see it with this change", address))
    yield f"{' · '.join(fact for fact in facts if fact)}\n"
    if table := curve_table(one, found):
        yield table
    yield from (_item(change) for change in one.changes[:MOST])
    if more := one.changes[MOST:]:
        yield f"\n<details><summary>{counted(len(more), 'further change')}</summary>\n"
        yield from map(_item, more)
        yield "\n</details>"


def _item(change: Change) -> str:
    if change.where:
        return f"- **{escaped(change.where)}**: {escaped(change.text)}"
    return f"- {escaped(change.text)}"


def record(found: SiteDifference, sides: Sides, site: Site) -> DifferenceRecord:
    """For other programs."""
    return DifferenceRecord(
        base=sides.old,
        head=sides.new,
        maps=[_map_record(one, site) for one in found.maps],
        broken=[ProblemRecord(**vars(problem)) for problem in found.broken],
        unread=[UnreadRecord(**vars(one.problem), now=one.now) for one in found.unread],
    )


def _map_record(one: MapDifference, site: Site) -> MapRecord:
    held = one.held
    return MapRecord(
        sort=one.sort,
        kind=held.map.kind,
        id=held.id,
        title=held.map.title,
        path=held.path,
        url=site.link(held.path) if one.after else "",
        review=one.review,
        changes=[_change_record(change) for change in one.changes],
    )


def _change_record(change: Change) -> ChangeRecord:
    return ChangeRecord(
        sort=change.sort,
        what=change.what,
        where=change.where,
        words=change.words,
        path=list(change.path),
        anchor=change.anchor,
        before=change.before,
        after=change.after,
    )
