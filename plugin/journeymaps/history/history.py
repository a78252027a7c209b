"""What git knows of the pages' past: their changes, reviews and owners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from journeymaps.history.clock import day_of, disagreement
from journeymaps.history.contents import Contents, Written
from journeymaps.history.git import HistoryError, Repository
from journeymaps.history.graph import Graph
from journeymaps.history.log import WORKING, Commit, Touch, read_log
from journeymaps.reading.beside import OWNERS
from journeymaps.review.owners import Owners, read_owners
from journeymaps.review.past import Change, NewOwner, Review, Revision
from journeymaps.review.subject import Subject


class History:
    """The past of the pages below a folder, as git tells it.

    A *change* is a commit after which a page says something else than before, its review aside:
    neither comments nor layout say anything. Commits in `ignored` are none. What stands in the
    working tree is a change of today.

    A change comes *after a review* if it reached this branch on a later day than the review's. The
    commit that wrote the review down never does, whenever it was made: the review is of what it
    holds. Nor does a commit that it was based on and that was made by the review's day: it only
    waited for its branch to be merged.
    """

    unknown = ""

    def __init__(
        self,
        repository: Repository,
        paths: Iterable[str],
        today: date,
        timezone: str,
        *,
        ignored: frozenset[str] = frozenset(),
        owners: Owners | None = None,
    ) -> None:
        """Read the history of these pages, given as paths from the repository's folder.

        Raises:
            HistoryError: the clone is shallow, or git answers with an error.

        """
        if repository.shallow:
            raise HistoryError(
                "this clone is shallow: older commits are missing, and with them what changed "
                "since its review",
                "fetch them with git fetch --unshallow (in GitHub Actions fetch-depth: 0, in "
                "GitLab CI GIT_DEPTH: 0), or do without them: history: false",
            )
        self._prefix = repository.prefix
        self._today = today
        self._zone = ZoneInfo(timezone)
        self._ignored = ignored
        self._owners = owners or Owners()
        followed = [*map(self._from_root, paths), *OWNERS]
        self._log = read_log(repository, followed)
        self._graph = Graph(self._log.commits)
        self._contents = Contents(repository)
        self._written: dict[str, tuple[Written, ...]] = {}

    def change(self, path: str, since: Subject) -> Change | None:
        """The newest change of the page at `path` after the review of `since`."""
        for touch in self._after(self._from_root(path), since):
            if self._contents.new(touch).differs(self._contents.old(touch)):
                commit = touch.commit
                return Change(commit.id, self._landed(commit), commit.author, commit.subject)
        return None

    def reviews(self, path: str) -> tuple[Review, ...]:
        """The reviews of a page that were committed, newest first."""
        return tuple(written.review for written in self._reviews(path) if written.commit.id)

    def new_owner(self, subject: Subject) -> NewOwner | None:
        """The newest handover of the page after its review, by itself or in CODEOWNERS."""
        path = self._from_root(subject.path)
        handed = [
            touch
            for touch in self._after(path, subject)
            if touch.old and self._contents.old(touch).owner != self._contents.new(touch).owner
        ]
        if not handed:
            return None if subject.owner else self._new_code_owners(subject)
        before = self._contents.old(handed[-1]).owner
        if before == subject.owner:
            return None
        named = (before,) if before else self._owners.of(path)
        return NewOwner(self._landed(handed[0].commit), named)

    def revisions(self, path: str, most: int) -> tuple[Revision, ...]:
        """The newest commits that touched a page, newest first."""
        touches = self._log.touches.get(self._from_root(path), ())
        committed = [
            touch for touch in touches if touch.commit.id and touch.commit.id not in self._ignored
        ][:most]
        contents = self._contents.raws(committed)
        return tuple(
            Revision(
                touch.commit.id,
                self._landed(touch.commit),
                touch.commit.author,
                touch.commit.subject,
                touch.old_path,
                touch.path,
                contents.get(touch.old or ""),
                contents.get(touch.new or ""),
            )
            for touch in committed
        )

    def commit(self, path: str) -> str:
        """The full id of the newest commit that touched a page; empty where there is none."""
        touches = self._log.touches.get(self._from_root(path), ())
        return next((touch.commit.id for touch in touches if touch.commit.id), "")

    def changed(self, path: str) -> date | None:
        """The day on which the newest commit that touched a page reached this branch."""
        touches = self._log.touches.get(self._from_root(path), ())
        return self._landed(touches[0].commit) if touches else None

    @property
    def ahead(self) -> str:
        """What to do about a commit of a day that is yet to come; empty where there is none."""
        counted = (commit for commit in self._log.commits if commit.id not in self._ignored)
        newest = max(counted, key=lambda commit: commit.committed, default=None)
        if newest is None:
            return ""
        return disagreement(newest.id, self._day(newest.committed), self._today)

    def _new_code_owners(self, subject: Subject) -> NewOwner | None:
        own, file = self._from_root(subject.path), self._owners.path
        touches = [touch for touch in self._after(file, subject) if touch.old]
        if not touches:
            return None
        text = self._contents.raw(touches[-1].old or "").decode("utf-8", "replace")
        before = read_owners(file, text).of(own)
        if before == self._owners.of(own):
            return None
        return NewOwner(self._landed(touches[0].commit), before)

    def _after(self, path: str, since: Subject) -> Iterator[Touch]:
        """The touches of a file that come after the review of a page, newest first."""
        reviewed = since.fields.last_reviewed
        if reviewed is None:
            return
        wrote = self._wrote(since, reviewed)
        for touch in self._log.touches.get(path, ()):
            commit = touch.commit
            if commit is wrote or commit.id in self._ignored or self._landed(commit) <= reviewed:
                continue
            waited = bool(commit.id) and self._day(commit.authored) <= reviewed
            if not (waited and self._graph.holds(wrote, commit)):
                yield touch

    def _wrote(self, since: Subject, reviewed: date) -> Commit:
        """The commit that gave the page its present review: the working tree, if none did."""
        found = (held.commit for held in self._reviews(since.path) if held.review.day == reviewed)
        return next(found, WORKING)

    def _reviews(self, path: str) -> tuple[Written, ...]:
        path = self._from_root(path)
        if path not in self._written:
            self._written[path] = self._contents.reviews(self._log.touches.get(path, ()))
        return self._written[path]

    def _landed(self, commit: Commit) -> date:
        return self._day(self._graph.landed(commit)) if commit.id else self._today

    def _day(self, moment: int) -> date:
        return day_of(moment, self._zone)

    def _from_root(self, path: str) -> str:
        return self._prefix + path
