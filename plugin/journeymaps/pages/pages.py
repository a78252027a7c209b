"""All pages that a site's maps give, by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from journeymaps.atlas.entries import Entry
from journeymaps.checks.content.findings import Findings
from journeymaps.model import Blueprint, Catalog, Comparison, Journey, Persona
from journeymaps.model.document import Reviewed
from journeymaps.pages.address import entry_path
from journeymaps.pages.blueprint import blueprint_page
from journeymaps.pages.catalog import catalog_page
from journeymaps.pages.checks import checks_page
from journeymaps.pages.comparison import comparison_page
from journeymaps.pages.embeds.cards import Cards
from journeymaps.pages.embeds.show import Shower
from journeymaps.pages.embeds.targets import Targets
from journeymaps.pages.embeds.written import Filling, Writer
from journeymaps.pages.entry import entry_page
from journeymaps.pages.environment import environment
from journeymaps.pages.journey import journey_page
from journeymaps.pages.kinds import kind_name, map_name
from journeymaps.pages.overviews.overviews import Overview, overview_block, overview_page
from journeymaps.pages.overviews.traits import Selection
from journeymaps.pages.page import GeneratedPage, RenderedPage
from journeymaps.pages.past import changes_page
from journeymaps.pages.persona import persona_page
from journeymaps.pages.pill import Asked, pill
from journeymaps.pages.reviews import Shelf, reviews_page
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.review import Standing
from journeymaps.words import capital, say, speaking


class Pages:
    """The pages of a site: one for each map, and one for each catalog entry.

    `overrides` are folders of templates that stand before ours.
    """

    def __init__(self, site: Site, overrides: tuple[Path, ...] = ()) -> None:
        self.site = site
        self._templates = environment(site.icons, overrides)
        self._maps = {held.path: held for held in site.atlas.map_files}
        self._entries = {
            entry_path(entry.kind, entry.id): entry for entry in site.atlas.entries.values()
        }

    def generated(self) -> Iterator[GeneratedPage]:
        """The pages without a file of their own."""
        for path, entry in self._entries.items():
            source = entry.map_file.path if entry.map_file else None
            # One that nobody defines is there because somebody names it.
            told_in = source or self.site.atlas.uses(*entry.key)[0].map_file.path
            yield GeneratedPage(path, entry.name, source, told_in)

    def title(self, path: str) -> str:
        """The title of the page at a path."""
        held = self._maps.get(path)
        return held.map.title if held else self._entries[path].name

    def kind(self, path: str) -> str:
        """What readers call what the page at a path is about; of any other page, that it is one."""
        with speaking(self.site.language):
            if held := self._maps.get(path):
                return map_name(held.map.kind)
            entry = self._entries.get(path)
            return capital(kind_name(entry.kind)) if entry else say("Page")

    def render(self, path: str) -> RenderedPage:
        """The page at a path.

        Raises:
            KeyError: no map and no catalog entry has this path.

        """
        held = self._maps.get(path)
        with speaking(self.site.language):
            return self._of_map(held) if held else self._of_entry(self._entries[path], path)

    def review_pill(self, path: str, title: str, fields: Reviewed) -> Markup:
        """What a page that is no map, a Markdown page, says of its review."""
        page = Asked(path, path, "page", title, fields)
        template = self._templates.get_template("journeymaps/partials/pill.html")
        with speaking(self.site.language):
            return Markup(template.render(pill=pill(self.site, page)))  # noqa: S704 – autoescaped

    def moved(self, path: str, href: str) -> str:
        """A page at an old address of a map, which leads to the map's page."""
        template = self._templates.get_template("journeymaps/moved.html")
        return template.render(title=self.title(path), href=href, language=self.site.language.code)

    def reviews(self, listed: Sequence[Standing], shelf: Shelf) -> RenderedPage:
        """The page for those who run the site: how all its pages stand with their reviews."""
        with speaking(self.site.language):
            return reviews_page(self.site, self._templates, listed, shelf)

    def checks(self, findings: Findings) -> RenderedPage:
        """The page for those who run the site: what the rules of content found."""
        with speaking(self.site.language):
            return checks_page(self.site, self._templates, findings)

    def overview(self, overview: Overview) -> RenderedPage:
        """A page about all maps."""
        with speaking(self.site.language):
            return overview_page(self.site, self._templates, overview)

    def block(self, overview: Overview, page: str, selection: Selection) -> Markup:
        """The core of such a page, for another page."""
        with speaking(self.site.language):
            return overview_block(self.site, self._templates, overview, page, selection)

    def changes(self, feed: str) -> RenderedPage:
        """The page of what changed in all maps. `feed` is the way to its feed."""
        with speaking(self.site.language):
            return changes_page(self.site, self._templates, feed)

    def written(self, path: str, text: str, file: Callable[[str], str]) -> tuple[str, Filling]:
        """The Markdown of the page at a path without what is ours, and what to fill in for that.

        `file` tells where the file of a page stands, as other files see it.
        """
        with speaking(self.site.language):
            shower = Shower(self.site, self._templates, path, self._elsewhere)
            return Writer(self.site.atlas, self._targets, shower, self._cards, file).written(text)

    @cached_property
    def _targets(self) -> Targets:
        return Targets(self.site.atlas)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.site, self._templates)

    def _elsewhere(self, site: Site, held: MapFile) -> RenderedPage:
        """The page of a map for a site whose links start elsewhere."""
        other = copy(self)
        other.site = site
        return other._of_map(held)

    def _of_map(self, held: MapFile) -> RenderedPage:
        match held.map:
            case Journey() as journey:
                return journey_page(self.site, self._templates, held, journey)
            case Blueprint() as blueprint:
                return blueprint_page(self.site, self._templates, held, blueprint)
            case Persona() as persona:
                return persona_page(self.site, self._templates, held, persona)
            case Comparison() as comparison:
                return comparison_page(self.site, self._templates, held, comparison)
            case Catalog() as catalog:
                return catalog_page(self.site, self._templates, held, catalog)

    def _of_entry(self, entry: Entry, path: str) -> RenderedPage:
        return entry_page(self.site, self._templates, entry, path)
