"""Orphans: personas and catalog entries that no map names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks.content.remark import Remark
from journeymaps.reading.read import MapFile

_WORDS = {"data": "record", "stage-set": "stage set"}


def personas(held: MapFile, atlas: Atlas, elsewhere: Collection[str]) -> Iterator[Remark]:
    """A persona whom no map is about. `elsewhere` are ids that drafts and pages name."""
    named = held.id in elsewhere or atlas.uses("persona", held.id)
    if held.map.kind == "persona" and not named:
        message = "no map is about this persona"
        hint = f"name it on a journey: persona: {held.id}"
        yield Remark(("kind",), "orphan-persona", message, hint, at_key=True)


def entries(held: MapFile, atlas: Atlas, elsewhere: Collection[str]) -> Iterator[Remark]:
    """Entries of a catalog that no map names."""
    if held.map.kind != "catalog":
        return
    for (kind, own), entry in atlas.entries.items():
        if entry.map_file is held and own not in elsewhere and not atlas.uses(kind, own):
            word = _WORDS.get(kind, kind)
            message = f'no map names the {word} "{own}"'
            hint = "name it where it belongs, or take it out"
            yield Remark(entry.path, "orphan-entry", message, hint, at_key=True)
