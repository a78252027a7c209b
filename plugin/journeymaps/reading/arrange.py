"""A map's text with its keys in the usual order.

The text of a key moves as it is, with its value, the comment behind it and the comments above it.
So quotes, line breaks and the author's own layout stay; only the order changes. That nothing was
lost is not taken on trust: the new text is read again and compared.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from journeymaps.model import KINDS
from journeymaps.model.reference import Path
from journeymaps.reading.order import key_order
from journeymaps.reading.shape import part_at
from journeymaps.reading.source import Source, SourceError, composed, decoded

_COMMENT = re.compile(r"[ \t]*#.*")


class NotArrangedError(Exception):
    """The text cannot be put in order without harm. Says why, and what to do."""


def arranged(path: str, raw: bytes) -> bytes:
    """The bytes of a map that reads without a problem, with its keys in the usual order.

    The same bytes again where they are in order already.

    Raises:
        NotArrangedError: moving the keys would change what the file says.

    """
    text = decoded(path, raw)
    root = composed(path, raw)
    source = Source(path, raw)
    assert root is not None  # a map is no empty file
    arranger = _Arranger(text, KINDS[source.data["kind"]])
    new = (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + arranger.text(
        root
    ).encode()
    if new == raw:
        return raw
    _compare(path, source.data, text, new)
    return new


def _compare(path: str, data: Any, text: str, new: bytes) -> None:
    """Raise if the new text says something else than the old one, or less."""
    try:
        same = Source(path, new).data == data
    except SourceError as error:
        what = error.problems[0].message
        raise NotArrangedError(
            f"in the usual order it could not be read any more ({what}); "
            "write out what an alias (*name) repeats"
        ) from None
    if not same:
        raise NotArrangedError("in the usual order it would say something else")
    if _letters(text) != _letters(new.decode("utf-8-sig")):
        raise NotArrangedError("in the usual order a comment would get lost")


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


class _Arranger:
    """Puts the pieces of one text together anew."""

    def __init__(self, text: str, model: type[Any]) -> None:
        self._line_end = "\r\n" if "\r\n" in text else "\n"
        self._text = text if text.endswith("\n") else text + self._line_end
        self._model = model
        self._lines = [0]
        for found in re.finditer(r"\r\n|\r|\n", self._text):
            self._lines.append(found.end())

    def text(self, root: Node) -> str:
        """All of the text."""
        return self._piece(root, (), 0, len(self._text))

    def _piece(self, node: Node, path: Path, begin: int, end: int) -> str:
        """`text[begin:end]`, which holds a node, with the node's keys in order."""
        if isinstance(node, SequenceNode):
            return self._items(node, path, begin, end)
        if isinstance(node, MappingNode) and node.value:
            return self._entries(node, path, begin, end)
        return self._text[begin:end]

    def _items(self, node: SequenceNode, path: Path, begin: int, end: int) -> str:
        pieces, at = [], begin
        for position, item in enumerate(node.value):
            start = self._start(item)
            if start < at:  # an alias: what it repeats stands above
                continue
            stop = (
                self._stop(item) if node.flow_style else self._body_end(self._stop(item), item, end)
            )
            pieces += [
                self._text[at:start],
                self._piece(item, (*path, position), start, stop),
            ]
            at = stop
        return "".join([*pieces, self._text[at:end]])

    def _entries(self, node: MappingNode, path: Path, begin: int, end: int) -> str:
        starts = [self._start(key) for key, _ in node.value]
        stops = []
        for position, (key, value) in enumerate(node.value):
            following = [*starts, end][position + 1]
            stop = self._stop(value, key)
            if not node.flow_style:
                stop = self._body_end(stop, key, end)
            stops.append(min(stop, following))
        bodies = [
            self._body(key, value, (*path, key.value), start, stop)
            for (key, value), start, stop in zip(node.value, starts, stops, strict=True)
        ]
        # What stands before each entry: between brackets a comma, else comments and the margin.
        before = [
            self._text[above:start] for above, start in zip([begin, *stops], starts, strict=False)
        ]
        order = self._order(node, path)
        if node.flow_style:
            if not any("#" in each for each in before[1:]):
                bodies = [bodies[position] for position in order]
        else:
            margin = " " * node.value[0][0].start_mark.column
            before = _moved(before, order, margin)
            bodies = [bodies[position] for position in order]
        pieces = [part for pair in zip(before, bodies, strict=True) for part in pair]
        return "".join([*pieces, self._text[stops[-1] : end]])

    def _order(self, node: MappingNode, path: Path) -> list[int]:
        positions = list(range(len(node.value)))
        if part := part_at(self._model, path):
            ranks = {key: rank for rank, key in enumerate(key_order(part))}
            # Keys of the author's own come last.
            positions.sort(key=lambda each: ranks.get(node.value[each][0].value, len(ranks)))
        return positions

    def _body(self, key: Node, value: Node, path: Path, start: int, stop: int) -> str:
        at = self._start(value)
        if at < self._offset(key.end_mark):  # an alias
            return self._text[start:stop]
        return self._text[start:at] + self._piece(value, path, at, stop)

    def _body_end(self, stop: int, first: Node, end: int) -> int:
        """Where the lines of a block end that stops there, with comments further in than it."""
        stop = self._after_line(stop)
        at = stop
        while at < end and (line := _COMMENT.match(self._text, at)):
            if len(line[0]) - len(line[0].lstrip()) <= first.start_mark.column:
                break
            stop = at = self._after_line(line.end())
        return min(stop, end)

    def _after_line(self, at: int) -> int:
        found = self._text.find("\n", max(at - 1, 0))
        return len(self._text) if found < 0 else found + 1

    def _start(self, node: Node) -> int:
        return self._offset(node.start_mark)

    def _stop(self, node: Node, key: Node | None = None) -> int:
        """Where what is written of a node ends."""
        at_least = 0 if key is None else self._offset(key.end_mark)
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            inner = self._stop(last[1], last[0]) if isinstance(last, tuple) else self._stop(last)
            return max(inner, at_least)
        end = self._offset(node.end_mark)
        if isinstance(node, ScalarNode):
            start = self._start(node)
            end = start + len(self._text[start:end].rstrip())
        return max(end, at_least)

    def _offset(self, mark: Any) -> int:
        line, column = int(mark.line), int(mark.column)
        return min(self._lines[min(line, len(self._lines) - 1)] + column, len(self._text))


def _moved(before: list[str], order: list[int], margin: str) -> list[str]:
    """What stands before the entries in their new order.

    The first one's stays where it is, for a list's hyphen may be in it, or the head of the file.
    An entry that comes to the top leaves the empty lines above it to the one that was there.
    """
    if order[0] == 0:
        return [before[position] for position in order]
    new_first = before[order[0]]
    comments = new_first.strip()
    empty_lines = new_first[: len(new_first) - len(new_first.lstrip("\r\n"))]
    top = before[0] + (f"{new_first.strip()}{_line_end(new_first)}{margin}" if comments else "")
    was_first = empty_lines + margin
    return [top, *(before[each] if each else was_first for each in order[1:])]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
