"""A site's maps from their files: read, linked and checked together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.entries import SECTIONS, Key
from journeymaps.checks.check import Settings, check
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile, Reading, RestFile, read

_SURE = {"off-scale", "future-review"} | {
    f"unknown-{kind}" for kind in (*SECTIONS, "owner", "source", "journey", "persona")
}
"""The codes of problems that do not depend on what else a map says."""


@dataclass(frozen=True)
class Survey:
    """The atlas of a site, and everything that is wrong with its maps."""

    atlas: Atlas
    problems: tuple[Problem, ...]
    drafts: tuple[MapFile, ...] = ()
    """Maps that stay out of the atlas."""
    whole: bool = True
    """Whether every file could be read."""

    @property
    def named_in_drafts(self) -> frozenset[str]:
        """The ids that drafts name: what they stand for is of use, only not yet."""
        return frozenset(
            reference.id for held in self.drafts for reference in self.atlas.references(held)
        )


def survey(
    files: Iterable[tuple[str, bytes]],
    settings: Settings,
    *,
    drafts: bool = False,
    reader: Callable[[str, bytes], Reading] = read,
) -> Survey:
    """Read, link and check files, given as paths from the folder of all maps and their bytes.

    Drafts stay out of the atlas unless asked for; one that cannot be read is told of all the same,
    since nobody knows that it is one. A caller that keeps readings from one run to the next passes
    its own `reader`.
    """
    map_files: list[MapFile] = []
    drafted: list[MapFile] = []
    rests: list[RestFile] = []
    absent: list[Key] = []
    problems: list[Problem] = []
    for path, raw in files:
        reading = reader(path, raw)
        problems.extend(reading.problems)
        if held := reading.map_file:
            if held.map.status == "draft" and not drafts:
                absent.append((held.map.kind, held.id))
                drafted.append(held)
            else:
                map_files.append(held)
        elif reading.problems:
            absent.append((reading.kind, PurePosixPath(path).stem))
            rests += [reading.rest] if reading.rest else []
    atlas = Atlas(map_files, absent)
    whole = not problems
    problems += check(atlas, settings)
    if rests:
        problems += _of_rests(rests, Atlas([*map_files, *rests], absent), settings)
    return Survey(atlas, tuple(sorted(problems)), tuple(drafted), whole=whole)


def _of_rests(rests: list[RestFile], atlas: Atlas, settings: Settings) -> Iterator[Problem]:
    """What is certainly wrong with broken maps beside what breaks them.

    What a map says of its own parts may follow from a part that was taken out.
    """
    paths = {held.path for held in rests}
    for problem in check(atlas, settings):
        if problem.path in paths and problem.code in _SURE:
            yield problem
