"""`journeymaps check`: everything that is wrong, in one run."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymaps.cli.beside import beside
from journeymaps.cli.checking import Checking
from journeymaps.cli.day import today_option
from journeymaps.cli.project import Project, absolute, find_project
from journeymaps.cli.write import write
from journeymaps.exchange.problems import FORMS, Form, Report, from_root, text, written
from journeymaps.problems import Problem, Severity
from journeymaps.reading.folder import SUFFIXES, shown

# A check of what nobody changed recalls what it found. It takes a tenth of the time as long as it
# reads neither the model nor git's history; so those who need them ask for them.
if TYPE_CHECKING:
    from journeymaps.history.range import Difference


class _CannotCheckError(click.ClickException):
    """No check took place, which is another thing than one that found something."""

    exit_code = 2


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="How to write the problems.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write them to this file, and print them as text.",
)
@click.option(
    "--since",
    "revision",
    metavar="REV",
    help="Tell only what is wrong in files changed since this branch or commit, "
    "and what the change broke in others.",
)
@click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Remember what was read, so that the next check is faster.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@today_option
def check(
    paths: tuple[Path, ...],
    form: Form,
    output: Path | None,
    revision: str | None,
    today: date | None,
    *,
    cache: bool,
    strict: bool,
) -> None:
    """Check maps and print every problem with its place.

    PATHS are files or folders; without any, all maps of the site are checked. References are
    always looked up in the whole site. What could be better about what the maps say is told as a
    warning or an info, as the site wants it.

    Exits with 0 where nothing is wrong, with 1 where there is an error, and with 2 where the check
    could not be made: an unknown option, a configuration that cannot be read, a commit that is not
    there. Warnings and notes alone are no error.
    """
    try:
        report = _checked(paths, revision, today, cache=cache)
        said = written(_seen_from_root(report) if from_root(form) else report, form)
        if output:
            _write(output, said)
    except click.UsageError:
        raise
    except click.ClickException as error:
        raise _CannotCheckError(error.format_message()) from None
    click.echo(text(report) if output else said, nl=False)
    if report.problems:
        click.echo(_counted(report.problems), err=True)
    fatal = ("error", "warning") if strict else ("error",)
    if any(problem.severity in fatal for problem in report.problems):
        sys.exit(1)


def _counted(found: Iterable[Problem]) -> str:
    """How many there are of each severity: `1 problem, 3 infos`."""
    numbers = Counter(problem.severity for problem in found)
    words: dict[Severity, str] = {"error": "problem", "warning": "warning", "info": "info"}
    counts = ((numbers[severity], word) for severity, word in words.items())
    return ", ".join(
        f"{number} {word}{'s' if number > 1 else ''}" for number, word in counts if number
    )


def _write(output: Path, said: str) -> None:
    try:
        write(output, said.encode())
    except OSError as error:
        raise click.FileError(str(output), str(error.strerror)) from None


def _checked(
    paths: tuple[Path, ...], revision: str | None, today: date | None, *, cache: bool
) -> Report:
    asked = [absolute(path) for path in paths]
    projects = {project.maps: project for project in map(find_project, asked or [Path.cwd()])}
    for path in asked:
        _refuse_outside(path, find_project(path))
    found: set[Problem] = set()
    files: set[str] = set()
    for project in projects.values():
        checking = Checking(project, today, remembers=cache)
        changes = None if revision is None else _changes(project, revision)
        changed = None if changes is None else {change.path for change in changes}
        wanted = {
            path
            for path in checking.files
            if _is_asked_for(project.maps / path, asked) and (changed is None or path in changed)
        }
        problems = {problem for problem in checking.problems if problem.path in wanted}
        if changes and not asked and problems != checking.problems:
            problems |= checking.problems - checking.before(changes)
        found.update(problem.under(project.shown) for problem in problems)
        files.update(f"{project.shown}/{path}".removeprefix("/") for path in wanted)
    found.update(problem for path in asked for problem in _not_a_map(path))
    if not asked and revision is None:
        for project in projects.values():
            found.update(beside(project.maps, remembers=cache))
    return Report(tuple(sorted(found)), tuple(sorted(files)))


def _is_asked_for(path: Path, asked: list[Path]) -> bool:
    return not asked or any(path.is_relative_to(one) for one in asked)


def _changes(project: Project, revision: str) -> list[Difference]:
    from journeymaps.history import HistoryError, Nowhere, find_repository
    from journeymaps.history.range import since

    try:
        repository = find_repository(project.maps)
        if isinstance(repository, Nowhere):
            raise click.ClickException(repository.why)
        return since(repository, revision)
    except HistoryError as error:
        raise click.ClickException(str(error)) from None


def _seen_from_root(report: Report) -> Report:
    """The report with its paths as they are seen from the folder of the repository."""
    here = Path.cwd()
    root = next((above for above in (here, *here.parents) if (above / ".git").exists()), here)

    def seen(path: str) -> str:
        file = absolute(here / path)
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else path

    problems = tuple(replace(problem, path=seen(problem.path)) for problem in report.problems)
    return replace(report, problems=problems, files=tuple(map(seen, report.files)))


def _refuse_outside(path: Path, project: Project) -> None:
    """Finding nothing wrong where nothing was looked at would be a lie."""
    if not (path.is_relative_to(project.maps) or project.maps.is_relative_to(path)):
        where = project.shown or "this folder"
        raise click.UsageError(f"{shown(path)} is not in {where}, where the maps of the site are")


def _not_a_map(path: Path) -> Iterator[Problem]:
    """A YAML file that was asked for by name, and is none of ours, is no silent success."""
    if path.is_file() and path.suffix in SUFFIXES:
        from journeymaps.reading.read import read

        reading = read(path.name, path.read_bytes())
        if not reading.map_file and not reading.problems:
            said, hint = "this file is not a map", "begin with kind: journey"
            yield Problem(shown(path), 1, 1, "no-kind", said, hint)
