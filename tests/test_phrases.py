"""Days and counts in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.review.phrases import counted, when


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1200, "1,200 days ago"),
        (-11, "11 days ago"),
        (-2, "2 days ago"),
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (18, "in 18 days"),
    ],
)
def test_days_are_said_as_people_say_them(days: int, words: str) -> None:
    assert when(days) == words


@settings(deadline=None)
@given(st.integers(-40_000, 40_000))
def test_every_day_but_three_is_said_by_its_number(days: int) -> None:
    said = when(days)
    assert ("day" in said and "yesterday" not in said and "today" not in said) == (abs(days) > 1)
    assert "1 days" not in said.split(",")[-1] or abs(days) > 1
    assert (f"{abs(days):,}" in said) == (abs(days) > 1)
    assert said.startswith("in ") == (days > 1)
    assert said.endswith(" ago") == (days < -1)


@settings(deadline=None)
@given(st.integers(-40_000, 40_000), st.integers(-40_000, 40_000))
def test_two_days_never_share_words(one: int, other: int) -> None:
    assert (when(one) == when(other)) == (one == other)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1234, "1,234 pages")]
)
def test_singular_and_plural(number: int, words: str) -> None:
    assert counted(number, "page") == words


def test_a_plural_of_its_own() -> None:
    assert counted(1, "needs a review", "need a review") == "1 needs a review"
    assert counted(2, "needs a review", "need a review") == "2 need a review"
