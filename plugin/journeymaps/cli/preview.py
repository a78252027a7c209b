"""Where CI has put the site as it would be with a change."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.exchange.site import Site, file_address

_FILES = "index.html"
"""How the address of a preview ends whose pages are files: it opens from a folder, too."""


@dataclass(frozen=True)
class Preview:
    """An address, or a folder below the published site, whose address may not be known."""

    asked: str
    site: Site

    @property
    def home(self) -> str:
        """The address of its home page; empty where it is not known."""
        if "://" in self.asked:
            return self.asked
        return f"{self.site.url.rstrip('/')}/{self.asked}/" if self.site.url else ""

    def page(self, path: str) -> str:
        """The address of a page in it; empty where there is none to lead to."""
        home = self.home
        if home.endswith(f"/{_FILES}"):
            return home.removesuffix(_FILES) + file_address(path)
        # Of an archive nobody knows where it will be opened.
        return home + self.site.address(path) if home and "://" not in self.asked else ""
