"""Where feelings that are told apart part most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeymaps.atlas.places import Places
from journeymaps.charts.scale import plain
from journeymaps.model import Journey
from journeymaps.model.emotion import Emotion
from journeymaps.model.journey import Stage, Step
from journeymaps.model.reference import Path
from journeymaps.words import say, say_count


@dataclass(frozen=True, slots=True)
class Felt:
    """A score, and whose it is."""

    who: str
    score: float
    assumed: bool = False
    mean_of: int = 0
    """Of how many steps' scores it is the mean; 0 where the author wrote it."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of it."""
        mean = (mean_of(self.mean_of),) if self.mean_of else ()
        return (*mean, say("assumed")) if self.assumed else mean


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, and how those are felt to be there who have a score."""

    place: str
    anchor: str
    felt: tuple[Felt, ...]

    @property
    def apart(self) -> float | None:
        """How far the highest score is from the lowest; None where fewer than two have one."""
        scores = [each.score for each in self.felt]
        return round(max(scores) - min(scores), 1) if len(scores) > 1 else None


@dataclass(frozen=True, slots=True)
class Parting:
    """The place where feelings part most, and the two that are furthest apart there."""

    place: str
    anchor: str
    high: Felt
    low: Felt

    @property
    def distance(self) -> str:
        """How far apart they are, in words."""
        return points(round(self.high.score - self.low.score, 1))


def points(distance: float) -> str:
    """A distance between scores in words: `1 point`, `2.5 points`."""
    # Forms of words are for whole numbers: all others are many.
    number = int(distance) if distance == int(distance) else 10
    return say_count("%(distance)s point", "%(distance)s points", number, distance=plain(distance))


def mean_of(steps: int) -> str:
    """Of how many steps' scores another is the mean."""
    return say_count("from one step", "mean of %(num)s steps", steps)


def parting(spots: Iterable[Spot]) -> Parting | None:
    """Where feelings part most, of several such places the first.

    None where they part nowhere: all feel the same, or no place has scores of two.
    """
    widest = max(spots, key=lambda spot: spot.apart or 0, default=None)
    if widest is None or not widest.apart:
        return None
    return Parting(
        place=widest.place,
        anchor=widest.anchor,
        high=max(widest.felt, key=lambda felt: felt.score),
        low=min(widest.felt, key=lambda felt: felt.score),
    )


def stated(journey: Journey, people: Sequence[tuple[str, str]], places: Places) -> Iterator[Spot]:
    """The stages and steps of a journey with the scores that are written there, and no others.

    `people` are those to look at, by id and name.
    """
    for index, stage in enumerate(journey.stages):
        path: Path = ("stages", index)
        yield _spot(stage.name, places.at(path).anchor, stage, people)
        for number, step in enumerate(stage.steps):
            anchor = places.at((*path, "steps", number)).anchor
            yield _spot(f"{stage.name}, {step.name}", anchor, step, people)


def _spot(name: str, anchor: str, point: Stage | Step, people: Sequence[tuple[str, str]]) -> Spot:
    felt = (_felt(who, point.felt_by(own)) for own, who in people)
    return Spot(name, anchor, tuple(each for each in felt if each))


def _felt(who: str, emotion: Emotion | None) -> Felt | None:
    if emotion is None or emotion.score is None:
        return None
    return Felt(who, emotion.score, assumed=emotion.source is None)
