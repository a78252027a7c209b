"""What git tells of a page: whether it says something else than when it was reviewed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_repo import PAGE, REVIEWED, MadeRepo, background, changed, journey


class TestChanges:
    def test_a_page_as_it_was_reviewed(self, order: MadeRepo) -> None:
        assert changed(order) is None

    def test_a_later_commit_that_says_something_else(self, order: MadeRepo) -> None:
        commit = order.commit(
            "2026-04-02", {PAGE: journey(REVIEWED, "Need")}, "Rename it", author="Grace"
        )
        standing = order.standings("2026-06-01")["order.yml"]
        assert standing.changed
        assert (standing.changed.commit, standing.changed.author) == (commit, "Grace")
        assert changed(order) == ("2026-04-02", "Rename it")
        assert standing.reasons == ("it changed on 2 Apr 2026",)
        assert standing.needs_review

    def test_the_newest_of_several(self, order: MadeRepo) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")}, "First")
        order.commit("2026-05-02", {PAGE: journey(REVIEWED, "Want")}, "Second")
        assert changed(order) == ("2026-05-02", "Second")

    def test_a_new_review_takes_it_off(self, order: MadeRepo) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        order.commit("2026-04-03", {PAGE: journey("2026-04-03", "Need")})
        assert changed(order) is None

    def test_the_day_of_the_review_itself_is_covered_by_it(self, order: MadeRepo) -> None:
        order.commit(f"{REVIEWED}T18:00:00+0000", {PAGE: journey(REVIEWED, "Need")})
        assert changed(order) is None

    def test_a_review_covers_what_was_committed_with_it_days_later(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {PAGE: journey("2026-01-01")})
        repo.commit("2026-03-20", {PAGE: journey(REVIEWED, "Need")})
        assert changed(repo) is None

    def test_a_review_dated_before_a_change_does_not_cover_it(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {PAGE: journey("2026-01-01")})
        repo.commit("2026-03-15", {PAGE: journey("2026-01-01", "Need")}, "Between")
        repo.commit("2026-03-20", {PAGE: journey(REVIEWED, "Need")}, "Review")
        assert changed(repo) == ("2026-03-15", "Between")

    @pytest.mark.parametrize(
        "after",
        [
            journey(REVIEWED, more="review_every: 1 month"),
            journey(REVIEWED, more="review_note: |\n  Line by line.\n\n  # With sales."),
            journey(REVIEWED).replace("k.tanaka", '"A. Okafor" # new'),
            "# A comment.\n" + journey(REVIEWED),
            journey(REVIEWED).replace("stages", "\n\nstages").replace("sales", "sales   "),
            journey(REVIEWED).replace("\n", "\r\n"),
            "\ufeff" + journey(REVIEWED),
        ],
        ids=["interval", "note", "reviewer", "comment", "space", "line-ends", "bom"],
    )
    def test_review_fields_and_comments_say_nothing_new(self, order: MadeRepo, after: str) -> None:
        order.commit("2026-04-02", {PAGE: after})
        assert changed(order) is None

    def test_a_line_that_only_looks_like_a_comment(self, repo: MadeRepo) -> None:
        text = journey(REVIEWED) + "    goal: |\n      A lamp\n"
        repo.commit(REVIEWED, {PAGE: text})
        repo.commit("2026-04-02", {PAGE: text + "      # of brass\n"}, "Add a line")
        assert changed(repo) == ("2026-04-02", "Add a line")

    def test_the_front_matter_of_a_page_that_had_none(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {"docs/guide.md": "# Guide\n\nText.\n"})
        reviewed = "---\nlast_reviewed: 2026-03-10\n---\n\n# Guide\n\nText.\n"
        repo.commit("2026-03-20", {"docs/guide.md": reviewed})
        assert changed(repo, "guide.md") is None
        repo.commit("2026-04-20", {"docs/guide.md": reviewed + "# More\n"}, "Say more")
        assert changed(repo, "guide.md") == ("2026-04-20", "Say more")

    def test_a_map_written_as_json(self, repo: MadeRepo) -> None:
        text = (
            '{{\n"kind": "journey", "title": "{}", "last_reviewed": "{}",\n'
            '"stages": [{{"name": "A"}}]}}\n'
        )
        repo.commit(REVIEWED, {PAGE: text.format("One", REVIEWED)})
        repo.commit("2026-04-01", {PAGE: text.format("One", "2026-03-31")})
        assert changed(repo) is None
        assert len(repo.standings("2026-06-01")["order.yml"].reviews) == 2
        repo.commit("2026-04-02", {PAGE: text.format("Two", "2026-03-31")}, "Rename")
        assert changed(repo) == ("2026-04-02", "Rename")

    def test_commits_that_are_to_be_ignored(self, order: MadeRepo) -> None:
        commit = order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")}, "Reformat")
        order.commit("2026-04-03", {".git-blame-ignore-revs": f"# Formatting\n{commit}  # all\n"})
        assert changed(order) is None

    def test_the_day_is_that_of_the_site(self, order: MadeRepo) -> None:
        order.commit("2026-04-02T23:30:00+0000", {PAGE: journey(REVIEWED, "Need")})
        assert changed(order) == ("2026-04-02", "Change")
        assert changed(order, timezone="Europe/Berlin") == ("2026-04-03", "Change")

    def test_a_page_never_reviewed_has_not_changed_since(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {PAGE: journey()})
        repo.commit("2026-02-10", {PAGE: journey(stage="Need")})
        assert changed(repo) is None


class TestBranches:
    def test_what_waited_on_a_branch_arrives_when_it_is_merged(self, order: MadeRepo) -> None:
        order.git("checkout", "--quiet", "-b", "side", "HEAD")
        order.commit("2026-02-01", {PAGE: journey(REVIEWED, "Need")}, "Long ago")
        order.git("checkout", "--quiet", "main")
        order.commit("2026-03-11", {"docs/index.md": "# Home\n"})
        order.merge("2026-04-20", "side")
        assert changed(order) == ("2026-04-20", "Long ago")

    def test_what_was_reviewed_on_a_branch_stays_reviewed_when_it_is_merged(
        self, repo: MadeRepo
    ) -> None:
        repo.commit("2026-01-10", {PAGE: journey("2026-01-01")})
        repo.git("checkout", "--quiet", "-b", "side")
        repo.commit("2026-03-09", {PAGE: journey("2026-01-01", "Need")})
        repo.commit(REVIEWED, {PAGE: journey(REVIEWED, "Need")})
        repo.git("checkout", "--quiet", "main")
        repo.commit("2026-03-11", {"docs/index.md": "# Home\n"})
        repo.merge("2026-04-20", "side")
        assert changed(repo) is None

    def test_what_was_rebased_after_its_review_stays_reviewed(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {PAGE: journey("2026-01-01")})
        repo.commit("2026-04-20", {PAGE: journey("2026-01-01", "Need")}, authored="2026-03-09")
        repo.commit("2026-04-20", {PAGE: journey(REVIEWED, "Need")}, authored=REVIEWED)
        assert changed(repo) is None

    def test_a_branch_that_still_used_the_old_name(self, order: MadeRepo) -> None:
        text = journey(REVIEWED) + "    goal: A lamp that lights the whole of the table\n"
        order.commit(REVIEWED, {PAGE: text})
        order.git("checkout", "--quiet", "-b", "side")
        order.commit("2026-04-01", {PAGE: text + "    when: day 1\n"}, "On the branch")
        order.git("checkout", "--quiet", "main")
        order.commit("2026-04-02", {PAGE: None, "docs/first.yml": text}, "Rename")
        order.merge("2026-04-20", "side")
        assert "day 1" in (order.docs / "first.yml").read_text()
        assert changed(order, "first.yml") == ("2026-04-20", "On the branch")


class TestNames:
    def test_a_renamed_page_keeps_its_past(self, order: MadeRepo) -> None:
        text = journey(REVIEWED)
        order.commit("2026-04-01", {PAGE: None, "docs/deep/first-order.yml": text}, "Move")
        standing = order.standings("2026-06-01")["deep/first-order.yml"]
        assert standing.changed is None
        assert [review.day.isoformat() for review in standing.reviews] == [REVIEWED]

    def test_so_does_one_whose_whole_folder_moved(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {"content/maps/order.yml": journey("2026-01-01")})
        repo.commit("2026-02-01", {"content/maps/order.yml": None, PAGE: journey("2026-01-01")})
        repo.commit("2026-03-20", {PAGE: journey(REVIEWED)})
        reviews = repo.standings("2026-06-01")["order.yml"].earlier
        assert [review.day.isoformat() for review in reviews] == ["2026-01-01"]

    def test_two_pages_that_change_names(self, repo: MadeRepo) -> None:
        one, two = journey("2026-01-01", "Wish"), journey("2026-01-02", "Need")
        repo.commit("2026-01-03", {"docs/a.yml": one, "docs/b.yml": two})
        repo.git("mv", "docs/a.yml", "docs/c.yml")
        repo.git("mv", "docs/b.yml", "docs/a.yml")
        repo.git("mv", "docs/c.yml", "docs/b.yml")
        repo.commit("2026-02-01", {})
        days = {
            path: [review.day.day for review in standing.reviews]
            for path, standing in repo.standings("2026-06-01").items()
        }
        # git itself sees two changed files here, not two renamed ones.
        assert days == {"a.yml": [2, 1], "b.yml": [1, 2]}

    def test_an_older_page_of_the_same_name_is_another_page(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-03", {PAGE: journey("2026-01-03")})
        repo.commit("2026-01-04", {PAGE: None})
        repo.commit(REVIEWED, {PAGE: journey(REVIEWED)})
        assert repo.standings("2026-06-01")["order.yml"].earlier == ()

    @pytest.mark.parametrize(
        "name", ["größe.yml", "a b.yml", "-x.yml", "tab\there.yml", "q'\".yml"]
    )
    def test_names_that_git_would_quote(self, repo: MadeRepo, name: str) -> None:
        repo.commit(REVIEWED, {f"docs/{name}": journey(REVIEWED)})
        repo.commit("2026-04-01", {f"docs/{name}": journey(REVIEWED, "Need")}, ": \n:100644 x")
        assert changed(repo, name) == ("2026-04-01", ": :100644 x")


class TestWorkingTree:
    def test_an_edit_that_is_not_committed_is_a_change_of_today(self, order: MadeRepo) -> None:
        order.write({PAGE: journey(REVIEWED, "Need")})
        assert changed(order) == ("2026-06-01", "not committed yet")
        order.git("add", "--all")
        assert changed(order) == ("2026-06-01", "not committed yet")

    def test_a_review_that_is_not_committed_covers_it(self, order: MadeRepo) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        order.write({PAGE: journey("2026-05-01", "Want")})
        standing = order.standings("2026-06-01")["order.yml"]
        assert standing.changed is None
        assert [review.day.isoformat() for review in standing.reviews] == ["2026-05-01", REVIEWED]
        assert standing.reviews[0].commit == ""

    def test_a_new_page_has_no_past(self, order: MadeRepo) -> None:
        order.write({"docs/new.yml": journey("2026-05-01")})
        standing = order.standings("2026-06-01")["new.yml"]
        assert standing.changed is None
        assert [review.by for review in standing.reviews] == ["k.tanaka"]

    def test_nothing_was_committed_yet(self, repo: MadeRepo) -> None:
        repo.write({PAGE: journey(REVIEWED)})
        assert changed(repo) is None

    def test_a_merge_that_waits_for_somebody(self, order: MadeRepo) -> None:
        order.git("checkout", "--quiet", "-b", "side")
        order.commit("2026-04-01", {PAGE: journey(REVIEWED, "Need")})
        order.git("checkout", "--quiet", "main")
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Want"), "docs/b.md": "# B\n"})
        order.git("merge", "--quiet", "side", check=False)
        behind = background(order.docs, "2026-06-01")
        assert not behind.past.unknown
        assert "order.yml" not in order.standings("2026-06-01")


days = st.lists(st.integers(0, 2), min_size=1, max_size=12)
acts = st.lists(st.sampled_from(["said", "reviewed", "comment", "renamed", "both"]), min_size=12)


class TestAnyHistory:
    @settings(max_examples=30, deadline=None)
    @given(days, acts)
    def test_a_page_has_changed_if_somebody_said_something_on_a_later_day(
        self, steps: list[int], what: list[str]
    ) -> None:
        first = date(2026, 1, 1)
        day = reviewed = first
        name, stage, comment, expected = "page", 0, "", None
        commits = [(day, "docs/page.yml", journey(str(reviewed), "stage 0"))]
        reviews = {reviewed}
        for step, act in zip(steps, what, strict=False):
            day += timedelta(step)
            stage += act in ("said", "both")
            if act in ("reviewed", "both") and day != reviewed:
                reviewed, expected = day, None
                reviews.add(reviewed)
            elif act in ("said", "both") and day > reviewed:
                expected = day
            comment = f"# comment {len(commits)}\n" if act == "comment" else comment
            name = f"page-{len(commits)}" if act == "renamed" else name
            text = comment + journey(str(reviewed), f"stage {stage}")
            commits.append((day, f"docs/{name}.yml", text))
        with TemporaryDirectory() as folder:
            repo = MadeRepo(Path(folder))
            repo.imported(commits)
            standing = repo.standings("2026-06-01")[f"{name}.yml"]
        assert (standing.changed and standing.changed.day) == expected
        assert [review.day for review in standing.reviews] == sorted(reviews, reverse=True)
