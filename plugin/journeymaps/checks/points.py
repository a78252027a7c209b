"""The stages and steps of a journey with their paths, for rules that hold at both."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.model import Journey
from journeymaps.model.journey import Point
from journeymaps.model.reference import Path


def points(journey: Journey) -> Iterator[tuple[Path, Point]]:
    """Every stage, followed by its steps, in the order of the file."""
    for s, stage in enumerate(journey.stages):
        yield ("stages", s), stage
        for t, step in enumerate(stage.steps):
            yield ("stages", s, "steps", t), step
