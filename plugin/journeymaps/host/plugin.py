"""The plugin: what happens in which of MkDocs' events."""

from __future__ import annotations

import gc
import logging
import os
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings, LegacyConfig, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from journeymaps.atlas.atlas import Atlas
from journeymaps.host.assets import PLOTLY, SHIM, Assets
from journeymaps.host.behind import Behind
from journeymaps.host.dates import date_pages
from journeymaps.host.gather import Gathered, gather
from journeymaps.host.hosted import Hosted
from journeymaps.host.languages import announce, has_languages
from journeymaps.host.mend import mend
from journeymaps.host.nav import attach, leave_out
from journeymaps.host.offline import bring_along
from journeymaps.host.pages import MapPage
from journeymaps.host.readers import alternate
from journeymaps.host.readings import Readings
from journeymaps.host.review import with_pill
from journeymaps.host.reviews import Reviews, written_pages
from journeymaps.host.search import entries, lean, mark
from journeymaps.host.trouble import banner, report
from journeymaps.host.ways import Ways
from journeymaps.options import Options, OptionsError, read_options
from journeymaps.pages.environment import TEMPLATES
from journeymaps.problems import Problem
from journeymaps.reading.folder import shown
from journeymaps.reading.markdown import embedded
from journeymaps.reading.read import Reading

log = get_plugin_logger("journeymaps")

_SELDOM = (50_000, 20, 50)
"""How often Python looks for garbage in cycles. A build makes millions of things that live to its
end: to look among them as often as usual takes a tenth of its time."""


class JourneymapsPlugin(BasePlugin[LegacyConfig]):
    """Journey maps and service blueprints as pages of a MkDocs site."""

    def __init__(self) -> None:
        self.options = Options()
        self.problems: tuple[Problem, ...] = ()
        self._as_before = gc.get_threshold()
        self._begin(serving=False)

    def _begin(self, *, serving: bool) -> None:
        self.serving = serving
        self.readings = Readings()
        self.good: dict[str, Reading] = {}
        self.behind = Behind(serving=serving)

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options, which know better than MkDocs' what is wrong with them."""
        super().load_config(options, config_file_path)
        try:
            self.options = read_options(options)
        except OptionsError as error:
            said = "\n".join(f"journeymaps: {sentence}" for sentence in error.sentences)
            raise ValidationError(said) from None
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this instance, and what it has read, for as long as the site is served."""
        self._begin(serving=command == "serve")
        gc.set_threshold(*_SELDOM)

    def on_shutdown(self) -> None:
        """Leave the process as it was."""
        gc.set_threshold(*self._as_before)

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add our styles, scripts and templates, after others have chosen the theme."""
        try:
            self.today = self.options.day()
        except ValueError as error:
            raise PluginError(f"journeymaps: {error}") from None
        self.assets = Assets()
        self.assets.announce(config)
        self.offline = bring_along(config)
        # A site in several languages is configured once for each of them.
        if str(TEMPLATES) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
        return config

    @event_priority(50)
    def _files_early(self, files: Files, *, config: MkDocsConfig) -> Files:
        return files if has_languages(config) else self._files(files, config)

    @event_priority(-110)
    def _files_late(self, files: Files, *, config: MkDocsConfig) -> Files:
        # static-i18n makes files anew for each language, and would make ours Markdown again.
        return announce(self._files(files, config), config) if has_languages(config) else files

    on_files = CombinedEvent(_files_early, _files_late)

    def _files(self, files: Files, config: MkDocsConfig) -> Files:
        settings = self.options.settings(self.today)
        gathered = gather(files, config, self.readings, settings, drafts=self.options.drafts)
        folder = shown(Path(config.docs_dir))
        self.problems = tuple(problem.under(folder) for problem in gathered.problems)
        for warning in gathered.warnings:
            log.warning("%s", warning.under(folder))
        if notes := gathered.findings.counts["info"]:
            log.info("%d notes on what could be better are on the page checks.md", notes)
        atlas = self._shown(gathered, config) if self.problems else gathered.atlas
        self.good |= {held.path: Reading(held) for held in atlas.map_files}
        reviews = self._reviews(atlas, files, config)
        ways = Ways(files, config)
        self.hosted = Hosted(gathered, atlas, self.options, self.today, ways, reviews)
        self.hosted.place(files, config)
        self.assets.publish(files, config)
        if self.offline:
            self.assets.publish_vendored(SHIM, files, config)
        return files

    def _reviews(self, atlas: Atlas, files: Files, config: MkDocsConfig) -> Reviews:
        pages = list(written_pages(files))
        paths = [page.src_uri for page in pages] + [held.path for held in atlas.map_files]
        behind = self.behind.look(Path(config.docs_dir), paths, self.options, self.today)
        for problem in behind.problems:
            log.warning("%s", problem)
        if behind.warning:
            # Who asks for a day knows of it.
            asked = self.options.today or "SOURCE_DATE_EPOCH" in os.environ
            log.log(logging.INFO if asked else logging.WARNING, "%s", behind.warning)
        return Reviews(atlas, pages, self.options, self.today, behind)

    def _shown(self, gathered: Gathered, config: MkDocsConfig) -> Atlas:
        if not self.serving:
            raise PluginError(report(self.problems))
        # An error that is counted would end a strict server.
        log.log(logging.INFO if config.strict else logging.ERROR, report(self.problems))
        settings = self.options.settings(self.today)
        return mend(gathered.readings, self.good, settings, drafts=self.options.drafts)

    @event_priority(50)
    def _nav_early(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Adopt our pages, before others look at what they are called."""
        self.hosted.ways.files = files
        self.hosted.adopt()
        date_pages(files, self.hosted.reviews.background.past, self.today)
        leave_out(nav, self.hosted.drafts)
        return nav

    @event_priority(-120)
    def _nav_late(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Attach maps to the navigation, when it is as all others want it."""
        attach(nav, files, self.hosted.above)
        return nav

    on_nav = CombinedEvent(_nav_early, _nav_late)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Publish what is known only now: of reviews, and whether there is a chart to draw."""
        self.hosted.publish(files, config)
        if self.hosted.has_charts and self.options.chart != "static":
            self.assets.publish_vendored(PLOTLY, files, config)
        return env

    @event_priority(50)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Find fences and links of ours, before others look at the Markdown."""
        return self.hosted.written(page, markdown) if embedded(markdown) else markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Say on every page when it was last reviewed, and in a served one what is wrong."""
        content = with_pill(
            self.hosted.filled(page, html), page, self.hosted.pages, self.hosted.reviews
        )
        return banner(self.problems) + content if self.problems else content

    @event_priority(100)
    def _context_early(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let search plugins, which read pages now, read a lean one."""
        self._read = len(entries(config))
        if isinstance(page, MapPage):
            self._content, page.content = page.content, lean(page.rendered)
        return context

    @event_priority(-100)
    def _context_late(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        ours = isinstance(page, MapPage)
        mark(entries(config)[self._read :], self.hosted.kind(page), ours=ours)
        if ours:
            page.content = self._content
        return context

    on_page_context = CombinedEvent(_context_early, _context_late)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Tell programs that read where the map stands as Markdown."""
        return alternate(output, page.file) if self.hosted.is_map(page) else output
