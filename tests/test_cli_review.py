"""The command `journeymaps review`."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from journeymaps.cli.write import replace_all
from made_repo import MadeRepo, journey

TODAY = "2026-06-01"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeRepo:
    """A site with two maps, two pages and other files."""
    repo = MadeRepo(tmp_path / "site")
    repo.commit(
        "2026-03-10",
        {
            "mkdocs.yml": "site_name: A\n",
            "docs/order.yml": journey("2026-03-10"),
            "docs/deep/return.yml": journey(),
            "docs/index.md": "# Home\n",
            "docs/deep/index.md": "# Deep\n",
            "docs/data.yml": "not: a map\n",
        },
    )
    monkeypatch.chdir(repo.folder)
    return repo


def run(*arguments: str, by: str = "A. Okafor", note: str = "Read.", today: str = TODAY) -> Result:
    said = ["review", *arguments, "--by", by, "--note", note, "--today", today]
    return CliRunner().invoke(main, said)


def changed(repo: MadeRepo) -> list[str]:
    return repo.git("diff", "--name-only").splitlines()


class TestNames:
    def test_a_map_by_its_id(self, repo: MadeRepo) -> None:
        result = run("order")
        assert result.output == "docs/order.yml: reviewed 1 Jun 2026 by A. Okafor\n"
        assert result.exit_code == 0
        assert changed(repo) == ["docs/order.yml"]
        assert repo.git("diff", "--numstat") == "3\t2\tdocs/order.yml"

    @pytest.mark.parametrize(
        ("own", "path"),
        [
            ("return", "docs/deep/return.yml"),
            ("deep/return.yml", "docs/deep/return.yml"),
            ("docs/deep/return.yml", "docs/deep/return.yml"),
            ("./docs/deep/../order.yml", "docs/order.yml"),
            ("deep/index", "docs/deep/index.md"),
            ("index.md", "docs/index.md"),
        ],
    )
    def test_all_that_a_page_may_be_called(self, repo: MadeRepo, own: str, path: str) -> None:
        assert run(own).exit_code == 0
        assert changed(repo) == [path]

    def test_several_at_once(self, repo: MadeRepo) -> None:
        assert run("return", "order", "index").exit_code == 0
        assert changed(repo) == ["docs/deep/return.yml", "docs/index.md", "docs/order.yml"]

    @pytest.mark.parametrize(
        ("own", "said"),
        [
            ("ordre", 'no map or page is called "ordre" – did you mean "order"?'),
            ("data", 'no map or page is called "data"'),
            ("data.yml", 'no map or page is called "data.yml"'),
            ("../mkdocs.yml", 'no map or page is called "../mkdocs.yml"'),
        ],
    )
    def test_what_is_none(self, repo: MadeRepo, own: str, said: str) -> None:
        result = run("order", own)
        assert said in result.output
        assert result.exit_code == 1
        assert changed(repo) == []

    def test_two_of_the_same_name(self, repo: MadeRepo) -> None:
        repo.write({"docs/other/order.yml": journey()})
        result = run("order")
        assert (
            'several are called "order": say docs/order.yml or docs/other/order.yml'
            in result.output
        )
        assert run("other/order.yml").exit_code == 0

    def test_from_within_the_folder_of_the_pages(
        self, repo: MadeRepo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(repo.docs / "deep")
        assert run("return.yml").exit_code == 0
        assert changed(repo) == ["docs/deep/return.yml"]


class TestChanged:
    def test_all_that_the_working_tree_touches(self, repo: MadeRepo) -> None:
        repo.write(
            {
                "docs/order.yml": journey("2026-03-10", "Need"),
                "docs/new.md": "# New\n",
                "docs/deep/index.md": None,
                "docs/data.yml": "not: a map at all\n",
                "mkdocs.yml": "site_name: B\n",
            }
        )
        repo.git("mv", "docs/deep/return.yml", "docs/returned.yml")
        repo.git("add", "docs/order.yml")
        result = run("--changed")
        assert [line.partition(":")[0] for line in result.output.splitlines()] == [
            "docs/new.md",
            "docs/order.yml",
            "docs/returned.yml",
        ]

    def test_and_one_more(self, repo: MadeRepo) -> None:
        repo.write({"docs/order.yml": journey("2026-03-10", "Need")})
        assert len(run("--changed", "index").output.splitlines()) == 2

    def test_nothing_is_touched(self, repo: MadeRepo) -> None:
        result = run("--changed")
        assert result.output == "The working tree touches no map and no page.\n"
        assert result.exit_code == 0

    def test_nothing_was_asked_for(self, repo: MadeRepo) -> None:
        assert run().exit_code == 2

    def test_without_git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "order.yml").write_text(journey())
        monkeypatch.chdir(tmp_path)
        result = run("--changed")
        assert "These files are in no git repository" in result.output
        assert result.exit_code == 1
        assert run("order").exit_code == 0


class TestDates:
    def test_an_earlier_day(self, repo: MadeRepo) -> None:
        assert run("order", "--date", "2026-05-20").exit_code == 0
        assert "last_reviewed: 2026-05-20\n" in (repo.docs / "order.yml").read_text()

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("2026-06-02", "2026-06-02 is in the future: today is 2026-06-01"),
            ("2026-02-30", "February 2026 has 28 days"),
            ("31/12/2025", "write YYYY-MM-DD"),
        ],
    )
    def test_days_that_are_refused(self, repo: MadeRepo, day: str, said: str) -> None:
        result = run("order", "--date", day)
        assert said in result.output
        assert result.exit_code == 2
        assert changed(repo) == []

    def test_a_clock_that_is_wrong_by_years(self, repo: MadeRepo) -> None:
        result = run("order", today="2019-01-01")
        assert "set this machine's clock, or say --today" in result.output
        assert result.exit_code == 1
        assert changed(repo) == []

    def test_a_commit_whose_date_is_known_to_be_wrong(self, repo: MadeRepo) -> None:
        commit = repo.git("rev-parse", "HEAD")
        repo.write({".git-blame-ignore-revs": commit})
        assert run("order", today="2019-01-01").exit_code == 0

    def test_the_day_is_that_of_the_site(
        self, repo: MadeRepo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        config = "plugins:\n  - journeymaps:\n      timezone: Pacific/Auckland\n"
        repo.write({"mkdocs.yml": config})
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 1 June, midnight, in UTC
        said = ["review", "order", "--by", "A", "--note", "B", "--date", "2026-06-02"]
        assert "in the future: today is 2026-06-01" in CliRunner().invoke(main, said).output
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780315200")  # noon
        assert CliRunner().invoke(main, said).exit_code == 0


class TestAllOrNothing:
    def test_one_broken_file_keeps_all_as_they_are(self, repo: MadeRepo) -> None:
        repo.write({"docs/broken.yml": "kind: journey\ntitle: [\n"})
        result = run("order", "broken")
        assert "docs/broken.yml:3:1: yaml" in result.output
        assert "nothing was written" in result.output
        assert changed(repo) == []
        assert result.exit_code == 1

    def test_a_merge_that_waits_for_somebody(self, repo: MadeRepo) -> None:
        repo.git("checkout", "--quiet", "-b", "side")
        repo.commit("2026-04-01", {"docs/index.md": "# One\n"})
        repo.git("checkout", "--quiet", "main")
        repo.commit("2026-04-02", {"docs/index.md": "# Two\n"})
        repo.git("merge", "--quiet", "side", check=False)
        result = run("order")
        assert "finish it with git commit, or undo it with git merge --abort" in result.output
        assert result.exit_code == 1
        repo.git("merge", "--abort")
        assert run("order").exit_code == 0

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ({"by": " "}, "--by: this text is empty"),
            ({"note": ""}, "--note: this text is empty"),
            ({"by": "x" * 301}, "--by: this text has 301 characters, 300 is the most"),
            ({"note": "a\x07b"}, "control character"),
        ],
    )
    def test_texts_that_no_field_takes(
        self, repo: MadeRepo, said: dict[str, str], expected: str
    ) -> None:
        result = run("order", **said)
        assert expected in result.output
        assert result.exit_code == 1
        assert changed(repo) == []

    def test_nothing_is_left_behind(self, repo: MadeRepo) -> None:
        before = sorted(repo.folder.rglob("*"))
        run("order", "return")
        assert sorted(path for path in repo.folder.rglob("*") if ".git" not in path.parts) == [
            path for path in before if ".git" not in path.parts
        ]

    def test_the_mode_of_a_file_stays(self, repo: MadeRepo) -> None:
        file = repo.docs / "order.yml"
        file.chmod(0o640)
        run("order")
        assert stat.S_IMODE(file.stat().st_mode) == 0o640

    def test_a_link_stays_a_link(self, repo: MadeRepo) -> None:
        real = repo.folder / "real.yml"
        (repo.docs / "order.yml").rename(real)
        (repo.docs / "order.yml").symlink_to("../real.yml")
        assert run("order").exit_code == 0
        assert (repo.docs / "order.yml").is_symlink()
        assert "last_reviewed: 2026-06-01" in real.read_text()


class TestReplacing:
    def test_a_file_that_is_gone(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"old")
        with pytest.raises(FileNotFoundError):
            replace_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": b"old"}

    def test_a_full_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(_descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        (tmp_path / "a").write_bytes(b"old")
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            replace_all({tmp_path / "a": b"new"})
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": b"old"}

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
    def test_a_file_that_is_read_only(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"old")
        (tmp_path / "a").chmod(0o444)
        with pytest.raises(PermissionError, match="read-only"):
            replace_all({tmp_path / "a": b"new"})
