"""Whose feelings a journey tells."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.checks.points import points
from journeymaps.model import Journey
from journeymaps.model.journey import Point
from journeymaps.model.reference import Path
from journeymaps.nearest import suggestion
from journeymaps.reading.slips import Slip


def slips(journey: Journey) -> Iterator[Slip]:
    """Personas and emotions that do not go together."""
    if journey.persona and journey.personas:
        yield Slip(
            ("persona",),
            "persona-twice",
            "persona and personas stand side by side",
            "put all of them into personas",
            at_key=True,
        )
    for index, persona in enumerate(journey.personas):
        if persona in journey.personas[:index]:
            message = f'"{persona}" stands here a second time'
            yield Slip(("personas", index), "persona-twice", message, "name everybody once")
    for path, point in points(journey):
        yield from _of_point(journey, point, path)


def _of_point(journey: Journey, point: Point, path: Path) -> Iterator[Slip]:
    people = journey.people
    if point.emotion and point.emotions:
        yield Slip(
            (*path, "emotion"),
            "emotion-twice",
            "emotion and emotions stand side by side",
            "put all of them into emotions",
            at_key=True,
        )
    elif point.emotion and len(people) > 1:
        yield Slip(
            (*path, "emotion"),
            "whose-emotion",
            f"whose emotion is this? The map has {len(people)} personas",
            f"write emotions: with a line for each: {people[0]}: …",
            at_key=True,
        )
    for persona in point.emotions:
        if persona not in people:
            yield _not_on_the_map(persona, people, (*path, "emotions", persona), at_key=True)
    for index, persona in enumerate(point.personas):
        if persona not in people:
            yield _not_on_the_map(persona, people, (*path, "personas", index))


def _not_on_the_map(
    persona: str, people: tuple[str, ...], path: Path, *, at_key: bool = False
) -> Slip:
    way = "add it to personas: at the top of the map"
    hint = suggestion(persona, people)
    if not hint.startswith("did you mean"):
        hint = f"{hint}; or {way}" if hint else way
    message = f'"{persona}" is not among the map\'s personas'
    return Slip(path, "not-on-the-map", message, hint, at_key)
