"""Journeys above, below, before and after each other: `journey:`, `part_of:` and `continues:`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.places import Place
from journeymaps.model import Journey
from journeymaps.model.reference import Path
from journeymaps.reading.read import MapFile


@dataclass(frozen=True)
class Below:
    """A journey that shows another closer, and the stage or step that it shows; None for all."""

    above: MapFile
    below: MapFile
    at: Place | None


class Hierarchy:
    """How the journeys of a site hang together.

    Circles are problems of their own; where a site is shown all the same, a way ends before it
    comes back to itself.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._journeys = {held.id: held for held in atlas.of_kind("journey")}
        self._above: dict[str, list[Below]] = {}
        self._below: dict[str, list[Below]] = {}
        self._after: dict[str, list[MapFile]] = {}
        for each in sorted(self._found(), key=_order):
            self._above.setdefault(each.below.id, []).append(each)
            self._below.setdefault(each.above.id, []).append(each)
        for held in self._journeys.values():
            if (before := self._continued(held)) is not None:
                self._after.setdefault(before.id, []).append(held)

    def below(self, held: MapFile) -> tuple[Below, ...]:
        """The journeys that show this one closer, in the order of its stages and steps."""
        return tuple(self._below.get(held.id, ()))

    def above(self, held: MapFile) -> tuple[Below, ...]:
        """Where a journey is shown in a wider one."""
        return tuple(self._above.get(held.id, ()))

    def way_up(self, held: MapFile) -> tuple[Below, ...]:
        """The way from the widest journey down to this one."""
        way: list[Below] = []
        seen = {held.id}
        while (above := self.above(held)) and above[0].above.id not in seen:
            way.insert(0, above[0])
            held = above[0].above
            seen.add(held.id)
        return tuple(way)

    def before(self, held: MapFile) -> tuple[MapFile, ...]:
        """What a journey follows: what it says it continues, or else the last one beside it."""
        if (before := self._continued(held)) is not None:
            return (before,)
        return self._beside(held, -1)

    def after(self, held: MapFile) -> tuple[MapFile, ...]:
        """What follows a journey."""
        return tuple(self._after.get(held.id, ())) or self._beside(held, 1)

    def _beside(self, held: MapFile, step: int) -> tuple[MapFile, ...]:
        """The next or the last journey that shows another part of the same wider one."""
        for each in self.above(held)[:1]:
            row = list(dict.fromkeys(other.below for other in self.below(each.above)))
            at = row.index(held) + step
            if 0 <= at < len(row):
                return (row[at],)
        return ()

    def _continued(self, held: MapFile) -> MapFile | None:
        assert isinstance(held.map, Journey)
        return self._journeys.get(held.map.continues or "")

    def _found(self) -> Iterator[Below]:
        for held in self._journeys.values():
            journey = held.map
            assert isinstance(journey, Journey)
            places = self._atlas.places(held)
            for path, own in _closer(journey):
                if below := self._journeys.get(own):
                    yield Below(held, below, places.at(path))
            wider, _, stage = (journey.part_of or "").partition("#")
            if above := self._journeys.get(wider):
                at = self._atlas.places(above).of("stage").get(stage)
                if not self._is_shown(above, at, held):
                    yield Below(above, held, at)

    def _is_shown(self, above: MapFile, at: Place | None, below: MapFile) -> bool:
        """Whether the wider journey itself says that this one shows the stage, or a step of it."""
        assert isinstance(above.map, Journey)
        named: Iterable[tuple[Path, str]] = _closer(above.map)
        return any(own == below.id and (not at or path[:2] == at.path) for path, own in named)


def _closer(journey: Journey) -> Iterator[tuple[Path, str]]:
    """The journeys that a journey names as showing its stages and steps, with their places."""
    for s, stage in enumerate(journey.stages):
        if stage.journey:
            yield ("stages", s), stage.journey
        for t, step in enumerate(stage.steps):
            if step.journey:
                yield ("stages", s, "steps", t), step.journey


def _order(each: Below) -> tuple[str, tuple[int, ...], str]:
    """By the place in the wider journey. One that shows all of it comes last."""
    path = each.at.path if each.at else ("stages", 10_000)
    turn = tuple(key for key in path if isinstance(key, int))
    return each.above.path, turn, each.below.path
