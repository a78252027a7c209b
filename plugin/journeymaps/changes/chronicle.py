"""What changed in each map, commit by commit, in words, as far back as its page tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from journeymaps.atlas.atlas import Atlas
from journeymaps.changes.change import Change, Sort
from journeymaps.changes.names import Names
from journeymaps.changes.parts import former_ids, key
from journeymaps.changes.recall import Course, Recall, Told, Witness, Worked
from journeymaps.changes.walk import changes
from journeymaps.memory import Shelf
from journeymaps.model import Journey, Map
from journeymaps.model.emotion import Scale, StageScore
from journeymaps.reading.read import MapFile, read
from journeymaps.review.past import Revision
from journeymaps.words import say, spoken

MOST = 10
"""Commits of a map that are looked at: the newest. More would be a history book, and slow."""
LEAST = 2
"""As many of each map are looked at, however many maps there are."""
OF_ALL = 1_000
"""Commits of all maps that are looked at, for a large site to be built in time, too."""


@dataclass(frozen=True)
class Entry:
    """A commit that changed what a map says."""

    held: MapFile
    """The map as it is today."""
    sort: Sort
    """Whether the commit made it, or changed it."""
    revision: Revision = field(repr=False)
    changes: tuple[Change, ...] = ()
    unread: bool = False
    """Whether the file could not be read before, so that nobody knows what changed."""


@dataclass(frozen=True)
class Felt:
    """A stage's score, as the map said it from a day on."""

    since: date
    score: float | None


@dataclass(frozen=True)
class Trend:
    """A stage whose score changed, oldest first."""

    anchor: str
    name: str
    felt: tuple[Felt, ...]


@dataclass(frozen=True)
class Remembered:
    """What was worked out for a map that said this."""

    raw: bytes = field(repr=False)
    entries: tuple[Entry, ...]
    trends: tuple[Trend, ...]


Memory = dict[tuple[str, str], Remembered]
"""By language, and by the maps' paths. It may live as long as their past is the same."""


def nothing(_path: str, _most: int) -> tuple[Revision, ...]:
    """Know of no commit."""
    return ()


class Chronicle:
    """The maps of a site, with what is known of their past. Each is worked out once.

    On a `shelf` stands what earlier builds have worked out, for as long as nothing changes it.
    """

    def __init__(
        self,
        atlas: Atlas,
        scale: Scale,
        today: date,
        revisions: Callable[[str, int], Sequence[Revision]] = nothing,
        unknown: str = "",
        memory: Memory | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        self._atlas = atlas
        self._scale = scale
        self._today = today
        self._revisions = revisions
        self.unknown = unknown
        """Why nothing is known of the past, in a sentence; empty where it is known."""
        shared = OF_ALL // max(1, len(atlas.map_files))
        self._most = max(LEAST, min(MOST, shared))
        """Commits of each map that are looked at."""
        self._memory = {} if memory is None else memory
        self._recall = Recall(shelf, atlas, scale) if shelf else None

    def of(self, held: MapFile) -> tuple[Entry, ...]:
        """The commits that changed what a map says, newest first."""
        return self._look(held).entries

    def trends(self, held: MapFile) -> tuple[Trend, ...]:
        """The stages of a journey whose scores changed within the last year."""
        return self._look(held).trends

    def all(self) -> tuple[Entry, ...]:
        """The commits of all maps, newest first."""
        found = [entry for held in self._atlas.map_files for entry in self.of(held)]
        found.sort(key=lambda one: (-one.revision.day.toordinal(), one.revision.commit))
        return tuple(found)

    def _look(self, held: MapFile) -> Remembered:
        key = (spoken().code, held.path)
        known = self._memory.get(key)
        if known is None or known.raw != held.raw:
            revisions = self._revisions(held.path, self._most)
            told, courses = self._recalled(held, revisions)
            known = self._memory[key] = Remembered(
                held.raw,
                tuple(
                    Entry(held, one.sort, revisions[one.position], one.changes, one.unread)
                    for one in told
                ),
                tuple(
                    Trend(one.anchor, one.name, tuple(Felt(*each) for each in one.felt))
                    for one in courses
                ),
            )
        return known

    def _recalled(self, held: MapFile, revisions: Sequence[Revision]) -> Worked:
        """What an earlier build has worked out, or this one does."""
        first = self._today - timedelta(365)
        recall = self._recall if revisions else None
        key = recall.key(held, revisions, first) if recall else ""
        known = recall.get(key) if recall else None
        if known and all(one.position < len(revisions) for one in known[0]):
            return known
        witness = Witness(self._atlas)
        versions: dict[bytes, Map | None] = {held.raw: held.map}
        worked = (
            tuple(self._told(revisions, versions, witness)),
            tuple(self._moving(held, revisions, versions, first)),
        )
        if recall:
            recall.keep(key, worked, witness)
        return worked

    def _told(
        self, revisions: Sequence[Revision], versions: dict[bytes, Map | None], names: Witness
    ) -> Iterator[Told]:
        for position, revision in enumerate(revisions):
            new = _map(revision.path, revision.new, versions)
            if new is None:
                continue
            if revision.old is None:
                yield Told(position, Sort.ADDED, (), unread=False)
                continue
            old = _map(revision.old_path, revision.old, versions)
            if old is None or old.kind != new.kind:
                yield Told(position, Sort.CHANGED, (), unread=True)
                continue
            found = changes(Names(old, names, self._scale), Names(new, names, self._scale))
            if revision.old_path != revision.path:
                text = say(
                    "moved from %(old)s to %(new)s", old=revision.old_path, new=revision.path
                )
                found = (Change(Sort.MOVED, "file", "", text, ()), *found)
            if found:
                yield Told(position, Sort.CHANGED, found, unread=False)

    def _moving(
        self,
        held: MapFile,
        revisions: Sequence[Revision],
        versions: dict[bytes, Map | None],
        first: date,
    ) -> Iterator[Course]:
        if not isinstance(held.map, Journey):
            return
        # The first of them before the year says how the year began.
        known: list[tuple[date, Journey]] = []
        for revision in revisions:
            told = _map(revision.path, revision.new, versions)
            if isinstance(told, Journey):
                known.append((max(revision.day, first), told))
            if revision.day <= first:
                break
        person = held.map.people[0] if held.map.people else None
        for stage in held.map.stages:
            ids = {key(stage), *former_ids(stage)}
            felt: list[tuple[date, float | None]] = []
            for day, journey in reversed(known):
                there = next((one for one in journey.stages if key(one) in ids), None)
                score = _score(there.score_of(person)) if there else None
                if felt and felt[-1][1] == score:
                    continue
                if felt and felt[-1][0] == day:
                    felt.pop()
                felt.append((day, score))
            if len({score for _, score in felt if score is not None}) > 1:
                yield Course(stage.slug, stage.name, tuple(felt))


def _score(found: StageScore | None) -> float | None:
    return found.emotion.score if found else None


def _map(path: str, raw: bytes | None, versions: dict[bytes, Map | None]) -> Map | None:
    """A version of a map, read once; None where it cannot be read."""
    if raw is None:
        return None
    if raw not in versions:
        found = read(path, raw).map_file
        versions[raw] = found.map if found else None
    return versions[raw]
