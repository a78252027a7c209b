"""A file's text as plain data, with the place of everything in it.

YAML is parsed by libyaml; `values` says what its scalars stand for and `syntax` what its errors
mean. Bounds keep a hostile file from costing more than a large honest one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from journeymaps.model.ids import slug
from journeymaps.model.reference import Path
from journeymaps.problems import Problem
from journeymaps.reading.syntax import (
    control_character,
    merge_conflict,
    place_of,
    syntax_problem,
)
from journeymaps.reading.values import DEEPEST, PLAIN, too_deep, values

MOST_BYTES = 1_000_000
"""A larger file is refused. The largest honest map that we know of has 60 kB."""
_SHALLOW_BYTES = 16_384
"""Below this size a file cannot nest deeply enough to exhaust the stack of the C parser."""
# Line breaks to libyaml, but to no editor: they would shift every line number after them.
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")


class _Loader(yaml.CSafeLoader):
    """libyaml's loader without YAML 1.1's guesses: what a plain scalar is, `values` decides."""

    def resolve(self, kind: type[Node], _value: Any, implicit: Any) -> str:
        if kind is ScalarNode:
            return PLAIN if implicit[0] else self.DEFAULT_SCALAR_TAG
        return self.DEFAULT_MAPPING_TAG if kind is MappingNode else self.DEFAULT_SEQUENCE_TAG

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing depends on where a node stands."""


@dataclass(frozen=True)
class Place:
    """A place in a file, counted from 1."""

    line: int
    column: int


class SourceError(Exception):
    """The text is not YAML that we read. Carries what is wrong, as problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)


class Source:
    """A file's text as plain data, with the place of every key and value.

    Raises:
        SourceError: it is not UTF-8, not YAML, too large, or nested or aliased without bound.

    """

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self.data: Any = None
        self._keys: dict[int, dict[str, tuple[Node, Node]]] = {}
        self._root = composed(path, raw)
        if self._root is not None:
            self.data, problems = values(path, self._root)
            if problems:
                raise SourceError(problems)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where a value stands, or its key; of what was never written, where its parent does."""
        name, node = None, self._root
        for name, node in self._way(path):  # noqa: B007 – the last one counts
            pass
        at = name if key and name is not None else node
        if at is None:
            return Place(1, 1)
        return Place(at.start_mark.line + 1, at.start_mark.column + 1)

    def written(self, path: Path) -> str | None:
        """The text of the scalar at `path` as the author wrote it: `010`, not 10."""
        node = self._root
        for _, node in self._way(path):  # noqa: B007 – the last one counts
            pass
        return str(node.value) if isinstance(node, ScalarNode) else None

    def key(self, path: Path) -> str | None:
        """The last key that is written on the way to `path`: `emotion` for a score without one."""
        names = [name.value for name, _ in self._way(path) if name is not None]
        return names[-1] if names else None

    def problem(
        self, path: Path, code: str, message: str, hint: str = "", *, key: bool = False
    ) -> Problem:
        """A problem at the place of `path`."""
        place = self.place(path, key=key)
        return Problem(self.path, place.line, place.column, code, message, hint)

    def _way(self, path: Path) -> Iterator[tuple[Node | None, Node]]:
        """The nodes on the way to a path, each with its key, as far as it is written.

        A step into a short form leads nowhere further: what stands there is all of it.
        """
        node = self._root
        for step in path:
            if isinstance(node, MappingNode) and isinstance(step, str):
                found = self._named(node).get(step)
                if found is None:
                    return
                yield found
                node = found[1]
            elif isinstance(node, SequenceNode) and (item := _item(node, step)) is not None:
                yield None, item
                node = item

    def _named(self, node: MappingNode) -> dict[str, tuple[Node, Node]]:
        if id(node) not in self._keys:
            pairs = reversed(node.value)
            self._keys[id(node)] = {str(name.value): (name, value) for name, value in pairs}
        return self._keys[id(node)]


def _item(node: SequenceNode, step: str | int) -> Node | None:
    items: list[Node] = node.value
    if isinstance(step, int):
        return items[step] if step < len(items) else None
    # A list of named things that is kept by id.
    for position, item in enumerate(items):
        if step in (_own_id(item), str(position)):
            return item
    return None


def _own_id(node: Node) -> str:
    pairs = node.value if isinstance(node, MappingNode) else ()
    written = {name.value: value.value for name, value in pairs if isinstance(value, ScalarNode)}
    return str(written.get("id") or slug(written.get("name", "")))


def composed(path: str, raw: bytes) -> Node | None:
    """The nodes of a file, with their marks; None where there is nothing in it.

    Raises:
        SourceError: it is not UTF-8, not YAML, too large, or nested without bound.

    """
    text = decoded(path, raw)
    if conflict := merge_conflict(path, text):
        raise SourceError([conflict])
    try:
        if len(raw) > _SHALLOW_BYTES:
            _check_depth(path, text)
        loader = _Loader(text)
        try:
            node: Node | None = loader.get_single_node()
            return node
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        # Newer ones of libyaml have a bound of their own, far beyond ours.
        with suppress(yaml.YAMLError):
            _check_depth(path, _before(text, error))
        raise SourceError([syntax_problem(path, text, error)]) from None


def _before(text: str, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return text[: mark.index] if mark else ""


def decoded(path: str, raw: bytes) -> str:
    """A file's text, without the mark of its encoding.

    Raises:
        SourceError: it is not UTF-8, or too large.

    """
    if len(raw) > MOST_BYTES:
        message = f"the file has {len(raw):,} bytes, {MOST_BYTES:,} is the most"
        hint = "split it into several maps"
        raise SourceError([Problem(path, 1, 1, "too-large", message, hint)])
    hint = "save it with the encoding UTF-8"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "the file is UTF-16 text, not UTF-8"
        raise SourceError([Problem(path, 1, 1, "not-utf8", message, hint)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = place_of(before, len(before))
        message = f"the file is not UTF-8 text (byte 0x{error.object[error.start]:02x})"
        raise SourceError([Problem(path, line, column, "not-utf8", message, hint)]) from None
    if not text.isascii() and (odd := _ODD_BREAK.search(text)):
        raise SourceError([control_character(path, text, odd.start())])
    return text


def _check_depth(path: str, text: str) -> None:
    """Refuse deep nesting from the events alone: composing nodes recurses in C, unguarded."""
    depth = -1  # what the file as a whole is does not count, as in values()
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            assert event.start_mark is not None  # libyaml always gives one
            raise SourceError([too_deep(path, event.start_mark)])
