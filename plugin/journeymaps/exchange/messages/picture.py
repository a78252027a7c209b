"""A curve before and after as a picture: a chart in Mermaid, which forges draw in a comment.

It is drawn only where every stage has a score in both versions: Mermaid knows no gap, and would
make one up. What it shows is in the table above it, too, for whoever gets to see its text alone.

https://mermaid.js.org/syntax/xyChart.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

from journeymaps.changes.curves import Column, Curve
from journeymaps.charts.scale import Scale
from journeymaps.exchange.legible import cut, legible
from journeymaps.model.emotion import StageScore

_FENCE = re.compile(r"```mermaid\n.*?\n```\n*", re.DOTALL)
# Bars for what was and a line for what is: nobody has to tell two colours apart.
_HEAD = (
    '%%{init: {"xyChart": {"width": 640, "height": 260}, "themeVariables": '
    '{"xyChart": {"plotColorPalette": "#8fa3c8, #dd5c1c"}}}}%%\n'
    "xychart-beta"
)
_MOST = 16
"""Stages of a picture: of more the names would not be read."""
_LETTERS = 76
"""Letters that have room below it."""


def picture(curve: Curve, who: str, before: Scale, after: Scale) -> str:
    """The chart in its fence; nothing where it would not be true, or not be read."""
    old = [_score(column.before) for column in curve.columns]
    new = [_score(column.after) for column in curve.columns]
    same_scale = (before.low, before.high) == (after.low, after.high)
    if not 1 < len(new) <= _MOST or not same_scale or None in (*old, *new):
        return ""
    names = ", ".join(_names(curve.columns))
    return (
        f"```mermaid\n{_HEAD}\n"
        f'  title "{_text(who, 40)}: before as bars, after as a line"\n'
        f"  x-axis [{names}]\n"
        f"  y-axis {after.low:g} --> {after.high:g}\n"
        f"  bar [{_row(old)}]\n"
        f"  line [{_row(new)}]\n"
        "```\n"
    )


def without_pictures(said: str) -> str:
    """A comment for where nobody draws them."""
    return _FENCE.sub("", said)


def _score(felt: StageScore | None) -> float | None:
    return felt.emotion.score if felt else None


def _row(scores: Iterable[float | None]) -> str:
    return ", ".join(f"{score:g}" for score in scores if score is not None)


def _names(columns: Iterable[Column]) -> list[str]:
    names = [column.name for column in columns]
    room = _LETTERS // len(names)
    return [f'"{_text(name, room)}"' for name in names]


def _text(text: str, room: int) -> str:
    """Authors' text within quotes, where only those and the marks of Markdown mean something."""
    plain = re.sub(r"\s+", " ", re.sub(r'["`#;%&<>\\]', " ", legible(text))).strip()
    wide = any(east_asian_width(character) in "WF" for character in plain)
    return cut(plain, max(3, room // 2 if wide else room)) or "…"
