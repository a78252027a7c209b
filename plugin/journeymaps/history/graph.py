"""The order in which commits came to this branch."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from journeymaps.history.log import Commit


class Graph:
    """Commits, children before parents, and how they hang together."""

    def __init__(self, commits: Iterable[Commit]) -> None:
        self._commits = {commit.id: commit for commit in commits}
        self._asked: tuple[str, set[str]] = ("", set())

    def landed(self, commit: Commit) -> int:
        """When a commit came to this branch, in seconds since 1970.

        That is when the branch that it was made on was merged, however long it lay there before.
        """
        if not commit.id:
            return commit.committed
        return self._commits[self._landings[commit.id]].committed

    def holds(self, later: Commit, earlier: Commit) -> bool:
        """Whether whoever made one commit had the other before them."""
        if not (later.id and earlier.id):
            return not later.id
        if later.id in self._main_line:
            came = self._main_line[self._landings[earlier.id]]
            return came >= self._main_line[later.id]
        if self._asked[0] != later.id:
            self._asked = (later.id, set(self._before(later.id)))
        return earlier.id in self._asked[1]

    @cached_property
    def _main_line(self) -> dict[str, int]:
        """The commits that are first parents, one of the next, with their distance from today."""
        found: dict[str, int] = {}
        own = next(iter(self._commits), None)
        while own in self._commits:
            found[own] = len(found)
            own = next(iter(self._commits[own].parents), None)
        return found

    @cached_property
    def _landings(self) -> dict[str, str]:
        """The commit of the main line with which each commit came."""
        found: dict[str, str] = {}
        for own in reversed(self._main_line):
            for came in self._before(own, found):
                found[came] = own
        return found

    def _before(self, own: str, known: Container[str] = ()) -> Iterator[str]:
        """A commit and all before it, but for those that are known and all before those."""
        seen = set()
        waiting = [own]
        while waiting:
            one = waiting.pop()
            if one in self._commits and one not in seen and one not in known:
                seen.add(one)
                yield one
                waiting.extend(self._commits[one].parents)
