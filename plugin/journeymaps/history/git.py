"""git, asked through its own command: what a repository holds, and what it was like before."""

from __future__ import annotations

import os
import shutil
import subprocess
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO


class HistoryError(Exception):
    """The history is there and cannot be read. `hint` is the way out."""

    def __init__(self, message: str, hint: str) -> None:
        self.hint = hint
        super().__init__(f"{message} – {hint}")


@dataclass(frozen=True)
class Nowhere:
    """There is no history at all. `why` says so in a sentence."""

    why: str


class Repository:
    """The repository that holds a folder, its files checked out."""

    def __init__(self, git: str, folder: Path, environ: Mapping[str, str]) -> None:
        self._command = [
            git,
            "-C",
            str(folder),
            "-c",
            "log.showRoot=true",
            "-c",
            "log.follow=false",
        ]
        self._environ = dict(environ)
        asked = self.ask(
            "rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository"
        ).split("\n")
        self.root = Path(asked[0])
        self.prefix = asked[1]
        """The folder as seen from `root`, with a slash at its end, or nothing."""
        self.shallow = asked[2] == "true"
        """Whether older commits were left out when it was cloned."""

    @cached_property
    def head(self) -> str:
        """The commit that is checked out; empty where nothing was committed yet."""
        try:
            return self.ask("rev-parse", "--quiet", "--verify", "HEAD^{commit}").strip()
        except HistoryError:
            return ""

    @property
    def moment(self) -> int:
        """When that commit was made, in seconds since 1970."""
        return int(self.ask("log", "-1", "--no-show-signature", "--format=%ct"))

    @property
    def merging(self) -> bool:
        """Whether a merge was begun and is not finished."""
        try:
            return bool(self.ask("rev-parse", "--quiet", "--verify", "MERGE_HEAD"))
        except HistoryError:
            return False

    def touched(self, *pathspecs: str) -> tuple[str, ...]:
        """What the working tree changes, adds or renames, as paths from `root`, in order."""
        listed = ["status", "--porcelain", "-z", "--untracked-files=all", "--", *pathspecs]
        fields = iter(self.ask(*listed).split("\0")[:-1])
        found = set()
        for field in fields:
            state, path = field[:2], field[3:]
            if {"R", "C"} & set(state):
                next(fields)  # where it came from
            if "D" not in state:
                found.add(path)
        return tuple(sorted(found))

    def ask(self, *arguments: str) -> str:
        """What git answers, paths as Python's own functions write them.

        Raises:
            HistoryError: git answers with an error.

        """
        run = subprocess.run(  # noqa: S603 – git with arguments of our own
            [*self._command, *arguments],
            env=self._environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if run.returncode:
            raise _refused(os.fsdecode(run.stderr))
        return os.fsdecode(run.stdout)

    @cached_property
    def blobs(self) -> Blobs:
        """The contents of its files."""
        return Blobs([*self._command, "cat-file", "--batch"], self._environ)


# As many ids as fit into the smallest buffer of a pipe: more could block git and us for ever.
_AT_ONCE = 4096 // 65


class Blobs:
    """Contents by their ids, from one process that stays until this object goes."""

    def __init__(self, command: list[str], environ: Mapping[str, str]) -> None:
        process = subprocess.Popen(  # noqa: S603 – git with arguments of our own
            command,
            env=dict(environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin and process.stdout
        self._ask: IO[bytes] = process.stdin
        self._answer: IO[bytes] = process.stdout
        weakref.finalize(self, _end, process)

    def read(self, *blobs: str) -> list[bytes]:
        """The contents of these ids.

        Raises:
            HistoryError: the repository does not have one of them, or cannot be read.

        """
        contents: list[bytes] = []
        for first in range(0, len(blobs), _AT_ONCE):
            asked = blobs[first : first + _AT_ONCE]
            try:
                self._ask.write("".join(f"{blob}\n" for blob in asked).encode())
                self._ask.flush()
            except OSError:
                raise HistoryError("git ended too early", "see git status") from None
            contents += [self._next(blob) for blob in asked]
        return contents

    def _next(self, blob: str) -> bytes:
        _, _, size = self._answer.readline().strip().rpartition(b" ")
        if not size.isdigit():
            raise HistoryError(f"git has lost the content {blob:.10}", "run git fsck")
        content = self._answer.read(int(size))
        self._answer.read(1)  # a line end of its own
        return content


def find_repository(folder: Path) -> Repository | Nowhere:
    """The repository that a folder belongs to.

    A hook runs with variables that describe its repository to git (`GIT_DIR` …), seen from another
    folder than ours; so they count only where git finds no repository by itself.

    Raises:
        HistoryError: git does not want to read the repository.

    """
    git = shutil.which("git")
    if git is None:
        return Nowhere("git is not installed here, so nothing is known of the pages' history.")
    general = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    general |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    told = {name: str(Path(os.environ[name]).absolute()) for name in _PLACES & os.environ.keys()}
    for environ in (general, general | told):
        try:
            return Repository(git, folder.resolve(), environ)
        except _NoRepositoryError:
            continue
    return Nowhere("These files are in no git repository, so nothing is known of their history.")


class _NoRepositoryError(HistoryError):
    pass


_PLACES = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"}
# The rest of these changes what a pattern of paths means, or where paths are seen from.
_LOCAL = _PLACES | {
    "GIT_PREFIX",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
}


def _refused(said: str) -> HistoryError:
    said = said.strip()
    if "not a git repository" in said or "must be run in a work tree" in said:
        return _NoRepositoryError("there is no repository", "make one with git init")
    if "dubious ownership" in said:
        return HistoryError(
            "git does not read a repository that belongs to another user",
            'allow it: git config --global --add safe.directory "$PWD"',
        )
    first = said.partition("\n")[0].removeprefix("fatal: ")
    return HistoryError(f"git says: {first or 'nothing, and ends with an error'}", "see git status")


def _end(process: subprocess.Popen[bytes]) -> None:
    for end in (process.stdin, process.stdout):
        if end:
            end.close()
    process.wait()
