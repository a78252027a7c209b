"""References that a change breaks, each with what the change did to what they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from journeymaps.atlas.atlas import Atlas
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile

Became = Mapping[str, MapFile | None]
"""What became of each map, by its old path: its new file, or none."""


def newly_broken(before: Atlas, after: Atlas, became: Became) -> Iterator[Problem]:
    """What is wrong with the links of the newer version, and was not with those of the older."""
    known = {(problem.code, problem.message) for problem in before.problems}
    hints = dict(_hints(before, became))
    for problem in after.problems:
        if (problem.code, problem.message) not in known:
            yield replace(problem, hint=hints.get(problem.message, problem.hint))


def _hints(before: Atlas, became: Became) -> Iterator[tuple[str, str]]:
    """The way out, by the sentence that is said of a reference to a map that is not there."""
    for held in before.map_files:
        now = became.get(held.path, held)
        said = f'unknown {held.map.kind} "{held.id}"'
        if now is None:
            yield said, "this change deletes it: take it out here, too, or keep the map"
        elif now.id != held.id:
            yield said, f'this change renames it: write "{now.id}"'


def there_twice(before: Atlas, after: Atlas, since: Atlas, base: str) -> Iterator[Problem]:
    """Maps that are new here, and new on the branch that this one parted from, too."""
    for key, held in after.maps.items():
        other = since.maps.get(key)
        if other is None or key in before.maps or key[0] == "catalog" or other.raw == held.raw:
            continue
        said = f'{base} has got a {key[0]} with the id "{key[1]}" meanwhile, in {other.path}'
        yield Problem(held.path, 1, 1, "duplicate-id", said, "rename one of the files")
