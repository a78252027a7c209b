"""`journeymaps touched`: what a change to the maps reaches, for whoever looks at the change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from journeymaps.atlas.entries import Key
from journeymaps.cli.day import today_option
from journeymaps.cli.overview import Overview, look_over
from journeymaps.cli.project import find_project
from journeymaps.exchange.messages import reach as messages
from journeymaps.history import HistoryError, Nowhere, find_repository
from journeymaps.history.range import Difference, differences
from journeymaps.model import Catalog
from journeymaps.reading.read import read
from journeymaps.review.related import Reach, changed_entries, reach


@click.command()
@click.argument("commits", required=False, metavar="[BASE..HEAD]")
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print it; markdown is a comment for a pull request.",
)
def touched(commits: str | None, today: date | None, form: str) -> None:
    """Print the maps that a change touches and those related to them, with their reviews.

    Without BASE..HEAD the change is what is not committed yet; else HEAD has to be checked out.
    A map is related by what it continues, shows closer or stands behind, by its persona, by what
    few others share with it, and by an entry of the catalog that the change changes.

    The Markdown begins with a line that no reader sees. By that line CI finds the comment of its
    last run, and writes over it.
    """
    found = look_over(find_project(Path()), today)
    project = found.project
    try:
        repository = find_repository(project.maps)
        if isinstance(repository, Nowhere):
            raise click.ClickException(repository.why)
        reached = _reached(found, differences(repository, commits))
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    match form:
        case "json":
            said = messages.record(reached, project.site).text()
        case "markdown":
            said = messages.comment(reached, project.site, repository.prefix)
        case _:
            said = messages.text(reached, project.shown) + "\n"
    click.echo(said, nl=False)


def _reached(found: Overview, changes: Iterable[Difference]) -> Reach:
    folder = found.project.maps
    entries: set[Key] = set()
    there, same, deleted = set(), set(), []
    for change in changes:
        if change.path is None:
            deleted.append(change.before or "")
            continue
        now = (folder / change.path).read_bytes()
        there.add(change.path)
        if change.says_the_same(now):
            same.add(change.path)
        else:
            entries |= changed_entries(
                _catalog(change.path, change.old), _catalog(change.path, now)
            )
    unread = [problem for problem in found.unread if problem.path in there]
    reached = reach(
        found.atlas, found.standings, there, entries=entries, same=same, deleted=deleted
    )
    return replace(reached, unread=tuple(unread))


def _catalog(path: str, raw: bytes) -> Catalog | None:
    """The catalog in a file; None where it holds none, or none that can be read."""
    held = read(path, raw).map_file
    return held.map if held and isinstance(held.map, Catalog) else None
