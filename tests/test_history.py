"""What git tells of pages: changes after a review, earlier reviews, owners."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.history import HistoryError
from journeymaps.history.version import Version
from journeymaps.review import NewOwner, NoPast, Review
from made_repo import ALONE, MadeRepo, background, journey

PAGE = "docs/order.yml"
REVIEWED = "2026-03-10"


@pytest.fixture
def repo(tmp_path: Path) -> MadeRepo:
    return MadeRepo(tmp_path / "site")


@pytest.fixture
def order(repo: MadeRepo) -> MadeRepo:
    """A journey, committed with its review."""
    repo.commit(REVIEWED, {PAGE: journey(REVIEWED)}, "Map the first order")
    return repo


def changed(repo: MadeRepo, path: str = "order.yml", **options: str) -> tuple[str, str] | None:
    """The day and the subject of the change after the page's review."""
    change = repo.standings("2026-06-01", **options)[path].changed
    return (change.day.isoformat(), change.subject) if change else None


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


class TestReviews:
    def test_earlier_reviews_with_their_notes(self, repo: MadeRepo) -> None:
        note = "review_note: Read with sales."
        repo.commit("2026-01-10", {PAGE: journey("2026-01-10", more=note)})
        first = repo.git("rev-parse", "HEAD")
        repo.commit("2026-02-01", {PAGE: journey("2026-01-10", "Need", more=note)})
        second = repo.commit("2026-03-10", {PAGE: journey("2026-03-10", "Want")})
        # The note came a day after the review.
        repo.commit("2026-03-11", {PAGE: journey("2026-03-10", "Want", "review_note: All new.")})
        standing = repo.standings("2026-06-01")["order.yml"]
        day = standing.assessment.last_reviewed
        assert day
        assert standing.reviews[0] == Review(day, "k.tanaka", "All new.", second, changed_map=True)
        assert standing.earlier == (
            Review(day.replace(month=1), "k.tanaka", "Read with sales.", first),
        )

    def test_a_review_that_was_taken_back(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {PAGE: journey("2026-01-10")})
        repo.commit("2026-03-10", {PAGE: journey("2026-03-10")})
        repo.commit("2026-03-11", {PAGE: journey("2026-01-10")}, "Revert")
        days = [review.day.month for review in repo.standings("2026-06-01")["order.yml"].reviews]
        assert days == [1, 3]

    def test_a_date_that_is_none_counts_for_nothing(self, order: MadeRepo) -> None:
        order.commit("2026-04-01", {PAGE: journey("31/12/2024")})
        order.commit("2026-04-02", {PAGE: "kind: [journey\nlast_reviewed: 2026-04-02\n"})
        order.commit("2026-05-01", {PAGE: journey("2026-05-01")})
        reviews = order.standings("2026-06-01")["order.yml"].earlier
        assert [review.day.isoformat() for review in reviews] == ["2026-04-02", REVIEWED]


class TestOwners:
    def test_a_page_that_is_handed_over(self, order: MadeRepo) -> None:
        order.commit("2026-04-01", {PAGE: journey(REVIEWED).replace("owner: sales", "owner: care")})
        standing = order.standings("2026-06-01")["order.yml"]
        assert standing.new_owner
        assert standing.new_owner.before == ("sales",)
        assert "it changed hands on 1 Apr 2026" in standing.reasons

    def test_and_back(self, order: MadeRepo) -> None:
        order.commit("2026-04-01", {PAGE: journey(REVIEWED).replace("owner: sales", "owner: care")})
        order.commit("2026-04-02", {PAGE: journey(REVIEWED)})
        assert order.standings("2026-06-01")["order.yml"].new_owner is None

    def test_in_codeowners(self, repo: MadeRepo) -> None:
        text = journey(REVIEWED).replace("owner: sales\n", "")
        repo.commit(REVIEWED, {PAGE: text, "CODEOWNERS": "docs/ @ada\n"})
        repo.commit("2026-03-20", {"CODEOWNERS": "# All\ndocs/ @ada\n"})
        assert repo.standings("2026-06-01")["order.yml"].new_owner is None
        repo.commit("2026-04-20", {"CODEOWNERS": "docs/ @grace\n"})
        standing = repo.standings("2026-06-01")["order.yml"]
        assert standing.owners == ("@grace",)
        assert standing.new_owner
        assert standing.new_owner == NewOwner(standing.new_owner.day, ("@ada",))
        assert standing.reasons == ("it changed hands on 20 Apr 2026",)

    def test_the_owner_in_the_page_comes_before_codeowners(self, order: MadeRepo) -> None:
        order.commit("2026-04-20", {".github/CODEOWNERS": "* @ada\n"})
        standing = order.standings("2026-06-01")["order.yml"]
        assert (standing.owners, standing.new_owner) == (("Sales",), None)


