"""The lines in which the items of a list or a mapping begin, without reading the file again."""

from __future__ import annotations

import re

from journeymaps.reading.read import MapFile

_ITEM = re.compile(rb"( *)(- |-$|[^\s#-].*?:(?: |$))")


def stage_lines(held: MapFile) -> dict[str | int, int]:
    """The line of each stage, by its position in a list or its key in a mapping.

    A file that is written in blocks tells it by its indentation alone. Of any other the places are
    asked, which takes as long as reading it.
    """
    stages = getattr(held.map, "stages", ())
    keys: list[str | int] = list(stages) if isinstance(stages, dict) else list(range(len(stages)))
    found = _block(held.raw)
    if len(found) != len(keys):
        source = held.source()
        found = [source.place(("stages", key), key=isinstance(key, str)).line for key in keys]
    return dict(zip(keys, found, strict=True))


def _block(raw: bytes) -> list[int]:
    """The lines that begin in the column of the first one below `stages:`."""
    lines = [line.rstrip() for line in raw.split(b"\n")]
    start = next((at for at, line in enumerate(lines) if line == b"stages:"), len(lines))
    found: list[int] = []
    indent = -1
    for number, line in enumerate(lines[start + 1 :], start + 2):
        bare = line.lstrip(b" ")
        if not bare or bare.startswith(b"#"):
            continue
        here = len(line) - len(bare)
        item = _ITEM.match(line)
        if indent < 0 and item:
            indent = here
        if here < indent or (not here and not bare.startswith(b"-")) or indent < 0:
            break
        if here == indent and item:
            found.append(number)
    return found
