"""The sources of a page, numbered in the order in which its statements lean on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from markupsafe import Markup

from journeymaps.charts.words import month
from journeymaps.model.reference import Path
from journeymaps.model.statement import Source
from journeymaps.pages.links import Links
from journeymaps.reading.read import MapFile
from journeymaps.words import number, say

_CITE = Markup(' <a class="jm-cite" href="#%s" title="%s"><span class="jm-unseen">%s </span>%d</a>')


@dataclass(frozen=True)
class Cited:
    """A source where a statement names it: its number, its title, and the way to its entry."""

    number: int
    title: str
    anchor: str

    @cached_property
    def _html(self) -> Markup:
        return _CITE % (self.anchor, self.title, say("source"), self.number)

    def __html__(self) -> str:
        """The number as templates print it after a statement."""
        return self._html


Cite = Cited | Literal[""]
"""A statement's source as templates print it, or nothing."""


@dataclass(frozen=True)
class Listed:
    """A source in the list at the foot of the page."""

    number: int
    anchor: str
    title: str
    page: str | None
    """The page of the catalog's source, or of the system whose figures it is."""
    facts: str
    """Kind, number of people and date, as far as they are known."""
    note: str
    link: str | None


class Sources:
    """Numbers a page's sources. Statements that name none are assumed."""

    def __init__(self, links: Links, map_file: MapFile) -> None:
        self._links = links
        self._map_file = map_file
        self._cited: dict[tuple[str, str], Cited] = {}

    def cite(self, path: Path) -> Cite:
        """The source that the statement at `path` names; nothing where it is assumed."""
        key = self._links.atlas.named(self._map_file, (*path, "source"))
        if key is None:
            return ""
        if key not in self._cited:
            kind, own = key
            written = self._written(kind, own)
            title = written.title if written else self._links.to(kind, own).name
            self._cited[key] = Cited(len(self._cited) + 1, title, f"source:{own}")
        return self._cited[key]

    def listed(self) -> tuple[Listed, ...]:
        """The sources that the page has named so far."""
        return tuple(self._entry(*key, cited) for key, cited in self._cited.items())

    def _entry(self, kind: str, own: str, cited: Cited) -> Listed:
        written = self._written(kind, own)
        page = None if kind == "own-source" else self._links.to(kind, own).href
        if written is None:
            return Listed(cited.number, cited.anchor, cited.title, page, "", "", None)
        return Listed(
            number=cited.number,
            anchor=cited.anchor,
            title=cited.title,
            page=page,
            facts=source_facts(written),
            note=written.note or "",
            link=written.link,
        )

    def _written(self, kind: str, own: str) -> Source | None:
        if kind == "own-source":
            held: dict[str, Source] = getattr(self._map_file.map, "sources", {})
            return held.get(own)
        entry = self._links.atlas.entries.get((kind, own))
        return entry.written if entry and isinstance(entry.written, Source) else None


def source_facts(source: Source) -> str:
    """Kind, number of people and date of a source, as far as they are known."""
    known = (
        source.kind,
        say("n = %(number)s", number=number(source.n)) if source.n else None,
        month(source.date) if source.date else None,
    )
    return " · ".join(fact for fact in known if fact)
