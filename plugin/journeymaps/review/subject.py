"""The pages that are to be reviewed: maps and Markdown pages alike."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from journeymaps.atlas.atlas import Atlas
from journeymaps.model.document import Reviewed
from journeymaps.reading.front_matter import FrontMatterReading, read_front_matter

_LINK = re.compile(rb"\]\(\s*<?([^)\s>#]+)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>#]+)", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True)
class Subject:
    """A page that is to be reviewed."""

    path: str
    """From `docs_dir`, with forward slashes."""
    kind: str
    """The map's kind, or `page` for Markdown."""
    id: str
    """What commands call it: a map's id, a page's path without its ending."""
    title: str
    fields: Reviewed
    owner: str | None = None
    """The team or role that the page itself names, by its id in the catalog."""
    links_in: int = 0
    """How many other pages refer to it or link to it."""


def subjects(atlas: Atlas, pages: Iterable[tuple[str, bytes]]) -> list[Subject]:
    """The maps of an atlas and the Markdown pages, given as paths and bytes, by path."""
    texts = dict(pages)
    found = [*_maps(atlas), *(_page(path, raw) for path, raw in texts.items())]
    incoming = _incoming(atlas, texts)
    return sorted(
        (replace(one, links_in=len(incoming[one.path] - {one.path})) for one in found),
        key=lambda one: one.path,
    )


def _maps(atlas: Atlas) -> Iterator[Subject]:
    for held in atlas.map_files:
        written = held.map
        yield Subject(held.path, written.kind, held.id, written.title, written, written.owner)


def _page(path: str, raw: bytes) -> Subject:
    reading = read_front_matter(path, raw)
    own = str(PurePosixPath(path).with_suffix(""))
    title = _title(reading, raw) or PurePosixPath(path).stem
    return Subject(path, "page", own, title, reading.fields, reading.fields.owner)


def _title(reading: FrontMatterReading, raw: bytes) -> str:
    """The title that the front matter gives, or else the first heading."""
    written = reading.source.data if reading.source else None
    if isinstance(written, dict) and isinstance(title := written.get("title"), str):
        return title.strip()
    heading = _HEADING.search(raw.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    return heading.group(1) if heading else ""


def _incoming(atlas: Atlas, texts: Mapping[str, bytes]) -> defaultdict[str, set[str]]:
    """The paths of all pages that refer to each page, by its path."""
    incoming: defaultdict[str, set[str]] = defaultdict(set)
    for key, held in atlas.maps.items():
        incoming[held.path].update(use.map_file.path for use in atlas.uses(*key))
    for key, entry in atlas.entries.items():
        if entry.map_file:
            incoming[entry.map_file.path].update(use.map_file.path for use in atlas.uses(*key))
    for path, raw in texts.items():
        for found in _LINK.finditer(raw):
            href = (found.group(1) or found.group(2)).decode("utf-8", "replace")
            incoming[posixpath.normpath(posixpath.join(posixpath.dirname(path), href))].add(path)
    return incoming
