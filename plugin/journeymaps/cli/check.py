"""`journeymaps check`: everything that is wrong, in one run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from journeymaps.checks.pages import front_matter_problems, owner_problems
from journeymaps.checks.survey import survey
from journeymaps.cli.day import today_option
from journeymaps.cli.project import Project, absolute, find_project
from journeymaps.history import HistoryError, look_back
from journeymaps.problems import Problem
from journeymaps.reading.folder import map_paths, page_paths, shown
from journeymaps.reading.read import SUFFIXES, read


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@today_option
def check(paths: tuple[Path, ...], today: date | None) -> None:
    """Check maps and print every problem with its place.

    PATHS are files or folders; without any, all maps of the site are checked. References are
    always looked up in the whole site. Exits with 1 where there is a problem.
    """
    asked = [absolute(path) for path in paths]
    projects = {project.maps: project for project in map(find_project, asked or [Path.cwd()])}
    for path in asked:
        _refuse_outside(path, find_project(path))
    found = {
        problem.under(project.shown)
        for project in projects.values()
        for problem in _problems(project, today)
        if not asked or any((project.maps / problem.path).is_relative_to(path) for path in asked)
    }
    found.update(problem for path in asked for problem in _not_a_map(path))
    if not asked:
        found.update(problem for project in projects.values() for problem in _beside(project))
    for problem in sorted(found):
        click.echo(problem)
    if found:
        click.echo(f"{len(found)} problem{'s' if len(found) > 1 else ''}", err=True)
        sys.exit(1)


def _refuse_outside(path: Path, project: Project) -> None:
    """Finding nothing wrong where nothing was looked at would be a lie."""
    if not (path.is_relative_to(project.maps) or project.maps.is_relative_to(path)):
        where = project.shown or "this folder"
        raise click.UsageError(f"{shown(path)} is not in {where}, where the maps of the site are")


def _problems(project: Project, asked_today: date | None) -> Iterator[Problem]:
    try:
        settings = project.options.settings(project.options.day(asked_today))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    unreadable: list[Problem] = []
    maps = _contents(project.maps, map_paths(project.maps), unreadable)
    found = survey(maps, settings, drafts=True)
    yield from found.problems
    for path, raw in _contents(project.maps, page_paths(project.maps), unreadable):
        yield from front_matter_problems(path, raw, settings.today)
        yield from owner_problems(path, raw, found.atlas)
    yield from unreadable


def _beside(project: Project) -> Iterator[Problem]:
    """What is wrong with the files that say whose the maps are, and which commits to ignore."""
    try:
        behind = look_back(project.maps, (), date.min, project.options.timezone, history=False)
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    for problem in behind.problems:
        yield problem.under(shown(behind.root))


def _contents(
    folder: Path, paths: Iterable[str], unreadable: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        try:
            yield path, (folder / path).read_bytes()
        except OSError as error:
            said = f"the file cannot be read: {error.strerror}"
            unreadable.append(Problem(path, 1, 1, "unreadable", said))


def _not_a_map(path: Path) -> Iterator[Problem]:
    """A YAML file that was asked for by name, and is none of ours, is no silent success."""
    if path.is_file() and path.suffix in SUFFIXES:
        reading = read(path.name, path.read_bytes())
        if not reading.map_file and not reading.problems:
            said, hint = "this file is not a map", "begin with kind: journey"
            yield Problem(shown(path), 1, 1, "no-kind", said, hint)
