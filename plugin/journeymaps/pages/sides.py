"""The sides of a comparison: who goes through which journey, and what that has by which id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymaps.charts.chart import LATER, TODAY
from journeymaps.charts.scale import Scale
from journeymaps.model import Journey
from journeymaps.model.journey import Stage
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.words import say


@dataclass(frozen=True)
class Side:
    """One person on one journey; nobody in particular where a journey names nobody."""

    told: Guest
    journey: Journey
    person: str | None
    name: Link

    @property
    def scale(self) -> Scale:
        """The scale of its scores."""
        return self.told.scale

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """Its stages by id."""
        return {stage.slug: stage for stage in self.journey.stages}

    @cached_property
    def pains(self) -> dict[str, tuple[str, Link]]:
        """Its pains by id, each with the id of its stage."""
        return {
            place.id: (self.journey.stages[int(place.path[1])].slug, self._link(place.path))
            for place in self.told.places
            if place.kind == "pain"
        }

    def steps(self, stage: str) -> dict[str, Link]:
        """The steps of a stage by id."""
        if stage not in self.stages:
            return {}
        index = list(self.stages).index(stage)
        return {
            step.slug: self._link(("stages", index, "steps", number))
            for number, step in enumerate(self.stages[stage].steps)
        }

    def _link(self, path: tuple[str | int, ...]) -> Link:
        place = self.told.places.at(path)
        return Link(place.title, self.told.links.to_page(self.told.held.path, place.anchor))


def scales_agree(sides: Sequence[Side]) -> bool:
    """Whether all scores stand on one scale, so that they can be set against each other."""
    return len({(side.scale.low, side.scale.high) for side in sides}) < 2


def short_names(sides: Sequence[Side]) -> tuple[str, ...]:
    """What the sides are called in a chart: of one map of today and one of later, just that."""
    states = [side.journey.state for side in sides]
    if sorted(states) == ["current", "future"]:
        return tuple(say(LATER if state == "future" else TODAY) for state in states)
    return tuple(side.name.name for side in sides)
