"""What pages said before and after a commit, and the reviews that came with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journeymaps.history.git import Repository
from journeymaps.history.log import Commit, Touch
from journeymaps.history.version import Version
from journeymaps.review.past import Review


@dataclass(frozen=True)
class Written:
    """A review, and the commit that wrote it into its page."""

    review: Review
    commit: Commit


class Contents:
    """The versions of pages, read from git, or from the working tree where git has none yet.

    Those of the page that was read last are kept: more would be the whole history in memory.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._kept: dict[str, Version] = {}

    def old(self, touch: Touch) -> Version:
        """The page before the commit; empty where there was none."""
        return self._version(touch.old_path, touch.old)

    def new(self, touch: Touch) -> Version:
        """The page after the commit; empty where there is none any more."""
        file = self._repository.root / touch.path
        if touch.new or touch.commit.id or not file.is_file():
            return self._version(touch.path, touch.new)
        return Version(touch.path, file.read_bytes())

    def raw(self, blob: str) -> bytes:
        """A content by its id."""
        return self._repository.blobs.read(blob)[0]

    def raws(self, touches: Sequence[Touch]) -> dict[str, bytes]:
        """The contents before and after these touches, by their ids."""
        ids = dict.fromkeys(
            blob for touch in touches for blob in (touch.old, touch.new) if blob is not None
        )
        return dict(zip(ids, self._repository.blobs.read(*ids), strict=True))

    def reviews(self, touches: Sequence[Touch]) -> tuple[Written, ...]:
        """Every review that a page ever told of, newest first, given its touches in that order.

        A review is one of its day. Who reviewed and what they noted is read from the last version
        that tells of it, in case that was corrected.
        """
        self._read(touches)
        found: dict[date, Written] = {}
        last: dict[date, Version] = {}
        for touch in touches:
            new, old = self.new(touch), self.old(touch)
            day = new.last_reviewed
            if day is None:
                continue
            told = last.setdefault(day, new)
            if day != old.last_reviewed and day not in found:
                by, note = told.reviewed_by, told.review_note
                changed = touch.old is not None and new.differs(old)
                review = Review(day, by, note, touch.commit.id, changed)
                found[day] = Written(review, touch.commit)
        return tuple(found.values())

    def _version(self, path: str, blob: str | None) -> Version:
        if blob is None:
            return Version(path, b"")
        return self._kept.get(blob) or Version(path, self.raw(blob))

    def _read(self, touches: Sequence[Touch]) -> None:
        paths = {touch.old: touch.old_path for touch in touches if touch.old}
        paths |= {touch.new: touch.path for touch in touches if touch.new}
        versions = map(Version, paths.values(), self._repository.blobs.read(*paths))
        self._kept = dict(zip(paths, versions, strict=True))
