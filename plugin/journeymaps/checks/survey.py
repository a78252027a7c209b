"""A site's maps from their files: read, linked and checked together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.entries import Key
from journeymaps.checks.check import Settings, check
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile, Reading, read


@dataclass(frozen=True)
class Survey:
    """The atlas of a site, and everything that is wrong with its maps."""

    atlas: Atlas
    problems: tuple[Problem, ...]


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
    absent: list[Key] = []
    problems: list[Problem] = []
    for path, raw in files:
        reading = reader(path, raw)
        problems.extend(reading.problems)
        if held := reading.map_file:
            if held.map.status == "draft" and not drafts:
                absent.append((held.map.kind, held.id))
            else:
                map_files.append(held)
        elif reading.problems:
            absent.append((reading.kind, PurePosixPath(path).stem))
    atlas = Atlas(map_files, absent)
    return Survey(atlas, tuple(sorted([*problems, *check(atlas, settings)])))
