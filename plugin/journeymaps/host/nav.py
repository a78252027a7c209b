"""Where maps stand in the navigation, and where beside it."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from journeymaps.host.pages import MapPage

MOST_IN_NAV = 150
"""With more maps than this none stands in a navigation that MkDocs makes by itself.

Every page carries the whole navigation: its cost grows with the square of the number of pages.
"""


def leave_out(nav: Navigation, paths: Container[str]) -> None:
    """Take pages that are not published out of the navigation, which may name them."""
    if any(page.file.src_uri in paths for page in nav.pages):
        nav.items = _without(nav.items, paths)
        nav.pages = [page for page in nav.pages if page.file.src_uri not in paths]
        _chain(nav.pages)


def _without(items: Iterable[StructureItem], paths: Container[str]) -> list[StructureItem]:
    kept = []
    for item in items:
        if isinstance(item, Section):
            item.children = _without(item.children, paths)
            if not item.children:
                continue
        elif isinstance(item, Page) and item.file.src_uri in paths:
            continue
        kept.append(item)
    return kept


def attach(nav: Navigation, files: Files, above: Mapping[str, File]) -> None:
    """Give the maps that are not in the navigation a place all the same.

    Their parent is the file that `above` names, else the index page of the nearest folder that
    has one below the site's root. The maps of a folder follow one another.
    """
    in_nav = {id(page) for page in nav.pages}
    pages = {file.src_uri: file.page for file in files if file.page is not None}
    indexes = {
        posixpath.dirname(path): page for path, page in pages.items() if page.file.name == "index"
    }
    folders: defaultdict[str, list[Page]] = defaultdict(list)
    for path, page in sorted(pages.items()):
        if isinstance(page, MapPage) and id(page) not in in_nav:
            folders[posixpath.dirname(path)].append(page)
            upper = above[path].page if path in above else _index_above(path, page, indexes)
            # MkDocs knows sections only as parents; it and the themes ask no more of them.
            page.parent = _below(upper) if upper else None  # type: ignore[assignment]
    for siblings in folders.values():
        _chain([page for page in siblings if page.file.name != "index"])


def _index_above(path: str, page: Page, indexes: dict[str, Page]) -> Page | None:
    folder = posixpath.dirname(path)
    while folder:
        index = indexes.get(folder)
        if index is not None and index is not page:
            return index
        folder = posixpath.dirname(folder)
    return None


def _below(index: Page) -> Page | Section:
    """What stands above the pages of an index: the section that it opens, or the page itself."""
    section = index.parent
    return section if section and section.children[0] is index else index


def _chain(pages: list[Page]) -> None:
    for page in pages:
        page.previous_page = page.next_page = None
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before
