"""The places of a site's maps in words: where they are, what they are called, how people feel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.entries import named_by_id
from journeymaps.atlas.places import Place
from journeymaps.charts.scale import Scale
from journeymaps.model import Blueprint, Journey, Map
from journeymaps.model.blueprint import Action, BlueprintStage
from journeymaps.model.emotion import Scale as WrittenScale
from journeymaps.model.journey import Stage, Step
from journeymaps.model.reference import Path
from journeymaps.model.statement import Pain
from journeymaps.pages.feelings import Feeling, feelings
from journeymaps.pages.kinds import kind_name, map_name
from journeymaps.pages.prose import plain
from journeymaps.reading.read import MapFile
from journeymaps.words import capital, message, say

_STATES = {"current": message("current state"), "future": message("future state")}
_FELT_AT = ("stage", "step", "action")


@dataclass(frozen=True)
class Spot:
    """A place of a map, in words."""

    name: str
    """What it is called: for stages and steps where it is, `Usage, First login`."""
    where: str
    """The stage and step that it belongs to; of what belongs to none, what it is."""
    feelings: tuple[Feeling, ...]


class Told:
    """What stands at the places of a site's maps. It is worked out once for all pages."""

    def __init__(self, atlas: Atlas, scale: WrittenScale) -> None:
        self._atlas = atlas
        self._scale = scale
        self._spots: dict[tuple[str, Path], Spot] = {}
        self._stages: dict[str, dict[str, tuple[Stage, dict[str, Step]]]] = {}

    def spot(self, held: MapFile, place: Place) -> Spot:
        """A place in words."""
        key = (held.path, place.path)
        if key not in self._spots:
            self._spots[key] = self._spot(held, place)
        return self._spots[key]

    def scale(self, journey: Journey) -> Scale:
        """The scale of a journey's scores: its own, or the site's."""
        written = journey.scale or self._scale
        return Scale(written.low, written.high)

    def journey(self, held: MapFile) -> Journey | None:
        """The journey that a map is, or that it stands on."""
        if isinstance(held.map, Journey):
            return held.map
        return self._atlas.journey(getattr(held.map, "journey", None))

    def _spot(self, held: MapFile, place: Place) -> Spot:
        if place.path[0] != "stages":
            return Spot(plain(place.title), capital(kind_name(place.kind)), ())
        stage, step = self._point(held, place)
        where = self._where(held, place, stage, step)
        name = where if place.kind in ("stage", "step") else plain(place.title)
        felt = self._feelings(held, stage, step) if place.kind in _FELT_AT else ()
        return Spot(name, where, tuple(felt))

    def _feelings(self, held: MapFile, stage: Stage | None, step: Step | None) -> Iterator[Feeling]:
        journey = self.journey(held)
        if journey and stage:
            yield from feelings(self._atlas, self.scale(journey), journey, stage, step)

    def _point(self, held: MapFile, place: Place) -> tuple[Stage | None, Step | None]:
        """The stage, and the step if any, of a journey that a place belongs to.

        A place of a blueprint belongs to a point of the journey that the blueprint stands on.
        """
        if isinstance(held.map, Journey):
            stage = held.map.stages[int(place.path[1])]
            in_step = len(place.path) > 3 and place.path[2] == "steps"
            return stage, stage.steps[int(place.path[3])] if in_step else None
        if not isinstance(held.map, Blueprint) or not held.map.journey:
            return None, None
        found = self._by_id(held.map.journey).get(str(place.path[1]))
        if found is None:
            return None, None
        return found[0], found[1].get(_named_step(held, place) or "")

    def _by_id(self, own: str) -> dict[str, tuple[Stage, dict[str, Step]]]:
        """The stages of a journey with their steps, by their ids."""
        if own not in self._stages:
            journey = self._atlas.journey(own)
            self._stages[own] = {
                stage.slug: (stage, {step.slug: step for step in stage.steps})
                for stage in (journey.stages if journey else ())
            }
        return self._stages[own]

    def _where(self, held: MapFile, place: Place, stage: Stage | None, step: Step | None) -> str:
        if stage is not None:
            return f"{stage.name}, {step.name}" if step else stage.name
        own: BlueprintStage = part_at(held, place.path[:2])
        name = own.name or named_by_id(str(place.path[1]))
        if place.kind == "step":
            return f"{name}, {place.title}"
        named = _named_step(held, place)
        if named is None:
            return name
        names = {each.slug: each.name for each in own.steps}
        return f"{name}, {names.get(named) or named_by_id(named)}"


def _named_step(held: MapFile, place: Place) -> str | None:
    """The step under which an action stands."""
    part = part_at(held, place.path)
    return part.step if isinstance(part, Action) else None


def kind_of_map(written: Map, *, retired: bool = True) -> str:
    """What a map is, as its page's eyebrow says it."""
    words = [map_name(written.kind)]
    if isinstance(written, Journey):
        words.append(say(_STATES[written.state]))
    if retired and written.status == "retired":
        words.append(say("retired"))
    return " · ".join(words)


def part_at(held: MapFile, path: Path) -> Any:
    """The part of a map at a path."""
    part: Any = held.map
    for key in path:
        part = getattr(part, str(key)) if isinstance(part, BaseModel) else part[key]
    return part


def severity(held: MapFile, place: Place) -> int:
    """How bad a pain is, 1 to 3; 0 where nobody says, and for anything else."""
    part = part_at(held, place.path)
    return part.severity or 0 if isinstance(part, Pain) else 0
