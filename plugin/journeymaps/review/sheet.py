"""A YAML mapping as its author wrote it, and single texts written into it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, MappingStartEvent

from journeymaps.reading.source import Source, SourceError

_EOL = re.compile(r"\r\n|\n|\r")
_BLOCK = re.compile(r"[|>][-+0-9]*")
# What YAML does not allow in a text, or takes for the end of a line.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def line_end(text: str) -> str:
    """How lines end in a text: as its first one does."""
    found = _EOL.search(text)
    return found.group() if found else "\n"


@dataclass(frozen=True)
class Spot:
    """Where a new field goes: below the first of these fields that is there, or else above one."""

    below: Sequence[str] = ()
    above: Sequence[str] = ()


def filled(text: str, name: str, value: str, spots: Iterable[Spot], eol: str) -> str:
    """The text of a mapping with a field set, and all else as it was.

    A new field goes to the first spot that there is, or else to the end.
    """
    sheet = _Sheet(text, eol)
    if field := sheet.fields.get(name):
        return sheet.replaced(field, value)
    for spot in spots:
        for known in spot.below:
            if known in sheet.fields:
                return sheet.below(sheet.fields[known], name, value)
        for known in spot.above:
            if known in sheet.fields:
                return sheet.above(sheet.fields[known], name, value)
    if not sheet.fields:
        gap = eol if text and not _EOL.search(text[-1]) else ""
        return f"{text}{gap}{name}: {scalar(value)}{eol}"
    return sheet.below(list(sheet.fields.values())[-1], name, value)


@dataclass(frozen=True)
class _Field:
    """An entry of the mapping, as positions in the text.

    The styles are the quote, or the `|` or `>`, with which its key and its value begin.
    """

    name: str
    key: int
    key_style: str | None
    start: int
    end: int
    style: str | None


class _Sheet:
    def __init__(self, text: str, eol: str) -> None:
        self._text = text
        self._eol = eol
        self._flow = False
        self._indent = ""
        self.fields: dict[str, _Field] = {}
        events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        for event in events:
            if isinstance(event, MappingStartEvent):
                self._flow = bool(event.flow_style)
                self._indent = " " * _column(event)
                self.fields = {field.name: field for field in _fields(events)}

    def replaced(self, field: _Field, value: str) -> str:
        """The text with another value in this field."""
        text = self._text
        old = text[field.start : field.end]
        new = scalar(value, field.style, flow=self._flow)
        if field.style in ("|", ">"):
            # A comment behind the | stays, and so do the empty lines below the value.
            comment = _BLOCK.split(_EOL.split(old, maxsplit=1)[0], maxsplit=1)[1].rstrip()
            new += comment + old[len(old.rstrip()) :]
        elif not old and text[: field.start].endswith(":"):
            new = f" {new}"
        return text[: field.start] + new + text[field.end :]

    def below(self, known: _Field, name: str, value: str) -> str:
        """The text with a new field below this one."""
        text = self._text
        if self._flow:
            at, new = known.end, f",{self._gap(known)}{self._entry(known, name, value)}"
            return text[:at] + new + text[at:]
        at = known.start + len(text[known.start : known.end].rstrip())
        line = self._entry(known, name, value)
        if known.style in ("|", ">") and "+" in _BLOCK.findall(text[known.start : at])[0]:
            at = known.end  # its empty lines are part of it
            return f"{text[:at]}{line}{self._eol}{text[at:]}"
        ends = _EOL.search(text, at)
        if ends is None:
            return f"{text}{self._eol}{line}"
        return f"{text[: ends.end()]}{line}{ends.group()}{text[ends.end() :]}"

    def above(self, known: _Field, name: str, value: str) -> str:
        """The text with a new field above this one."""
        at = known.key
        new = self._entry(known, name, value)
        new += f",{self._gap(known)}" if self._flow else f"{self._eol}{self._indent}"
        return self._text[:at] + new.lstrip() + self._text[at:]

    def _entry(self, known: _Field, name: str, value: str) -> str:
        if not self._flow:
            return f"{self._indent}{name}: {scalar(value)}"
        # JSON has everything in quotes.
        quote = '"' if known.key_style == '"' else ""
        return f"{quote}{name}{quote}: {scalar(value, quote or None, flow=True)}"

    def _gap(self, known: _Field) -> str:
        """What stands between two entries in braces: a line end, if this one begins its line."""
        before = _EOL.split(self._text[: known.key])[-1]
        return " " if before.strip() else f"{self._eol}{before}"


def scalar(value: str, style: str | None = None, *, flow: bool = False) -> str:
    """A text as YAML, in quotes of this style, or without any where it needs none."""
    if style == "'" and not _UNPRINTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    if style != '"' and _is_plain(value, flow):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _is_plain(value: str, flow: bool) -> bool:
    """Whether it is the same text without quotes, to us and to readers of YAML 1.1."""
    if _UNPRINTABLE.search(value):
        return False
    sample = f"{{k: {value}}}" if flow else f"k: {value}"
    try:
        ours = Source("", sample.encode()).data
        others = yaml.load(sample, Loader=yaml.CSafeLoader)
    except (SourceError, yaml.YAMLError, ValueError):
        return False
    return bool(ours == {"k": value} and (others == ours or isinstance(others["k"], date)))


def _fields(events: Iterator[Event]) -> Iterator[_Field]:
    """The entries of the mapping that has just begun."""
    for key in events:
        if isinstance(key, CollectionEndEvent):
            return
        key_start, _ = _extent(key, events)
        value = next(events)
        start, end = _extent(value, events)
        name = str(getattr(key, "value", ""))
        key_style, style = getattr(key, "style", None), getattr(value, "style", None)
        yield _Field(name, key_start, key_style or None, start, end, style or None)


def _extent(first: Event, events: Iterator[Event]) -> tuple[int, int]:
    """Where something begins, and where the last of what stands in it ends."""
    start = end = _span(first)[0]
    depth = 0
    event = first
    while True:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        begins, ends = _span(event)
        end = ends if ends > begins else end
        if not depth:
            return start, end
        event = next(events)


def _span(event: Event) -> tuple[int, int]:
    assert event.start_mark and event.end_mark  # libyaml always gives them
    return event.start_mark.index, event.end_mark.index


def _column(event: Event) -> int:
    assert event.start_mark
    return event.start_mark.column
