"""Links from one page to what it names, and back to whoever names it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from journeymaps.atlas.atlas import Atlas, Use
from journeymaps.atlas.entries import Key
from journeymaps.model.reference import Path
from journeymaps.pages.address import Way, entry_path
from journeymaps.reading.read import MapFile

_LINK = Markup('<a href="%s">%s</a>')


@dataclass(frozen=True)
class Link:
    """Something named, with its address from this page; without one where it has no page."""

    name: str
    href: str | None = None

    def __html__(self) -> str:
        """The link as templates print it."""
        if self.href is None:
            return escape(self.name)
        return _LINK % (self.href, self.name)


class Links:
    """The links of one page."""

    def __init__(self, atlas: Atlas, page: str, way: Way) -> None:
        self.atlas = atlas
        self.page = page
        self._way = way

    def to(self, kind: str, own: str, anchor: str = "") -> Link:
        """A link to a map or a catalog entry."""
        if held := self.atlas.maps.get((kind, own)):
            return Link(held.map.title, self.to_page(held.path, anchor))
        if entry := self.atlas.entries.get((kind, own)):
            return Link(entry.name, self.to_page(entry_path(kind, own), anchor))
        return Link(self.atlas.name(kind, own))

    def at(self, map_file: MapFile, path: Path) -> Link | None:
        """A link to what the reference at a path names; None where nothing stands there."""
        key: Key | None = self.atlas.named(map_file, path)
        return self.to(*key) if key else None

    def to_page(self, path: str, anchor: str = "") -> str:
        """The address of a page, or of a place on it. Of this page only the place."""
        place = fragment(anchor) if anchor else ""
        if path == self.page:
            return place or "#"
        return self._way(self.page, path) + place

    def to_use(self, use: Use) -> str:
        """The address of the very place that names something."""
        return self.to_page(use.map_file.path, use.place.anchor if use.place else "")


@lru_cache(maxsize=4096)
def fragment(anchor: str) -> str:
    """The end of an address that leads to this id on its page."""
    return f"#{quote(anchor, safe=':.~')}"
