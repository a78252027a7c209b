"""Files that were renamed: where their pages stood before, and where they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from journeymaps.model.document import Titled
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile
from journeymaps.reading.slips import Slip, located


def moved(map_files: Iterable[MapFile], problems: list[Problem]) -> Mapping[str, str]:
    """The paths of renamed files by the paths that they had, all of them without an ending.

    A path that is another map's by now, or that two maps claim, is a problem.
    """
    files = {_stem(held.path): held for held in map_files}
    found: dict[str, str] = {}
    for held in files.values():
        slips = []
        for index, (name, old) in enumerate(_former(held)):
            where = ("formerly", index)
            if old == _stem(held.path):
                message, hint = f'"{name}" is its name still', "write the name before it"
                slips.append(Slip(where, "formerly-taken", message, hint))
            elif other := files.get(old) or files.get(found.get(old, "")):
                now = "is" if old in files else "was formerly"
                message = f'"{name}" {now} the name of {other.path}'
                hint = "an old address can lead to one page only"
                slips.append(Slip(where, "formerly-taken", message, hint))
            else:
                found[old] = _stem(held.path)
        problems.extend(located(held, slips))
    return {old: files[now].path for old, now in found.items()}


def _former(held: MapFile) -> Iterator[tuple[str, str]]:
    """The old names of a file, and its old paths: of a name alone, in the folder where it is."""
    if isinstance(held.map, Titled):
        folder = PurePosixPath(held.path).parent
        for name in held.map.formerly:
            yield name, name if "/" in name else str(folder / name)


def _stem(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))
