"""How old something is: worked out at build, and again by age.js on the day it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_timedelta
from markupsafe import Markup

from journeymaps.model.dates import PartialDate
from journeymaps.words import spoken

_YEARS_FROM = 24
"""From so many months on, years are near enough."""


_AGE = Markup('<span data-jm-age="%s">%s</span>')


@dataclass(frozen=True)
class Age:
    """How old something is, as templates print it and `age.js` keeps it right."""

    when: PartialDate
    said: str

    def __html__(self) -> str:
        """Its words, with the date from which the script works them out anew."""
        return _AGE % (self.when, self.said)


def age(when: PartialDate, today: date) -> Age:
    """How long ago a date is: `17 months ago`, `3 years ago`; empty within its first month.

    Of a date that is known to the year alone, only years can be told.
    """
    count, unit = elapsed(when, today)
    if count < 1:
        return Age(when, "")
    seconds = -86_400 * count * (30 if unit == "month" else 365)
    locale = spoken().locale
    return Age(
        when,
        format_timedelta(
            seconds, granularity=unit, threshold=99, add_direction=True, locale=locale
        ),
    )


def elapsed(when: PartialDate, today: date) -> tuple[int, Literal["month", "year"]]:
    """So many whole months or years. `age.js` has a copy of this rule."""
    if when.month is None:
        return today.year - when.year, "year"
    months = 12 * (today.year - when.year) + today.month - when.month
    if when.day is not None and today.day < when.day:
        months -= 1
    return (months // 12, "year") if months >= _YEARS_FROM else (months, "month")
