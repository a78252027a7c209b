"""`journeymaps format`: the keys of maps in their usual order."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

import click

from journeymaps.cli.project import absolute, find_project
from journeymaps.cli.write import replace_all
from journeymaps.reading.arrange import NotArrangedError, arranged
from journeymaps.reading.folder import SUFFIXES, map_paths, shown
from journeymaps.reading.read import read


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 if needed.")
@click.option("--diff", "as_diff", is_flag=True, help="Change nothing; print what would change.")
def format_maps(paths: tuple[Path, ...], *, only_check: bool, as_diff: bool) -> None:
    """Bring the keys of maps into their usual order.

    PATHS are files or folders; without any, all maps of the site are formatted. Comments and
    layout move with their keys and stay as they are otherwise. YAML files that are no maps are
    left alone, and so are maps that cannot be read: what is wrong with them is to be mended first.

    Exits with 1 where a map is left as it was although it should change.
    """
    changed: dict[Path, bytes] = {}
    refused = 0
    for file in _files(paths):
        raw = _content(file)
        try:
            new = _arranged(file, raw)
        except NotArrangedError as error:
            refused += 1
            click.echo(f"{shown(file)}: not formatted: {error}", err=True)
            continue
        if new != raw:
            changed[file] = new
            if as_diff:
                click.echo("".join(_difference(shown(file), raw, new)), nl=False)
    only_looks = only_check or as_diff
    if not only_looks:
        _write(changed)
    if not as_diff:
        for file in changed:
            click.echo(f"{'would format' if only_check else 'formatted'} {shown(file)}")
    if refused or (only_looks and changed):
        sys.exit(1)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    asked = [absolute(path) for path in paths] or [find_project(Path.cwd()).maps]
    found: dict[Path, None] = {}
    for path in asked:
        if path.is_dir():
            found.update(dict.fromkeys(path / each for each in map_paths(path)))
        elif path.suffix in SUFFIXES:
            found[path] = None
    yield from found


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise click.FileError(shown(file), str(error.strerror)) from None


def _arranged(file: Path, raw: bytes) -> bytes:
    reading = read(file.name, raw)
    if reading.problems:
        first = reading.problems[0]
        raise NotArrangedError(
            f"line {first.line}: {first.message}; mend what journeymaps check says first"
        )
    return arranged(file.name, raw) if reading.map_file else raw


def _write(changed: dict[Path, bytes]) -> None:
    try:
        replace_all(changed)
    except OSError as error:
        raise click.ClickException(f"{error.filename or error}: {error.strerror}") from None


def _difference(name: str, raw: bytes, new: bytes) -> Iterator[str]:
    old_lines, new_lines = (
        each.decode("utf-8-sig").splitlines(keepends=True) for each in (raw, new)
    )
    for line in unified_diff(old_lines, new_lines, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
