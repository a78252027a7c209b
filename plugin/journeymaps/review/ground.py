"""What a map stands on: the journeys under it, and the sources of what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from journeymaps.atlas.atlas import Atlas
from journeymaps.model import Blueprint, Catalog, Comparison
from journeymaps.model.interval import Interval
from journeymaps.model.statement import Source
from journeymaps.reading.read import MapFile


class Ground:
    """What each map of an atlas stands on, by the map's path."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._by_path = {held.path: held for held in atlas.map_files}

    def journeys(self, path: str) -> tuple[MapFile, ...]:
        """The journeys that a blueprint or a comparison shows, in the order that it names them."""
        held = self._by_path.get(path)
        if held is None:
            return ()
        written = held.map
        named = [written.journey] if isinstance(written, Blueprint | Comparison) else []
        named += written.journeys if isinstance(written, Comparison) else ()
        below = (self._atlas.maps.get(("journey", own)) for own in named if own)
        return tuple(dict.fromkeys(journey for journey in below if journey))

    def sources(self, path: str) -> tuple[Source, ...]:
        """The sources of a map, its own and those of a catalog. A catalog rests on none."""
        held = self._by_path.get(path)
        if held is None or isinstance(held.map, Catalog):
            return ()
        own = getattr(held.map, "sources", {})
        return (*own.values(), *self._shared.get(path, ()))

    @cached_property
    def _shared(self) -> Mapping[str, tuple[Source, ...]]:
        found: defaultdict[str, list[Source]] = defaultdict(list)
        for key, entry in sorted(self._atlas.entries.items()):
            if isinstance(entry.written, Source):
                for path in {use.map_file.path for use in self._atlas.uses(*key)}:
                    found[path].append(entry.written)
        return {path: tuple(sources) for path, sources in found.items()}


def grew_old(source: Source, every: Interval, reviewed: date, today: date) -> bool:
    """Whether a source became older than the interval after that review.

    One that was as old before has been reviewed with the page: it asks for nothing new.
    """
    if source.date is None or every.is_never:
        return False
    return reviewed <= every.after(source.date.latest) < today
