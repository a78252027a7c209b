"""What a range of commits, or the working tree, changes in the pages below a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journeymaps.history.git import HistoryError, Repository
from journeymaps.history.version import Version
from journeymaps.reading.folder import SUFFIXES

PAGES = (*SUFFIXES, ".md", ".markdown")
"""How the names of files end that can be pages."""
_FETCH = "fetch it (in GitHub Actions fetch-depth: 0, in GitLab CI GIT_DEPTH: 0)"


@dataclass(frozen=True)
class Difference:
    """A file that differs. Paths are seen from the repository's folder.

    `path` is None where the file was deleted, and `before` where it is new.
    """

    path: str | None
    before: str | None
    old: bytes = field(default=b"", repr=False)
    """What it held before."""

    def says_the_same(self, now: bytes) -> bool:
        """Whether the page says what it said: only its review, its layout or a comment differs."""
        if self.path is None or self.before is None:
            return False
        return not Version(self.path, now).differs(Version(self.before, self.old))


def differences(repository: Repository, asked: str | None) -> list[Difference]:
    """What the commits `BASE..HEAD` change, by path; None asks for what is not committed yet.

    As on a pull request, the commits are those of HEAD that BASE does not have: what BASE has got
    since they parted is no difference. HEAD must be what is checked out.

    Raises:
        HistoryError: there are no such commits, or something else is checked out.

    """
    if not repository.head:
        raise HistoryError("nothing is committed yet", "commit the pages first")
    if asked is None:
        return _sorted([*_diff(repository, "HEAD"), *_untracked(repository)])
    return _sorted(_diff(repository, _parting(repository, asked), "HEAD"))


def since(repository: Repository, name: str) -> list[Difference]:
    """What the working tree changes since HEAD and the commit of this name parted, by path.

    What is not committed yet counts, and so do files that git does not know.

    Raises:
        HistoryError: there is no such commit.

    """
    if not repository.head:
        raise HistoryError("nothing is committed yet", "commit the pages first")
    parted = _parting(repository, f"{name}..HEAD")
    return _sorted([*_diff(repository, parted), *_untracked(repository)])


def _sorted(found: Iterable[Difference]) -> list[Difference]:
    return sorted(found, key=lambda one: one.path or one.before or "")


def _parting(repository: Repository, asked: str) -> str:
    """The commit from which the range goes, checked."""
    base, dots, end = asked.partition("...") if "..." in asked else asked.partition("..")
    if not dots:
        raise HistoryError(f'"{asked:.80}" is no range', "write BASE..HEAD, such as main..HEAD")
    if commit_of(repository, end or "HEAD") != repository.head:
        raise HistoryError(f'"{end:.80}" is not checked out', f"git checkout {end:.80}")
    return parting(repository, base or "HEAD", end or "HEAD")


def parting(repository: Repository, base: str, end: str) -> str:
    """The commit in which two others parted.

    Raises:
        HistoryError: one of them is not there, or they have nothing in common.

    """
    first, last = commit_of(repository, base), commit_of(repository, end)
    try:
        return repository.ask("merge-base", first, last).strip()
    except HistoryError:
        raise HistoryError(
            f'"{base:.80}" and "{end:.80}" have no commit in common here', _FETCH
        ) from None


def commit_of(repository: Repository, name: str) -> str:
    """The full id of a commit by any of its names.

    Raises:
        HistoryError: there is none.

    """
    if found := _found(repository, name):
        return found
    if _found(repository, f"origin/{name}"):
        raise HistoryError(f'there is no commit "{name:.80}" here', f"write origin/{name:.80}")
    raise HistoryError(f'there is no commit "{name:.80}" here', _FETCH)


def _found(repository: Repository, name: str) -> str:
    asked = ("rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}")
    try:
        return repository.ask(*asked).strip()
    except HistoryError:
        return ""


def _diff(repository: Repository, *commits: str) -> Iterator[Difference]:
    """Read `:100644 100644 OLD NEW M` and its path, or two of them for a rename."""
    raw = ("--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-relative")
    fields = iter(repository.ask("diff", *raw, *commits, "--").split("\0")[:-1])
    for held in fields:
        *_, old, _, state = held.split(" ")
        before = next(fields)
        path = next(fields) if state[0] in "RC" else before
        # What a merge has not joined yet is told a second time, as changed.
        if state == "U":
            continue
        was = None if state == "A" else _page(repository, before)
        here = None if state == "D" else _page(repository, path)
        if was or here:
            yield Difference(here, was, repository.blobs.read(old)[0] if was else b"")


def _untracked(repository: Repository) -> Iterator[Difference]:
    asked = ("ls-files", "--others", "--exclude-standard", "--full-name", "-z")
    for path in repository.ask(*asked).split("\0")[:-1]:
        if here := _page(repository, path):
            yield Difference(here, None)


def _page(repository: Repository, path: str) -> str | None:
    """The path of what can be a page, from the repository's folder; None for what is not in it."""
    inside = path.startswith(repository.prefix) and path.endswith(PAGES)
    return path.removeprefix(repository.prefix) if inside else None
