"""What in one list is what in another: matched by id, by former id, or by what it says."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

T = TypeVar("T")

ALIKE = 0.6
"""From which likeness on, 0 to 1, two things with different ids are taken for one."""
_MOST = 2_500
"""Pairs that are compared by what they say. Beyond, a rewritten list is told as a new one."""


@dataclass(frozen=True)
class Known(Generic[T]):
    """Something in a list, and by what it is known again."""

    item: T
    key: str
    text: str
    """What it says of itself: its name, its text."""
    former: tuple[str, ...] = ()
    """Ids that it had before."""
    held: tuple[tuple[str, object], ...] = ()
    """What else it holds, by field, where it can be known again by that under another name."""


@dataclass(frozen=True)
class Pairs:
    """Which is which, by positions: in the older list and in the newer."""

    both: tuple[tuple[int, int], ...]
    """In the order of the newer list."""
    gone: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def moved(self) -> frozenset[int]:
        """Positions in the newer list of what passed others; as few as explain the order."""
        order = [old for old, _ in self.both]
        kept = _longest_rise(order)
        return frozenset(new for place, (_, new) in enumerate(self.both) if place not in kept)


def pairs(old: Sequence[Known[T]], new: Sequence[Known[T]], alike: float | None = ALIKE) -> Pairs:
    """Match two lists: same id first, then former ids, then the same words, then similar ones.

    `alike` is how similar those must be at least; None where only the same will do.
    """
    found: dict[int, int] = {}
    left = dict(enumerate(old))
    waiting = dict(enumerate(new))

    def match(finder: Callable[[], Iterator[tuple[int, int]]]) -> None:
        for before, after in finder():
            if before in left and after in waiting:
                found[after] = before
                del left[before], waiting[after]

    match(lambda: _by(lambda one: (one.key,), lambda one: (one.key,), dict(left), dict(waiting)))
    match(lambda: _by(lambda one: (one.key,), lambda one: one.former, dict(left), dict(waiting)))
    match(lambda: _by(lambda one: (one.text,), lambda one: (one.text,), dict(left), dict(waiting)))
    if alike is not None:
        match(lambda: _similar(dict(left), dict(waiting), alike))
    both = tuple((found[after], after) for after in sorted(found))
    return Pairs(both, tuple(left), tuple(waiting))


_Keys = Callable[[Known[T]], Sequence[str]]


def _by(
    ours: _Keys[T], theirs: _Keys[T], left: dict[int, Known[T]], waiting: dict[int, Known[T]]
) -> Iterator[tuple[int, int]]:
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for position, one in left.items():
        for key in ours(one):
            places[key].append(position)
    for position, one in waiting.items():
        for key in theirs(one):
            if key and places[key]:
                yield places[key].popleft(), position
                break


def _similar(
    left: dict[int, Known[T]], waiting: dict[int, Known[T]], alike: float
) -> Iterator[tuple[int, int]]:
    """The most similar first; of those alike the ones that stand closest."""
    if len(left) * len(waiting) > _MOST:
        return
    rated = [
        (-likeness(one, other), abs(before - after), before, after)
        for before, one in left.items()
        for after, other in waiting.items()
    ]
    for rate, _, before, after in sorted(rated):
        if -rate < alike:
            return
        yield before, after


def likeness(one: Known[T], other: Known[T]) -> float:
    """How much two things are alike, 0 to 1: in their words, or in all that they hold."""
    words = SequenceMatcher(None, one.text.casefold(), other.text.casefold(), autojunk=False)
    return max(words.ratio() if words.quick_ratio() >= ALIKE else 0, _held_alike(one, other))


def _held_alike(one: Known[T], other: Known[T]) -> float:
    """The share of what two things hold that is the same, where they hold enough to tell by."""
    ours, theirs = dict(one.held), dict(other.held)
    fields = ours.keys() | theirs.keys()
    if len(fields) < 2:
        return 0
    return sum(ours.get(field) == theirs.get(field) for field in fields) / len(fields)


def _longest_rise(order: Sequence[int]) -> frozenset[int]:
    """Positions of a longest rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(order):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(position)
        else:
            tails[at], ends[at] = value, position
    kept = set()
    here = ends[-1] if ends else -1
    while here >= 0:
        kept.add(here)
        here = before[here]
    return frozenset(kept)
