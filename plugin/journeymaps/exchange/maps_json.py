"""`maps.json`: all published maps in short, and beside each page all of its map, for programs.

The records here are the schema. Within a version, keys are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from journeymaps.atlas.atlas import Atlas
from journeymaps.exchange.reviews_json import Record
from journeymaps.exchange.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.reading.schema import DIALECT
from journeymaps.review import Standing


class ShortRecord(Record):
    """A map in short."""

    kind: str
    """journey, blueprint, persona, comparison or catalog."""
    id: str
    title: str
    summary: str | None
    path: str
    """Its file, from `docs_dir`."""
    url: str
    """Its page: absolute, or from the site's root where the site does not say where it is."""
    markdown: str
    """The same as Markdown."""
    data: str
    """All of it as JSON: see `map.schema.json`."""
    status: str
    """published or retired: drafts are in no such file."""
    state: str | None
    """Of journeys: current or future."""
    owner: str | None
    """The id of the team or role that answers for it."""
    tags: list[str]
    last_reviewed: date | None
    due: date | None
    """The last day before which it is to be reviewed again."""


class MapsRecord(Record):
    """The file of all maps."""

    version: Literal[1] = 1
    site: str
    url: str
    maps: list[ShortRecord]
    """By their paths."""


class PlaceRecord(Record):
    """A part of a map with an address of its own."""

    kind: str
    id: str
    title: str
    anchor: str
    """What follows the `#` of the page."""


class UseRecord(Record):
    """Somebody who names the map, and where."""

    kind: str
    id: str
    anchor: str | None
    how: str
    """The field that does."""


class MapRecord(Record):
    """All of one map."""

    version: Literal[1] = 1
    kind: str
    id: str
    url: str
    map: dict[str, Any]
    """What its file says: see `assets/journeymaps/schema.json`. What is left out there, is here."""
    places: list[PlaceRecord]
    used_in: list[UseRecord]


def maps_json(
    atlas: Atlas, site: Site, standings: Iterable[Standing], beside: dict[str, tuple[str, str]]
) -> bytes:
    """The file of all maps. `beside` has the addresses of each map's Markdown and JSON by path."""
    due = {standing.subject.path: standing.assessment.due for standing in standings}
    record = MapsRecord(
        site=site.name,
        url=site.url,
        maps=[
            _short(held, site, due.get(held.path), *beside[held.path]) for held in atlas.map_files
        ],
    )
    return record.text().encode()


def map_json(held: MapFile, atlas: Atlas, site: Site) -> bytes:
    """All of one map."""
    record = MapRecord(
        kind=held.map.kind,
        id=held.id,
        url=_url(held, site),
        map=held.map.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        places=[
            PlaceRecord(kind=place.kind, id=place.id, title=place.title, anchor=place.anchor)
            for place in atlas.places(held)
        ],
        used_in=[
            UseRecord(
                kind=use.map_file.map.kind,
                id=use.map_file.id,
                anchor=use.place.anchor if use.place else None,
                how=use.how,
            )
            for use in atlas.uses(held.map.kind, held.id)
        ],
    )
    return record.text().encode()


def maps_schemas() -> dict[str, bytes]:
    """The JSON Schemas (2020-12) of both files, by their names."""
    records: dict[str, type[Record]] = {
        "maps.schema.json": MapsRecord,
        "map.schema.json": MapRecord,
    }
    return {
        name: (
            json.dumps(
                {"$schema": DIALECT} | record.model_json_schema(mode="serialization"),
                ensure_ascii=False,
                indent=2,
                sort_keys=True,
            )
            + "\n"
        ).encode()
        for name, record in records.items()
    }


def _short(held: MapFile, site: Site, due: date | None, markdown: str, data: str) -> ShortRecord:
    written = held.map
    return ShortRecord(
        kind=written.kind,
        id=held.id,
        title=written.title,
        summary=written.summary,
        path=held.path,
        url=_url(held, site),
        markdown=markdown,
        data=data,
        status=written.status,
        state=getattr(written, "state", None),
        owner=written.owner,
        tags=list(getattr(written, "tags", ())),
        last_reviewed=written.last_reviewed,
        due=due,
    )


def _url(held: MapFile, site: Site) -> str:
    return site.link(held.path) or site.address(held.path)
