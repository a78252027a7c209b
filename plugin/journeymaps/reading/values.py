"""YAML nodes → plain data: texts, numbers, booleans and nothing, in mappings and lists.

Plain scalars are read by the rules of YAML 1.2's core schema, as editors do: `no` and `on` are
texts, and so is a date, which its field then reads. Bounds keep aliases from multiplying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from journeymaps.problems import Problem
from journeymaps.reading.syntax import odd_space

MOST_VALUES = 100_000
"""Values of a file with its aliases written out. More is an alias bomb."""
DEEPEST = 40
"""Levels of nesting. A map needs eight."""

PLAIN = ""
"""The tag of a scalar that is written without quotes and without a tag."""

_YAML = "tag:yaml.org,2002:"
# https://yaml.org/spec/1.2.2/#103-core-schema, without infinity and not-a-number.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NUMERIC = frozenset("-+.0123456789")
_LONGEST_INT = 18

_TYPES: dict[str, tuple[type, ...]] = {
    _YAML + "int": (int,),
    _YAML + "float": (int, float),
    _YAML + "bool": (bool,),
    _YAML + "null": (type(None),),
}


def plain(text: str) -> Any:
    """What a scalar without quotes stands for.

    >>> plain("3"), plain("no"), plain("2026-09-12")
    (3, 'no', '2026-09-12')
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INT.fullmatch(text):
        # A longer one is more digits than anything counts, and slow to read.
        return int(text) if len(text) <= _LONGEST_INT else float(text)
    if _BASED.fullmatch(text) and len(text) <= _LONGEST_INT:
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text


def values(path: str, root: Node) -> tuple[Any, tuple[Problem, ...]]:
    """The data of a file's nodes, and what is wrong with it."""
    builder = _Builder(path)
    try:
        data = builder.value(root, 0)
    except _TooMuchError as error:
        return None, (error.problem,)
    return data, tuple(dict.fromkeys(builder.problems))


class _TooMuchError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Turns nodes into data, counting values so that aliases cannot multiply without bound."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._values = 0

    def value(self, node: Node, depth: int) -> Any:
        self._values += 1
        if self._values > MOST_VALUES:
            hint = "an alias (*name) that repeats aliases multiplies; write the values out"
            message = f"more than {MOST_VALUES:,} values"
            raise _TooMuchError(self._problem(node, "too-many-values", message, hint))
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if depth > DEEPEST:
            raise _TooMuchError(too_deep(self.path, node.start_mark))
        if isinstance(node, MappingNode):
            self._check_tag(node, "map")
            return dict(self._pairs(node, depth))
        self._check_tag(node, "seq")
        return [self.value(item, depth + 1) for item in node.value]

    def _pairs(self, node: MappingNode, depth: int) -> Iterator[tuple[str, Any]]:
        seen: dict[str, Node] = {}
        for name, value in node.value:
            if not isinstance(name, ScalarNode):
                hint = "a text that begins with { or [ needs quotes"
                self._tell(name, "bad-key", "a list or keys stand where a key belongs", hint)
                continue
            key = name.value
            if key in seen:
                first = seen[key].start_mark.line + 1
                hint = f"the first is in line {first}; put both together"
                self._tell(name, "duplicate-key", f'"{key}" stands here a second time', hint)
            elif key == "<<":
                hint = "write the keys out, or repeat a whole value with *name"
                self._tell(name, "bad-key", 'the merge key "<<" is not read here', hint)
            else:
                at = name.start_mark
                if odd := odd_space(self.path, at.line, at.column, key):
                    self.problems.append(odd)
            seen.setdefault(key, name)
            yield key, self.value(value, depth + 1)

    def _scalar(self, node: ScalarNode) -> Any:
        if node.tag == PLAIN:
            return plain(node.value)
        if node.tag in _TYPES:
            value = plain(node.value)
            if type(value) in _TYPES[node.tag]:
                return value
            self._refuse_tag(node)
        else:
            self._check_tag(node, "str")
        return node.value

    def _check_tag(self, node: Node, expected: str) -> None:
        if node.tag != _YAML + expected:
            self._refuse_tag(node)

    def _refuse_tag(self, node: Node) -> None:
        tag = node.tag.replace(_YAML, "!!")
        hint = "leave it out; a text that begins with ! needs quotes"
        self._tell(node, "tag", f"the tag {tag} is not read here", hint)

    def _tell(self, node: Node, code: str, message: str, hint: str) -> None:
        self.problems.append(self._problem(node, code, message, hint))

    def _problem(self, node: Node, code: str, message: str, hint: str) -> Problem:
        at = node.start_mark
        return Problem(self.path, at.line + 1, at.column + 1, code, message, hint)


def too_deep(path: str, mark: Any) -> Problem:
    """Where a file nests deeper than any map does, at a mark of libyaml's."""
    return Problem(
        path,
        mark.line + 1,
        mark.column + 1,
        "too-deep",
        f"nested deeper than {DEEPEST} levels",
        "a map needs eight; an alias inside of what it repeats never ends",
    )
