"""`journeymaps diff`: what a change says, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from journeymaps.changes.site import site_difference
from journeymaps.cli.day import today_option
from journeymaps.cli.preview import Preview
from journeymaps.cli.project import Project, find_project
from journeymaps.exchange.messages import difference as messages
from journeymaps.exchange.messages.difference import Sides
from journeymaps.history import HistoryError, Nowhere, find_repository
from journeymaps.history.versions import compared
from journeymaps.pages.versions import versions_page
from journeymaps.words import ENGLISH, find_language, speaking


@click.command()
@click.argument("base", required=False, default="")
@click.argument("head", required=False, default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="How to write it; markdown is a comment for a pull request, html both side by side.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file.",
)
@click.option(
    "--preview",
    metavar="URL",
    default="",
    help="Where CI has put the site to look at: the comment leads to each map there.",
)
@today_option
def diff(
    base: str, head: str, form: str, output: Path | None, preview: str, today: date | None
) -> None:
    """Print in words what two versions of the maps say differently.

    BASE and HEAD are commits or branches; BASE..HEAD is understood, too. Without HEAD the newer
    version is what lies in the folder, committed or not. Without BASE the older one is the last
    commit. As on a pull request, the older version is the one in which both parted: what BASE has
    got since is no difference.

    The Markdown begins with a line that no reader sees. By that line CI finds the comment of its
    last run, and writes over it. Where the versions cannot be compared, the comment says why, and
    the command ends with 1.
    """
    project = find_project(Path())
    if ".." in base and not head:
        base, head = base.replace("...", "..").split("..", 1)
        base, head = base or "HEAD", head or "HEAD"
    # A page is for readers, who have a language. Comments speak English, as all commands do.
    language = find_language(project.language) if form == "html" else None
    try:
        with speaking(language or ENGLISH):
            said = _said(project, base, head, form, preview, today)
    except HistoryError as error:
        if form == "markdown":
            _write(messages.impossible(str(error)), output)
        raise click.ClickException(str(error)) from None
    _write(said, output)


def _said(
    project: Project, base: str, head: str, form: str, preview: str, today: date | None
) -> str:
    try:
        settings = project.options.settings(project.options.day(today))
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    repository = find_repository(project.maps)
    if isinstance(repository, Nowhere):
        raise HistoryError(repository.why.rstrip("."), "run this in a git repository")
    found = compared(repository, project.maps, base, head)
    meanwhile = found.meanwhile.files if found.meanwhile else None
    difference = site_difference(found.old.files, found.new.files, settings, meanwhile, base)
    sides = Sides(found.old.name, found.new.name)
    match form:
        case "json":
            return messages.record(difference, sides, project.site).text()
        case "markdown":
            shown = Preview(preview, project.site).page if preview else messages.nowhere
            return messages.comment(difference, sides, project.site, repository.prefix, shown)
        case "html":
            folder = repository.prefix.rstrip("/")
            unread = tuple((one.problem, messages.meaning(one, sides)) for one in difference.unread)
            return versions_page(difference, sides.old, sides.new, unread, folder)
    return messages.text(difference, sides, project.shown) + "\n"


def _write(said: str, output: Path | None) -> None:
    if output is None:
        click.echo(said, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(said, encoding="utf-8", newline="\n")
