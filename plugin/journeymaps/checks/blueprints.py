"""A blueprint has the stages of its journey, or named ones of its own."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.model import Blueprint
from journeymaps.model.blueprint import BlueprintStage
from journeymaps.reading.slips import Slip

_OF_THE_JOURNEY = ("name", "when", "steps", "doing", "variants", "formerly")


def slips(blueprint: Blueprint) -> Iterator[Slip]:
    """Keys that belong to a journey, where there is one, and names that are missing without."""
    for own, stage in blueprint.stages.items():
        if stage.id and stage.id != own:
            message = f'the id of this stage is "{own}" already'
            yield Slip(("stages", own, "id"), "duplicate-id", message, "leave this one out")
        if blueprint.journey:
            yield from _borrowed(stage, own, blueprint.journey)
        elif own.isdigit() and own not in (stage.id, stage.slug):
            yield _nameless(stage, own)


def _borrowed(stage: BlueprintStage, own: str, journey: str) -> Iterator[Slip]:
    for key in _OF_THE_JOURNEY:
        if getattr(stage, key):
            message = f'"{key}" comes from the journey "{journey}"'
            hint = "leave it out here and change it there"
            yield Slip(("stages", own, key), "of-the-journey", message, hint, at_key=True)


def _nameless(stage: BlueprintStage, own: str) -> Slip:
    """A stage of a list, which is kept by its position until somebody names it."""
    if stage.name:
        message = f'"{stage.name}" gives no id'
        hint = f"add one in letters or digits: id: stage-{int(own) + 1}"
        return Slip(("stages", own, "name"), "no-id", message, hint)
    hint = "add name: … (what it is called)"
    return Slip(("stages", own), "missing-key", 'this stage has no "name"', hint)
