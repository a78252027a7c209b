"""The catalog's entries: those that a catalog file defines, and those that maps only name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymaps.model import Catalog
from journeymaps.model.catalog import Entry as Written
from journeymaps.model.catalog import StageSet
from journeymaps.model.reference import Path
from journeymaps.model.statement import Source
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile
from journeymaps.reading.slips import Slip, located

SECTIONS = {
    "channel": "channels",
    "role": "roles",
    "team": "teams",
    "system": "systems",
    "data": "data",
    "tag": "tags",
    "source": "sources",
    "stage-set": "stage_sets",
}
"""What an entry is, and the section of a catalog that defines it."""

Key = tuple[str, str]
"""The kind and the id of something."""


@dataclass(frozen=True, eq=False)
class Entry:
    """Something that maps refer to, with a page of its own.

    `written` is None where no catalog defines it; then its id is all that is known of it.
    """

    kind: str
    id: str
    name: str
    written: Written | Source | StageSet | None = None
    map_file: MapFile | None = None
    path: Path = ()

    @property
    def key(self) -> Key:
        """Its kind and id."""
        return self.kind, self.id

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages of a stage set; none of anything else."""
        return self.written.stages if isinstance(self.written, StageSet) else ()


def defined_entries(catalogs: Iterable[MapFile], problems: list[Problem]) -> Iterator[Entry]:
    """The entries of all catalogs together. The same id twice in a section is a problem."""
    first: dict[Key, MapFile] = {}
    for catalog in catalogs:
        assert isinstance(catalog.map, Catalog)
        slips = []
        for kind, section in SECTIONS.items():
            for own, written in getattr(catalog.map, section).items():
                path: Path = (section, own)
                if before := first.get((kind, own)):
                    slips.append(
                        Slip(
                            path,
                            "duplicate-id",
                            f'{section} has "{own}" already',
                            f"it is defined in {before.path}",
                            at_key=True,
                        )
                    )
                    continue
                first[kind, own] = catalog
                yield Entry(kind, own, _name(own, written), written, catalog, path)
        problems.extend(located(catalog, slips))


def _name(own: str, written: Written | Source | StageSet) -> str:
    if isinstance(written, Source):
        return written.title
    return written.name or named_by_id(own)


def named_by_id(own: str) -> str:
    """How an id reads where no name is given: `sales-rep` as `Sales rep`."""
    words = own.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
