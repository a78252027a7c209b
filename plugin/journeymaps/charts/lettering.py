"""How much room words take, as far as a build can know it: it has no fonts and no screen."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

BOLD = 0.65
"""Cells of bold letters in terms of their size."""

LINE = 14
"""Cells of a line that fits the narrowest column at the size of chart labels."""

ELLIPSIS = "…"


def cells(text: str) -> int:
    """The width of a text, where a Latin letter is one and a Chinese or Japanese one two."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(char) else 1 + (east_asian_width(char) in "WF") for char in text)


def longest(text: str) -> float:
    """How wide the longest word is that stays in one line, in the size of its bold letters.

    Chinese and Japanese break anywhere. Fonts differ: this is of a rather wide one.
    """
    words = "".join(" " if east_asian_width(char) in "WF" else char for char in text).split()
    return round(BOLD * max(map(cells, words), default=2), 2)


def wrapped(text: str, width: int = LINE, most: int = 2) -> tuple[str, ...]:
    """The text in lines of a width; what needs more lines than the most ends in an ellipsis."""
    if cells(text) <= width:
        return (text,) if text else ()
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, width):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cells(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width - 1).rstrip() + ELLIPSIS]
    return tuple(lines)


def _pieces(word: str, width: int) -> list[str]:
    """A word wider than a line, in parts: not nice, but all of it can be read."""
    pieces = []
    while cells(word) > width:
        piece = _cut(word, width)
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word] if word else pieces


def _cut(text: str, width: int) -> str:
    while cells(text) > width:
        text = text[:-1]
    return text
