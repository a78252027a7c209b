"""`journeymaps review`: write down that somebody held pages against reality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import click
from pydantic import ValidationError

from journeymaps.cli.day import DAY, today_option
from journeymaps.cli.project import Project, absolute, find_project
from journeymaps.cli.write import replace_all
from journeymaps.history import (
    HistoryError,
    Nowhere,
    Repository,
    clock_warning,
    find_repository,
)
from journeymaps.model.document import Reviewed
from journeymaps.nearest import suggestion
from journeymaps.problems import Problem
from journeymaps.reading.folder import SUFFIXES, map_paths, page_paths
from journeymaps.reading.read import read
from journeymaps.review import refuse_future
from journeymaps.review.recording import Act, RecordingError, record
from journeymaps.words import spell


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--by", required=True, metavar="NAME", help="Who reviewed.")
@click.option("--note", required=True, metavar="TEXT", help="What was looked at, what came of it.")
@click.option("--date", "day", type=DAY, metavar="DATE", help="When, if not today: 2026-09-12.")
@click.option("--changed", is_flag=True, help="Also all that the working tree touches.")
@today_option
def review(
    ids: tuple[str, ...], by: str, note: str, day: date | None, changed: bool, today: date | None
) -> None:
    """Write a review into maps and pages.

    ID is the id of a map (sfa-adoption), or the path of any page. Of their files only the fields
    last_reviewed, reviewed_by and review_note change, and every other byte stays. If one of them
    cannot be written, none is.
    """
    if not ids and not changed:
        raise click.UsageError("name what was reviewed, or say --changed")
    project = find_project(Path())
    try:
        now = project.options.day(today)
        act = _act(day or now, by, note)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    try:
        refuse_future(act.day, now)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--date") from None
    pages = _Pages(project)
    repository = _repository(project, now)
    paths = {pages.named(own) for own in ids}
    if changed:
        paths.update(path for path in _touched(repository) if pages.holds(path))
    written = _written(project, sorted(paths), act)
    try:
        replace_all({project.maps / path: content for path, content in written.items()})
    except OSError as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(f"{_shown(project, path)}: reviewed {spell(act.day)} by {act.by}")
    if not written:
        click.echo("The working tree touches no map and no page.")


def _act(day: date, by: str, note: str) -> Act:
    """The review as its fields are read. Raises `ValueError` for what they refuse."""
    for option, field, text in (("--by", "reviewed_by", by), ("--note", "review_note", note)):
        try:
            Reviewed.model_validate({field: text})
        except ValidationError as error:
            raise ValueError(f"{option}: {error.errors()[0]['msg']}") from None
    return Act(day, " ".join(by.split()), note.strip())


def _repository(project: Project, today: date) -> Repository | Nowhere:
    """The project's repository, after a look whether this is a time to write at all."""
    try:
        repository = find_repository(project.maps)
        if isinstance(repository, Nowhere):
            return repository
        if repository.merging:
            raise click.ClickException(
                "a merge is under way: finish it with git commit, or undo it with "
                "git merge --abort, and then write the review"
            )
        if warning := clock_warning(repository, today, project.options.timezone):
            raise click.ClickException(warning)
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    return repository


def _touched(repository: Repository | Nowhere) -> list[str]:
    """What the working tree touches among the pages' files."""
    if isinstance(repository, Nowhere):
        raise click.ClickException(repository.why)
    try:
        return [path.removeprefix(repository.prefix) for path in repository.touched(".")]
    except HistoryError as error:
        raise click.ClickException(str(error)) from None


class _Pages:
    """The maps and pages of a project, by what users call them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._maps = list(map_paths(project.maps))
        self._pages = list(page_paths(project.maps))

    def holds(self, path: str) -> bool:
        """Whether a path is a map's or a page's."""
        return path in self._pages or (path in self._maps and self._is_map(path))

    def named(self, own: str) -> str:
        """The path of the one that is called so."""
        found = sorted({path for path in self._called(own) if self.holds(path)})
        if not found:
            known = [_id(path) for path in (*self._maps, *self._pages)]
            hint = suggestion(own, known)
            raise click.ClickException(
                f'no map or page is called "{own}"' + (f" – {hint}" if hint else "")
            )
        if len(found) > 1:
            paths = " or ".join(_shown(self._project, path) for path in found)
            raise click.ClickException(f'several are called "{own}": say {paths}')
        return found[0]

    def _called(self, own: str) -> Iterator[str]:
        file = absolute(Path(own))
        if file.is_relative_to(self._project.maps):
            yield file.relative_to(self._project.maps).as_posix()
        yield own
        yield from (path for path in (*self._maps, *self._pages) if _id(path) == own)

    def _is_map(self, path: str) -> bool:
        reading = read(path, (self._project.maps / path).read_bytes())
        return bool(reading.map_file or reading.problems)


def _id(path: str) -> str:
    """What a file is called in short: a map's stem, a page's path without its ending."""
    file = PurePosixPath(path)
    return file.stem if path.endswith(SUFFIXES) else str(file.with_suffix(""))


def _written(project: Project, paths: Iterable[str], act: Act) -> dict[str, bytes]:
    """The new contents of these files; where one cannot have its review, none is given."""
    written: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            written[path] = record(path, (project.maps / path).read_bytes(), act)
        except RecordingError as error:
            problems.extend(error.problems)
    for problem in sorted(problems):
        click.echo(problem.under(project.shown))
    if problems:
        raise click.ClickException("nothing was written")
    return written


def _shown(project: Project, path: str) -> str:
    return f"{project.shown}/{path}" if project.shown else path
