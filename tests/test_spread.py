"""Earlier days for reviews that fall due together."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from journeymaps.cli import main
from journeymaps.review import Change, Standing
from journeymaps.review.spread import Week, spread_out
from made_repo import MadeRepo, journey
from made_standings import standing

TODAY = date(2026, 11, 20)
DUE = date(2027, 1, 20)
"""A Wednesday; 18 January is its Monday."""


def page(name: str, due: date = DUE, owner: str = "Sales", **more: object) -> Standing:
    """A page with a yearly review, due then."""
    last = due.replace(year=due.year - 1).isoformat()
    return standing(f"journeys/{name}.yml", last, "1 year", owners=(owner,), **more)  # type: ignore[arg-type]


def days(weeks: list[Week]) -> dict[str, str]:
    """The proposed days by page."""
    return {move.standing.subject.id: move.by.isoformat() for week in weeks for move in week.moves}


class TestMoves:
    def test_no_more_than_an_owner_can_do(self) -> None:
        assert spread_out([page(name) for name in "abc"], TODAY, 3) == []

    def test_the_rest_moves_to_the_weeks_before(self) -> None:
        weeks = spread_out([page(name) for name in "abcdef"], TODAY, 2)
        (week,) = weeks
        assert (week.monday, week.due, week.left) == (date(2027, 1, 18), 6, 2)
        assert days(weeks) == {
            "a": "2027-01-06",
            "b": "2027-01-06",
            "c": "2027-01-13",
            "d": "2027-01-13",
        }

    def test_weeks_that_are_full_are_left_out(self) -> None:
        before = DUE - timedelta(7)
        pages = [page("a"), page("b"), page("c", before), page("d", before - timedelta(7))]
        assert days(spread_out(pages, TODAY, 1)) == {"a": "2026-12-30"}

    def test_every_owner_has_a_week_of_their_own(self) -> None:
        pages = [page(name, owner=owner) for name, owner in zip("abcd", "XYXY", strict=True)]
        assert spread_out(pages, TODAY, 2) == []
        assert [week.owner.name for week in spread_out(pages, TODAY, 1)] == ["X", "Y"]

    def test_what_has_changed_moves_first(self) -> None:
        change = Change("c0ffee", TODAY, "Ada", "Rename")
        assert days(spread_out([page("a"), page("b", changed=change)], TODAY, 1)).keys() == {"b"}

    def test_nothing_moves_into_the_past(self) -> None:
        due = TODAY + timedelta(3)  # Monday of the next week
        weeks = spread_out([page(name, due) for name in "abcd"], TODAY, 1)
        assert days(weeks) == {"c": "2026-11-20"}
        assert weeks[0].left == 3

    def test_nothing_moves_into_the_first_half_of_its_interval(self) -> None:
        pages = [standing(f"{name}.yml", "2026-11-18", "4 weeks") for name in "abcd"]
        assert days(spread_out(pages, TODAY, 1)) == {"b": "2026-12-02", "c": "2026-12-09"}

    def test_what_is_late_or_never_due_counts_for_nothing(self) -> None:
        pages = [
            page("a"),
            page("b"),
            standing("late.yml", "2020-01-01", owners=("Sales",)),
            standing("never.yml", None, owners=("Sales",)),
            standing("exempt.yml", "2026-01-20", "never", owners=("Sales",)),
        ]
        assert spread_out(pages, TODAY, 2) == []


lists = st.lists(
    st.tuples(st.integers(0, 120), st.sampled_from("XY"), st.integers(1, 400)), max_size=40
)


class TestAlways:
    @given(lists, st.integers(1, 5))
    def test_what_holds_of_every_proposal(
        self, made: list[tuple[int, str, int]], most: int
    ) -> None:
        pages = [
            standing(
                f"p{number}.yml",
                str(TODAY + timedelta(after) - timedelta(every)),
                f"{every} days",
                owners=(owner,),
            )
            for number, (after, owner, every) in enumerate(made)
        ]
        weeks = spread_out(pages, TODAY, most)
        assert weeks == spread_out(reversed(pages), TODAY, most)
        moves = [move for week in weeks for move in week.moves]
        assert all(TODAY <= move.by < move.due for move in moves)
        assert all(
            2 * (move.due - move.by).days
            <= move.standing.every.days  # at most half the interval early
            for move in moves
        )
        assert len({move.standing.subject.path for move in moves}) == len(moves)
        day = {move.standing.subject.path: move.by for move in moves}
        load: Counter[tuple[str, date]] = Counter()
        for one in pages:
            assert one.assessment.due
            by = day.get(one.subject.path, one.assessment.due)
            load[one.owners[0], by - timedelta(by.weekday())] += 1
        left = {(week.owner.name, week.monday): week.left for week in weeks}
        for key, number in load.items():
            assert number == left[key] if key in left else number <= most


class TestCommand:
    @pytest.fixture(autouse=True)
    def site(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        repo = MadeRepo(tmp_path / "site")
        files = {f"docs/{name}.yml": journey("2026-03-10") for name in "abcd"}
        repo.commit("2026-03-10", {"mkdocs.yml": "site_name: A\n", **files})
        monkeypatch.chdir(repo.folder)

    def test_a_proposal(self) -> None:
        result = CliRunner().invoke(main, ["spread", "--today", "2026-06-01"])
        assert result.exit_code == 0
        assert result.output == (
            "Sales, week of 8 Mar 2027: 4 reviews due\n"
            "  by 3 Mar 2027 instead of 10 Mar 2027: docs/a.yml\n\n"
        )

    def test_more_than_there_is_room_for(self) -> None:
        result = CliRunner().invoke(main, ["spread", "--today", "2027-03-08", "--most", "1"])
        assert result.output == (
            "Sales, week of 8 Mar 2027: 4 reviews due\n"
            "  4 reviews stay: the weeks before are full, or too near\n\n"
        )

    def test_nothing_to_propose(self) -> None:
        result = CliRunner().invoke(main, ["spread", "--today", "2026-06-01", "--most", "4"])
        assert result.output == "No owner has more than 4 reviews due in one week.\n"
