"""What a host gets: a page's HTML, and all that it needs to know to place and index it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from journeymaps.atlas.former import Anchor


@dataclass(frozen=True)
class Section:
    """A part of a page that a reader can be led to."""

    anchor: str
    title: str
    texts: tuple[str, ...] = ()
    """What stands there, as plain texts, for the search."""
    level: int = 2
    """How deep it stands: a part of a section of level 2 has 3."""
    searched: bool = True
    """Whether the search leads here. What a list gathers is found where it comes from."""


@dataclass(frozen=True)
class RenderedPage:
    """A finished page.

    `html` begins with the page's `<h1>` in its head and holds no other. `sections` are its parts
    in order, without the title; `text` is what the search knows of the page as a whole.
    """

    title: str
    description: str
    html: str
    text: str = ""
    sections: tuple[Section, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Every id on the page that a link may lead to."""
    tags: tuple[str, ...] = ()
    wide: bool = True
    """Whether the page needs the whole width of the window."""
    awaited: str = ""
    """The id of what the first paint waits for, where that is worth it: the first curve."""


@dataclass(frozen=True)
class GeneratedPage:
    """A page without a file of its own: a catalog entry's.

    `path` is where its file would be, `source` the file that defines it, if any does, and
    `told_in` that one, or else the first that names it.
    """

    path: str
    title: str
    source: str | None
    told_in: str


def listing(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The parts of a page that gathers what stands elsewhere."""
    return tuple(replace(section, searched=False) for section in sections)


def with_former(anchors: Iterable[str]) -> Iterator[str]:
    """The anchors of places, and those that the places had before they were renamed."""
    for anchor in anchors:
        yield anchor
        if isinstance(anchor, Anchor):
            yield from anchor.formerly
