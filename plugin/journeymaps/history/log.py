"""The one pass over `git log`: which commit touched which page, renames followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymaps.history.git import Repository
from journeymaps.reading.folder import SUFFIXES

_RAW = ("--raw", "-z", "--no-abbrev", "--find-renames", "-l1000", "--no-ext-diff")
# Not told which paths matter, git is three times as fast, and a whole folder may move.
_LOG = ("log", "--topo-order", "--no-notes", "--no-show-signature", "--encoding=UTF-8")
_FORMAT = "--format=%H%x00%P%x00%at%x00%ct%x00%aN%x00%s"
_PAGES = (*SUFFIXES, ".md", ".markdown", "CODEOWNERS")


@dataclass(frozen=True)
class Commit:
    """A commit."""

    id: str
    parents: tuple[str, ...]
    authored: int
    """When its author made it, in seconds since 1970."""
    committed: int
    """When it got its present form: later, where it was rebased or picked."""
    author: str
    subject: str


WORKING = Commit("", (), 0, 0, "", "not committed yet")
"""The working tree, as the commit that nobody has made yet: it has no id and no moment."""


@dataclass(frozen=True)
class Touch:
    """One file in one commit. `old` and `new` are ids of its contents.

    They are None where the file was not there, or where the content is not in git yet.
    """

    commit: Commit
    old: str | None
    new: str | None
    old_path: str
    path: str


@dataclass(frozen=True)
class Log:
    """All commits, and what each did to the pages."""

    commits: tuple[Commit, ...]
    """Children before parents."""
    touches: dict[str, tuple[Touch, ...]]
    """Newest first, by the page's path today, as seen from the repository's root."""


def read_log(repository: Repository, paths: Iterable[str]) -> Log:
    """The history of these pages, by their paths today.

    A merge is no touch of its own: the commits that it joins are. What is not committed is the
    newest commit, `WORKING`.

    Raises:
        HistoryError: git answers with an error.

    """
    if not repository.head:
        return Log((), {})
    entries = [_uncommitted(repository), *_committed(repository)]
    return Log(tuple(commit for commit, _ in entries[1:]), _followed(entries, paths))


_Entry = tuple[Commit, list[Touch]]


def _uncommitted(repository: Repository) -> _Entry:
    answer = repository.ask("diff", *_RAW, "HEAD")
    return WORKING, list(_touches(_Fields(answer), WORKING))


def _committed(repository: Repository) -> Iterator[_Entry]:
    fields = _Fields(repository.ask(*_LOG, _FORMAT, *_RAW, "HEAD"))
    while not fields.at_end:
        own, parents, authored, committed, author, subject = (fields.next() for _ in range(6))
        commit = Commit(own, tuple(parents.split()), int(authored), int(committed), author, subject)
        yield commit, list(_touches(fields, commit))


class _Fields:
    """git's answer, field by field."""

    def __init__(self, answer: str) -> None:
        self._fields = answer.split("\0")
        self._at = 0

    @property
    def at_end(self) -> bool:
        # What follows the last NUL is nothing.
        return self._at >= len(self._fields) - 1

    @property
    def is_touch(self) -> bool:
        return not self.at_end and self._fields[self._at].lstrip("\n").startswith(":")

    def next(self) -> str:
        self._at += 1
        return self._fields[self._at - 1]


def _touches(fields: _Fields, commit: Commit) -> Iterator[Touch]:
    """Read `:100644 100644 OLD NEW M` and its path, or two of them for a rename."""
    while fields.is_touch:
        _, _, old, new, state = fields.next().split(" ")
        old_path = fields.next()
        path = fields.next() if state[0] in "RC" else old_path
        if path.endswith(_PAGES):
            yield Touch(commit, _known(old), _known(new), old_path, path)


def _known(blob: str) -> str | None:
    return blob if blob.strip("0") else None


def _followed(entries: list[_Entry], paths: Iterable[str]) -> dict[str, tuple[Touch, ...]]:
    """The touches of each page, whatever it was called at the time.

    `named` says which page a path belongs to at the point that the walk, from the newest commit
    back, has come to. Where a branch still used the old name when another had renamed the page,
    its touches come before the rename is seen: they wait in `unclaimed`.
    """
    named = {path: path for path in paths}
    order = {commit.id: position for position, (commit, _) in enumerate(entries)}
    found: defaultdict[str, list[Touch]] = defaultdict(list)
    unclaimed: defaultdict[str, list[Touch]] = defaultdict(list)
    for _, touches in entries:
        renamed = {}
        for touch in touches:
            page = named.get(touch.path)
            (unclaimed[touch.path] if page is None else found[page]).append(touch)
            if page is not None and touch.path != touch.old_path:
                renamed[touch.old_path] = page
        for touch in touches:
            if touch.old is None or touch.path != touch.old_path:
                # What had this name before is another file.
                named.pop(touch.path, None)
                unclaimed.pop(touch.path, None)
        for path, page in renamed.items():
            named[path] = page
            found[page].extend(unclaimed.pop(path, ()))
    return {
        page: tuple(sorted(touches, key=lambda touch: order[touch.commit.id]))
        for page, touches in found.items()
    }
