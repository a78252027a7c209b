"""Durations: what authors write, what can be added up, and what cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymaps.model.duration import Duration
from journeymaps.pages.times import duration_text


def said(duration: Duration | None) -> str | None:
    return duration_text(duration).replace("\xa0", " ") if duration else None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("15 min", "15 min"),
        ("15min", "15 min"),
        ("90 minutes", "1 h 30 min"),
        ("1 h 30 min", "1 h 30 min"),
        ("1 day and 2 hours", "1 day 2 h"),
        ("1.5 h", "1 h 30 min"),
        ("1,5 Std.", "1 h 30 min"),
        ("an hour", "1 h"),
        ("half an hour", "30 min"),
        ("36 h", "36 h"),  # no day: a working day has not 24
        ("up to 1 day", "up to 1 day"),
        ("under 5 min", "up to 5 min"),
        ("at least 2 weeks", "at least 2 weeks"),
        ("5–10 min", "5–10 min"),
        ("1 to 2 Tage", "1 day to 2 days"),
        ("about 20 min", "20 min"),
        ("1.5 days", "1.5 days"),
        ("15分", "15 min"),
        ("2 mois", "2 months"),
        ("45 s", "45 s"),
    ],
)
def test_a_duration_is_read_as_authors_write_it(written: str, read: str) -> None:
    assert said(Duration.parse(written)) == read


@pytest.mark.parametrize(
    "written",
    [
        *("until the day after the contract", "3 working days", "a while", "10", "never", ""),
        *("15 minotaurs", "99999999 min", "1 min or so", "day 3"),
    ],
)
def test_what_is_no_duration_is_not_counted(written: str) -> None:
    assert Duration.parse(written) is None


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("50 min", "20 min", "1 h 10 min"),
        ("up to 1 day", "15 min", "15 min to 1 day 15 min"),
        ("up to 1 day", "up to 1 h", "up to 1 day 1 h"),
        ("at least 1 day", "1 h", "at least 1 day 1 h"),
        ("1 week", "3 days", "1 week 3 days"),
    ],
)
def test_durations_add_up_with_their_bounds(one: str, other: str, both: str) -> None:
    first, second = Duration.parse(one), Duration.parse(other)
    assert first
    assert second
    assert said(first + second) == both


@given(st.text(max_size=200))
def test_any_text_is_read_or_left(text: str) -> None:
    found = Duration.parse(text)
    assert found is None or said(found) is not None


@given(st.integers(1, 99999), st.integers(1, 99999))
def test_minutes_are_neither_lost_nor_won(one: int, other: int) -> None:
    first, second = Duration.parse(f"{one} min"), Duration.parse(f"{other} min")
    assert first
    assert second
    total = (first + second).high
    assert total is not None
    assert total.hours * 60 + total.minutes == one + other
