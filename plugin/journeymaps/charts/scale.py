"""The scale that scores stand on, and what a score on it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from journeymaps import words

CLEAR = 0.2
"""How far from neutral a score is clearly felt, as a part of the way to the scale's end.

On a scale of ±10: +2 and more is positive, −2 and less negative, between them neutral.
"""


class Sentiment(StrEnum):
    """What colour and shape of a score say."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"

    @property
    def tone(self) -> str:
        """Its colour token, `--jm-…`, and the class `jm-…` that sets it."""
        return self.value[:3]


@dataclass(frozen=True)
class Scale:
    """From the worst that people can feel to the best."""

    low: float = -10
    high: float = 10

    def __post_init__(self) -> None:
        """Raise `ValueError` for a scale that does not rise."""
        if not self.low < self.high:
            raise ValueError(f"a scale rises: {self.low} is not below {self.high}")

    @cached_property
    def signed(self) -> bool:
        """Whether scores carry a sign: the scale has both."""
        return self.low < 0 < self.high

    @cached_property
    def span(self) -> float:
        """The distance between the ends."""
        return self.high - self.low

    @cached_property
    def neutral(self) -> float:
        """Neither good nor bad: zero where the scale passes it, or else the middle."""
        return 0 if self.signed else (self.low + self.high) / 2

    @cached_property
    def positive(self) -> float:
        """The least score that is positive."""
        return round(self.neutral + CLEAR * (self.high - self.neutral), 6)

    @cached_property
    def negative(self) -> float:
        """The greatest score that is negative."""
        return round(self.neutral - CLEAR * (self.neutral - self.low), 6)

    def sentiment(self, score: float) -> Sentiment:
        """Whether a score is clearly above or below neutral, or neither."""
        if score >= self.positive:
            return Sentiment.POSITIVE
        return Sentiment.NEGATIVE if score <= self.negative else Sentiment.NEUTRAL

    def text(self, score: float) -> str:
        """A score as people read it: `+8`, `−3`, on a scale of 1 to 5 `4.3`."""
        return words.signed(round(score, 1)) if self.signed else plain(score)

    @cached_property
    def ticks(self) -> tuple[float, ...]:
        """The scores that get a gridline, from the highest: five or three even ones, if whole."""
        for parts in (4, 2):
            step = self.span / parts
            ticks = [self.high - step * part for part in range(parts + 1)]
            if step == int(step) and self.neutral in ticks:
                return tuple(ticks)
        return (self.high, self.neutral, self.low)


def plain(number: float) -> str:
    """A number with at most one decimal and a real minus sign: `8`, `−0.5`."""
    return words.number(round(number, 1))


def gain(amount: float) -> str:
    """A difference between scores, always with its sign: `+8`."""
    return words.signed(round(amount, 1))
