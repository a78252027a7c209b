"""What the search reads of a map: its stages and their words, instead of the whole page.

Material's keeps what it has read in entries. Each page's first one says of what kind the page is:
by that readers narrow what they have found.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from journeymaps.pages.page import RenderedPage


def lean(page: RenderedPage) -> str:
    """A page as headings and text. Search plugins begin an entry at every heading with an id."""
    parts = [Markup('<h1 id="__top">{}</h1>{}').format(page.title, page.text)]
    for part in page.sections:
        if part.searched:
            heading = Markup('<h{0} id="{1}">{2}</h{0}>')
            parts.append(heading.format(part.level, part.anchor, part.title))
            # A result shows those paragraphs of a part in which the words are.
            parts.extend(map(Markup("<p>{}</p>").format, part.texts))
    return "\n".join(parts)


def entries(config: MkDocsConfig) -> list[dict[str, Any]]:
    """What Material's search has read so far; nothing where another one reads the pages."""
    for plugin in config.plugins.values():
        read = getattr(getattr(plugin, "search_index", None), "entries", None)
        if isinstance(read, list):
            return read
    return []


def mark(page: Iterable[dict[str, Any]], kind: str, *, ours: bool) -> None:
    """Let a page's entries say of what kind it is. Our maps' tags are the page's alone."""
    for position, entry in enumerate(page):
        if position == 0:
            entry["kind"] = kind
        elif ours:
            entry.pop("tags", None)
