"""`journeymaps comment`: what CI has to say about a pull request, as one comment."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from journeymaps.cli.preview import Preview
from journeymaps.cli.project import find_project
from journeymaps.cli.sending import PATIENCE
from journeymaps.exchange.messages.difference import NOTHING
from journeymaps.exchange.messages.picture import without_pictures
from journeymaps.exchange.sending.comments import Comments
from journeymaps.exchange.sending.patience import SendingError
from journeymaps.exchange.sending.pull_request import Unwritable, find_pull_request
from journeymaps.exchange.site import Site

_MARKER = re.compile(r"\A<!-- journeymaps-[a-z]+ -->\n")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option(
    "--preview",
    metavar="URL",
    help="Where this run has put the site to look at: an address, or a folder below site_url.",
)
def comment(files: tuple[Path, ...], preview: str | None) -> None:
    """Write FILES into one comment on the pull request that this run of CI is about.

    FILES are Markdown, as `journeymaps diff` and `journeymaps touched` write it with --format
    markdown. A file that is empty or missing is left out. Each run writes over the comment of the
    last one. Where no map has changed, no new comment is written.

    In GitHub Actions, GitLab CI, Azure Pipelines and Jenkins the environment says which pull
    request it is. Its token is GITHUB_TOKEN, SYSTEM_ACCESSTOKEN for Azure, and JOURNEYMAPS_TOKEN
    for the others.

    \b
    Ends with
    0  the comment is there; or there can be none, for a fork or without a token
       that may write, which is then said, and what it would say is printed
    1  the comment should be there, but could not be written
    """  # noqa: D301 – click keeps the lines below a \b as they are
    said = _joined(files, preview)
    found = find_pull_request(os.environ)
    if isinstance(found, Unwritable):
        _print_instead(found.why, said, warn=found.lacking)
        sys.exit(0 if found.expected or found.lacking else 1)
    shown = without_pictures(said) if found.forge == "azure" else said
    try:
        click.echo(Comments(found, PATIENCE).keep(shown, new=_tells(said)))
    except SendingError as error:
        # The rights of a token are nothing that the author of a change could mend.
        forbidden = str(error).startswith(("HTTP 401", "HTTP 403", "HTTP 404"))
        way = " – does the token have the right to write comments on pull requests?"
        why = f"The comment could not be written: {error}{way if forbidden else ''}"
        _print_instead(why, said, warn=forbidden)
        sys.exit(0 if forbidden else 1)


def _joined(files: Iterable[Path], preview: str | None) -> str:
    parts = []
    for file in files:
        try:
            part = _MARKER.sub("", file.read_text("utf-8")).strip()
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise click.ClickException(f"{file} cannot be read: {error}") from None
        if part:
            parts.append(part)
    if not parts:
        raise click.ClickException("there is nothing to write: all files are missing or empty")
    if preview:
        parts.append(_shown(preview))
    return "\n\n".join(parts) + "\n"


def _shown(preview: str) -> str:
    """The way to the preview, as Markdown."""
    try:
        site = find_project(Path()).site
    except click.ClickException:
        site = Site()
    if home := Preview(preview, site).home:
        return f"[See the site with this change](<{home}>)"
    return (
        f"The site with this change is in the folder `{preview}/` of the published one. "
        "Set `site_url` in `mkdocs.yml`, and a link leads there."
    )


def _tells(said: str) -> bool:
    """Whether there is anything that somebody might want to know."""
    headings = [line for line in said.splitlines() if line.startswith("### ")]
    return any(heading != f"### {NOTHING.rstrip('.')}" for heading in headings)


def _print_instead(why: str, said: str, *, warn: bool) -> None:
    """Say why there is no comment, and what it would say, where GitHub shows it best, too.

    A warning stands where those who run CI look: nothing is red because of it.
    """
    if warn and os.environ.get("GITHUB_ACTIONS"):
        click.echo(f"::warning title=No comment on the pull request::{why}")
    elif warn and os.environ.get("TF_BUILD"):
        click.echo(f"##vso[task.logissue type=warning]{why}")
    click.echo(f"{why}\n\n{without_pictures(said)}")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{said}\n> {why}\n")
