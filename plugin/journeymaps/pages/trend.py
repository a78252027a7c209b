"""The share of reviewed pages that are on time, month by month, as a small drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeymaps.review import Standing
from journeymaps.review.trend import trend
from journeymaps.words import spell

WIDTH, HEIGHT = 480, 96
MONTHS = 12


@dataclass(frozen=True)
class Spot:
    """A day's share, and where it stands in the drawing."""

    x: float
    y: float
    day: str
    percent: int
    pages: int


@dataclass(frozen=True)
class Drawn:
    """The drawing: at least two days."""

    spots: tuple[Spot, ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def line(self) -> str:
        """The points of a polyline."""
        return " ".join(f"{spot.x:g},{spot.y:g}" for spot in self.spots)


def draw(standings: Iterable[Standing], today: date) -> Drawn | None:
    """The last year up to today; None where there are not two days with a reviewed page."""
    days = [*(_month_start(today, back) for back in range(MONTHS - 1, -1, -1)), today]
    points = trend(standings, sorted(set(days)))
    first, length = points[0].day.toordinal(), (today - points[0].day).days or 1
    spots = tuple(
        Spot(
            round(WIDTH * (point.day.toordinal() - first) / length, 1),
            round(HEIGHT * (1 - point.percent / 100), 1),
            spell(point.day),
            point.percent,
            point.reviewed,
        )
        for point in points
        if point.percent is not None
    )
    return Drawn(spots) if len(spots) > 1 else None


def _month_start(today: date, back: int) -> date:
    """The first day of the month that lies so many months back."""
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return date(year, month + 1, 1)
