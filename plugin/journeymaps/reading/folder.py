"""Every map and page in a folder, for whoever has no host that finds the files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".yml", ".yaml")
"""How the names of files end that can be maps."""


def map_paths(folder: Path) -> Iterator[str]:
    """The YAML files below a folder, as paths from it with forward slashes, in order."""
    return _paths(folder, SUFFIXES)


def page_paths(folder: Path) -> Iterator[str]:
    """The Markdown files below a folder, in the same way."""
    return _paths(folder, (".md", ".markdown"))


def _paths(folder: Path, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Hidden files and folders are left out and links followed, as a site does it."""
    found = []
    for root, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not (_is_hidden(name) or _loops(root, name))]
        found += [
            Path(root, name).relative_to(folder).as_posix()
            for name in names
            if name.endswith(suffixes) and not _is_hidden(name)
        ]
    yield from sorted(found)


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


def _loops(root: str, name: str) -> bool:
    """Whether a folder is a link to one that holds it."""
    return Path(root).resolve().is_relative_to(Path(root, name).resolve())


def shown(path: Path) -> str:
    """A path as the user would write it from where they are; nothing for that very folder."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # on another drive
        return str(path)
    if near == ".":
        return ""
    return Path(min(near, str(path), key=len)).as_posix()
