"""What the ends of a curve are called: a value is high or low only beside another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from journeymaps.words import say

Found = TypeVar("Found")


def ends(values: Sequence[Found], score: Callable[[Found], float]) -> Iterator[tuple[str, Found]]:
    """The highest and the lowest of some values, of several the first; or the only one."""
    if not values:
        return
    high, low = max(values, key=score), min(values, key=score)
    if score(high) > score(low):
        yield say("High point"), high
        yield say("Low point"), low
    else:
        yield say("Only value") if len(values) == 1 else say("The same throughout, from"), high
