"""`journeymaps spread`: earlier days for reviews that fall due together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from journeymaps.cli.day import today_option
from journeymaps.cli.overview import look_over
from journeymaps.cli.project import find_project
from journeymaps.exchange.legible import legible
from journeymaps.review.phrases import counted
from journeymaps.review.spread import Week, spread_out
from journeymaps.words import spell


@click.command()
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="N",
    help="Reviews a week that an owner can do.",
)
@today_option
def spread(most: int, today: date | None) -> None:
    """Propose earlier days for reviews that fall due together.

    No page gets a later day, and nothing is written. Review a page by the day that is proposed,
    and its next date moves with it; its review_every stays as it is.
    """
    project = find_project(Path())
    found = look_over(project, today)
    weeks = spread_out(found.standings, found.today, most)
    for week in weeks:
        for line in _lines(week, project.shown, most):
            click.echo(line)
        click.echo()
    if not weeks:
        click.echo(f"No owner has more than {counted(most, 'review')} due in one week.")


def _lines(week: Week, folder: str, most: int) -> Iterator[str]:
    owner = legible(week.owner.name) or "no owner"
    yield f"{owner}, week of {spell(week.monday)}: {counted(week.due, 'review')} due"
    for move in week.moves:
        subject = move.standing.subject
        path = legible(f"{folder}/{subject.path}".lstrip("/"))
        yield f"  by {spell(move.by)} instead of {spell(move.due)}: {path}"
    if week.left > most:
        yield f"  {counted(week.left, 'review')} stay: the weeks before are full, or too near"
