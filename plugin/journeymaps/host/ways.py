"""The ways between pages, as MkDocs publishes them."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

log = get_plugin_logger("journeymaps")


class Ways:
    """The addresses of a site's files from one another."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self.files = files
        self.pages: dict[str, File] = {}
        """The files of maps and entries, by the paths that these know of each other."""
        self._links = config.validation.links
        self._known: dict[tuple[str, str], str] = {}

    def file(self, path: str) -> File:
        """The file of the page at a path."""
        found = self.pages.get(path) or self.files.get_file_from_path(path)
        if found is None:
            raise KeyError(path)
        return found

    def between(self, source: str, target: str) -> str:
        """The way from the page of one file to that of another."""
        way = self._known.get((source, target))
        if way is None:
            to, at = self.file(target), self.file(source)
            way = self._known[source, target] = to.url_relative_to(at)
        return way

    def resolve(self, source: str, href: str) -> str:
        """A link as it is written in a map, as it has to be on the map's page.

        As in Markdown, a relative link leads to a file. MkDocs' `validation` says how loud a link
        to none is, and checks the anchors of those that it is told of.
        """
        scheme, host, path, query, anchor = urlsplit(href)
        if scheme or host or href.startswith(("/", "\\")):
            return href
        page = self.pages[source]
        target = page
        if path:
            uri = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))
            found = self.pages.get(uri) or self.files.get_file_from_path(uri)
            if found is None:
                is_file = posixpath.splitext(path)[1]
                level = self._links.not_found if is_file else self._links.unrecognized_links
                said = "a link to no documentation file"
                log.log(level, "'%s' contains %s: '%s'", source, said, href)
                return href
            target = found
            path = target.url_relative_to(page)
        if anchor and page.page is not None:
            page.page.links_to_anchors = page.page.links_to_anchors or {}
            page.page.links_to_anchors.setdefault(target, {}).setdefault(anchor, href)
        return urlunsplit(("", "", path, query, anchor))
