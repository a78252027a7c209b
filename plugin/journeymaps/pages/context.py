"""What the parts of one page share while it is made."""

from __future__ import annotations

from functools import cached_property

from jinja2 import Environment
from markupsafe import Markup

from journeymaps.atlas.places import Places
from journeymaps.charts.scale import Scale
from journeymaps.model.emotion import Scale as WrittenScale
from journeymaps.model.reference import Path
from journeymaps.pages.links import Links
from journeymaps.pages.past import past
from journeymaps.pages.pill import Asked, Pill, pill
from journeymaps.pages.prose import prose
from journeymaps.pages.site import Site
from journeymaps.pages.sources import Cite, Sources
from journeymaps.reading.read import MapFile


class PageContext:
    """One map's page in the making: its links, its places, and its sources as they are cited."""

    def __init__(self, site: Site, held: MapFile) -> None:
        self.site = site
        self.held = held
        self.links: Links = site.links(held.path)
        self.places: Places = site.atlas.places(held)
        self.sources = Sources(self.links, held)
        written: WrittenScale = getattr(held.map, "scale", None) or site.scale
        self.scale = Scale(written.low, written.high)

    def prose(self, text: str) -> Markup:
        """A text of the map with its Markdown."""
        return prose(text, self._resolve)

    def cite(self, path: Path) -> Cite:
        """The source that the statement at a path names."""
        return self.sources.cite(path)

    def anchor(self, path: Path) -> str:
        """The id on the page of what stands at a path."""
        return self.places.at(path).anchor

    @cached_property
    def asked(self) -> Asked:
        """The page, as it is asked how it stands."""
        written = self.held.map
        return Asked(self.held.path, self.links.page, written.kind, written.title, written)

    @cached_property
    def pill(self) -> Pill:
        """What the page says of its review."""
        return pill(self.site, self.asked)

    def render(self, templates: Environment, template: str, **view: object) -> str:
        """A template of ours with this page's own values."""
        return templates.get_template(f"journeymaps/{template}").render(
            context=self, links=self.links, past=past(self.site, self.held, self.scale), **view
        )

    def _resolve(self, href: str) -> str:
        return self.site.resolve(self.held.path, href)
