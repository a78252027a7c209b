"""The review pill of Markdown pages."""

from __future__ import annotations

from mkdocs.structure.pages import Page
from pydantic import ValidationError

from journeymaps.host.pages import MapPage
from journeymaps.host.reviews import Reviews, is_written
from journeymaps.pages.pages import Pages
from journeymaps.reading.front_matter import FrontMatter


def with_pill(content: str, page: Page, pages: Pages, reviews: Reviews) -> str:
    """A Markdown page with its pill below its heading, or on top where it has none.

    Pages that other plugins make are nobody's to review, and maps have theirs already.
    """
    if isinstance(page, MapPage) or not is_written(page.file):
        return content
    path, fields = page.file.src_uri, _fields(page)
    reviews.inherit(path, fields)
    pill = pages.review_pill(path, str(page.title), fields)
    before, heading, after = content.partition("</h1>")
    return f"{before}{heading}\n{pill}{after}" if heading else f"{pill}\n{content}"


def _fields(page: Page) -> FrontMatter:
    """The review fields, those included that the page inherits through the plugin `meta`."""
    try:
        return FrontMatter.model_validate(dict(page.meta))
    except ValidationError:
        # Told where it stands already, and served for as long as it is being mended.
        return FrontMatter()
