"""How all pages of a project stand with their reviews, for the commands that ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks.survey import Survey, survey
from journeymaps.cli.project import Project
from journeymaps.history import HistoryError, look_back
from journeymaps.problems import Problem
from journeymaps.reading.folder import map_paths, page_paths, shown
from journeymaps.review import Standing, standings, subjects


@dataclass(frozen=True)
class Overview:
    """A project on one day."""

    project: Project
    today: date
    atlas: Atlas
    standings: tuple[Standing, ...]
    """Most pressing first."""
    unread: tuple[Problem, ...] = ()
    """What is wrong first with each file that made no map, in the order of their paths."""


def look_over(project: Project, asked_today: date | None) -> Overview:
    """Read a project's pages and what git knows of them.

    What cannot be read is told on the side, for it is missing from what follows. Raises a
    `ClickException` where the day or the history is not to be had.
    """
    options = project.options
    try:
        today = options.day(asked_today)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    maps = dict(_read(project.maps, map_paths(project.maps)))
    pages = dict(_read(project.maps, page_paths(project.maps)))
    found = survey(maps.items(), options.settings(today), drafts=options.drafts)
    unread = _unread(found)
    for problem in unread:
        path = problem.under(project.shown).path
        click.echo(f"{path} is left out – journeymaps check says why", err=True)
    try:
        background = look_back(
            project.maps, [*maps, *pages], today, options.timezone, history=options.history
        )
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    for problem in background.problems:
        click.echo(problem.under(shown(background.root)), err=True)
    if background.warning:
        click.echo(background.warning, err=True)
    listed = standings(
        subjects(found.atlas, pages.items()),
        found.atlas,
        options.review,
        today,
        past=background.past,
        code_owners=background.code_owners,
    )
    return Overview(project, today, found.atlas, tuple(listed), unread)


def _read(folder: Path, paths: Iterator[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        yield path, (folder / path).read_bytes()


def _unread(found: Survey) -> tuple[Problem, ...]:
    there = {held.path for held in found.atlas.map_files}
    first: dict[str, Problem] = {}
    for problem in found.problems:
        if problem.path not in there:
            first.setdefault(problem.path, problem)
    return tuple(first.values())
