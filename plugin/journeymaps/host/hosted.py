"""The maps of one build as MkDocs' pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from journeymaps.atlas.atlas import Atlas
from journeymaps.exchange.site import Site as Published
from journeymaps.host import languages
from journeymaps.host.changes import feed_way, publish_feed
from journeymaps.host.files import EntrySource, MadeSource, MapSource, newest, published_source
from journeymaps.host.gather import Gathered
from journeymaps.host.moved import place_moved
from journeymaps.host.nav import MOST_IN_NAV
from journeymaps.host.pages import MapPage
from journeymaps.host.readers import publish_readers
from journeymaps.host.reviews import Reviews
from journeymaps.host.shelf import publish, shelf
from journeymaps.host.spool import Spool
from journeymaps.host.trouble import standing_in
from journeymaps.host.ways import Ways
from journeymaps.options import Options
from journeymaps.pages.checks import CHECKS
from journeymaps.pages.embeds.written import Filling, filled
from journeymaps.pages.forge import find_forge
from journeymaps.pages.icons import Icons, theme_icons
from journeymaps.pages.outside import Outside
from journeymaps.pages.overviews.overviews import OVERVIEWS, Overview
from journeymaps.pages.page import RenderedPage
from journeymaps.pages.pages import Pages
from journeymaps.pages.past import CHANGES, TITLE
from journeymaps.pages.reviews import REVIEWS
from journeymaps.pages.site import Site
from journeymaps.words import say, speaking


class Hosted:
    """A site's maps, placed among its files."""

    def __init__(
        self,
        gathered: Gathered,
        atlas: Atlas,
        options: Options,
        today: date,
        ways: Ways,
        reviews: Reviews,
    ) -> None:
        self.gathered = gathered
        self.atlas = atlas
        self.options = options
        self.today = today
        self.ways = ways
        self.reviews = reviews
        self._shown = {held.path for held in atlas.map_files}
        self.above: dict[str, File] = {}
        """The files of pages' parents by the pages' paths, where folders do not say it."""
        self.drafts: set[str] = set()
        """The paths of files that are not published."""
        self.has_charts = False
        self._fillings: dict[str, Filling] = {}
        self._to_adopt: list[tuple[File, str, Callable[[], RenderedPage]]] = []

    def place(self, files: Files, config: MkDocsConfig) -> None:
        """Put a file for every page among the site's, in place of the maps' own."""
        self.pages = Pages(self._site(config), _overrides(config))
        for path, file in self.gathered.files.items():
            if path in self.gathered.drafts - self._shown:
                file.inclusion = InclusionLevel.EXCLUDED
                self.drafts.add(file.src_uri)
            else:
                self._place_map(path, file, files, config)
        self._place_entries(files, config)
        with speaking(self.pages.site.language):
            self._place_made(files, config)
        place_moved(self.pages, self.ways, files, config)
        self._publish(files, config)
        site, listed = self._published(config), self.reviews.listed
        publish_readers(self.ways.pages, self.atlas, site, listed, files, config)

    def is_map(self, page: Page) -> bool:
        """Whether a page is a map's own, and so stands there as Markdown, too."""
        return page.file in self._of_maps

    @cached_property
    def _of_maps(self) -> frozenset[File]:
        return frozenset(self.ways.pages[path] for path in self._shown)

    def kind(self, page: Page) -> str:
        """What readers call a page of this kind."""
        return self.pages.kind(self._paths.get(page.file, ""))

    @cached_property
    def _paths(self) -> dict[File, str]:
        return {file: path for path, file in self.ways.pages.items()}

    def publish(self, files: Files, config: MkDocsConfig) -> None:
        """Tell of the reviews anew, where pages turned out to say more than their files."""
        page = self.ways.pages[REVIEWS].page
        if self.reviews.inherited:
            self._publish(files, config)
            if isinstance(page, MapPage):
                page.read_source(config)
                page.render(config, files)

    def _publish(self, files: Files, config: MkDocsConfig) -> None:
        site, zone = self._published(config), self.options.timezone
        with speaking(self.pages.site.language):
            publish(self.reviews.listed, site, self.today, zone, files, config)

    def written(self, page: Page, markdown: str) -> str:
        """A page's Markdown, in which nothing is ours any more."""
        path = page.file.src_uri
        text, filling = self.pages.written(path, markdown, lambda own: self.ways.file(own).src_uri)
        self._fillings[path] = filling
        return text

    def filled(self, page: Page, html: str) -> str:
        """A page's HTML with the maps and cards that its Markdown asked for."""
        filling = self._fillings.pop(page.file.src_uri, None)
        if filling is None:
            return html
        html = filled(html, filling)
        self.has_charts = self.has_charts or "data-jm-chart" in html
        return html

    def adopt(self) -> None:
        """Make the pages ours that MkDocs has made of the files by now."""
        spool = Spool()
        for file, title, make in self._to_adopt:
            if file.page is not None:
                MapPage.adopt(file.page, title, make, spool.slot())

    def _place_map(self, path: str, file: File, files: Files, config: MkDocsConfig) -> None:
        source = MapSource.of(file, config)
        if len(self.gathered.files) > MOST_IN_NAV and source.name != "index":
            source.inclusion = InclusionLevel.NOT_IN_NAV
        files.remove(file)
        files.append(source)
        self.ways.pages[path] = source
        if path in self._shown:
            self._to_adopt.append((source, self.pages.title(path), partial(self._render, path)))
        else:
            name = PurePosixPath(path).name
            self._to_adopt.append((source, name, partial(standing_in, name)))
        if self.options.publish_source:
            files.append(published_source(file, config))

    def _place_entries(self, files: Files, config: MkDocsConfig) -> None:
        taken = {file.dest_uri: file for file in files}
        changed = newest(self.gathered.files.values())
        catalogs = [self.ways.pages[held.path] for held in self.atlas.of_kind("catalog")]
        for page in self.pages.generated():
            source = EntrySource(page.path, self.ways.pages[page.told_in], changed, config)
            defined = self.ways.pages[page.source] if page.source else None
            source.edit_uri = defined.edit_uri if defined else None
            # Where somebody has written a page of this address, that says more than ours.
            own = self.ways.pages[page.path] = taken.get(source.dest_uri, source)
            if own is source:
                files.append(source)
                self._to_adopt.append((source, page.title, partial(self._render, page.path)))
                if above := defined or next(iter(catalogs), None):
                    self.above[page.path] = above

    def _place_made(self, files: Files, config: MkDocsConfig) -> None:
        self._place(REVIEWS, say("Reviews"), partial(self._render_reviews, config), files, config)
        self._place(CHANGES, say(TITLE), partial(self._render_changes, config), files, config)
        entries = self.pages.site.chronicle.all()
        publish_feed(entries, self._published(config), self.today, files, config)
        if kept := self.pages.site.shelf:
            kept.save()
        found = self.gathered.findings
        self._place(CHECKS, say("Checks"), lambda: self.pages.checks(found), files, config)
        for overview in OVERVIEWS.values():
            make = partial(self._render_overview, overview)
            self._place(overview.path, say(overview.title), make, files, config)

    def _place(
        self,
        path: str,
        title: str,
        make: Callable[[], RenderedPage],
        files: Files,
        config: MkDocsConfig,
    ) -> None:
        """Put a page of ours among the site's, unless somebody has written one of its address."""
        source = MadeSource(path, config)
        taken = (file for file in files if file.dest_uri == source.dest_uri)
        own = self.ways.pages[path] = next(taken, source)
        if own is source:
            files.append(source)
            self._to_adopt.append((source, title, make))

    def _render_reviews(self, config: MkDocsConfig) -> RenderedPage:
        listed, unknown = self.reviews.listed, self.reviews.background.past.unknown
        return self.pages.reviews(listed, shelf(self.ways.pages[REVIEWS], listed, unknown, config))

    def _render_changes(self, config: MkDocsConfig) -> RenderedPage:
        return self.pages.changes(feed_way(self.ways.pages[CHANGES], config))

    def _render_overview(self, overview: Overview) -> RenderedPage:
        return self._noticed(self.pages.overview(overview))

    def _render(self, path: str) -> RenderedPage:
        return self._noticed(self.pages.render(path))

    def _noticed(self, page: RenderedPage) -> RenderedPage:
        self.has_charts = self.has_charts or "data-jm-chart" in page.html
        return page

    def _site(self, config: MkDocsConfig) -> Site:
        folders = [Path(folder, ".icons") for folder in config.theme.dirs]
        if material := theme_icons():
            folders.append(material)
        return Site(
            atlas=self.atlas,
            today=self.today,
            icons=Icons(dict.fromkeys(folders)),
            scale=self.options.scale,
            lanes=self.options.lanes,
            chart=self.options.chart,
            review=self.options.review,
            way=self.ways.between,
            resolve=self.ways.resolve,
            standing=self.reviews.standing,
            listed=lambda: self.reviews.listed,
            outside=Outside(
                find_forge(config.repo_url, config.edit_uri or config.edit_uri_template),
                self._edit_form,
                self.reviews.line,
                self._published(config).link,
                self.reviews.background.past.commit,
            ),
            revisions=self.reviews.background.past.revisions,
            unknown_past=self.reviews.background.past.unknown,
            memory=self.reviews.background.told,
            shelf=self.reviews.background.shelf,
            language=languages.spoken_by(config),
        )

    def _edit_form(self, path: str) -> str:
        page = self.ways.file(path).page
        return (page.edit_url or "") if page else ""

    def _published(self, config: MkDocsConfig) -> Published:
        def address(path: str) -> str:
            return self.ways.file(path).url

        return Published(config.site_name, config.site_url or "", address)


def _overrides(config: MkDocsConfig) -> tuple[Path, ...]:
    own = config.theme.custom_dir
    return (Path(own),) if own else ()
