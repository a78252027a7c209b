"""What the review rule asks of a site's history, whoever keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from journeymaps.review.subject import Subject


@dataclass(frozen=True)
class Change:
    """A commit that changed what a page says."""

    commit: str
    """Its full id; empty for what is not committed yet."""
    day: date
    """The day on which it reached this branch, in the site's time zone."""
    author: str
    subject: str
    """The first line of its message."""


@dataclass(frozen=True)
class Review:
    """A review that a page tells of, or told of in an earlier version."""

    day: date
    by: str | None = None
    note: str | None = None
    commit: str = ""
    """The commit that wrote it down; empty where it is not committed yet."""
    changed_map: bool = False
    """Whether that commit changed something else in the page, too."""


@dataclass(frozen=True)
class NewOwner:
    """The page was handed over. `before` names its owners until then, as they were written."""

    day: date
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Revision:
    """A commit that touched a page's file, with what the file said before and after it."""

    commit: str
    """Its full id."""
    day: date
    """The day on which it reached this branch, in the site's time zone."""
    author: str
    subject: str
    """The first line of its message."""
    old_path: str
    """What the file was called before, as seen from the repository's root."""
    path: str
    old: bytes | None = field(default=None, repr=False)
    """None where the file was not there."""
    new: bytes | None = field(default=None, repr=False)


class Past(Protocol):
    """What is known of the pages' past."""

    @property
    def unknown(self) -> str:
        """Why nothing is known of it, in a sentence; empty where it is known."""

    def change(self, path: str, since: Subject) -> Change | None:
        """The newest change of the page at `path` after the review of `since`."""

    def reviews(self, path: str) -> tuple[Review, ...]:
        """The reviews of a page that were committed, newest first."""

    def new_owner(self, subject: Subject) -> NewOwner | None:
        """The newest handover of the page after its review."""

    def revisions(self, path: str, most: int) -> tuple[Revision, ...]:
        """The newest commits that touched a page, as many as `most`, newest first."""

    def commit(self, path: str) -> str:
        """The full id of the newest commit that touched a page; empty where there is none."""

    def changed(self, path: str) -> date | None:
        """The day of that commit, or today where it is not made yet; None where none is known."""


@dataclass(frozen=True)
class NoPast:
    """The past of a site whose history nobody keeps, or nobody asked for."""

    unknown: str = "The history of the pages was left out."

    def change(self, path: str, since: Subject) -> None:
        """Nothing is known to have changed."""

    def reviews(self, path: str) -> tuple[Review, ...]:  # noqa: ARG002
        """No review is known but the one that the page itself tells of."""
        return ()

    def new_owner(self, subject: Subject) -> None:
        """Nothing is known to have been handed over."""

    def revisions(self, path: str, most: int) -> tuple[Revision, ...]:  # noqa: ARG002
        """No commit is known."""
        return ()

    def commit(self, path: str) -> str:  # noqa: ARG002
        """No commit is known."""
        return ""

    def changed(self, path: str) -> None:
        """No day is known."""
