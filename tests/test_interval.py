"""Intervals: every form of them, and calendar arithmetic."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymaps.model.interval import FORMS, NEVER, Interval

CASES = json.loads((Path(__file__).parent / "cases" / "review.json").read_text("utf-8"))

intervals = st.builds(Interval, months=st.integers(0, 240), days=st.integers(0, 1000)).filter(
    lambda interval: not interval.is_never
)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(("last", "every", "due"), CASES["due"])
def test_a_review_is_due_an_interval_after_the_last(last: str, every: str, due: str) -> None:
    assert Interval.parse(every).after(date.fromisoformat(last)) == date.fromisoformat(due)


@pytest.mark.parametrize("form", [every for _, every, _ in CASES["due"]] + ["never"])
def test_case_and_spacing_do_not_matter(form: str) -> None:
    assert Interval.parse(f"  {form.upper()} ".replace(" ", "  ")) == Interval.parse(form)


@pytest.mark.parametrize("text", CASES["not_intervals"])
def test_what_is_no_interval_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(ValueError, match="is not a review interval: write") as refusal:
        Interval.parse(text)
    assert str(refusal.value) == f'"{text}" is not a review interval: write {FORMS}'


def test_a_refusal_quotes_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(ValueError, match="is not a review interval") as refusal:
        Interval.parse("soon " * 2_000)
    assert len(str(refusal.value)) < len(FORMS) + 100


@pytest.mark.parametrize("text", ["101 years", "P1201M", "99999 weeks"])
def test_an_interval_longer_than_a_life_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is longer than 100 years: write never"):
        Interval.parse(text)


def test_an_interval_cannot_be_negative() -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        Interval(months=-1)


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(6), "6 months"),
        (Interval(1), "1 month"),
        (Interval(12), "1 year"),
        (Interval(18), "1 year 6 months"),
        (Interval(0, 90), "90 days"),
        (Interval(0, 1), "1 day"),
        (Interval(0, 42), "6 weeks"),
        (Interval(1, 10), "1 month 10 days"),
        (NEVER, "never"),
    ],
)
def test_an_interval_is_said_as_a_person_would(interval: Interval, said: str) -> None:
    assert str(interval) == said


@given(intervals)
def test_what_is_said_can_be_written(interval: Interval) -> None:
    assert Interval.parse(str(interval)) == interval


@given(days, intervals)
def test_an_interval_leads_into_the_future(day: date, interval: Interval) -> None:
    assert interval.after(day) > day


@given(days, days, intervals)
def test_a_later_review_is_never_due_earlier(one: date, other: date, interval: Interval) -> None:
    first, second = sorted((one, other))
    assert interval.after(first) <= interval.after(second)


@given(days, st.integers(1, 240))
def test_months_keep_the_day_or_end_on_the_last_of_the_month(day: date, months: int) -> None:
    after = Interval(months).after(day)
    passed = 12 * (after.year - day.year) + after.month - day.month
    assert passed == months
    assert after.day == day.day or (after.day < day.day and after.day >= 28)
    if after.day != day.day:
        assert Interval(0, 1).after(after).day == 1


def test_the_calendar_ends_in_the_year_9999() -> None:
    assert Interval(12).after(date.max) == date.max
    assert Interval(0, 90).after(date(9999, 12, 1)) == date.max


def test_never_has_no_day_after_it() -> None:
    assert NEVER.is_never
    with pytest.raises(ValueError, match="never has no day after it"):
        NEVER.after(date(2026, 1, 1))
