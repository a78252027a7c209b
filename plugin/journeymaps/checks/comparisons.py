"""A comparison names what it compares."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.atlas.atlas import Atlas
from journeymaps.model import Comparison
from journeymaps.nearest import suggestion
from journeymaps.reading.slips import Slip

_WAYS = "write journeys: [a, b], or journey: a with personas: [x, y]"


def slips(comparison: Comparison, atlas: Atlas) -> Iterator[Slip]:
    """Fewer than two things to compare, the same one twice, or both ways at once."""
    if comparison.journeys and (comparison.personas or comparison.journey):
        message = "journeys are compared, or the personas of one journey, but not both"
        key = "personas" if comparison.personas else "journey"
        yield Slip((key,), "comparison", message, "keep one of them", at_key=True)
    elif comparison.journeys:
        yield from _sides(comparison.journeys, "journeys")
    elif comparison.personas and not comparison.journey:
        message = "whose journey is it?"
        yield Slip(("personas",), "comparison", message, "add journey: …", at_key=True)
    elif comparison.journey and comparison.personas:
        yield from _sides(comparison.personas, "personas")
        yield from _strangers(comparison, atlas)
    else:
        key = "journey" if comparison.journey else "kind"
        yield Slip((key,), "comparison", "there is nothing to compare", _WAYS, at_key=True)


def _sides(compared: tuple[str, ...], key: str) -> Iterator[Slip]:
    if len(compared) < 2:
        message = f'there is nothing to compare "{compared[0]}" with'
        yield Slip((key,), "comparison", message, _WAYS)
    for index, own in enumerate(compared):
        if own in compared[:index]:
            message = f'"{own}" stands here a second time'
            yield Slip((key, index), "comparison", message, "name each of them once")


def _strangers(comparison: Comparison, atlas: Atlas) -> Iterator[Slip]:
    journey = atlas.journey(comparison.journey)
    if journey is None:  # an unknown reference has its own slip
        return
    for index, persona in enumerate(comparison.personas):
        if persona not in journey.people:
            message = f'"{persona}" is not among the personas of the journey "{comparison.journey}"'
            hint = suggestion(persona, journey.people) or "add it to personas: there"
            yield Slip(("personas", index), "not-on-the-map", message, hint)
