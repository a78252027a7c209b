"""Links between pages lead somewhere, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from journeymaps.atlas.atlas import Use
from journeymaps.atlas.entries import SECTIONS
from journeymaps.pages.address import directory_way, entry_path
from journeymaps.pages.overviews.overviews import OVERVIEWS
from journeymaps.pages.page import RenderedPage
from journeymaps.pages.pages import Pages
from made_pages import pages_of, paths_of

ROOT = Path(__file__).parent.parent
SITES = {"demo": ROOT / "maps", "cases": ROOT / "tests" / "cases" / "pages" / "maps"}


class Rendered:
    """All pages of a site, with the ids and links on each."""

    def __init__(self, folder: Path) -> None:
        self.pages: Pages = pages_of(folder)
        self.by_path = {path: self.pages.render(path) for path in paths_of(self.pages)}
        for overview in OVERVIEWS.values():
            self.by_path[overview.path] = self.pages.overview(overview)
        self.ids: dict[str, list[str]] = {}
        self.hrefs: dict[str, list[str]] = {}
        for path, page in self.by_path.items():
            soup = BeautifulSoup(page.html, "html.parser")
            self.ids[path] = [str(tag["id"]) for tag in soup.find_all(id=True)]
            self.hrefs[path] = [str(tag["href"]) for tag in soup.find_all(href=True)]
        self.written = {file.relative_to(folder).as_posix() for file in folder.rglob("*.md")}
        self.addresses = {directory_way("index.yml", path): path for path in self.written}
        self.addresses.update({directory_way("index.yml", path): path for path in self.by_path})

    def targets(self, path: str) -> Iterator[tuple[str, str]]:
        """Where the links of a page lead that stay in the site: a page's path, and an id."""
        for href in self.hrefs[path]:
            parts = urlsplit(href)
            if parts.scheme or parts.netloc:
                continue
            target = self._page(path, parts.path) if parts.path else path
            yield target, unquote(parts.fragment)

    def _page(self, path: str, way: str) -> str:
        folder = directory_way("index.yml", path).rstrip("/").split("/")
        for part in way.rstrip("/").split("/"):
            if part == "..":
                folder.pop()
            elif part != ".":
                folder.append(part)
        return self.addresses.get("/".join(folder) + "/", f"nothing at {way}")


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest) -> Rendered:
    return Rendered(SITES[request.param])


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Rendered) -> None:
    astray = [
        (path, target, anchor)
        for path in site.by_path
        for target, anchor in site.targets(path)
        if target not in site.written
        and (target not in site.by_path or (anchor and anchor not in site.ids[target]))
    ]
    assert not astray


def test_no_id_stands_twice_on_a_page(site: Rendered) -> None:
    twice = {
        path: {own for own in ids if ids.count(own) > 1}
        for path, ids in site.ids.items()
        if len(set(ids)) < len(ids)
    }
    assert not twice


def test_every_anchor_and_section_that_a_page_names_is_on_it(site: Rendered) -> None:
    def named(page: RenderedPage) -> set[str]:
        return {*page.anchors, *(section.anchor for section in page.sections)}

    missing = {path: named(page) - set(site.ids[path]) for path, page in site.by_path.items()}
    assert not {path: anchors for path, anchors in missing.items() if anchors}


def test_whatever_uses_an_entry_is_listed_on_its_page_with_the_very_place(site: Rendered) -> None:
    unlisted = [
        (entry.key, place)
        for entry in site.pages.site.atlas.entries.values()
        for use in site.pages.site.atlas.uses(*entry.key)
        if (place := _place(use)) not in set(site.targets(entry_path(*entry.key)))
        and not _is_told_as_a_fact(use)
    ]
    assert not unlisted


def _place(use: Use) -> tuple[str, str]:
    return use.map_file.path, use.place.anchor if use.place else ""


def _is_told_as_a_fact(use: Use) -> bool:
    """What one entry of a catalog says of another leads to that entry, not to the catalog."""
    return use.map_file.map.kind == "catalog" and use.path[0] in SECTIONS.values()


def test_what_a_map_names_has_a_link_on_the_maps_page(site: Rendered) -> None:
    # Tags are shown by the theme, and a stage set's names are the stages themselves.
    kinds = set(SECTIONS) - {"tag", "stage-set"} | {"persona", "journey"}
    unlinked = [
        (use.map_file.path, use.path)
        for key in {key for key in _named(site) if key[0] in kinds}
        for use in site.pages.site.atlas.uses(*key)
        if use.map_file.map.kind != "catalog"
        and _page_of(site, key) not in {target for target, _ in site.targets(use.map_file.path)}
    ]
    assert not unlinked


def _named(site: Rendered) -> Iterator[tuple[str, str]]:
    atlas = site.pages.site.atlas
    yield from atlas.entries
    yield from (key for key in atlas.maps if key[0] in ("persona", "journey"))


def _page_of(site: Rendered, key: tuple[str, str]) -> str:
    held = site.pages.site.atlas.maps.get(key)
    return held.path if held else entry_path(*key)
