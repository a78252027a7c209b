"""Parts that are only in one of two versions: gone, new, or moved to another place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from journeymaps.changes import sentences
from journeymaps.changes.change import Sort
from journeymaps.changes.pairs import pairs
from journeymaps.changes.parts import brief, called, known
from journeymaps.changes.told import At, Told
from journeymaps.model.part import Part

_SAME_ELSEWHERE = 0.85
"""How much something must be alike to be taken for the same in another place."""


@dataclass(frozen=True)
class Loose:
    """A part that is only in one version, as long as it may turn up elsewhere in the other."""

    part: Part
    what: str
    at: At

    @property
    def field(self) -> str:
        """The list that it stands in."""
        return next(name for name in reversed(self.at.new) if isinstance(name, str))


class Moves:
    """The parts that are loose. `both` tells of a part that turned out to be in both versions."""

    def __init__(self, told: Told, both: Callable[[str, Part, Part, At], None]) -> None:
        self._told = told
        self._both = both
        self.gone: list[Loose] = []
        self.come: list[Loose] = []

    def settle(self) -> None:
        """Tell of what moved from one place to another, and then of what is new or gone."""
        while self._find_moved():
            pass
        for one in self.gone:
            words = sentences.gone(called(one.part, self._told.before, one.what))
            words += brief(one.part, self._told.before)
            self._told.tell(one.at, Sort.REMOVED, one.what, words)
        for one in self.come:
            words = sentences.new(called(one.part, self._told.after, one.what))
            words += brief(one.part, self._told.after)
            self._told.tell(one.at, Sort.ADDED, one.what, words)

    def _find_moved(self) -> bool:
        """Tell of what turned up elsewhere, which may set free more of what stood in it."""
        gone, come, self.gone, self.come = self.gone, self.come, [], []
        moved = False
        for sort in dict.fromkeys(type(one.part) for one in (*gone, *come)):
            old = [one for one in gone if type(one.part) is sort]
            new = [one for one in come if type(one.part) is sort]
            found = pairs(
                [known(one.part, self._told.before) for one in old],
                [known(one.part, self._told.after) for one in new],
                _SAME_ELSEWHERE,
            )
            for before, after in found.both:
                moved = True
                self._moved(old[before], new[after])
            self.gone += [old[place] for place in found.gone]
            self.come += [new[place] for place in found.new]
        return moved

    def _moved(self, old: Loose, new: Loose) -> None:
        at = replace(new.at, old=old.at.old)
        own = called(new.part, self._told.after, new.what)
        the_map = sentences.the_map()
        was, is_now = old.at.where or the_map, new.at.where or the_map
        if old.what != new.what:
            was = sentences.list_of(old.field, was)
            is_now = sentences.list_of(new.field, is_now)
        self._told.tell(
            replace(at, where="", label=""),
            Sort.MOVED,
            new.what,
            sentences.moved(own, was, is_now),
        )
        self._both(new.what, old.part, new.part, at)
