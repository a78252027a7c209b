"""The review fields of a Markdown page, which stand in its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import ConfigDict, ValidationError

from journeymaps.model.document import Reviewed
from journeymaps.model.text import Line
from journeymaps.problems import Problem
from journeymaps.reading.sentences import sentences
from journeymaps.reading.slips import Slip
from journeymaps.reading.source import Source, SourceError

_FENCED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M
)


class FrontMatter(Reviewed):
    """What of a Markdown page's front matter is ours. The rest belongs to others."""

    model_config = ConfigDict(extra="ignore")

    owner: Line | None = None
    """The team or role that answers for the page."""


@dataclass(frozen=True)
class FrontMatterReading:
    """What reading a page's front matter gave; `source` is None where it has none."""

    fields: FrontMatter
    problems: tuple[Problem, ...] = ()
    source: Source | None = None

    def located(self, slips: Iterable[Slip]) -> Iterator[Problem]:
        """Slips against the fields, as problems with their places in the page."""
        for slip in slips:
            assert self.source is not None  # a slip is against something written
            found = self.source.problem(slip.path, slip.code, slip.message, slip.hint)
            yield _below_fence(found)


def read_front_matter(path: str, raw: bytes) -> FrontMatterReading:
    """The review fields of a Markdown page, and what is wrong with them.

    Front matter that is not YAML is left to whoever else reads it: it need not be ours.
    """
    found = _FENCED.match(raw)
    try:
        source = Source(path, found.group(1)) if found else None
    except SourceError:
        source = None
    if source is None or not isinstance(source.data, dict):
        return FrontMatterReading(FrontMatter())
    try:
        return FrontMatterReading(FrontMatter.model_validate(source.data), (), source)
    except ValidationError as error:
        problems = sentences(source, FrontMatter, error)
        return FrontMatterReading(FrontMatter(), tuple(map(_below_fence, problems)))


def split(raw: bytes) -> tuple[bytes, bytes]:
    """A page's front matter, without its fences, and what follows it."""
    found = _FENCED.match(raw)
    return (found.group(1), raw[found.end() :]) if found else (b"", raw)


def _below_fence(problem: Problem) -> Problem:
    return replace(problem, line=problem.line + 1)
