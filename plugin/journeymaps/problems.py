"""What is wrong with a map, as a value: whoever asked decides what is fatal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

# Controls, line breaks of every sort, and what turns the direction of writing.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

Severity = Literal["error", "warning", "info"]
"""How bad a problem is. An error is never published."""


@dataclass(frozen=True, order=True)
class Problem:
    """One slip at its place.

    `line` and `column` count from 1. `code` is stable and names the rule, `hint` is the way out.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """The problem in one line, with nothing in it that a terminal would obey."""
        words = f"{self.message} – {self.hint}" if self.hint else self.message
        grade = "" if self.severity == "error" else f"{self.severity}: "
        line = f"{self.path}:{self.line}:{self.column}: {grade}{self.code}: {words}"
        return _UNSEEN.sub(" ", line)

    def under(self, folder: str) -> Problem:
        """The same problem, its path seen from the folder that holds `folder`."""
        return replace(self, path=f"{folder.rstrip('/')}/{self.path}") if folder else self


class ProblemsError(Exception):
    """Raised where a caller asked for maps and got problems instead. It carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def with_article(word: str) -> str:
    """A word as a message names one of its kind: `a stage`, `an action`."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
