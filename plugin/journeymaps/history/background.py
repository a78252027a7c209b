"""Everything that lies behind a site's pages: their past, and who owns them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from journeymaps.changes.chronicle import Memory
from journeymaps.history.clock import day_of, disagreement
from journeymaps.history.git import Nowhere, Repository, find_repository
from journeymaps.history.history import History
from journeymaps.history.ignored import read_ignored
from journeymaps.memory import Shelf
from journeymaps.problems import Problem
from journeymaps.reading.beside import IGNORED, OWNERS
from journeymaps.review.owners import Owners, read_owners
from journeymaps.review.past import NoPast, Past


@dataclass(frozen=True)
class Background:
    """What `standings` wants to know of the pages below a folder."""

    past: Past
    owners: Owners
    root: Path
    """The folder that CODEOWNERS speaks of: the repository's."""
    prefix: str
    """The pages' folder as seen from there."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with CODEOWNERS and `.git-blame-ignore-revs`, by paths from `root`."""
    told: Memory = field(default_factory=dict, compare=False, repr=False)
    """What was worked out of it in words, for as long as it stays the same."""
    shelf: Shelf | None = field(default=None, compare=False, repr=False)
    """What earlier builds have worked out of it."""
    warning: str = ""
    """A sentence where git and the clock do not agree."""

    def code_owners(self, path: str) -> tuple[str, ...]:
        """The handles that CODEOWNERS names for a page."""
        return self.owners.of(self.prefix + path)


def look_back(
    folder: Path, paths: Iterable[str], today: date, timezone: str, *, history: bool = True
) -> Background:
    """The background of these pages, given as paths from the folder that holds them all.

    Without git there is none, and that is fine; `history` tells whether it is wanted at all.

    Raises:
        HistoryError: the clone is shallow, or git answers with an error.

    """
    folder = folder.resolve()
    repository = find_repository(folder)
    root = _owned_from(folder) if isinstance(repository, Nowhere) else repository.root
    prefix = f"{folder.relative_to(root).as_posix()}/".removeprefix("./")
    owners = _owners(root)
    ignored, slips = _ignored(root)
    problems = (*owners.problems, *slips)
    if isinstance(repository, Nowhere):
        return Background(NoPast(repository.why), owners, root, prefix, problems)
    if not history:
        return Background(NoPast(), owners, root, prefix, problems)
    past = History(repository, paths, today, timezone, ignored=ignored, owners=owners)
    return Background(past, owners, root, prefix, problems, warning=past.ahead)


def clock_warning(repository: Repository, today: date, timezone: str) -> str:
    """What to do where the commit that is checked out is of a day to come; else nothing."""
    if not repository.head or repository.head in _ignored(repository.root)[0]:
        return ""
    return disagreement(repository.head, day_of(repository.moment, ZoneInfo(timezone)), today)


def _ignored(root: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    file = root / IGNORED
    return read_ignored(file.read_text("utf-8", "replace") if file.is_file() else "")


def _owned_from(folder: Path) -> Path:
    """The folder that CODEOWNERS would speak of, where no repository says it."""
    for above in (folder, *folder.parents):
        if any((above / name).is_file() for name in OWNERS):
            return above
    return folder


def _owners(root: Path) -> Owners:
    for name in OWNERS:
        if (root / name).is_file():
            return read_owners(name, (root / name).read_text("utf-8", "replace"))
    return Owners()