class TestGround:
    def test_a_journey_that_changed_under_its_blueprint(self, order: MadeRepo) -> None:
        behind = (
            "kind: blueprint\ntitle: Behind it\njourney: order\nlast_reviewed: 2026-03-20\n"
            "stages:\n  wish: {frontstage: [Answer]}\n"
        )
        order.commit("2026-03-20", {"docs/behind.yml": behind})
        assert tuple(map(str, order.standings("2026-06-01")["behind.yml"].stands_on)) == ()
        order.commit("2026-04-03", {PAGE: journey(REVIEWED, "Wish", "segment: Makers")})
        standing = order.standings("2026-06-01")["behind.yml"]
        assert tuple(map(str, standing.stands_on)) == (
            "the journey First order changed on 3 Apr 2026",
        )
        assert standing.changed is None
        assert standing.needs_review

    def test_both_reviewed_in_one_commit(self, order: MadeRepo) -> None:
        behind = (
            "kind: blueprint\ntitle: Behind it\njourney: order\nlast_reviewed: 2026-03-20\n"
            "stages:\n  wish: {frontstage: [Answer]}\n"
        )
        files = {"docs/behind.yml": behind, PAGE: journey("2026-03-20", more="segment: Makers")}
        order.commit("2026-04-03", files)
        assert all(not standing.reasons for standing in order.standings("2026-06-01").values())


