"""A map file, read: the map, or everything that is wrong with the file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Protocol

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from journeymaps.model import KINDS, Map
from journeymaps.model.ids import slug
from journeymaps.model.reference import Path
from journeymaps.model.text import as_id, found
from journeymaps.nearest import nearest, suggestion
from journeymaps.problems import Problem
from journeymaps.reading.rest import Gone, RestSource, rest
from journeymaps.reading.sentences import sentences
from journeymaps.reading.source import Source, SourceError

_KIND = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?kind["']?[ \t]*:[ \t]*["']?(\w*)""", re.MULTILINE)
_LOOSE_KIND = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?(?:[ \t]*#.*\n|\s)*\{?[ \t]*["']?kind["']?[ \t]*:"""
)
# A manifest of Kubernetes, or of anything else that took over its form.
_MANIFEST = re.compile(rb"^apiVersion[ \t]*:", re.MULTILINE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, eq=False)
class MapFile:
    """A map and the file that it came from. `path` is relative to the folder of all maps."""

    path: str
    raw: bytes = field(repr=False)
    map: Map = field(repr=False)
    memory: Memory | None = field(default=None, repr=False)
    """Where places in it are remembered, if anywhere."""

    @cached_property
    def id(self) -> str:
        """The map's id: the file's name without its ending, or made from a name that is none."""
        stem = PurePosixPath(self.path).stem
        try:
            return as_id(stem)
        except PydanticCustomError:
            return slug(stem)

    def source(self) -> Source:
        """The file's text with the places in it, read again: places are needed for problems only.

        Keeping them for a thousand maps would cost hundreds of megabytes.
        """
        return Source(self.path, self.raw)


@dataclass(frozen=True, eq=False)
class RestFile(MapFile):
    """What is left of a broken map, for the check alone."""

    gone: Gone = field(kw_only=True, repr=False)

    def source(self) -> Source:
        """The file's text, with the places of what is left in it."""
        return RestSource(self.path, self.raw, self.gone)


@dataclass(frozen=True)
class Reading:
    """What reading one file gave: a map, or problems, or neither where the file is not a map."""

    map_file: MapFile | None = None
    problems: tuple[Problem, ...] = ()
    kind: str = ""
    """The kind that a file with problems seems to be, or nothing."""
    rest: RestFile | None = None
    """What is left of a map with problems."""


class Memory(Protocol):
    """Remembers what files held, by their bytes, so that they need not be parsed again."""

    def recall(self, raw: bytes) -> Any:
        """The data of a file; None where it is not known."""

    def keep(self, raw: bytes, data: Any) -> None:
        """Remember the data of a file."""

    def recall_place(self, raw: bytes, path: Path, *, key: bool) -> tuple[int, int] | None:
        """The line and column of something in a file, or of its key; None if not known."""

    def keep_place(self, raw: bytes, path: Path, place: tuple[int, int], *, key: bool) -> None:
        """Remember where something stands in a file whose data is kept."""


def read(path: str, raw: bytes, memory: Memory | None = None) -> Reading:
    """Read a YAML file. One without `kind:` at its top is left alone: it is not a map.

    So is one with `apiVersion:` beside it, for kinds of that sort are not ours. An empty file is a
    slip all the same, and so is one in UTF-16, whose `kind:` nobody can see.
    """
    if not raw.strip():
        empty = Problem(path, 1, 1, "empty", "the file is empty", "begin with kind: journey")
        return Reading(problems=(empty,))
    if not _claims_to_be_a_map(raw):
        return Reading()
    data = memory.recall(raw) if memory else None
    if data is None:
        try:
            data = Source(path, raw).data
        except SourceError as error:
            return Reading(problems=error.problems, kind=_kind_of(raw))
    if not isinstance(data, dict):
        return Reading()
    if memory:
        memory.keep(raw, data)
    kind = data.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        problem = _unknown_kind(Source(path, raw), kind)
        return Reading(problems=(problem,), kind=_kind_of(raw))
    try:
        return Reading(MapFile(path, raw, model.model_validate(data), memory))
    except ValidationError as error:
        left = rest(data, model)
        return Reading(
            problems=sentences(Source(path, raw), model, error),
            kind=str(kind),
            rest=RestFile(path, raw, left[0], gone=left[1]) if left else None,
        )


def _claims_to_be_a_map(raw: bytes) -> bool:
    if raw.startswith(_UTF16):
        return True
    has_kind = _KIND.search(raw) or _LOOSE_KIND.match(raw)
    return bool(has_kind) and not _MANIFEST.search(raw)


def _kind_of(raw: bytes) -> str:
    """The kind that a broken file most likely has, or nothing."""
    found = _KIND.search(raw)
    return nearest(found.group(1).decode("utf-8", "replace"), KINDS) or "" if found else ""


def _unknown_kind(source: Source, kind: Any) -> Problem:
    if isinstance(kind, str):
        said, hint = f'unknown kind "{kind:.60}"', suggestion(kind, KINDS)
    else:
        said, hint = f"kind: expected a word, found {found(kind)}", suggestion("", KINDS)
    return source.problem(("kind",), "unknown-kind", said, hint)
