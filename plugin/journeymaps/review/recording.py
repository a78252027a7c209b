"""Writing a review into a page's file: three fields, and no other byte."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from journeymaps.problems import Problem
from journeymaps.reading.folder import SUFFIXES
from journeymaps.reading.front_matter import read_front_matter, split
from journeymaps.reading.read import read
from journeymaps.reading.source import Source, SourceError
from journeymaps.review.sheet import Spot, filled, line_end

_ORDER = ("last_reviewed", "reviewed_by", "review_every", "review_note")
_HEAD = ("status", "tags", "contributors", "owner", "summary", "description", "title", "kind")
# https://python-markdown.github.io/extensions/meta_data/, which MkDocs reads, too.
_UNFENCED = re.compile(rb" {0,3}[A-Za-z0-9_-]+:")


class RecordingError(Exception):
    """A review cannot be written into its file. Carries why, as problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Act:
    """Somebody held a page against reality, on this day."""

    day: date
    by: str
    note: str

    @property
    def fields(self) -> dict[str, str]:
        """The fields of a page that tell of it."""
        return {
            "last_reviewed": self.day.isoformat(),
            "reviewed_by": self.by,
            "review_note": self.note,
        }


@dataclass(frozen=True)
class _Cut:
    """A page's file: the mapping that holds its review, and what stands around it."""

    before: bytes
    yaml: str
    data: dict[Any, Any]
    after: bytes
    body: bytes
    """What a reader sees of a Markdown page."""


def record(path: str, raw: bytes, act: Act) -> bytes:
    """The page's file with this review in it, and every other byte as it was.

    A Markdown page without front matter gets one. The new file is read back: it must say the same
    as the old one, but for the review.

    Raises:
        RecordingError: the file cannot be read, or not be changed without touching more.

    """
    eol = line_end(raw.decode("utf-8", "replace"))
    old = _cut(path, raw, eol)
    text = old.yaml
    for name, value in act.fields.items():
        place = _ORDER.index(name)
        beside = Spot(below=_ORDER[:place][::-1], above=_ORDER[place:])
        text = filled(text, name, value, (beside, Spot(below=_HEAD)), eol)
    written = old.before + text.encode() + old.after
    if problems := _problems(path, written):
        raise RecordingError(problems)
    new = _cut(path, written, eol)
    if new.data != {**old.data, **act.fields} or new.body != old.body:
        raise _refused(
            path,
            "the review cannot be written without touching something else",
            f"write {', '.join(act.fields)} by hand",
        )
    return written


def _cut(path: str, raw: bytes, eol: str) -> _Cut:
    bom = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    rest = raw.removeprefix(bom)
    if path.endswith(SUFFIXES):
        return _Cut(bom, *_mapping(path, rest, above=0), b"", b"")
    yaml, body = split(rest)
    if body != rest:
        start = rest.index(b"\n") + 1
        end = start + len(yaml)
        text, data = _mapping(path, yaml, above=1)
        return _Cut(bom + rest[:start], text, data, rest[end:], body.strip())
    if _UNFENCED.match(rest):
        raise _refused(
            path, "its metadata stand without front matter", "put a line --- above and below them"
        )
    fence = f"---{eol}".encode()
    gap = eol.encode() if rest.strip() else b""
    return _Cut(bom + fence, "", {}, fence + gap + rest, rest.strip())


def _mapping(path: str, yaml: bytes, above: int) -> tuple[str, dict[Any, Any]]:
    """The text and what it says, where that is a mapping; `above` are the lines before it."""
    try:
        data = Source(path, yaml).data
    except SourceError as error:
        raise RecordingError(
            replace(one, line=one.line + above) for one in error.problems
        ) from None
    if data is not None and not isinstance(data, dict):
        raise _refused(path, "there are no fields here", "begin with kind: journey")
    return yaml.decode(), data or {}


def _problems(path: str, raw: bytes) -> tuple[Problem, ...]:
    if path.endswith(SUFFIXES):
        return read(path, raw).problems
    return read_front_matter(path, raw).problems


def _refused(path: str, said: str, hint: str) -> RecordingError:
    return RecordingError([Problem(path, 1, 1, "cannot-record", said, hint)])
