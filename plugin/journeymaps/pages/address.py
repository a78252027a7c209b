"""Where pages stand: the path of a page's file, and the way from one page to another."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath

from journeymaps.atlas.entries import SECTIONS

Way = Callable[[str, str], str]
"""From the path of one page's file and that of another to the relative address between them."""


def entry_path(kind: str, own: str) -> str:
    """The path that a catalog entry's file would have: `catalog/channels/phone.yml`."""
    section = SECTIONS.get(kind, f"{kind}s").replace("_", "-")
    return f"catalog/{section}/{own}.yml"


def directory_way(source: str, target: str) -> str:
    """The way between pages that are folders, `a/b.yml` at `a/b/`: MkDocs' own way."""
    way = posixpath.relpath(_folder(target), _folder(source))
    return f"{way}/"


def _folder(path: str) -> str:
    file = PurePosixPath(path)
    return str(file.parent if file.stem in ("index", "README") else file.with_suffix(""))
