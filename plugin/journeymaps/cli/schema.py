"""`journeymaps schema`: the language for editors."""

from __future__ import annotations

from pathlib import Path

import click

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.known_ids import known_ids
from journeymaps.checks.survey import survey
from journeymaps.cli.project import find_project
from journeymaps.cli.write import write
from journeymaps.reading.folder import map_paths
from journeymaps.reading.schema import schema_text

SCHEMA = Path(".vscode", "journeymaps.schema.json")
"""Where a repository keeps the schema for its editors."""


@click.command()
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)
@click.option(
    "--with-ids",
    is_flag=True,
    help="Let the editor offer the ids of this site: personas, channels, roles, journeys …",
)
def schema(output: Path | None, *, with_ids: bool) -> None:
    """Print the JSON Schema (2020-12) of map files.

    Editors that know YAML complete and check maps with it: a file finds it by the modeline
    `# yaml-language-server: $schema=PATH` in its first line.

    An id that is not among those of the site is no mistake to the editor, for it may be new. The
    check tells of those that name nothing.
    """
    text = _text_with_ids() if with_ids else schema_text()
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        write(output, text.encode())
    except OSError as error:
        raise click.FileError(str(output), str(error.strerror)) from None


def with_ids_of(atlas: Atlas) -> str:
    """The schema as an editor wants it for the maps of a site."""
    return schema_text(known_ids(atlas))


def _text_with_ids() -> str:
    project = find_project(Path())
    try:
        settings = project.options.settings(project.options.day())
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    files = ((path, (project.maps / path).read_bytes()) for path in map_paths(project.maps))
    return with_ids_of(survey(files, settings, drafts=True).atlas)
