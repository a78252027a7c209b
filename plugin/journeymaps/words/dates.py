"""Dates as each language writes them. Their patterns are messages, their names Babel's."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from journeymaps.words.language import Language, spoken


def spell(day: date) -> str:
    """A day as pages write it: `12 Sep 2026`."""
    return _spelled(spoken(), day, day_pattern())


def spell_month(day: date) -> str:
    """A day's month: `Sep 2026`."""
    return _spelled(spoken(), day, month_pattern())


def day_pattern() -> str:
    """How a day is written, as Unicode has it: https://unicode.org/reports/tr35/tr35-dates.html."""
    return spoken().messages.pgettext("pattern of a date", "d MMM y")


def month_pattern() -> str:
    """How a month is written."""
    return spoken().messages.pgettext("pattern of a date", "MMM y")


@lru_cache(4096)
def _spelled(language: Language, day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=language.locale)
