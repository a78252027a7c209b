"""One thing that differs between two versions of a map."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journeymaps.changes.sentences import within
from journeymaps.model.reference import Path


class Sort(StrEnum):
    """What became of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    RENAMED = "renamed"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Change:
    """A difference, in words that follow the name of where it is."""

    sort: Sort
    what: str
    """What differs, as authors call it: emotion, pain, step."""
    where: str
    """The stage, the step or whatever else holds it; empty for the map as a whole."""
    text: str
    path: Path
    """Where it stands in the newer version; of what is gone, where it stood in the older one."""
    anchor: str = ""
    """The nearest place with an address on the page of that version, if there is one."""
    before: str = ""
    after: str = ""
    """These two are values in full, where a value differs."""

    @property
    def words(self) -> str:
        """The whole sentence: `Usage: emotion −3 → +2 (now researched: interviews)`."""
        return within(self.where, self.text)
