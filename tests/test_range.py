"""What a range of commits, or the working tree, changes in the pages of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymaps.history import HistoryError, Repository, find_repository
from journeymaps.history.range import differences
from made_repo import MadeRepo, journey

A, B = "docs/a.yml", "docs/deep/b.yml"


@pytest.fixture
def repo(tmp_path: Path) -> MadeRepo:
    """Two maps, then a branch that is checked out."""
    made = MadeRepo(tmp_path / "site")
    made.commit("2026-03-01", {A: journey("2026-03-01"), B: journey(), "README.md": "# Read\n"})
    made.git("checkout", "--quiet", "-b", "branch")
    return made


def there(repo: MadeRepo) -> Repository:
    found = find_repository(repo.docs)
    assert isinstance(found, Repository)
    return found


def changed(
    repo: MadeRepo, asked: str | None = "main..HEAD"
) -> list[tuple[str | None, str | None]]:
    return [(one.path, one.before) for one in differences(there(repo), asked)]


class TestCommits:
    def test_nothing(self, repo: MadeRepo) -> None:
        assert changed(repo) == []

    def test_new_changed_renamed_and_deleted_pages(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {"docs/c.yml": journey(stage="Other"), A: journey(stage="Need")})
        assert changed(repo) == [("a.yml", "a.yml"), ("c.yml", None)]
        repo.git("mv", B, "docs/deep/named.yml")
        repo.commit("2026-03-03", {A: None})
        assert changed(repo) == [
            (None, "a.yml"),
            ("c.yml", None),
            ("deep/named.yml", "deep/b.yml"),
        ]

    def test_what_is_no_page_or_lies_elsewhere_does_not_count(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {"docs/style.css": "", "README.md": "", "docsy/x.yml": "a: b\n"})
        assert changed(repo) == []

    def test_a_page_that_moves_in_or_out_is_new_or_gone(self, repo: MadeRepo) -> None:
        repo.git("mv", A, "a.yml")
        repo.git("mv", "README.md", "docs/read.md")
        repo.commit("2026-03-02", {})
        assert changed(repo) == [(None, "a.yml"), ("read.md", None)]

    def test_what_the_base_got_since_is_no_difference(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {A: journey(stage="Need")})
        repo.git("checkout", "--quiet", "main")
        repo.commit("2026-03-03", {B: journey(stage="Other")})
        repo.git("checkout", "--quiet", "branch")
        assert changed(repo) == changed(repo, "main...HEAD") == [("a.yml", "a.yml")]

    def test_any_name_of_a_page(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {"docs/電 話\t\n.yml": journey(), "docs/-x.md": "# X\n"})
        assert changed(repo) == [("-x.md", None), ("電 話\t\n.yml", None)]

    @pytest.mark.parametrize("asked", ["main..", "main..branch", "HEAD~1..HEAD", "@~1..@"])
    def test_ways_to_say_it(self, repo: MadeRepo, asked: str) -> None:
        repo.commit("2026-03-02", {A: journey(stage="Need")})
        assert changed(repo, asked) == [("a.yml", "a.yml")]

    def test_uncommitted_changes_are_not_in_it(self, repo: MadeRepo) -> None:
        repo.write({A: "kind: journey\n"})
        assert changed(repo) == []


class TestWorkingTree:
    def test_all_that_is_not_committed(self, repo: MadeRepo) -> None:
        repo.write({A: journey(stage="Need"), B: None, "docs/new.md": "# New\n"})
        repo.write({"docs/.hidden.css": "", ".gitignore": "ignored.yml\n", "docs/ignored.yml": ""})
        assert changed(repo, None) == [
            ("a.yml", "a.yml"),
            (None, "deep/b.yml"),
            ("new.md", None),
        ]

    def test_staged_or_not(self, repo: MadeRepo) -> None:
        repo.git("mv", A, "docs/named.yml")
        repo.write({"docs/new.md": "# New\n"})
        repo.git("add", "docs/new.md")
        assert changed(repo, None) == [("named.yml", "a.yml"), ("new.md", None)]

    def test_in_the_middle_of_a_merge(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {A: journey(stage="Need")})
        repo.git("checkout", "--quiet", "main")
        repo.commit("2026-03-03", {A: journey(stage="Want")})
        repo.git("merge", "branch", check=False)
        assert changed(repo, None) == [("a.yml", "a.yml")]


class TestMeaning:
    @pytest.mark.parametrize(
        ("now", "same"),
        [
            (journey("2026-05-01"), True),
            ("# A comment\n" + journey("2026-03-01"), True),
            (journey("2026-03-01", "Need"), False),
            (journey("2026-05-01", "Need"), False),
            ("not: [a map", False),
        ],
    )
    def test_a_review_or_a_comment_alone_says_nothing_new(
        self, repo: MadeRepo, now: str, same: bool
    ) -> None:
        repo.write({A: now})
        (one,) = differences(there(repo), None)
        assert one.says_the_same(now.encode()) is same
        assert one.old == journey("2026-03-01").encode()

    def test_a_renamed_page_says_what_it_said(self, repo: MadeRepo) -> None:
        repo.git("mv", A, "docs/named.yml")
        (one,) = differences(there(repo), None)
        assert one.says_the_same(one.old)

    def test_a_new_page_and_a_deleted_one_do_not(self, repo: MadeRepo) -> None:
        repo.write({A: None, "docs/new.yml": ""})
        assert [one.says_the_same(b"") for one in differences(there(repo), None)] == [False, False]


class TestErrors:
    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ("main", "is no range – write BASE..HEAD"),
            ("", "is no range"),
            ("nowhere..HEAD", 'there is no commit "nowhere" here – fetch it'),
            ("main..nowhere", 'there is no commit "nowhere"'),
            ("--output=/tmp/x..HEAD", "there is no commit"),
            ("main:docs..HEAD", "there is no commit"),
        ],
    )
    def test_what_is_no_range(self, repo: MadeRepo, asked: str, said: str) -> None:
        with pytest.raises(HistoryError, match=said):
            changed(repo, asked)

    def test_another_commit_is_checked_out(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {A: journey(stage="Need")})
        with pytest.raises(HistoryError, match='"main" is not checked out – git checkout main'):
            changed(repo, "branch..main")

    def test_nothing_in_common(self, repo: MadeRepo) -> None:
        repo.git("checkout", "--quiet", "--orphan", "other")
        repo.commit("2026-03-02", {A: journey(stage="Need")})
        with pytest.raises(HistoryError, match="no commit in common"):
            changed(repo)

    @pytest.mark.parametrize("asked", [None, "main..HEAD"])
    def test_nothing_committed_yet(self, tmp_path: Path, asked: str | None) -> None:
        empty = MadeRepo(tmp_path / "new").write({A: journey()})
        with pytest.raises(HistoryError, match=r"nothing is committed yet|no commit"):
            changed(empty, asked)
