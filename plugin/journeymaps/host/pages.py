"""Maps as pages of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from journeymaps.host.spool import Slot
from journeymaps.pages.page import RenderedPage, Section


class MapPage(Page):
    """A page that comes finished: there is no Markdown in it.

    MkDocs' templates print titles and descriptions as HTML, so here they are.
    """

    rendered: RenderedPage
    """The page as it was made. Its HTML becomes the content, and is not kept twice."""
    _make: Callable[[], RenderedPage]
    _kept: Slot

    @classmethod
    def adopt(cls, page: Page, title: str, make: Callable[[], RenderedPage], kept: Slot) -> None:
        """Let a page that MkDocs has made be one of ours, where it stands in the navigation.

        The title that it was given there stays.
        """
        page.__class__ = cls
        assert isinstance(page, MapPage)
        page._make, page._kept = make, kept
        if "title" not in vars(page):
            page.title = str(escape(title))

    @property
    def content(self) -> str | None:
        """The page's HTML. MkDocs has that of all pages at once: it is kept out of memory."""
        return self._kept.text

    @content.setter
    def content(self, html: str | None) -> None:
        self._kept.text = html or ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Fill what other plugins ask for before there is any content."""
        page = self.rendered = self._make()
        # Nothing that runs over Markdown, such as a macro, finds an author's text here.
        self.markdown = ""
        self.meta = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description or page.title)),
        }
        if page.tags:
            self.meta["tags"] = [str(escape(tag)) for tag in page.tags]
        if page.wide:
            self.meta["template"] = "journeymaps/page.html"
            self.meta["hide"] = ["navigation", "toc"]
        if page.awaited:
            self.meta["awaited"] = page.awaited

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill in the page."""
        page = self.rendered
        self.content = page.html
        self.rendered = replace(page, html="")
        self.toc = TableOfContents(_contents(page.sections))
        self.present_anchor_ids = {*page.anchors, *(part.anchor for part in page.sections)}


def _contents(sections: Iterable[Section]) -> list[AnchorLink]:
    """The sections as a table of contents. MkDocs' own search finds nothing that is not in it."""
    above: list[AnchorLink] = []
    for part in sections:
        link = AnchorLink(str(escape(part.title)), part.anchor, part.level)
        (above[-1].children if above and part.level > above[-1].level else above).append(link)
    return above
