"""What is wrong with the files of a project: all rules, over all files at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

import click

from journeymaps.checks.content.findings import findings, placed
from journeymaps.checks.pages import front_matter_problems, owner_problems, page_owners
from journeymaps.checks.survey import survey
from journeymaps.cli.memory import Memory
from journeymaps.cli.project import Project
from journeymaps.pages.embeds.check import embed_problems
from journeymaps.problems import Problem
from journeymaps.reading.folder import SUFFIXES
from journeymaps.reading.read import Reading, read


class Looking:
    """A project on one day. What was read is remembered, where there is a memory."""

    def __init__(self, project: Project, today: date | None, memory: Memory | None) -> None:
        try:
            self._settings = project.options.settings(project.options.day(today))
        except ValueError as error:
            raise click.ClickException(str(error)) from None
        self._memory = memory

    def at(self, files: Mapping[str, bytes]) -> tuple[Problem, ...]:
        """Everything that is wrong with these files, given as paths and what they hold."""
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
