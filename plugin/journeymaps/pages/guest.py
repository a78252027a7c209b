"""A map whose words stand on another page than its own."""

from __future__ import annotations

from urllib.parse import urlsplit

from journeymaps.pages.context import PageContext
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile


class Guest(PageContext):
    """A map as it speaks on the page at `page`: its links start from there."""

    def __init__(self, site: Site, held: MapFile, page: str) -> None:
        super().__init__(site, held)
        self.links = site.links(page)

    def address(self, link: str) -> str:
        """A link of the map, as it is from this page."""
        return self._resolve(link)

    def _resolve(self, href: str) -> str:
        return rebased(self.links.to_page(self.held.path), super()._resolve(href))


def rebased(way: str, href: str) -> str:
    """A link of a page, as it reads on another from which `way` leads to that page.

    >>> rebased("../../journeys/renewal/", "../first-steps/#usage")
    '../../journeys/renewal/../first-steps/#usage'
    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or href.startswith("/"):
        return href
    if not parts.path:
        return way + href
    folder, slash, _ = way.rpartition("/")
    return folder + slash + href
