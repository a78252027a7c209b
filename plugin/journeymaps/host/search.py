"""What the search reads of a map: its stages and their words, instead of the whole page."""

from __future__ import annotations

from markupsafe import Markup

from journeymaps.pages.page import RenderedPage


def lean(page: RenderedPage) -> str:
    """A page as headings and text. Search plugins begin an entry at every heading with an id."""
    parts = [Markup('<h1 id="__top">{}</h1>{}').format(page.title, page.text)]
    parts.extend(
        Markup('<h{0} id="{1}">{2}</h{0}>{3}').format(
            part.level, part.anchor, part.title, part.text
        )
        for part in page.sections
    )
    return "\n".join(parts)
