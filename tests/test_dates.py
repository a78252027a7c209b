"""Dates as authors write them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymaps.model.dates import PartialDate, parse_date
from journeymaps.words import spell

CASES = json.loads((Path(__file__).parent / "cases" / "review.json").read_text("utf-8"))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


@given(st.dates())
def test_an_iso_date_is_read_as_its_day(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(("text", "message"), CASES["not_dates"])
def test_anything_else_is_refused_with_what_is_wrong_and_the_form(text: str, message: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_date(text)
    assert str(refusal.value) == message


def test_a_refusal_quotes_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(ValueError, match="is not a date") as refusal:
        parse_date("9" * 10_000)
    assert len(str(refusal.value)) < 120


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-06-14", date(2025, 6, 14), date(2025, 6, 14)),
        ("0001", date.min, date(1, 12, 31)),
        ("9999", date(9999, 1, 1), date.max),
    ],
)
def test_a_partial_date_spans_all_days_that_it_may_be(
    text: str, earliest: date, latest: date
) -> None:
    moment = PartialDate.parse(text)
    assert (moment.earliest, moment.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("spring", '"spring" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY'),
        ("25", '"25" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY'),
        ("2025-6", '"2025-6" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY'),
        ("２０２５", '"２０２５" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY'),
        ("2025-13", "2025-13 does not exist: months run from 01 to 12"),
        ("2025-06-31", "2025-06-31 does not exist: June 2025 has 30 days"),
        ("0000", "0000 does not exist: years run from 0001 to 9999"),
    ],
)
def test_a_partial_date_that_is_none_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError) as refusal:
        PartialDate.parse(text)
    assert str(refusal.value) == message


def test_a_day_without_its_month_is_no_date() -> None:
    with pytest.raises(ValueError, match="day 3 of 2025 has no month"):
        PartialDate(2025, None, 3)


@given(partial_dates())
def test_a_partial_date_is_written_as_it_was_read(moment: PartialDate) -> None:
    assert PartialDate.parse(str(moment)) == moment
    assert moment.earliest <= moment.latest


@given(partial_dates(), partial_dates())
def test_partial_dates_sort_by_their_first_day(one: PartialDate, other: PartialDate) -> None:
    if one.earliest != other.earliest:
        assert (one < other) == (one.earliest < other.earliest)
    elif one != other:
        assert (one < other) == (one.latest > other.latest)


def test_the_vaguer_of_two_dates_that_begin_together_comes_first() -> None:
    written = ["2025-01-01", "2025", "2024-12-31", "2025-01"]
    assert sorted(map(PartialDate.parse, written)) == [
        PartialDate(2024, 12, 31),
        PartialDate(2025),
        PartialDate(2025, 1),
        PartialDate(2025, 1, 1),
    ]


@pytest.mark.parametrize(
    ("day", "spelt"),
    [
        (date(2026, 9, 12), "12 Sep 2026"),
        (date(2026, 1, 3), "3 Jan 2026"),
        (date(2025, 5, 31), "31 May 2025"),
    ],
)
def test_a_day_is_spelt_in_english(day: date, spelt: str) -> None:
    assert spell(day) == spelt
