"""What differs between two versions of all maps: which maps, what in them, and what breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from journeymaps.atlas.atlas import Atlas
from journeymaps.changes.broken import newly_broken, there_twice
from journeymaps.changes.change import Change, Sort
from journeymaps.changes.links import dead_links
from journeymaps.changes.names import Names
from journeymaps.changes.pairs import Known, pairs
from journeymaps.changes.parts import fields, former_ids
from journeymaps.changes.phrases import both
from journeymaps.changes.sentences import clauses, gone, its_id, thing, within
from journeymaps.changes.sentences import new as new_one
from journeymaps.changes.walk import changes
from journeymaps.checks.check import Settings
from journeymaps.checks.survey import survey
from journeymaps.model.emotion import Scale
from journeymaps.problems import Problem
from journeymaps.reading.folder import SUFFIXES
from journeymaps.reading.read import MapFile, Reading, read
from journeymaps.words import say, spell

Files = Mapping[str, bytes]
"""What the files below the folder of all maps hold, by their paths from there."""

ALIKE = 0.7
"""How much of a map must be the same for it to be known again under another id."""


@dataclass(frozen=True)
class MapDifference:
    """A map that differs. `before` is None where it is new, `after` where it is gone."""

    before: MapFile | None
    after: MapFile | None
    changes: tuple[Change, ...]

    @property
    def held(self) -> MapFile:
        """The newest version that there is."""
        held = self.after or self.before
        assert held is not None
        return held

    @property
    def sort(self) -> Sort:
        """What became of the map as a whole."""
        if self.before is None:
            return Sort.ADDED
        return Sort.CHANGED if self.after else Sort.REMOVED

    @property
    def review(self) -> str:
        """How the newer version stands with its review, in words; nothing where it is gone."""
        if self.after is None:
            return ""
        reviewed = self.after.map.last_reviewed
        if any(change.sort is Sort.REVIEWED for change in self.changes):
            return say("reviewed with this change")
        if reviewed is None:
            return say("never reviewed")
        day = spell(reviewed)
        if self.before and any(change.what != "file" for change in self.changes):
            return say("last reviewed on %(day)s, before this change", day=day)
        return say("last reviewed on %(day)s", day=day)


@dataclass(frozen=True)
class Unread:
    """A file that is there and cannot be read as a map, so that nobody knows what changed in it."""

    problem: Problem
    """What is wrong with it first."""
    now: bool
    """Whether it is the newer version that cannot be read, or the older."""


@dataclass(frozen=True)
class SiteDifference:
    """Two versions of all maps, held against each other."""

    maps: tuple[MapDifference, ...]
    """In the order of their paths."""
    broken: tuple[Problem, ...]
    """Links that lead nowhere any more, and led somewhere before; ids that are there twice now."""
    unread: tuple[Unread, ...]
    old: Atlas
    new: Atlas
    scale: Scale
    """The site's, for maps that do not state their own."""


def site_difference(
    old: Files, new: Files, settings: Settings, meanwhile: Files | None = None, base: str = ""
) -> SiteDifference:
    """What the newer version of all maps says otherwise than the older.

    `meanwhile` is what the branch called `base`, where the older one comes from, has come to since.
    """
    reader = lru_cache(maxsize=None)(read)
    before, unread_before = _looked_at(old, settings, reader)
    after, unread_after = _looked_at(new, settings, reader)
    lost = unread_before.keys() | unread_after.keys()
    found = tuple(
        MapDifference(was, is_now, tuple(_told(was, is_now, before, after, settings)))
        for was, is_now in _paired(before, after, lost)
    )
    unread = [
        Unread(problem, now)
        for problems, others, now in ((unread_before, old, False), (unread_after, new, True))
        for path, problem in problems.items()
        if old.get(path) != new.get(path) and path in others
    ]
    maps = sorted((one for one in found if one.changes), key=lambda one: one.held.path)
    became = {one.before.path: one.after for one in found if one.before}
    broken = [*newly_broken(before, after, became), *dead_links(new, became, before, after)]
    if meanwhile is not None:
        since, _ = _looked_at(meanwhile, settings, reader)
        broken += there_twice(before, after, since, base)
    return SiteDifference(
        tuple(maps),
        tuple(sorted(broken)),
        tuple(sorted(unread, key=lambda one: (one.problem.path, one.now))),
        before,
        after,
        settings.scale,
    )


def _looked_at(
    files: Files, settings: Settings, reader: Callable[[str, bytes], Reading]
) -> tuple[Atlas, dict[str, Problem]]:
    """The maps among the files, drafts included, and those that cannot be read."""
    maps = {path: raw for path, raw in files.items() if path.endswith(SUFFIXES)}
    readings = {path: reader(path, raw) for path, raw in maps.items()}
    found = survey(maps.items(), settings, drafts=True, reader=lambda path, _: readings[path])
    unread = {path: reading.problems[0] for path, reading in readings.items() if reading.problems}
    return found.atlas, unread


_Pair = tuple[MapFile | None, MapFile | None]


def _paired(before: Atlas, after: Atlas, lost: Iterable[str]) -> Iterator[_Pair]:
    """The maps of both versions, each with itself.

    One whose other version cannot be read is left out: that it were new or gone is not true.
    """
    kinds = {held.map.kind for held in (*before.map_files, *after.map_files)}
    for kind in sorted(kinds):
        old, new = before.of_kind(kind), after.of_kind(kind)
        found = pairs([_known(held) for held in old], [_known(held) for held in new], ALIKE)
        for was, is_now in found.both:
            yield old[was], new[is_now]
        yield from ((old[place], None) for place in found.gone if old[place].path not in lost)
        yield from ((None, new[place]) for place in found.new if new[place].path not in lost)


def _known(held: MapFile) -> Known[MapFile]:
    written = tuple(
        (name, value)
        for name in fields(type(held.map))
        if (value := getattr(held.map, name)) and name not in ("kind", "title", "formerly")
    )
    # Catalogs have no ids of their own: a site may have several of one name.
    key = held.path if held.map.kind == "catalog" else held.id
    return Known(held, key, held.map.title, former_ids(held.map), written)


def _told(
    old: MapFile | None, new: MapFile | None, before: Atlas, after: Atlas, settings: Settings
) -> Iterator[Change]:
    """What became of a map as a whole, and then what changed in it."""
    if old is None or new is None:
        held = old or new
        assert held is not None
        sort = Sort.REMOVED if new is None else Sort.ADDED
        named = thing(held.map.kind, held.path)
        draft = say("a draft") if held.map.status == "draft" else ""
        text = gone(named) if new is None else both([new_one(named), draft])
        yield Change(sort, "map", "", text, ())
        return
    if old.path != new.path:
        yield _moved(old, new)
    if old.raw != new.raw:
        yield from changes(
            Names(old.map, before, settings.scale), Names(new.map, after, settings.scale)
        )


def _moved(old: MapFile, new: MapFile) -> Change:
    text = say("moved from %(old)s to %(new)s, and its address with it", old=old.path, new=new.path)
    if old.id != new.id:
        way = say("the old id still leads here") if old.id in former_ids(new.map) else ""
        text = within(text, clauses([its_id(old.id, new.id), way]))
    return Change(Sort.MOVED, "file", "", text, (), "", old.path, new.path)
