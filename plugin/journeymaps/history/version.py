"""A page as it was in one commit: its review, its owner, and what else it said."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from datetime import date
from functools import cached_property
from typing import Any

from journeymaps.model import KINDS
from journeymaps.model.dates import parse_date
from journeymaps.model.document import Reviewed
from journeymaps.reading.folder import SUFFIXES
from journeymaps.reading.front_matter import split
from journeymaps.reading.order import in_order
from journeymaps.reading.source import Source, SourceError

_REVIEW = frozenset(Reviewed.model_fields)
_HEAD = _REVIEW | {"owner"}
# A field of these at the beginning of a line, with the indented and empty lines that continue it.
# Every line is taken with the end of the one before: that lets the search jump from line to line.
_FIELD = re.compile(
    rb"""\n["']?(%s)["']?[ \t]*:[^\n]*(?:\n[ \t]+[^\n]*|\n\r?(?=\n))*"""
    % "|".join(sorted(_HEAD)).encode()
)
_DAY = re.compile(rb"^last_reviewed: ([0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]*\r?$", re.MULTILINE)


class Version:
    """What a page's file says. One that cannot be read says only its own bytes.

    A build looks at every version of every page. So the few fields that it wants are read from
    their own lines, where they have some, and the whole only where those are not enough.
    """

    def __init__(self, path: str, raw: bytes) -> None:
        self._path = path
        yaml, body = (raw, b"") if path.endswith(SUFFIXES) else split(raw)
        self._yaml = b"\n" + yaml.removeprefix(BOM_UTF8).rstrip() + b"\n"
        self._body = body.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").strip()

    @cached_property
    def last_reviewed(self) -> date | None:
        """The day of its review."""
        usual = _DAY.search(self._yaml)
        try:
            return parse_date(usual.group(1).decode() if usual else self._text("last_reviewed"))
        except ValueError:
            return None

    @property
    def reviewed_by(self) -> str | None:
        """Who reviewed it."""
        return self._text("reviewed_by") or None

    @property
    def review_note(self) -> str | None:
        """What was looked at."""
        return self._text("review_note") or None

    @property
    def owner(self) -> str | None:
        """The owner that the page itself names."""
        return self._text("owner") or None

    def differs(self, other: Version) -> bool:
        """Whether it says something else than the other, their reviews aside.

        Comments and empty lines say nothing, and neither does the order of a map's keys.
        """
        if self._body != other._body:
            return True
        ours, theirs = self._rest, other._rest
        if ours is None or theirs is None:
            return self._said != other._said
        if ours == theirs:
            return False
        bare = _bare(ours), _bare(theirs)
        # What looks like a comment is none in a text of several lines.
        if bare[0] == bare[1]:
            return self._said != other._said
        # To read both is dear. Keys that only moved leave every letter there.
        return _letters(bare[0]) != _letters(bare[1]) or self._ordered != other._ordered

    def _text(self, name: str) -> str:
        if name.encode() not in self._yaml:
            return ""
        fields = self._all if self._head is None else self._head
        written = (fields or {}).get(name)
        return written.strip() if isinstance(written, str) else ""

    @cached_property
    def _head(self) -> dict[Any, Any] | None:
        """The review and the owner; None where they do not stand in lines of their own."""
        lines = b"".join(field.group() for field in _FIELD.finditer(self._yaml))
        fields = _mapping(self._path, lines) if lines else None
        return fields if fields is not None and fields.keys() <= _HEAD else None

    @cached_property
    def _rest(self) -> bytes | None:
        """The lines beside the review; None where those cannot be told apart."""
        if self._head is not None:
            return _FIELD.sub(_kept, self._yaml)
        return self._yaml if not any(name.encode() in self._yaml for name in _REVIEW) else None

    @property
    def _said(self) -> object:
        if self._all is None:
            return self._yaml
        return {name: held for name, held in self._all.items() if name not in _REVIEW}

    @property
    def _ordered(self) -> object:
        said = self._said
        kind = said.get("kind") if isinstance(said, dict) else None
        model = KINDS.get(kind) if isinstance(kind, str) else None
        return in_order(said, model) if model else said

    @cached_property
    def _all(self) -> dict[Any, Any] | None:
        return _mapping(self._path, self._yaml)


def _kept(field: re.Match[bytes]) -> bytes:
    return field.group() if field.group(1) == b"owner" else b""


def _bare(yaml: bytes) -> list[bytes]:
    """The lines without empty ones, comments, and spaces at their ends."""
    lines = (line.rstrip() for line in yaml.split(b"\n"))
    return [line for line in lines if line and not line.lstrip().startswith(b"#")]


def _letters(lines: list[bytes]) -> list[int]:
    return sorted(b"".join(b"".join(lines).split()))


def _mapping(path: str, yaml: bytes) -> dict[Any, Any] | None:
    if not yaml.strip():
        return {}
    try:
        data = Source(path, yaml).data
    except SourceError:
        return None
    return data if isinstance(data, dict) else None
