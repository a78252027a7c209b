"""Dates and lengths of time as each language writes them: patterns are messages, names Babel's."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from journeymaps.words.language import Language, spoken
from journeymaps.words.said import say_as, say_count


def spell(day: date) -> str:
    """A day as pages write it: `12 Sep 2026`."""
    return _spelled(spoken(), day, day_pattern())


def spell_month(day: date) -> str:
    """A day's month: `Sep 2026`."""
    return _spelled(spoken(), day, month_pattern())


def spell_year(day: date) -> str:
    """A day's year: `2026`."""
    return _spelled(spoken(), day, spoken().messages.pgettext("pattern of a date", "y"))


def spell_span(months: int, days: int) -> str:
    """A length of time: `1 year 6 months`, `6 weeks`."""
    years, months = divmod(months, 12)
    weeks, days = divmod(days, 7) if days % 7 == 0 else (0, days)
    parts = (
        (years, say_count("%(num)s year", "%(num)s years", years)),
        (months, say_count("%(num)s month", "%(num)s months", months)),
        (weeks, say_count("%(num)s week", "%(num)s weeks", weeks)),
        (days, say_count("%(num)s day", "%(num)s days", days)),
    )
    return say_as("between parts of a length of time", " ").join(said for n, said in parts if n)


def day_pattern() -> str:
    """How a day is written, as Unicode has it: https://unicode.org/reports/tr35/tr35-dates.html."""
    return spoken().messages.pgettext("pattern of a date", "d MMM y")


def month_pattern() -> str:
    """How a month is written."""
    return spoken().messages.pgettext("pattern of a date", "MMM y")


def month_names() -> list[str]:
    """The months in short, as they stand in a date."""
    return list(spoken().locale.months["format"]["abbreviated"].values())


@lru_cache(4096)
def _spelled(language: Language, day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=language.locale)
