"""A slip against a rule, before anybody knows in which line it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from journeymaps.model.reference import Path
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile
from journeymaps.reading.source import Place, Source


@dataclass(frozen=True)
class Slip:
    """What is wrong at a path in a map. `at_key` points to the key rather than its value."""

    path: Path
    code: str
    message: str
    hint: str = ""
    at_key: bool = False


def located(map_file: MapFile, slips: Iterable[Slip]) -> Iterator[Problem]:
    """The slips as problems with line and column. A file without slips is not read again."""
    found = list(slips)
    if found:
        finder = _Finder(map_file)
        for slip in found:
            place = finder.place(slip.path, key=slip.at_key)
            yield Problem(
                map_file.path, place.line, place.column, slip.code, slip.message, slip.hint
            )


class _Finder:
    """Places in a file, which is read again only if one of them is not remembered."""

    def __init__(self, map_file: MapFile) -> None:
        self._map_file = map_file

    def place(self, path: Path, *, key: bool) -> Place:
        raw, memory = self._map_file.raw, self._map_file.memory
        if memory and (known := memory.recall_place(raw, path, key=key)):
            return Place(*known)
        place = self._source.place(path, key=key)
        if memory:
            memory.keep_place(raw, path, (place.line, place.column), key=key)
        return place

    @cached_property
    def _source(self) -> Source:
        return self._map_file.source()
