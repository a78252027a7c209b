"""What a check found, for whoever writes it down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from journeymaps.problems import Problem

GUIDE = "https://journeymaps.github.io/journeymaps/guide/codes/"
"""Where every code is explained, under an anchor of its name."""

# As in the line of a terminal: controls, line breaks, and what turns the direction of writing.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)


@dataclass(frozen=True)
class Report:
    """Problems in their order, and the files that were looked at."""

    problems: tuple[Problem, ...]
    files: tuple[str, ...]

    def fingerprints(self) -> list[str]:
        """An id for each problem, in their order.

        It stays the same when lines above are added or deleted, and differs for the same words a
        second time in a file: so a forge can tell old problems from new ones.
        """
        seen: dict[tuple[str, str, str], int] = {}
        found = []
        for problem in self.problems:
            key = (problem.path, problem.code, problem.message)
            seen[key] = seen.get(key, 0) + 1
            words = "\0".join((*key, str(seen[key])))
            digest = blake2b(words.encode("utf-8", "replace"), digest_size=16)
            found.append(digest.hexdigest())
        return found


def sentence(problem: Problem) -> str:
    """What is wrong and the way out, in one line."""
    words = f"{problem.message} – {problem.hint}" if problem.hint else problem.message
    return plain(words)


def plain(text: str) -> str:
    """A text in one line, without what no terminal should obey and XML does not allow."""
    return _UNSEEN.sub(" ", text)
