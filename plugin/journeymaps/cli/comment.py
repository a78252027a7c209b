"""`journeymaps comment`: what CI has to say about a pull request, as one comment."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from journeymaps.cli.sending import PATIENCE
from journeymaps.exchange.messages.difference import NOTHING
from journeymaps.exchange.sending.comments import Comments
from journeymaps.exchange.sending.patience import SendingError
from journeymaps.exchange.sending.pull_request import Unwritable, find_pull_request

_MARKER = re.compile(r"\A<!-- journeymaps-[a-z]+ -->\n")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--preview", metavar="URL", help="Where this run has put the site to look at.")
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
    0  the comment is there; or there can be none, as with a fork, which is then
       said, and what it would say is printed
    1  the comment should be there, but could not be written
    """  # noqa: D301 – click keeps the lines below a \b as they are
    said = _joined(files, preview)
    found = find_pull_request(os.environ)
    if isinstance(found, Unwritable):
        _print_instead(found.why, said)
        sys.exit(0 if found.expected else 1)
    try:
        click.echo(Comments(found, PATIENCE).keep(said, new=_tells(said)))
    except SendingError as error:
        _print_instead(f"The comment could not be written: {_way_out(str(error))}", said)
        sys.exit(1)


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
        parts.append(f"[See the site with this change]({preview})")
    return "\n\n".join(parts) + "\n"


def _tells(said: str) -> bool:
    """Whether there is anything that somebody might want to know."""
    headings = [line for line in said.splitlines() if line.startswith("### ")]
    return any(heading != f"### {NOTHING.rstrip('.')}" for heading in headings)


def _way_out(said: str) -> str:
    if said.startswith(("HTTP 401", "HTTP 403", "HTTP 404")):
        return f"{said} – does the token have the right to write comments on pull requests?"
    return said


def _print_instead(why: str, said: str) -> None:
    """Say why there is no comment, and what it would say, where GitHub shows it best, too."""
    click.echo(f"{why}\n\n{said}")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{said}\n> {why}\n")
