"""Where a site's pages are, for whatever leads to them from outside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

REVIEWS = "reviews.md"
"""The path that the reviews page has below `docs_dir`, as if it had a file."""


def folder_address(path: str) -> str:
    """The address of a page that is published as a folder: `journeys/b2b/`.

    >>> folder_address("journeys/b2b.yml"), folder_address("guide/index.md")
    ('journeys/b2b/', 'guide/')
    """
    file = PurePosixPath(path)
    folder = file.parent if _is_index(file) else file.with_suffix("")
    return "" if folder == PurePosixPath() else quote(f"{folder}/")


def file_address(path: str) -> str:
    """The address of a page that is published as a file: `journeys/b2b.html`."""
    file = PurePosixPath(path)
    return quote(
        str(file.with_name("index.html") if _is_index(file) else file.with_suffix(".html"))
    )


def _is_index(file: PurePosixPath) -> bool:
    return file.stem in ("index", "README")


@dataclass(frozen=True)
class Site:
    """A published site. Without a `url` nobody knows where it will be, and nothing links to it."""

    name: str = ""
    url: str = ""
    address: Callable[[str], str] = folder_address
    """From a page's path below `docs_dir` to its address below `url`."""

    def link(self, path: str) -> str:
        """The absolute address of a page, or nothing."""
        # MkDocs' own address of a site's home is `./`.
        address = self.address(path).removeprefix("./")
        return f"{self.url.rstrip('/')}/{address}" if self.url else ""

    @property
    def reviews(self) -> str:
        """The absolute address of the reviews page, or nothing."""
        return self.link(REVIEWS)
