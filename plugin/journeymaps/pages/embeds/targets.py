"""What a link by id leads to: a map, a place on it, or an entry of a catalog."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.entries import SECTIONS, Entry, Key
from journeymaps.atlas.places import Place
from journeymaps.model import KINDS
from journeymaps.nearest import suggestion
from journeymaps.pages.address import entry_path
from journeymaps.problems import Problem
from journeymaps.reading.markdown import Mention
from journeymaps.reading.read import MapFile

_KINDS = (*KINDS, *SECTIONS)


@dataclass(frozen=True)
class Target:
    """What stands at the other end."""

    held: MapFile | None = None
    entry: Entry | None = None
    place: Place | None = None

    @property
    def path(self) -> str:
        """The path of its page's file."""
        if self.entry:
            return entry_path(self.entry.kind, self.entry.id)
        assert self.held
        return self.held.path


class Targets:
    """Everything that can be named, by id."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._kinds: dict[str, list[Key]] = {}
        for key in (*atlas.maps, *(key for key in atlas.entries if key not in atlas.maps)):
            self._kinds.setdefault(key[1], []).append(key)

    def find(self, mention: Mention) -> Target | None:
        """What a link leads to; None where it leads nowhere, or to what is not here."""
        keys = self._keys(mention)
        if len(keys) != 1:
            return None
        held, entry = self._atlas.maps.get(keys[0]), self._atlas.entries.get(keys[0])
        if not mention.part:
            return Target(held, None if held else entry)
        place = self._place(held, mention.part) if held else None
        return Target(held, place=place) if place else None

    def problems(self, path: str, mention: Mention) -> Iterator[Problem]:
        """What is wrong with a link on the page at a path."""
        keys, own = self._keys(mention), mention.id
        if not keys:
            if own not in self._atlas.absent_ids:
                hint = suggestion(own.rpartition(":")[2], self._kinds)
                hint = hint if hint.startswith("did you mean") else "\\[[ shows the brackets"
                said = f'"{own}" is the id of no map and no catalog entry'
                yield _problem(path, mention, "unknown-id", said, hint)
        elif len(keys) > 1:
            kinds = " and ".join(f"a {kind}" for kind, _ in keys)
            ways = " or ".join(f"[[{kind}:{own}]]" for kind, _ in keys)
            yield _problem(path, mention, "two-of-an-id", f'"{own}" is {kinds}', f"write {ways}")
        elif mention.part and self.find(mention) is None:
            held = self._atlas.maps.get(keys[0])
            anchors = [place.anchor for place in self._atlas.places(held)] if held else []
            said, hint = f'"{own}" has no "{mention.part}"', suggestion(mention.part, anchors)
            yield _problem(path, mention, "unknown-part", said, hint)

    def _keys(self, mention: Mention) -> list[Key]:
        kind, colon, own = mention.id.partition(":")
        if colon and kind in _KINDS:
            return [key for key in self._kinds.get(own, ()) if key[0] == kind]
        keys = self._kinds.get(mention.id, [])
        # Where only a map has the part, the link means that one.
        if mention.part and len(keys) > 1:
            having = [
                key
                for key in keys
                if (held := self._atlas.maps.get(key)) and self._place(held, mention.part)
            ]
            return having or keys
        return keys

    def _place(self, held: MapFile, part: str) -> Place | None:
        """A place by its anchor, or by its id where no other has it."""
        places = list(self._atlas.places(held))
        exact = [place for place in places if place.anchor == part]
        alone = exact or [place for place in places if place.id == part]
        return alone[0] if len(alone) == 1 else None


def _problem(path: str, mention: Mention, code: str, said: str, hint: str) -> Problem:
    return Problem(path, mention.line, mention.column, code, said, hint)
