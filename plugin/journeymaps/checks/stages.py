"""Stages come from the set that the map names, and rows from what the map has."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.places import STATEMENTS
from journeymaps.checks.points import points
from journeymaps.model import Journey
from journeymaps.model.ids import slug
from journeymaps.model.reference import Path
from journeymaps.nearest import suggestion
from journeymaps.reading.slips import Slip

LANES = (
    "summary",
    "goal",
    "doing",
    "variants",
    *STATEMENTS,
    "measures",
    "metrics",
    "teams",
    "handovers",
)
"""The rows of a journey that have a name of their own."""


def slips(journey: Journey, atlas: Atlas) -> Iterator[Slip]:
    """Stages outside the stage set, and rows that the map does not have."""
    entry = atlas.entries.get(("stage-set", journey.stages_from or ""))
    if entry and entry.stages:
        names = {slug(name): name for name in entry.stages}
        for index, stage in enumerate(journey.stages):
            if stage.slug not in names and slug(stage.name) not in names:
                yield Slip(
                    ("stages", index, "name"),
                    "not-in-stage-set",
                    f'"{stage.name}" is not in the stage set "{journey.stages_from}"',
                    suggestion(stage.name, names.values()) or "use a name of the set",
                )
    own = dict.fromkeys(lane for _, point in points(journey) for lane in point.lanes)
    named: list[tuple[Path, str]] = [
        *((("lanes", index), lane) for index, lane in enumerate(journey.lanes)),
        *((("lane_names", lane), lane) for lane in journey.lane_names),
    ]
    for path, lane in named:
        if lane not in LANES and lane not in own:
            yield Slip(
                path,
                "unknown-lane",
                f'unknown row "{lane}"',
                suggestion(lane, [*own, *LANES]) or "use the name of a row of this map",
            )
