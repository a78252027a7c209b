"""Values and their differences in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from journeymaps.words import exactly, say, say_as, spell
from journeymaps.words import listed as in_a_row

LONGEST = 120
"""Characters of a value that a sentence quotes."""
_AROUND = 3
"""Words that are quoted before and after those that differ."""


def number(value: float) -> str:
    """A number in full: a difference must show, however small."""
    return exactly(value)


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text in one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[:longest]
    whole = cut.rpartition(" ")[0]
    return f"{whole if len(whole) > longest // 2 else cut}…"


def quoted(text: str, longest: int = LONGEST) -> str:
    """A text as a sentence quotes it."""
    return _in_quotes(shortened(text, longest))


def _in_quotes(text: str) -> str:
    return say_as("a quotation", "“%(words)s”", words=text)


def said(value: Any) -> str:
    """A plain value in full."""
    match value:
        case bool():
            return say("yes") if value else say("no")
        case int() | float():
            return number(value)
        case date():
            return spell(value)
        case tuple() | list():
            return listed(map(said, value))
        case dict():
            return listed(f"{key} {said(held)}" for key, held in value.items())
    return str(value)


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ in their spaces and line breaks alone."""
    return before.split() == after.split()


def apart(before: str, after: str) -> tuple[str, str]:
    """Two texts as a sentence holds them against each other, cut down to where they differ."""
    if len(before) <= LONGEST and len(after) <= LONGEST:
        return quoted(before), quoted(after)
    old, new = before.split(), after.split()
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return _cut(old, start, end), _cut(new, start, end)


def listed(words: Iterable[str]) -> str:
    """Words in a row: `a, b and c`."""
    *most, last = list(words) or [""]
    if not most:
        return last
    row = in_a_row(most)
    return say_as("the last of a list", "%(most)s and %(last)s", most=row, last=last)


def both(words: Iterable[str]) -> str:
    """Words that belong together, as far as there are any: `+6, curious`."""
    return in_a_row(word for word in words if word)


def _alike(one: list[str], other: list[str]) -> int:
    """How many words two texts begin with alike."""
    for position, (ours, theirs) in enumerate(zip(one, other, strict=False)):
        if ours != theirs:
            return position
    return min(len(one), len(other))


def _cut(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(words), len(words) - end + _AROUND)
    before = "… " if first else ""
    after = " …" if last < len(words) else ""
    return _in_quotes(f"{before}{shortened(' '.join(words[first:last]))}{after}")
