"""Dates as authors write them: whole days, and dates known only to the month or the year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

# Not `calendar.month_name`: that follows the locale of whoever builds the site.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day: what is known of when something was.

    They sort by their first day; of two that begin together the vaguer one comes first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` for what the calendar does not have."""
        if not date.min.year <= self.year <= date.max.year:
            raise ValueError(f"{self} does not exist: years run from 0001 to 9999")
        if self.month is None:
            if self.day is not None:
                raise ValueError(f"day {self.day} of {self.year} has no month")
            return
        if not 1 <= self.month <= 12:
            raise ValueError(f"{self} does not exist: months run from 01 to 12")
        length = monthrange(self.year, self.month)[1]
        if self.day is not None and not 1 <= self.day <= length:
            name = MONTHS[self.month - 1]
            raise ValueError(f"{self} does not exist: {name} {self.year} has {length} days")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-06` or `2025-06-14`; a `ValueError` says what is wrong."""
        found = _PARTIAL.fullmatch(text)
        if not found:
            raise ValueError(f'"{text:.40}" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY')
        year, month, day = (None if part is None else int(part) for part in found.groups())
        assert year is not None  # the pattern's one part that is always there
        return cls(year, month, day)

    @property
    def earliest(self) -> date:
        """The first day that it may stand for."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it may stand for."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __lt__(self, other: PartialDate) -> bool:
        """Compare by what is known; an unknown part comes before every known one."""
        return self._known < other._known

    @property
    def _known(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __str__(self) -> str:
        """The ISO form that it was read from."""
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}"


def parse_date(text: str) -> date:
    """Read a day, strictly as `YYYY-MM-DD`; a `ValueError` says what is wrong and the form."""
    # `date.fromisoformat` alone would also take 20240101 and 2024-W01-1.
    if not _DAY.fullmatch(text):
        raise ValueError(f'"{text:.40}" is not a date: write YYYY-MM-DD, such as 2026-09-12')
    try:
        return PartialDate.parse(text).earliest
    except ValueError as error:
        raise ValueError(f"{error} (a date is written YYYY-MM-DD)") from None
