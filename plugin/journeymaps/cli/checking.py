"""The check of a project: its files as they are, or as they were, and what is wrong with them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from journeymaps.checks.content.findings import findings, placed
from journeymaps.checks.pages import front_matter_problems, owner_problems, page_owners
from journeymaps.checks.survey import survey
from journeymaps.cli.memory import Memory, digest, own_folder
from journeymaps.cli.project import Project
from journeymaps.history.range import Difference
from journeymaps.pages.embeds.check import embed_problems
from journeymaps.problems import Problem
from journeymaps.reading.folder import map_paths, page_paths
from journeymaps.reading.read import SUFFIXES, Reading, read


class Checking:
    """A project on one day. Paths are seen from the folder of all maps.

    With `remembers`, what earlier runs read and found is kept in the user's cache folder.
    """

    def __init__(self, project: Project, today: date | None, *, remembers: bool) -> None:
        try:
            self._settings = project.options.settings(project.options.day(today))
        except ValueError as error:
            raise click.ClickException(str(error)) from None
        self._memory = Memory(own_folder(), project.maps) if remembers else None
        unreadable: list[Problem] = []
        paths = [*map_paths(project.maps), *page_paths(project.maps)]
        self._contents = dict(_contents(project.maps, paths, unreadable))
        self.files = frozenset(paths)
        self.problems = frozenset([*unreadable, *self._found()])

    def before(self, changes: Iterable[Difference]) -> frozenset[Problem]:
        """Everything that was wrong before these changes."""
        changes = list(changes)
        files = dict(self._contents)
        for change in changes:
            files.pop(change.path or "", None)
        files |= {change.before: change.old for change in changes if change.before}
        return frozenset(self._check(files))

    def _found(self) -> Iterable[Problem]:
        if self._memory is None:
            return self._check(self._contents)
        named = [
            part
            for path, raw in sorted(self._contents.items())
            for part in (path.encode("utf-8", "surrogateescape"), raw)
        ]
        key = digest(repr(self._settings).encode(), *named)
        found = self._memory.recall_run(key)
        if found is None:
            found = self._check(self._contents)
            self._memory.keep_run(key, found)
        return found

    def _check(self, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
        with _uncollected():
            return tuple(self._look_at(files))

    def _look_at(self, files: Mapping[str, bytes]) -> Iterator[Problem]:
        maps = {path: raw for path, raw in sorted(files.items()) if path.endswith(SUFFIXES)}
        found = survey(maps.items(), self._settings, drafts=True, reader=self._read)
        yield from found.problems
        for path, raw in files.items():
            if path not in maps:
                yield from front_matter_problems(path, raw, self._settings.today)
                yield from owner_problems(path, raw, found.atlas)
        pages = [(path, raw) for path, raw in files.items() if path not in maps]
        yield from embed_problems(pages, found.atlas)
        content = findings(found, self._settings, page_owners(pages))
        yield from placed(content.found).values()

    def _read(self, path: str, raw: bytes) -> Reading:
        return read(path, raw, self._memory)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes objects by the million and drops next to none of them.

    To look for garbage among them again and again would take half of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _contents(
    folder: Path, paths: Iterable[str], unreadable: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        try:
            yield path, (folder / path).read_bytes()
        except OSError as error:
            said = f"the file cannot be read: {error.strerror}"
            unreadable.append(Problem(path, 1, 1, "unreadable", said))
