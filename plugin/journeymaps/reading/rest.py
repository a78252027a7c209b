"""What is left of a broken map when all that is wrong with it is taken out.

It is for the check alone: an author who mistyped one key hears of the unknown channel in the same
run, too. No page is ever made of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pydantic import ValidationError

from journeymaps.model import Map
from journeymaps.model.reference import Path
from journeymaps.reading.source import Place, Source

_ROUNDS = 3
"""What is taken out may leave something else incomplete, but not for long."""

Gone = dict[Path, list[int]]
"""The positions of items that were taken out, by the way to their list in the file."""


def rest(data: dict[str, Any], model: type[Map]) -> tuple[Map, Gone] | None:
    """The map without what is wrong, or nothing where too little of it would be left."""
    left, gone = _unshared(data), Gone()
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(left), gone
        except ValidationError as error:
            found = _innermost({_culprit(left, detail["loc"]) for detail in error.errors()})
            if () in found:
                return None
            _take_out(left, found, gone)
    return None


def _unshared(data: Any) -> Any:
    """A copy in which what an alias repeats stands at each place for itself."""
    if isinstance(data, dict):
        return {key: _unshared(value) for key, value in data.items()}
    return [_unshared(item) for item in data] if isinstance(data, list) else data


def _culprit(data: Any, path: Path) -> Path:
    """What has to go for a problem at `path`: the nearest part that is written there."""
    for length, step in enumerate(path):
        steps = (
            data if isinstance(data, dict) else range(len(data) if isinstance(data, list) else 0)
        )
        if step not in steps:
            return path[:length]
        data = data[step]
    return path


def _innermost(paths: set[Path]) -> set[Path]:
    """The paths without those around others: a whole may be right without its wrong part."""
    around = {path[:length] for path in paths for length in range(len(path))}
    return paths - around


def _take_out(data: Any, paths: set[Path], gone: Gone) -> None:
    items: defaultdict[Path, list[int]] = defaultdict(list)
    for *way, last in paths:
        if isinstance(last, int):
            items[tuple(way)].append(last)
        else:
            del _at(data, tuple(way))[last]
    # From within and from the end, for what is taken out moves what comes after it.
    for around in sorted(items, key=len, reverse=True):
        taken, before = sorted(items[around]), gone.get(written := as_written(around, gone), [])
        for position in reversed(taken):
            del _at(data, around)[position]
        gone[written] = sorted([*before, *(_shifted(each, before) for each in taken)])


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def as_written(path: Path, gone: Gone) -> Path:
    """The way in the file to what is at `path` in the rest."""
    way: list[str | int] = []
    for step in path:
        here = tuple(way)
        way.append(_shifted(step, gone.get(here, [])) if isinstance(step, int) else step)
    return tuple(way)


def _shifted(position: int, gone: list[int]) -> int:
    for each in gone:
        position += each <= position
    return position


class RestSource(Source):
    """The source of a rest, which knows where in the file its parts stand."""

    def __init__(self, path: str, raw: bytes, gone: Gone) -> None:
        super().__init__(path, raw)
        self._gone = gone

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where in the file stands what is at `path` in the rest."""
        return super().place(as_written(path, self._gone), key=key)
