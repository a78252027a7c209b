"""Repositories of every kind, and none: what is asked of git, and what when it has no answer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from journeymaps.history import HistoryError
from journeymaps.review import NoPast
from made_repo import ALONE, PAGE, REVIEWED, MadeRepo, background, changed, journey


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
