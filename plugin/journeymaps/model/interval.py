"""How often something is to be reviewed."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import ClassVar

FORMS = (
    "a number and a unit (6 months, 1 year 6 months, one year, 1 quarter, 6 weeks, 90 days), "
    "the same in short (12m, 1y) or as ISO 8601 (P6M, P1Y6M), "
    "or one of annually, yearly, quarterly, monthly, weekly, never"
)
"""Every accepted form, in words, for messages and for the schema's description."""

_COUNTS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
# Five digits hold any sensible interval, and keep int() away from numbers without end.
_NUMBER = rf"[0-9]{{1,5}} ?|(?:a|{'|'.join(_COUNTS)}) "
_SPELLED = re.compile(
    rf"(?:(?P<years>{_NUMBER})(?:y|years?))?"
    rf" ?(?:(?P<quarters>{_NUMBER})quarters?)?"
    rf" ?(?:(?P<months>{_NUMBER})(?:m|months?))?"
    rf" ?(?:(?P<weeks>{_NUMBER})(?:w|weeks?))?"
    rf" ?(?:(?P<days>{_NUMBER})(?:d|days?))?"
)
_ISO = re.compile(
    r"p(?:(?P<years>[0-9]{1,5})y)?(?:(?P<months>[0-9]{1,5})m)?"
    r"(?:(?P<weeks>[0-9]{1,5})w)?(?:(?P<days>[0-9]{1,5})d)?"
)
_ADVERBS = {
    "annually": "1 year",
    "yearly": "1 year",
    "quarterly": "1 quarter",
    "monthly": "1 month",
    "weekly": "1 week",
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Calendar months and days from one review to the next; none of either means never."""

    LONGEST_YEARS: ClassVar[int] = 100

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        """Raise `ValueError` for a step back in time, or one that nobody will live to see."""
        if self.months < 0 or self.days < 0:
            raise ValueError("an interval cannot be negative")
        if self.months + self.days / 31 > 12 * self.LONGEST_YEARS:
            raise ValueError(f"{self} is longer than {self.LONGEST_YEARS} years: write never")

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read an interval in any of `FORMS`, upper or lower case; else a `ValueError` lists them.

        >>> Interval.parse("P1Y6M")
        Interval(months=18, days=0)
        """
        plain = " ".join(text.lower().split())
        if plain == "never":
            return NEVER
        plain = _ADVERBS.get(plain, plain)
        found = _SPELLED.fullmatch(plain) or _ISO.fullmatch(plain)
        written = found.groupdict("0") if found else {}
        count = {unit: _count(number) for unit, number in written.items()}
        months = 12 * count.get("years", 0) + 3 * count.get("quarters", 0) + count.get("months", 0)
        days = 7 * count.get("weeks", 0) + count.get("days", 0)
        if not months and not days:
            raise ValueError(f'"{text:.40}" is not a review interval: write {FORMS}')
        return cls(months, days)

    @property
    def is_never(self) -> bool:
        """Whether no next review is asked for."""
        return self == NEVER

    def after(self, day: date) -> date:
        """The day on which the interval that begins on `day` is over: months first, then days.

        Months and years end on the last day of a shorter month: 31 January and a month is
        29 February in 2024. Raises `ValueError` for never.
        """
        if self.is_never:
            raise ValueError("never has no day after it")
        years, month = divmod(day.month - 1 + self.months, 12)
        year, month = day.year + years, month + 1
        if year > MAXYEAR:
            return date.max
        moved = day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
        return moved + min(timedelta(self.days), date.max - moved)

    def __str__(self) -> str:
        """As a person would say it: `1 year 6 months`, `6 weeks`, `90 days`, `never`."""
        years, months = divmod(self.months, 12)
        weeks, days = divmod(self.days, 7) if self.days % 7 == 0 else (0, self.days)
        parts = ((years, "year"), (months, "month"), (weeks, "week"), (days, "day"))
        said = (f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count)
        return " ".join(said) or "never"


def _count(number: str) -> int:
    number = number.strip()
    if number in _COUNTS:
        return _COUNTS.index(number) + 1
    return 1 if number == "a" else int(number)


NEVER = Interval()
"""No regular review: what `review_every: never` says."""
