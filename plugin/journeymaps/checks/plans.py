"""Improvements say where they help."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.model import Journey
from journeymaps.reading.slips import Slip


def slips(journey: Journey) -> Iterator[Slip]:
    """Bridges that do not join two stages."""
    for index, improvement in enumerate(journey.improvements):
        bridges = improvement.bridges
        if bridges and len(set(bridges)) != 2:
            yield Slip(
                ("improvements", index, "bridges"),
                "bridge",
                "a bridge joins two stages",
                "name two different stages, or write stage: for one",
            )
        if bridges and improvement.stage:
            yield Slip(
                ("improvements", index, "stage"),
                "bridge",
                "stage and bridges stand side by side",
                "keep bridges: for two stages, stage: for one",
                at_key=True,
            )
