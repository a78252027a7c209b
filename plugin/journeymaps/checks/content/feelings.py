"""Feelings: a low says what hurts, and a map of the future what is expected."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.charts.scale import Scale
from journeymaps.checks.content.remark import Remark
from journeymaps.checks.points import points
from journeymaps.model import Journey
from journeymaps.model.emotion import Emotion
from journeymaps.model.journey import Point
from journeymaps.model.reference import Path

HURTS = ("pains", "barriers", "harms")
"""The fields of a stage or step that say what is bad about it."""


def lows(journey: Journey, scale: Scale) -> Iterator[Remark]:
    """Clearly negative scores where neither the step, nor its stage, nor a theme says why."""
    if journey.state == "future":
        return
    themed = {
        stage
        for theme in journey.themes
        if theme.kind in ("pain", "barrier")
        for stage in theme.stages
    }
    for path, point in points(journey):
        stage = journey.stages[int(path[1])]
        beside = (stage, *stage.steps) if point is stage else (stage, point)
        if stage.slug in themed or any(map(_hurts, beside)):
            continue
        worst = min(_negative(point, scale), key=lambda pair: pair[1], default=None)
        if worst:
            at, score = worst
            yield Remark(
                (*path, *at),
                "low-without-pain",
                f'"{point.name}" is at {scale.text(score)}, and nothing says what hurts there',
                "add pains: with what goes wrong",
                weight=(scale.neutral - score) / scale.span,
            )


def unexpected(journey: Journey) -> Iterator[Remark]:
    """Scores on a map of the future that do not say what is expected: one remark a map."""
    if journey.state != "future":
        return
    bare = [
        (*path, *at, "score")
        for path, point in points(journey)
        for at, emotion in _emotions(point)
        if emotion.score is not None and emotion.expected is None
    ]
    if bare:
        many = f"{len(bare)} scores say" if len(bare) > 1 else "a score says"
        yield Remark(
            bare[0],
            "future-without-expected",
            f"{many} on a map of the future how it is felt, and not what is expected",
            "write {score: -4, expected: 5}, {expected: 5} if nobody felt it yet, "
            "or allow it with the reason",
            weight=len(bare),
        )


def _hurts(point: Point) -> bool:
    return any(getattr(point, field) for field in HURTS)


def _negative(point: Point, scale: Scale) -> Iterator[tuple[Path, float]]:
    for at, emotion in _emotions(point):
        if emotion.score is not None and emotion.score <= scale.negative:
            yield at, emotion.score


def _emotions(point: Point) -> Iterator[tuple[Path, Emotion]]:
    if point.emotion:
        yield ("emotion",), point.emotion
    for persona, emotion in point.emotions.items():
        yield ("emotions", persona), emotion
