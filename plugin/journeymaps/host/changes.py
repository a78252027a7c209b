"""The feed of what changed in the maps, among the site's files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from journeymaps.changes.chronicle import Entry
from journeymaps.exchange.changes_feed import changes_feed
from journeymaps.exchange.site import Site
from journeymaps.host import languages

FEED = "changes.xml"


def feed_way(page: File, config: MkDocsConfig) -> str:
    """The way from a page to the feed."""
    return get_relative_url(quote(languages.folder(config) + FEED), page.url)


def publish_feed(
    entries: Iterable[Entry], site: Site, today: date, files: Files, config: MkDocsConfig
) -> None:
    """Put the feed among the site's files, unless somebody has written one of its address."""
    address = languages.folder(config) + FEED
    if any(file.dest_uri == address for file in files):
        return
    content = changes_feed(entries, site, today, address)
    file = File.generated(config, FEED, inclusion=InclusionLevel.INCLUDED, content=content)
    file.dest_uri = address
    files.append(file)
