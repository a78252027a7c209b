"""What is wrong with the files that say whose the maps are, and which commits to ignore."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from journeymaps.cli.memory import Memory
from journeymaps.memory import digest
from journeymaps.problems import Problem
from journeymaps.reading.beside import IGNORED, OWNERS
from journeymaps.reading.folder import shown


def beside(maps: Path, *, remembers: bool) -> Iterable[Problem]:
    """The problems, with paths as the user would name them. Most repositories have no such file."""
    files = [
        file
        for above in (maps, *maps.parents)
        for name in (*OWNERS, IGNORED)
        if (file := above / name).is_file()
    ]
    if not files:
        return ()
    if not remembers:
        return _found(maps)
    memory = Memory(maps)
    here = os.fsencode(Path.cwd())
    key = digest(here, *(part for file in files for part in (os.fsencode(file), file.read_bytes())))
    found = memory.recall_run(key)
    if found is None:
        found = _found(maps)
        memory.keep_run(key, found)
    return found


def _found(maps: Path) -> tuple[Problem, ...]:
    # To read all of this takes longer than to recall what it found.
    from journeymaps.history import HistoryError, look_back

    try:
        behind = look_back(maps, (), date.min, "UTC", history=False)
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    return tuple(problem.under(shown(behind.root)) for problem in behind.problems)
