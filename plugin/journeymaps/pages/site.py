"""What pages need to know of the site that they stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.hierarchy import Hierarchy
from journeymaps.changes.chronicle import Chronicle, Memory, nothing
from journeymaps.memory import Shelf
from journeymaps.model.emotion import Scale
from journeymaps.model.lanes import Lanes
from journeymaps.pages.address import Way, directory_way
from journeymaps.pages.icons import Icons
from journeymaps.pages.links import Links
from journeymaps.pages.outside import Outside
from journeymaps.pages.told import Told
from journeymaps.review import ReviewSettings, Standing
from journeymaps.review.past import Revision
from journeymaps.words import ENGLISH, Language


def unknown(_path: str) -> None:
    """Know of no page how it stands with its reviews, but what it says itself."""


def unresolved(_page: str, href: str) -> str:
    """Leave a link as it is written."""
    return href


@dataclass(frozen=True)
class Site:
    """All maps, and how this site shows them."""

    atlas: Atlas
    today: date
    icons: Icons
    scale: Scale = field(default_factory=Scale)
    lanes: Lanes = field(default_factory=Lanes)
    chart: Literal["visible", "intent", "static"] = "visible"
    review: ReviewSettings = field(default_factory=ReviewSettings)
    way: Way = directory_way
    resolve: Callable[[str, str], str] = unresolved
    """From a page's path and a link in its prose to the link as published."""
    standing: Callable[[str], Standing | None] = unknown
    """From a page's path to how it stands with its reviews, by all that is known of it."""
    listed: Callable[[], Sequence[Standing]] = tuple
    """How all pages stand with their reviews, most pressing first."""
    outside: Outside = field(default_factory=Outside)
    revisions: Callable[[str, int], Sequence[Revision]] = nothing
    """From a page's path to the newest commits that touched it, as many as are asked for."""
    unknown_past: str = ""
    """Why nothing is known of those, in a sentence; empty where it is known."""
    memory: Memory = field(default_factory=dict)
    """What is known of them in words already."""
    shelf: Shelf | None = None
    """What earlier builds have worked out of them."""
    language: Language = ENGLISH
    """What pages speak, beside their authors' own words."""

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """How the journeys hang together, shared by all pages."""
        return Hierarchy(self.atlas)

    @cached_property
    def told(self) -> Told:
        """The places of the maps in words, shared by all pages."""
        return Told(self.atlas, self.scale)

    @cached_property
    def chronicle(self) -> Chronicle:
        """What changed in the maps, in words, shared by all pages."""
        return Chronicle(
            self.atlas,
            self.scale,
            self.today,
            self.revisions,
            self.unknown_past,
            self.memory,
            self.shelf,
        )

    def links(self, page: str) -> Links:
        """The links of the page at this path."""
        return Links(self.atlas, page, self.way)
