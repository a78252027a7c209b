"""Commits that changed many files and said nothing: those in `.git-blame-ignore-revs`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymaps.problems import Problem
from journeymaps.reading.beside import IGNORED

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def read_ignored(text: str) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The ids of the commits, and lines that are none.

    https://git-scm.com/docs/git-blame#Documentation/git-blame.txt---ignore-revs-filefile
    """
    lines = list(_lines(text))
    wrong = (
        Problem(
            IGNORED,
            number,
            1,
            "ignored-commit",
            f'"{line:.50}" is not the full id of a commit',
            "write all of it, as git rev-parse prints it, or begin the line with #",
        )
        for number, line in lines
        if not _ID.fullmatch(line)
    )
    return frozenset(line for _, line in lines if _ID.fullmatch(line)), tuple(wrong)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if written := line.partition("#")[0].strip().lower():
            yield number, written
