"""What was worked out of a map's past, for the next build: recalled only if it would be the same.

All of it follows from what the versions of the map hold, the site's scale, the language, and what
things are called that are described elsewhere. The first three make the key. What was asked of the
other maps is kept beside the answer, and is asked again before the answer is believed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.places import Places
from journeymaps.changes.change import Change, Sort
from journeymaps.memory import Shelf, digest
from journeymaps.model.emotion import Scale
from journeymaps.reading.read import MapFile
from journeymaps.review.past import Revision
from journeymaps.words import spoken


class Witness:
    """The names that the maps of today give, and which of them were asked for."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.answers: dict[tuple[str, str, str], str | None] = {}

    def called(self, kind: str, own: str) -> str | None:
        """What something is called."""
        found = self._atlas.called(kind, own)
        self.answers["called", kind, own] = found
        return found

    def places_of(self, kind: str, own: str) -> Places | None:
        """The places of another map."""
        self.answers["holds", kind, own] = _holds(self._atlas, kind, own)
        return self._atlas.places_of(kind, own)


def _holds(atlas: Atlas, kind: str, own: str) -> str | None:
    held = atlas.maps.get((kind, own))
    return digest(held.raw) if held else None


def _says(atlas: Atlas, question: str, kind: str, own: str) -> str | None:
    return _holds(atlas, kind, own) if question == "holds" else atlas.called(kind, own)


@dataclass(frozen=True)
class Told:
    """What a commit changed: the position of its revision, and the rest of an entry."""

    position: int
    sort: Sort
    changes: tuple[Change, ...]
    unread: bool


@dataclass(frozen=True)
class Course:
    """A stage whose score changed: its anchor, its name, and each score with its first day."""

    anchor: str
    name: str
    felt: tuple[tuple[date, float | None], ...]


Worked = tuple[tuple[Told, ...], tuple[Course, ...]]


class Recall:
    """The answers of earlier builds, on a shelf."""

    def __init__(self, shelf: Shelf, atlas: Atlas, scale: Scale) -> None:
        self._shelf = shelf
        self._atlas = atlas
        self._scale = scale

    def key(self, held: MapFile, revisions: Sequence[Revision], first: date) -> str:
        """What the answer for a map follows from. `first` is the day on which the year begins."""
        begins = first if any(one.day <= first for one in revisions) else ""
        parts = [spoken().code, str(self._scale.low), str(self._scale.high), str(begins)]
        for one in revisions:
            parts += [str(one.day), one.old_path, one.path]
        raws = [raw for one in revisions for raw in (one.old, one.new)]
        contents = [b"+" + raw if raw is not None else b"-" for raw in (held.raw, *raws)]
        return digest(*(part.encode("utf-8", "surrogateescape") for part in parts), *contents)

    def get(self, key: str) -> Worked | None:
        """The answer, if all others still say what they said."""
        held = self._shelf.recall(key)
        try:
            asked = {(*map(str, which),): name for which, name in held["asked"]}
            if any(_says(self._atlas, *which) != name for which, name in asked.items()):
                return None
            worked = tuple(map(_told, held["told"])), tuple(map(_course, held["courses"]))
        except (TypeError, ValueError, KeyError):
            return None
        self._shelf.keep(key, held)
        return worked

    def keep(self, key: str, worked: Worked, witness: Witness) -> None:
        """Keep an answer, and what it rests on."""
        told, courses = worked
        value = {
            "asked": [[list(which), name] for which, name in witness.answers.items()],
            "told": [
                [one.position, one.sort, one.unread, [_written(each) for each in one.changes]]
                for one in told
            ],
            "courses": [
                [one.anchor, one.name, [[str(day), score] for day, score in one.felt]]
                for one in courses
            ],
        }
        # As it will be read: lists for tuples, and plain texts.
        self._shelf.keep(key, json.loads(json.dumps(value)))


def _written(change: Change) -> list[Any]:
    return [
        change.sort,
        change.what,
        change.where,
        change.text,
        list(change.path),
        change.anchor,
        change.before,
        change.after,
    ]


def _told(written: Any) -> Told:
    position, sort, unread, changes = written
    return Told(int(position), Sort(sort), tuple(map(_change, changes)), bool(unread))


def _change(written: Any) -> Change:
    sort, what, where, text, path, anchor, before, after = written
    texts = (str(what), str(where), str(text))
    return Change(Sort(sort), *texts, tuple(path), str(anchor), str(before), str(after))


def _course(written: Any) -> Course:
    anchor, name, felt = written
    values = ((date.fromisoformat(day), None if at is None else float(at)) for day, at in felt)
    return Course(str(anchor), str(name), tuple(values))
