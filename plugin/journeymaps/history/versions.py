"""All pages below a folder as they were in one commit, or as they lie there now."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from journeymaps.history.git import HistoryError, Repository
from journeymaps.history.range import PAGES, commit_of, parting
from journeymaps.reading.folder import map_paths, page_paths
from journeymaps.words import message, say

_LINK = "120000"

WORKING_TREE = message("what is not committed yet")
LAST_COMMIT = message("the last commit")


@dataclass(frozen=True)
class Version:
    """The contents of all pages by their paths from the folder."""

    name: str
    """How a sentence calls it: what the user wrote."""
    files: dict[str, bytes] = field(repr=False)
    commit: str = ""
    """Its id; empty for what is not committed."""


@dataclass(frozen=True)
class Compared:
    """Two versions, and what the older one's branch has come to since they parted."""

    old: Version
    new: Version
    meanwhile: Version | None = None
    """None where nothing was added there."""


def compared(repository: Repository, folder: Path, base: str, head: str) -> Compared:
    """The versions to hold against each other.

    Without `head` the newer one is the working tree; without `base` the older one is the last
    commit. As on a pull request the older one is where both parted: what `base` has got since is
    no difference.

    Raises:
        HistoryError: there is no such commit, or the two have nothing in common.

    """
    if not repository.head:
        raise HistoryError("nothing is committed yet", "commit the pages first")
    end = head or "HEAD"
    start = parting(repository, base, end) if base else commit_of(repository, "HEAD")
    tip = commit_of(repository, base) if base else start
    old = Version(base or say(LAST_COMMIT), dict(_held(repository, start)), start)
    if head:
        new = Version(head, dict(_held(repository, head)), commit_of(repository, head))
    else:
        paths = (*map_paths(folder), *page_paths(folder))
        there = {path: (folder / path).read_bytes() for path in paths}
        new = Version(say(WORKING_TREE), there)
    if tip == start:
        return Compared(old, new)
    return Compared(old, new, Version(base, dict(_held(repository, tip)), tip))


def _held(repository: Repository, commit: str) -> Iterator[tuple[str, bytes]]:
    """The pages of a commit. Hidden files are left out and links followed, as a site does it."""
    own = commit_of(repository, commit)
    where = ("--", repository.prefix) if repository.prefix else ()
    listed = repository.ask("ls-tree", "-r", "-z", "--full-tree", own, *where)
    blobs: dict[str, str] = {}
    links: list[str] = []
    for entry in listed.split("\0")[:-1]:
        about, _, path = entry.partition("\t")
        mode, kind, blob = about.split(" ")
        inside = path.removeprefix(repository.prefix)
        hidden = any(part.startswith(".") for part in PurePosixPath(inside).parts)
        if kind == "blob" and inside.endswith(PAGES) and not hidden:
            blobs[inside] = blob
            links += [inside] if mode == _LINK else []
    contents = dict(zip(blobs, repository.blobs.read(*blobs.values()), strict=True))
    for path in links:
        target = contents.pop(path).decode("utf-8", "replace")
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if meant in contents and meant not in links:
            contents[path] = contents[meant]
    yield from contents.items()
