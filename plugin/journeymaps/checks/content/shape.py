"""The whole map: it begins, it ends, a reader can take it in, and its other side keeps up."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks.content.remark import Remark
from journeymaps.model import Blueprint, Journey
from journeymaps.model.journey import Point
from journeymaps.reading.read import MapFile

MOST_STEPS = 12
"""Columns that fit a large screen, and that people still keep in mind."""

_TELLING = ("when", "goal", "summary", "doing")
"""The fields that say what begins or ends at a point."""


def ends(held: MapFile, journey: Journey, atlas: Atlas) -> Iterator[Remark]:
    """Journeys that do not say where they begin, or where they end."""
    uses = {use.how for use in atlas.uses("journey", held.id)}
    within = bool(journey.part_of) or not uses.isdisjoint({"journey"})
    first, last = journey.stages[0], journey.stages[-1]
    opens = (first, *first.steps[:1])
    closes = (last, *last.steps[-1:])
    if not (within or journey.continues or any(map(_tells, opens))):
        yield _endless(0, "first", "begins", first)
    if not (within or "continues" in uses or any(map(_tells, closes))):
        yield _endless(len(journey.stages) - 1, "last", "ends", last)


def length(journey: Journey) -> Iterator[Remark]:
    """More steps than a reader can take in."""
    steps = sum(len(stage.steps) or 1 for stage in journey.stages)
    if steps > MOST_STEPS:
        yield Remark(
            ("stages",),
            "too-many-steps",
            f"{steps} steps, {MOST_STEPS} are what a reader can take in",
            "tell a stage closer in a map of its own: journey: … on the stage",
            at_key=True,
            weight=steps,
        )


def behind(blueprint: Blueprint, atlas: Atlas) -> Iterator[Remark]:
    """Stages of a journey that its blueprint does not have, such as one that was added since."""
    journey = atlas.journey(blueprint.journey)
    if journey is None:
        return
    missing = [stage for stage in journey.stages if stage.slug not in blueprint.stages]
    if missing:
        names = ", ".join(f'"{stage.name}"' for stage in missing[:5])
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        yield Remark(
            ("stages",),
            "blueprint-behind",
            f'the journey "{blueprint.journey}" has stages that are not here: {names}{more}',
            f"add {missing[-1].slug}: below, or allow it with the reason",
            at_key=True,
            weight=len(missing),
        )


def _tells(point: Point) -> bool:
    return any(getattr(point, field) for field in _TELLING)


def _endless(index: int, which: str, does: str, point: Point) -> Remark:
    return Remark(
        ("stages", index, "name"),
        "no-start-or-end",
        f'the {which} stage, "{point.name}", does not say with what the journey {does}',
        "add when:, goal: or doing: there",
    )
