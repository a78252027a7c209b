"""One message an owner: whom it reaches, what it names, in which order and words."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.review import Change, ReviewState, Standing
from journeymaps.review.digest import Digest, digest, digests, is_asked_for, is_weekend, phrase
from journeymaps.review.listing import NOBODY, Owner, owners_of
from made_standings import TODAY, many, pages, standing

SALES = Owner("Sales", "sales")


def paths(one: Digest) -> list[str]:
    return [page.subject.path for page in one.standings]


def due_in(days: int, **more: object) -> Standing:
    """A page whose review is due in so many days, by an interval of 100."""
    last = TODAY + timedelta(days - 100)
    return standing("journeys/a.yml", last.isoformat(), "100 days", **more)


class TestWords:
    @pytest.mark.parametrize(
        ("days", "words"),
        [
            (-400, "was due 400 days ago, on 16 Oct 2025"),
            (-11, "was due 11 days ago, on 9 Nov 2026"),
            (-1, "was due yesterday, on 19 Nov 2026"),
            (0, "due today, on 20 Nov 2026"),
            (1, "due tomorrow, on 21 Nov 2026"),
            (18, "due in 18 days, on 8 Dec 2026"),
        ],
    )
    def test_a_due_day(self, days: int, words: str) -> None:
        assert phrase(due_in(days)) == words

    def test_pages_without_a_due_day(self) -> None:
        assert phrase(standing("a.yml", None)) == "never reviewed"
        assert phrase(standing("a.yml", None, "never")) == "no regular review"

    def test_what_happened_since_follows(self) -> None:
        page = due_in(
            60, changed=Change("c0ffee", date(2026, 11, 3), "A", "B"), stands_on=("the moon moved",)
        )
        assert phrase(page) == (
            "due in 60 days, on 19 Jan 2027; it changed on 3 Nov 2026; the moon moved"
        )

    @pytest.mark.parametrize(
        ("listed", "title", "summary"),
        [
            ([due_in(-1)], "1 page to review", "1 overdue"),
            ([due_in(-1), due_in(3)], "2 pages to review", "1 overdue, 1 due soon"),
            (
                [standing("b.yml", None), due_in(60, stands_on=("x",))],
                "2 pages to review",
                "1 never reviewed, 1 to look at again",
            ),
            (
                [due_in(60, stands_on=("x",))] * 2,
                "2 pages to review",
                "2 to look at again",
            ),
        ],
    )
    def test_singular_and_plural(self, listed: list[Standing], title: str, summary: str) -> None:
        assert (digest(listed).title, digest(listed).summary) == (title, summary)

    def test_it_is_addressed_to_its_owner(self) -> None:
        page = [due_in(-1)]
        assert digest(page, SALES).addressed == "Sales: 1 page to review"
        assert digest(page, NOBODY).addressed == "Without an owner: 1 page to review"
        assert digest(page).addressed == "1 page to review"

    def test_a_message_to_all_says_whose_each_page_is(self) -> None:
        page = due_in(0, owner="sales", owners=("Sales",))
        assert digest([page]).words(page) == "due today, on 20 Nov 2026 (Sales)"
        assert digest([page], SALES).words(page) == "due today, on 20 Nov 2026"
        assert digest([due_in(0)]).words(due_in(0)).endswith("(no owner)")


class TestOrder:
    def test_the_oldest_debt_comes_first_and_what_is_not_due_last(self) -> None:
        assert paths(digest(pages())) == [
            "journeys/calls.yml",
            "journeys/adoption.yml",
            "journeys/hostile.yml",
            "journeys/never.yml",
            "journeys/waiting.yml",
            "personas/buyer.yml",
            "blueprints/onboarding.yml",
        ]

    def test_fresh_and_exempt_pages_are_left_in_peace(self) -> None:
        left = {page.subject.path for page in pages()} - set(paths(digest(pages())))
        assert left == {"personas/user.yml", "guide/imprint.md"}

    def test_it_is_capped_and_says_what_it_leaves_out(self) -> None:
        one = digest(many(13), SALES)
        assert len(one.shown) == 10
        assert one.title == "13 pages to review"
        assert one.more == "and 3 more"
        assert one.shown[0].subject.path == "journeys/m012.yml"
        assert digest(many(10), SALES).more == ""


class TestOwners:
    def test_each_owner_gets_one_message(self) -> None:
        found = {one.owner: paths(one) for one in digests(pages())}
        assert {owner.name: len(theirs) for owner, theirs in found.items() if owner} == {
            "@acme/calls": 2,
            "@kim": 1,
            "Customer success": 4,
            "": 1,
        }
        assert list(found)[-1] == NOBODY

    def test_who_has_nothing_to_do_hears_nothing(self) -> None:
        assert digests([due_in(60, owner="sales", owners=("Sales",))]) == []

    @settings(deadline=None)
    @given(
        st.lists(
            st.builds(
                lambda n, last, owners: standing(f"{n}.yml", last, owners=tuple(owners)),
                st.integers(0, 99),
                st.sampled_from([None, "2025-01-01", "2026-05-25", "2026-11-01"]),
                st.lists(st.sampled_from("abc"), max_size=3, unique=True),
            ),
            unique_by=lambda one: one.subject.path,
        ),
        st.integers(1, 12),
    )
    def test_no_page_is_lost_or_doubled(self, listed: list[Standing], most: int) -> None:
        made = digests(listed, most)
        got = Counter((one.owner, path) for one in made for path in paths(one))
        wanted = Counter(
            (owner, page.subject.path)
            for page in listed
            if is_asked_for(page)
            for owner in owners_of(page)
        )
        assert got == wanted
        assert len({one.owner for one in made}) == len(made)
        for one in made:
            assert one.standings
            assert len(one.shown) == min(most, len(one.standings))
            dues = [page.assessment.due or date.max for page in one.standings]
            late = sum(page.state is ReviewState.OVERDUE for page in one.standings)
            assert dues[:late] == sorted(dues[:late])


def test_the_week_ends_on_saturday() -> None:
    week = [is_weekend(date(2026, 11, 16) + timedelta(day)) for day in range(7)]
    assert week == [False] * 5 + [True] * 2
