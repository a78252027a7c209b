"""How people feel, as a score on the map's scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from journeymaps.model.part import Part
from journeymaps.model.reference import SourceId
from journeymaps.model.text import Line, Number, Percent


class Scale(Part):
    """The scale on which a map's emotions stand."""

    low: Number = -10
    """The worst that people can feel."""
    high: Number = 10
    """The best that people can feel."""

    @model_validator(mode="after")
    def _rises(self) -> Scale:
        if self.low >= self.high:
            raise PydanticCustomError(
                "bad_scale", "low must be below high", {"hint": "write {low: -10, high: 10}"}
            )
        return self

    def holds(self, score: float) -> bool:
        """Whether a score stands on the scale."""
        return self.low <= score <= self.high


class Emotion(Part):
    """How people feel at one point of the journey. A plain number is the score."""

    short: ClassVar[str] = "score"

    score: Number | None = None
    """The feeling on the map's scale. Without one, the point is a gap: not researched."""
    word: Line | None = None
    """The feeling in a word: hopeful, overwhelmed."""
    source: SourceId | None = None
    """What the score rests on. Without a source it is assumed, and shown so."""
    expected: Number | None = None
    """The score that is expected after the planned improvements. Alone, on a map of the future, it
    is the score."""

    def foreseen(self) -> Emotion:
        """As it is meant on a map of the future, on which all scores are expected ones."""
        if self.score is not None or self.expected is None:
            return self
        return self.model_copy(update={"score": self.expected})


class Exit(Part):
    """People who leave here. A plain number is the share."""

    short: ClassVar[str] = "share"

    share: Percent | None = None
    """How many of those who came this far leave, in percent. Left out where nobody has counted."""
    why: Line | None = None
    """Why they leave."""
    source: SourceId | None = None
    """What the figure rests on."""


@dataclass(frozen=True)
class StageScore:
    """A stage's score: written by the author, or computed as the mean of its steps' scores."""

    emotion: Emotion
    computed: bool
    steps: int = 0
    """How many steps' scores the mean is of."""


def stage_score(own: Emotion | None, steps: Iterable[Emotion | None]) -> StageScore | None:
    """The score of a stage from its own emotion or its steps'. None where nobody has one.

    The mean is rounded to one decimal. It counts as researched only if all its scores are, and
    then rests on the first one's source. A single step's feeling is the stage's, word and all.
    """
    if own is not None and own.score is not None:
        return StageScore(own, computed=False)
    scored = [emotion for emotion in steps if emotion is not None and emotion.score is not None]
    if not scored:
        return None
    if len(scored) == 1:
        return StageScore(scored[0], computed=True, steps=1)
    mean = round(sum(emotion.score or 0 for emotion in scored) / len(scored), 1)
    source = scored[0].source if all(emotion.source for emotion in scored) else None
    return StageScore(
        Emotion(score=mean, word=own.word if own else None, source=source),
        computed=True,
        steps=len(scored),
    )
