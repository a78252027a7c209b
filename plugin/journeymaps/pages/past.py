"""What changed last: in a map, at the end of its page, and in all maps, on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from jinja2 import Environment

from journeymaps.changes import Change, Sort
from journeymaps.changes.chronicle import Entry, Felt, Trend
from journeymaps.charts.scale import Scale
from journeymaps.pages.links import Link, fragment
from journeymaps.pages.page import RenderedPage, Section, listing
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.words import message, say, say_count, spell

CHANGES = "changes.md"
"""The path that the page about all maps would have as a file."""
TITLE = message("Changes")

MOST = 5
"""Commits that a map's page tells of."""
MOST_OF_ALL = 60
"""Commits that the page about all maps tells of."""
MOST_LINES = 6
"""Changes of one commit that are told at once; the others are folded away."""

WIDTH, HEIGHT = 240, 40
"""The drawing of a stage's scores over a year."""


@dataclass(frozen=True)
class Line:
    """A change: where, what, and the way there."""

    where: str
    text: str
    href: str = ""


@dataclass(frozen=True)
class Part:
    """What a commit changed in one map."""

    lines: tuple[Line, ...]
    more: tuple[Line, ...] = ()
    page: Link | None = None
    """The map, where the list is about several."""


@dataclass(frozen=True)
class Told:
    """A commit as a list shows it."""

    day: str
    iso: str
    author: str
    subject: str
    commit: Link
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Value:
    """A score, and the day since which the map says it."""

    text: str
    since: str
    tone: str


@dataclass(frozen=True)
class Drawn:
    """A stage's scores over the last year, as a line of steps, and in words."""

    name: str
    href: str
    values: tuple[Value, ...]
    line: str
    zero: float
    """How high the neutral score stands."""
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Past:
    """What a map's page tells of its past; false where there is nothing to tell."""

    told: tuple[Told, ...]
    trends: tuple[Drawn, ...]
    more: str
    """Where older changes are told, in words with their number; empty where there are none."""
    page: str
    """The way to the page about all maps."""

    def __bool__(self) -> bool:
        return bool(self.told)


def past(site: Site, held: MapFile, scale: Scale) -> Past:
    """The past of a map, for the end of its page. `scale` is that of its emotions."""
    entries = site.chronicle.of(held)
    older = len(entries) - MOST
    return Past(
        tuple(_told(site, held.path, [entry]) for entry in entries[:MOST]),
        tuple(_drawn(site, scale, trend) for trend in site.chronicle.trends(held)),
        say_count("%(num)s older change", "%(num)s older changes", older) if older > 0 else "",
        site.way(held.path, CHANGES),
    )


def changes_page(site: Site, templates: Environment, feed: str) -> RenderedPage:
    """The page about all maps. `feed` is the way to its feed."""
    entries = site.chronicle.all()
    by_commit = groupby(entries[:MOST_OF_ALL], key=lambda one: one.revision.commit)
    told = tuple(_told(site, CHANGES, list(theirs)) for _, theirs in by_commit)
    html = templates.get_template("journeymaps/changes.html").render(
        title=say(TITLE),
        told=told,
        more=max(0, len(entries) - MOST_OF_ALL),
        unknown=site.chronicle.unknown,
        feed=feed,
    )
    description = say("What changed in which map, newest first: in words, with author and commit.")
    return RenderedPage(
        title=say(TITLE),
        description=description,
        html=html,
        text=description,
        sections=listing([Section("latest", say("Latest changes"))]),
        wide=False,
    )


def _told(site: Site, page: str, entries: Sequence[Entry]) -> Told:
    """A commit, by what it changed in one map or in several."""
    revision = entries[0].revision
    forge = site.outside.forge
    href = forge.commit(revision.commit) if forge else None
    return Told(
        spell(revision.day),
        revision.day.isoformat(),
        revision.author,
        revision.subject,
        Link(revision.commit[:7], href),
        tuple(_part(site, page, entry) for entry in entries),
    )


def _part(site: Site, page: str, entry: Entry) -> Part:
    lines = tuple(_lines(site, page, entry))
    held = entry.held
    link = None if held.path == page else Link(held.map.title, site.way(page, held.path))
    return Part(lines[:MOST_LINES], lines[MOST_LINES:], link)


def _lines(site: Site, page: str, entry: Entry) -> Iterator[Line]:
    if entry.sort is Sort.ADDED:
        yield Line("", say("This map is new."))
    elif entry.unread:
        yield Line("", say("The version before cannot be read, so what changed is not known."))
    anchors: set[str] = {place.anchor for place in site.atlas.places(entry.held)}
    for change in entry.changes:
        yield Line(change.where, change.text, _way(site, page, entry, change, anchors))


def _way(site: Site, page: str, entry: Entry, change: Change, anchors: set[str]) -> str:
    """The way to where a change is, as far as that is still there."""
    if change.anchor not in anchors:
        return ""
    path = entry.held.path
    return ("" if path == page else site.way(page, path)) + fragment(change.anchor)


def _drawn(site: Site, scale: Scale, trend: Trend) -> Drawn:
    """A line of steps: a score holds until the map says another."""
    last = site.today
    first = min(trend.felt[0].since, last - timedelta(365))
    days = (last - first).days or 1

    def x(felt: Felt) -> float:
        return round(WIDTH * (felt.since - first).days / days, 1)

    def y(score: float) -> float:
        return round(HEIGHT * (1 - (score - scale.low) / scale.span), 1)

    line: list[str] = []
    for felt, following in zip(trend.felt, [*trend.felt[1:], None], strict=True):
        if felt.score is None:
            continue
        until = x(following) if following else WIDTH
        joined = line and line[-1].endswith(f"H{x(felt):g}")
        line.append(f"{'V' if joined else f'M{x(felt):g} '}{y(felt.score):g}H{until:g}")
    return Drawn(
        trend.name,
        fragment(trend.anchor),
        tuple(_value(scale, felt) for felt in trend.felt),
        "".join(line),
        y(scale.neutral),
    )


def _value(scale: Scale, felt: Felt) -> Value:
    if felt.score is None:
        return Value(say("no score"), spell(felt.since), "neu")
    return Value(scale.text(felt.score), spell(felt.since), scale.sentiment(felt.score).tone)
