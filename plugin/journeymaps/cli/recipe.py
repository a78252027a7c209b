"""`journeymaps recipe`: files for CI and web servers, to take over as they are or to change."""

from __future__ import annotations

from pathlib import Path

import click

from journeymaps.nearest import suggestion
from journeymaps.recipes import RECIPES, recipe_text


@click.command()
@click.argument("name", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, in place of what it holds.",
)
def recipe(name: str | None, output: Path | None) -> None:
    """Print a recipe: a file for CI or for a web server. Without NAME, list them."""
    if name is None:
        wide = max(map(len, RECIPES))
        for known, what in RECIPES.items():
            click.echo(f"{known:<{wide}}  {what}")
        return
    if name not in RECIPES:
        raise click.BadParameter(f'there is no recipe "{name}" – {suggestion(name, RECIPES)}')
    if output is None:
        click.echo(recipe_text(name), nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(recipe_text(name), encoding="utf-8", newline="\n")
