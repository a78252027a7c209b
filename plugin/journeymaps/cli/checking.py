"""The check of a project: its files as they are, or as they were, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from journeymaps.cli.memory import Memory
from journeymaps.cli.project import Project
from journeymaps.memory import digest
from journeymaps.problems import Problem
from journeymaps.reading.folder import map_paths, page_paths

if TYPE_CHECKING:
    from journeymaps.cli.looking import Looking
    from journeymaps.history.range import Difference


class Checking:
    """A project on one day. Paths are seen from the folder of all maps.

    With `remembers`, what earlier runs read and found is kept in the user's cache folder.
    """

    def __init__(self, project: Project, today: date | None, *, remembers: bool) -> None:
        self._project = project
        self._today = today
        self._memory = Memory(project.maps) if remembers else None
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
        return frozenset(self._looking.at(files))

    def _found(self) -> Iterable[Problem]:
        if self._memory is None:
            return self._looking.at(self._contents)
        key = digest(*self._asked(), *_named(self._contents))
        found = self._memory.recall_run(key)
        if found is None:
            found = self._looking.at(self._contents)
            self._memory.keep_run(key, found)
        return found

    def _asked(self) -> Iterator[bytes]:
        """All but the files that the answer depends on: options, and what makes the day."""
        written, epoch = self._project.written, os.environ.get("SOURCE_DATE_EPOCH")
        day = self._today or written.get("today") or epoch or _now(written.get("timezone"))
        yield repr(written).encode("utf-8", "surrogateescape")
        yield str(day).encode("utf-8", "surrogateescape")

    @cached_property
    def _looking(self) -> Looking:
        # To read the model and all rules takes longer than to recall what they found.
        from journeymaps.cli.looking import Looking

        return Looking(self._project, self._today, self._memory)


def _now(timezone: object) -> date:
    """The day that it is there; where nobody knows that place, the options tell of it."""
    with suppress(LookupError, OSError, ValueError):
        return datetime.now(ZoneInfo(str(timezone or "UTC"))).date()
    return datetime.now(UTC).date()


def _named(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for path, raw in sorted(files.items()):
        yield path.encode("utf-8", "surrogateescape")
        yield raw


def _contents(
    folder: Path, paths: Iterable[str], unreadable: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        try:
            yield path, (folder / path).read_bytes()
        except OSError as error:
            said = f"the file cannot be read: {error.strerror}"
            unreadable.append(Problem(path, 1, 1, "unreadable", said))
