"""A slip against a rule, before anybody knows in which line it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymaps.model.reference import Path
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile


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
        source = map_file.source()
        for slip in found:
            yield source.problem(slip.path, slip.code, slip.message, slip.hint, key=slip.at_key)
