"""The order in which commits came to a branch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymaps.history.graph import Graph
from journeymaps.history.log import WORKING, Commit

drawn = st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True), max_size=14)


def commits(steps: list[list[int]]) -> list[Commit]:
    """Commits, the newest first; a commit's parents are so many steps further back."""
    return [
        Commit(
            str(place),
            tuple(str(place + step) for step in back if place + step <= len(steps)),
            authored=0,
            committed=100 - place,
            author="",
            subject="",
        )
        for place, back in enumerate([*steps, []])
    ]


def before(graph: dict[str, Commit], own: str) -> set[str]:
    return {own}.union(*(before(graph, parent) for parent in graph[own].parents))


class TestGraph:
    @given(drawn)
    def test_a_commit_comes_with_the_first_of_the_main_line_that_has_it(
        self, steps: list[list[int]]
    ) -> None:
        made = {commit.id: commit for commit in commits(steps)}
        main_line = ["0"]
        while parents := made[main_line[-1]].parents:
            main_line.append(parents[0])
        graph = Graph(made.values())
        for own in before(made, "0"):
            first = next(one for one in reversed(main_line) if own in before(made, one))
            assert graph.landed(made[own]) == made[first].committed

    @given(drawn)
    def test_a_commit_holds_those_before_it(self, steps: list[list[int]]) -> None:
        made = {commit.id: commit for commit in commits(steps)}
        graph = Graph(made.values())
        reached = before(made, "0")
        for later in reached:
            for earlier in reached:
                held = earlier in before(made, later)
                assert graph.holds(made[later], made[earlier]) == held

    @given(drawn)
    def test_the_working_tree_holds_all(self, steps: list[list[int]]) -> None:
        made = commits(steps)
        graph = Graph(made)
        assert all(graph.holds(WORKING, commit) for commit in made)
        assert not graph.holds(made[0], WORKING)
