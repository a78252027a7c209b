"""All rules over all maps of a site, in one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks import (
    blueprints,
    comparisons,
    names,
    people,
    plans,
    reviews,
    scores,
    stages,
)
from journeymaps.model import Blueprint, Comparison, Journey
from journeymaps.model.allow import Level
from journeymaps.model.emotion import Scale
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile
from journeymaps.reading.slips import Slip, located
from journeymaps.review.settings import ReviewSettings


@dataclass(frozen=True)
class Settings:
    """What the rules need to know of the site."""

    today: date
    scale: Scale
    review: ReviewSettings = field(default_factory=ReviewSettings)
    levels: Mapping[str, Level] = field(default_factory=dict)

    def level(self, code: str) -> Level:
        """What a rule of content is worth. A young and honest site is not shouted at."""
        return self.levels.get(code, "info")


def check(atlas: Atlas, settings: Settings) -> list[Problem]:
    """Everything that is wrong with the maps: their links, and what they say."""
    problems = list(atlas.problems)
    for map_file in atlas.map_files:
        problems.extend(located(map_file, _slips(atlas, map_file, settings)))
    return sorted(problems)


def _slips(atlas: Atlas, map_file: MapFile, settings: Settings) -> Iterator[Slip]:
    subject = map_file.map
    yield from names.slips(map_file)
    yield from reviews.slips(subject, settings.today)
    if isinstance(subject, Journey):
        yield from people.slips(subject)
        yield from scores.slips(subject, subject.scale or settings.scale)
        yield from stages.slips(subject, atlas)
        yield from plans.slips(subject)
    elif isinstance(subject, Blueprint):
        yield from blueprints.slips(subject)
    elif isinstance(subject, Comparison):
        yield from comparisons.slips(subject, atlas)
