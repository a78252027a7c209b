"""The names of files, which are the ids of maps."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from journeymaps.reading.read import MapFile
from journeymaps.reading.slips import Slip


def slips(map_file: MapFile) -> Iterator[Slip]:
    """A file name that no reference can spell."""
    path = PurePosixPath(map_file.path)
    # Some systems take letters apart from their marks.
    if unicodedata.normalize("NFC", path.stem) != map_file.id:
        better = f"rename it {map_file.id}{path.suffix}; " if map_file.id else ""
        message = f'the name of this file is no id: "{path.stem}"'
        hint = f"{better}an id is lower-case letters, digits and hyphens"
        yield Slip((), "bad-id", message, hint)
