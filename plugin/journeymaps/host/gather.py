"""The maps among a site's files, and everything that is wrong with its maps and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks.check import Settings
from journeymaps.checks.content.findings import Findings, findings, placed
from journeymaps.checks.survey import Survey, survey
from journeymaps.host.files import MapSource, same_address, yaml_files
from journeymaps.host.languages import map_path
from journeymaps.host.readings import Readings
from journeymaps.pages.embeds.check import embed_problems
from journeymaps.problems import Problem
from journeymaps.reading.read import Reading


@dataclass(frozen=True)
class Gathered:
    """A site's maps. `files` and `readings` are of all that are maps, or would be."""

    atlas: Atlas
    files: Mapping[str, File]
    readings: Mapping[str, Reading]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    findings: Findings = field(default_factory=Findings)
    """What the rules of content found."""

    @cached_property
    def drafts(self) -> frozenset[str]:
        """The paths of maps that are not published."""
        shown = {held.path for held in self.atlas.map_files}
        return frozenset(
            path
            for path, reading in self.readings.items()
            if path not in shown and reading.map_file and reading.map_file.map.status == "draft"
        )


def gather(
    files: Files, config: MkDocsConfig, kept: Readings, settings: Settings, *, drafts: bool
) -> Gathered:
    """Read all maps, link them and check everything."""
    readings: dict[str, Reading] = {}
    sources: dict[str, File] = {}
    for file in yaml_files(files, config):
        reading = _read(file, kept)
        if reading.map_file or reading.problems:
            path = map_path(file)
            readings[path], sources[path] = reading, file
    found = look_at(readings, settings, drafts=drafts)
    content = findings(found, settings, _owners(files, kept))
    published = [MapSource.of(sources[held.path], config) for held in found.atlas.map_files]
    problems = {
        *found.problems,
        *same_address(published, files),
        *_page_problems(files, kept, settings.today),
        *embed_problems(_pages(files), found.atlas),
        *placed(content.of("error", "warning")).values(),
    }
    written = {path: file.src_uri for path, file in sources.items()}
    told = sorted(replace(each, path=written.get(each.path, each.path)) for each in problems)
    wrong = tuple(each for each in told if each.severity == "error")
    warnings = tuple(each for each in told if each.severity == "warning")
    return Gathered(found.atlas, sources, readings, wrong, warnings, content)


def look_at(readings: Mapping[str, Reading], settings: Settings, *, drafts: bool) -> Survey:
    """Link and check maps that have been read."""
    return survey(
        ((path, b"") for path in readings),
        settings,
        drafts=drafts,
        reader=lambda path, _raw: readings[path],
    )


def _read(file: File, kept: Readings) -> Reading:
    try:
        return kept.of_map(map_path(file), file.content_bytes)
    except OSError as error:
        said = error.strerror or "no reason given"
        problem = Problem(map_path(file), 1, 1, "unreadable", f"the file cannot be read: {said}")
        return Reading(problems=(problem,))


def _page_problems(files: Iterable[File], kept: Readings, today: date) -> Iterator[Problem]:
    for path, raw in _pages(files):
        yield from kept.of_page(path, raw, today)


def _owners(files: Iterable[File], kept: Readings) -> Iterator[str]:
    """The teams and roles that own the site's Markdown pages."""
    for path, raw in _pages(files):
        yield kept.owner(path, raw)


def _pages(files: Iterable[File]) -> Iterator[tuple[str, bytes]]:
    for file in files:
        if file.is_documentation_page() and not file.inclusion.is_excluded():
            # MkDocs says of a page that it cannot read, when it comes to it.
            with suppress(OSError):
                yield file.src_uri, file.content_bytes
