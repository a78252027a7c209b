"""What the reviews of a site were like over time: for those who ask whether it is kept up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeymaps.review.past import Review
from journeymaps.review.standing import Standing
from journeymaps.review.state import assess


@dataclass(frozen=True)
class Point:
    """How many of the pages that had been reviewed by a day were on time on that day."""

    day: date
    reviewed: int
    on_time: int

    @property
    def percent(self) -> int | None:
        """The share on time, rounded down; None where no page had been reviewed."""
        return 100 * self.on_time // self.reviewed if self.reviewed else None


@dataclass(frozen=True)
class Held:
    """A review that took place, and the page that it was of."""

    standing: Standing
    review: Review


def trend(standings: Iterable[Standing], days: Iterable[date]) -> tuple[Point, ...]:
    """The share on time on each of these days, by the reviews that are known today.

    Pages count from their first review on, by the interval that they have today: since when the
    others are there, and what was asked of them, their reviews do not tell.
    """
    asked = [standing for standing in standings if not standing.every.is_never]
    return tuple(_point(asked, day) for day in days)


def _point(asked: Iterable[Standing], day: date) -> Point:
    reviewed = on_time = 0
    for standing in asked:
        last = max((one.day for one in standing.reviews if one.day <= day), default=None)
        if last is not None:
            reviewed += 1
            on_time += not assess(last, standing.every, day).state.counts_as_overdue
    return Point(day, reviewed, on_time)


def held(standings: Iterable[Standing], since: date, today: date) -> tuple[Held, ...]:
    """The reviews from one day to another, both included, newest first."""
    found = [
        Held(standing, review)
        for standing in standings
        for review in standing.reviews
        if since <= review.day <= today
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.review.day.toordinal(), one.standing.subject.path))
    )
