"""Every link of a built site, and where it leads: pages, files, places on pages, parts of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

_LINKS = {"href", "src", "poster", "data"}
_PARTS = {"aria-labelledby", "aria-describedby", "aria-controls", "for", "list"}
_SCRIPTED = ("search:", "__")
"""Ids that Material's scripts or its own checkboxes bring."""


@dataclass
class Page:
    """What a page has, and what it names."""

    ids: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.page.ids[value] += 1
            elif name in _LINKS:
                self.page.links.append(value.strip())
            elif name in _PARTS:
                self.page.parts += value.split()


class BuiltSite:
    """A built site as it is served at an address."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        self.files = {
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, Page]:
        """All pages by their files' paths."""
        return {path: self._read(path) for path in sorted(self.files) if path.endswith(".html")}

    def faults(self) -> list[str]:
        """Whatever leads nowhere, each in a line."""
        return sorted(
            {*self._dead_links(), *self._dead_parts(), *self._twice(), *self._dead_addresses()}
        )

    def absolute(self) -> list[str]:
        """Links that hold at this address only. The page for lost visitors may have some."""
        return [
            f"{path}: {link}"
            for path, page in self.pages.items()
            for link in page.links
            if link.startswith("/") and path != "404.html"
        ]

    def _read(self, path: str) -> Page:
        reader = _Reader()
        reader.feed((self.folder / path).read_text("utf-8"))
        return reader.page

    def _dead_links(self) -> Iterator[str]:
        for path, page in self.pages.items():
            here = self.address + path.removesuffix("index.html")
            for link in page.links:
                if fault := self._fault(urljoin(here, link)):
                    yield f"{path}: {link}: {fault}"

    def _dead_parts(self) -> Iterator[str]:
        for path, page in self.pages.items():
            for part in page.parts:
                if part not in page.ids and not part.startswith(_SCRIPTED):
                    yield f"{path}: no part of the page is {part}"

    def _twice(self) -> Iterator[str]:
        for path, page in self.pages.items():
            yield from (f"{path}: {own} is there twice" for own, n in page.ids.items() if n > 1)

    def _dead_addresses(self) -> Iterator[str]:
        """Addresses in feeds, the sitemap, the search index and other data."""
        for path in sorted(self.files):
            if path.endswith(".json") and "schema" not in path:
                told = json.loads((self.folder / path).read_bytes())
                named = [address for address in _strings(told) if address.startswith(self.address)]
                if path == "search/search_index.json":
                    named += [self.address + entry["location"] for entry in told["docs"]]
            elif path.endswith((".xml", ".ics", ".txt")):
                text = (self.folder / path).read_text("utf-8").replace("\n ", "")
                named = re.findall(re.escape(self.address) + r'[^\s<>")]*', text)
            else:
                continue
            yield from (
                f"{path}: {address}: {fault}"
                for address in named
                if (fault := self._fault(address))
            )

    def _fault(self, address: str) -> str:
        """What is wrong with an address; nothing if it is another site's, or leads somewhere."""
        if urlsplit(address)[:2] != urlsplit(self.address)[:2]:
            return ""
        whole, _, place = address.partition("#")
        whole = whole.partition("?")[0]
        if not whole.startswith(self.address):
            return "leads out of the site"
        path = unquote(whole.removeprefix(self.address))
        if not path or path.endswith("/"):
            path += "index.html"
        if path not in self.files:
            return "nothing is there"
        if place and path in self.pages and unquote(place) not in self.pages[path].ids:
            return "no such place on the page"
        return ""


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
