"""Scores stand on the map's scale."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.checks.points import points
from journeymaps.model import Journey
from journeymaps.model.emotion import Emotion, Scale
from journeymaps.model.reference import Path
from journeymaps.reading.slips import Slip


def slips(journey: Journey, scale: Scale) -> Iterator[Slip]:
    """Scores, felt or expected, that are off the scale."""
    for path, point in points(journey):
        if point.emotion:
            yield from _off(point.emotion, scale, (*path, "emotion"))
        for persona, emotion in point.emotions.items():
            yield from _off(emotion, scale, (*path, "emotions", persona))


def _off(emotion: Emotion, scale: Scale, path: Path) -> Iterator[Slip]:
    for key in ("score", "expected"):
        value = getattr(emotion, key)
        if value is not None and not scale.holds(value):
            yield Slip(
                (*path, key),
                "off-scale",
                f"{key} {value:g} is off the scale",
                f"the scale goes from {scale.low:g} to {scale.high:g}",
            )
