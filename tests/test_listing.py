"""Which pages a list has, whose they are, and how the site does."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.review import ReviewState
from journeymaps.review.listing import (
    NOBODY,
    Owner,
    by_owner,
    due_by,
    owned_by,
    owners_of,
    summary,
)
from made_standings import TODAY, many, pages, standing

names = st.sampled_from(["Sales", "Support", "sales", "@acme/sales", "電話"])
owned = st.builds(
    lambda n, owners, own: standing(
        f"journeys/{n}.yml", "2026-01-01", owners=tuple(owners[:1] if own else owners), owner=own
    ),
    st.integers(0, 10_000),
    st.lists(names, max_size=3),
    st.sampled_from([None, "sales", "support"]),
)


def paths(listed: object) -> list[str]:
    return [one.subject.path for one in listed]


class TestOwners:
    def test_a_page_names_its_owner_by_id_and_name(self) -> None:
        page = standing("a.yml", None, owner="sales", owners=("Sales",))
        assert owners_of(page) == (Owner("Sales", "sales"),)

    def test_handles_in_codeowners_are_their_own_ids(self) -> None:
        page = standing("a.yml", None, owners=("@acme/sales", "@kim"))
        assert owners_of(page) == (Owner("@acme/sales", "@acme/sales"), Owner("@kim", "@kim"))

    def test_owners_come_by_name_and_nobody_last(self) -> None:
        grouped = by_owner(pages())
        assert [owner.name for owner in grouped] == ["@acme/calls", "@kim", "Customer success", ""]
        assert paths(grouped[NOBODY]) == ["journeys/never.yml", "guide/imprint.md"]

    def test_a_team_and_a_role_of_one_name_are_two(self) -> None:
        team = standing("a.yml", None, owner="sales", owners=("Sales",))
        role = standing("b.yml", None, owner="sales-rep", owners=("Sales",))
        assert len(by_owner([team, role])) == 2

    @settings(deadline=None)
    @given(st.lists(owned, unique_by=lambda one: one.subject.path))
    def test_no_page_is_lost_or_doubled(self, listed: list) -> None:
        grouped = by_owner(listed)
        got = Counter((owner, one.subject.path) for owner, ones in grouped.items() for one in ones)
        assert set(got.values()) <= {1}
        assert {path for _, path in got} == {one.subject.path for one in listed}
        assert sum(got.values()) == sum(len(owners_of(one)) for one in listed)
        for theirs in grouped.values():
            assert paths(theirs) == [path for path in paths(listed) if path in paths(theirs)]

    def test_people_find_their_pages_by_id_name_or_handle(self) -> None:
        for asked in ("success", "Customer Success", "SUCCESS"):
            assert len(owned_by(pages(), asked)) == 4
        assert paths(owned_by(pages(), "@kim")) == ["personas/buyer.yml", "personas/user.yml"]
        assert owned_by(pages(), "sales") == []


class TestDue:
    def test_late_pages_are_due_by_any_day(self) -> None:
        late = [page for page in pages() if page.state.counts_as_overdue]
        assert due_by(late, date(2000, 1, 1)) == late

    def test_the_last_day_counts(self) -> None:
        page = standing("a.yml", "2026-10-01", "6 months")
        due = page.assessment.due
        assert due is not None
        assert due_by([page], due) == [page]
        assert due_by([page], due - timedelta(1)) == []

    def test_exempt_pages_never_are(self) -> None:
        assert due_by([standing("a.yml", "2020-01-01", "never")], date.max) == []


class TestSummary:
    def test_counts(self) -> None:
        sums = summary(pages())
        assert sums.pages == 9
        assert {state.value: number for state, number in sums.by_state.items()} == {
            "never-reviewed": 1,
            "fresh": 2,
            "due-soon": 2,
            "overdue": 3,
            "exempt": 1,
        }
        assert sums.late == 4
        assert sums.needing_review == 5

    def test_pages_due_soon_are_on_time_and_exempt_ones_do_not_count(self) -> None:
        assert summary(pages()).percent_fresh == 50

    def test_only_all_are_a_hundred_percent(self) -> None:
        fresh = [standing(f"{n}.yml", TODAY.isoformat()) for n in range(399)]
        assert summary(fresh).percent_fresh == 100
        assert summary([*fresh, *many(1)]).percent_fresh == 99

    def test_without_pages_there_is_no_share(self) -> None:
        assert summary([]).percent_fresh is None
        assert summary([standing("a.yml", None, "never")]).percent_fresh is None

    @settings(deadline=None)
    @given(st.lists(owned))
    def test_every_page_is_in_one_state(self, listed: list) -> None:
        sums = summary(listed)
        assert sum(sums.by_state.values()) == sums.pages == len(listed)
        assert set(sums.by_state) == set(ReviewState)
