"""`journeymaps schema`: the language for editors."""

from __future__ import annotations

from pathlib import Path

import click

from journeymaps.reading.schema import schema_text


@click.command()
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)
def schema(output: Path | None) -> None:
    """Print the JSON Schema (2020-12) of map files.

    Editors that know YAML complete and check maps with it: a file finds it by the modeline
    `# yaml-language-server: $schema=PATH` in its first line.
    """
    if output is None:
        click.echo(schema_text(), nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(schema_text(), encoding="utf-8", newline="\n")
