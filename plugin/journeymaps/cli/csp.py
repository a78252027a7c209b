"""`journeymaps csp`: the Content-Security-Policy that a built site needs."""

from __future__ import annotations

from pathlib import Path

import click

from journeymaps.exchange.policy import policy


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["header", "nginx"]),
    default="header",
    show_default=True,
    help="The value of the header, or the line that makes nginx send it.",
)
def csp(site: Path, form: str) -> None:
    """Print the Content-Security-Policy that the built site in a folder needs.

    It allows what comes from the site itself, and of the scripts and styles in its pages exactly
    those that are there now. It changes when the theme or the configuration brings others, not
    when maps do. Ends with 1 where a page holds what no such policy can allow.
    """
    if not any(site.rglob("*.html")):
        raise click.ClickException(f"{site} holds no pages: build the site first")
    found = policy(site)
    if found.forbidden:
        said = "\n".join(map(str, found.forbidden))
        raise click.ClickException(f"a policy cannot allow scripts in attributes:\n{said}")
    line = f'add_header Content-Security-Policy "{found}" always;'
    click.echo(line if form == "nginx" else found)