class TestNoHistory:
    def test_a_shallow_clone_says_how_to_get_the_rest(
        self, order: MadeRepo, tmp_path: Path
    ) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        clone = tmp_path / "clone"
        subprocess.run(
            ["git", "clone", "--quiet", "--depth=1", order.folder.as_uri(), clone], check=True
        )
        with pytest.raises(HistoryError, match=r"git fetch --unshallow.*fetch-depth: 0"):
            background(clone / "docs")
        assert background(clone / "docs", history=False).past == NoPast()
        subprocess.run(["git", "-C", clone, "fetch", "--quiet", "--unshallow"], check=True)
        assert not background(clone / "docs").past.unknown

    def test_no_repository(self, tmp_path: Path) -> None:
        (tmp_path / "docs").mkdir()
        behind = background(tmp_path / "docs")
        assert behind.past.unknown == (
            "These files are in no git repository, so nothing is known of their history."
        )
        assert behind.problems == ()

    def test_no_git(self, order: MadeRepo, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        behind = background(order.docs, "2026-06-01")
        assert behind.past.unknown.startswith("git is not installed here")

    def test_owners_are_known_all_the_same(self, tmp_path: Path) -> None:
        (tmp_path / "docs").mkdir()
        (tmp_path / "CODEOWNERS").write_text("docs/*.yml @ada\n")
        assert background(tmp_path / "docs").code_owners("order.yml") == ("@ada",)

    def test_a_bare_repository(self, order: MadeRepo, tmp_path: Path) -> None:
        bare = tmp_path / "bare.git"
        subprocess.run(["git", "clone", "--quiet", "--bare", order.folder, bare], check=True)
        (bare / "docs").mkdir()
        assert "in no git repository" in background(bare / "docs").past.unknown


class TestKindsOfRepository:
    def test_a_work_tree_of_a_bare_repository(self, order: MadeRepo, tmp_path: Path) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        bare, tree = tmp_path / "bare.git", MadeRepo(tmp_path / "other")
        subprocess.run(["git", "clone", "--quiet", "--bare", order.folder, bare], check=True)
        subprocess.run(
            ["git", "-C", bare, "worktree", "add", "--quiet", tmp_path / "tree", "main"],
            check=True,
            capture_output=True,
        )
        tree.folder = tmp_path / "tree"
        assert changed(tree) == ("2026-04-02", "Change")

    def test_a_submodule(self, order: MadeRepo, tmp_path: Path) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        above = MadeRepo(tmp_path / "above")
        source = str(order.folder)
        above.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", source, "sub")
        above.commit("2026-05-01", {})
        order.folder = above.folder / "sub"
        assert changed(order) == ("2026-04-02", "Change")

    def test_inside_a_hook(self, order: MadeRepo, monkeypatch: pytest.MonkeyPatch) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        monkeypatch.chdir(order.folder)
        monkeypatch.setenv("GIT_DIR", ".git")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
        monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
        assert changed(order) == ("2026-04-02", "Change")

    def test_a_repository_elsewhere(
        self, order: MadeRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        (order.folder / ".git").rename(tmp_path / "elsewhere.git")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("GIT_DIR", "elsewhere.git")
        monkeypatch.setenv("GIT_WORK_TREE", "site")
        assert changed(order) == ("2026-04-02", "Change")

    def test_whatever_the_user_has_configured(self, order: MadeRepo) -> None:
        order.commit("2026-04-02", {PAGE: journey(REVIEWED, "Need")})
        for name, value in {
            "diff.renames": "false",
            "log.showSignature": "true",
            "log.follow": "true",
            "log.showRoot": "false",
            "log.date": "relative",
            "color.ui": "always",
            "diff.noprefix": "true",
            "core.quotePath": "true",
            "i18n.logOutputEncoding": "latin1",
            "status.relativePaths": "true",
            "format.pretty": "oneline",
            "log.diffMerges": "first-parent",
        }.items():
            order.git("config", name, value)
        order.commit("2026-04-03", {PAGE: None, "docs/x.yml": journey(REVIEWED, "Need")}, "größer")
        assert changed(order, "x.yml") == ("2026-04-02", "Change")


class TestSlips:
    def test_an_ignored_commit_that_is_none(self, order: MadeRepo) -> None:
        order.write({".git-blame-ignore-revs": "# ok\n\nabc123\n"})
        problem, *others = background(order.docs, "2026-06-01").problems
        assert (problem.path, problem.line, problem.code) == (
            ".git-blame-ignore-revs",
            3,
            "ignored-commit",
        )
        assert not others

    def test_a_clock_that_is_wrong_by_years(self, order: MadeRepo) -> None:
        assert background(order.docs, "2026-03-09").warning == ""
        warning = background(order.docs, "2019-01-01").warning
        assert warning.startswith("Today is 1 Jan 2019, but commit ")
        assert "of 10 Mar 2026: set this machine's clock, or say --today." in warning

    def test_a_commit_beyond_every_calendar(self, order: MadeRepo) -> None:
        order.commit(f"@{2**40} +0000", {PAGE: journey(REVIEWED, "Need")})
        assert changed(order) == ("9999-12-31", "Change")

    def test_a_repository_of_somebody_else(
        self, order: MadeRepo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        for name, value in ALONE.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(HistoryError, match=r"safe\.directory"):
            background(order.docs, "2026-06-01")

    def test_a_repository_that_is_broken(self, order: MadeRepo) -> None:
        blob = order.git("rev-parse", f"HEAD:{PAGE}")
        (order.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
        order.write({PAGE: journey(REVIEWED)})
        with pytest.raises(HistoryError, match=r"unable to read|git fsck"):
            order.standings("2026-06-01")


class TestOnce:
    def test_git_is_asked_the_same_few_things_however_many_pages_there_are(
        self, order: MadeRepo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        order.commit("2026-03-11", {f"docs/p{number}.yml": journey() for number in range(20)})
        for day in range(12, 20):
            files = {f"docs/p{number}.yml": journey(f"2026-03-{day}") for number in range(20)}
            order.commit(f"2026-03-{day}", files)
        asked: list[str] = []
        run = subprocess.run

        def counted(command: list[str], **options: object) -> object:
            asked.append(command[command.index("log.follow=false") + 1])
            return run(command, **options)  # type: ignore[call-overload]

        monkeypatch.setattr(subprocess, "run", counted)
        standings = order.standings("2026-06-01")
        assert sum(len(standing.reviews) for standing in standings.values()) == 161
        assert sorted(asked) == ["diff", "log", "rev-parse", "rev-parse"]


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)


class TestVersions:
    @settings(max_examples=60)
    @given(texts, texts, st.dates(), st.booleans())
    def test_reviews_never_differ(self, note: str, by: str, day: object, crlf: bool) -> None:
        quoted = [text.replace("'", "''") for text in (by, note)]
        lines = f"last_reviewed: {day}\nreviewed_by: '{quoted[0]}'\nreview_note: '{quoted[1]}'\n"
        text = journey().replace("status: published\n", lines)
        if crlf:
            text = text.replace("\n", "\r\n")
        one = Version("a.yml", journey().replace("status: published\n", "").encode())
        two = Version("a.yml", text.encode())
        assert not one.differs(two)
        assert not two.differs(one)
        assert str(two.last_reviewed) == str(day)
        assert two.owner == "sales"

    @pytest.mark.parametrize(
        ("before", "after", "differs"),
        [
            ("title: T\nstages: [A]\n", "stages: [A]\ntitle: T\n", False),
            ("stages: [{name: A, emotion: 3}]\n", "stages: [{emotion: 3, name: A}]\n", False),
            ("stages:\n  - name: A\n    goal: x\n", "stages:\n  - goal: x\n    name: A\n", False),
            ("stages: [A, B]\n", "stages: [B, A]\n", True),
            ("lanes: [a, b]\nstages: [A]\n", "lanes: [b, a]\nstages: [A]\n", True),
            (
                "stages:\n  - name: A\n    emotions: {a: 1, b: 2}\n",
                "stages:\n  - name: A\n    emotions: {b: 2, a: 1}\n",
                True,
            ),
            ("title: on\nstages: [A]\n", "title: no\nstages: [A]\n", True),
        ],
    )
    def test_the_order_of_keys_says_nothing(
        self, before: str, after: str, *, differs: bool
    ) -> None:
        head = "kind: journey\nlast_reviewed: 2026-01-01\n"
        one, two = (Version("a.yml", (head + text).encode()) for text in (before, after))
        assert one.differs(two) is differs
        assert two.differs(one) is differs


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
