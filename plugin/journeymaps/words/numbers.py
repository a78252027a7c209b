"""Numbers as each language writes them."""

from __future__ import annotations

from functools import lru_cache

from babel.numbers import format_decimal

from journeymaps.words.language import Language, spoken

MINUS = "\N{MINUS SIGN}"

_MARK = "\N{LEFT-TO-RIGHT MARK}"
"""Keeps a sign before its number where words run from right to left."""


def number(value: float) -> str:
    """A number as people write it: thousands apart, a real minus, no needless decimals."""
    return _number(spoken(), value)


def exactly(value: float) -> str:
    """A number with all its decimals that mean anything."""
    language = spoken()
    digits = format_decimal(abs(value), "#,##0.##########", locale=language.locale)
    return f"{_before(language)}{MINUS}{digits}" if value < 0 and digits != "0" else digits


def signed(value: float) -> str:
    """A number with its sign, which nothing but zero is without."""
    digits = number(value)
    return f"{_before(spoken())}+{digits}" if value > 0 and digits != "0" else digits


def percent(share: str) -> str:
    """A share in percent of which the number is written already: `18 %`, on one line."""
    return spoken().messages.pgettext("a share", "%(number)s\N{NO-BREAK SPACE}%%") % {
        "number": share
    }


@lru_cache(4096)
def _number(language: Language, value: float) -> str:
    digits = format_decimal(abs(value), "#,##0.######", locale=language.locale)
    return f"{_before(language)}{MINUS}{digits}" if value < 0 and digits != "0" else digits


def _before(language: Language) -> str:
    return _MARK if language.locale.text_direction == "rtl" else ""
