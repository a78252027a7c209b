"""Days and counts as a message says them on its day: `11 days ago`, `2 pages`.

For messages and lists that are read on the day that they are made for. A published page says its
dates instead (`review.words`), for it is read on other days, too.
"""

from __future__ import annotations


def when(days: int) -> str:
    """A day as seen from today: `days` from now, negative for the past.

    >>> [when(-11), when(-1), when(0), when(1), when(18)]
    ['11 days ago', 'yesterday', 'today', 'tomorrow', 'in 18 days']
    """
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 page`, `2 pages`; `many` where an s does not make the plural."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
