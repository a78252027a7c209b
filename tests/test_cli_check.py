"""The command `journeymaps check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from made_repo import MadeRepo, journey

QUIET = "{no-source: off, no-start-or-end: off, orphan-entry: off}"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeRepo:
    repo = MadeRepo(tmp_path / "site")
    catalog = "kind: catalog\nteams: {sales: {name: Sales}}\nroles: {rep: {name: Rep}}\n"
    repo.write(
        {
            "mkdocs.yml": f"plugins: [{{journeymaps: {{checks: {QUIET}}}}}]\n",
            "docs/order.yml": journey("2026-03-10"),
            "docs/catalog.yml": catalog,
        }
    )
    monkeypatch.chdir(repo.folder)
    return repo


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments, "--today", "2026-06-01"])


class TestOwners:
    @pytest.mark.parametrize("owner", ["sales", "rep"])
    def test_who_is_in_the_catalog(self, repo: MadeRepo, owner: str) -> None:
        repo.write({"docs/index.md": f"---\nowner: {owner}\n---\n"})
        result = run()
        assert (result.output, result.exit_code) == ("", 0)

    def test_who_is_not(self, repo: MadeRepo) -> None:
        repo.write({"docs/index.md": "---\ntitle: Home\nowner: sails\n---\n"})
        assert run().output == (
            'docs/index.md:3:8: unknown-owner: unknown team or role "sails" – '
            'did you mean "sales"?\n1 problem\n'
        )

    def test_without_a_catalog_everybody_serves(self, repo: MadeRepo) -> None:
        repo.write({"docs/index.md": "---\nowner: Ada\n---\n", "docs/catalog.yml": None})
        assert run().output == ""


class TestFilesBeside:
    def test_slips_in_codeowners_and_in_the_list_of_ignored_commits(self, repo: MadeRepo) -> None:
        repo.write({".github/CODEOWNERS": "docs/ ada\n", ".git-blame-ignore-revs": "c0ffee\n"})
        result = run()
        assert ".github/CODEOWNERS:1:7: codeowners: " in result.output
        assert ".git-blame-ignore-revs:1:1: ignored-commit: " in result.output
        assert result.exit_code == 1

    def test_they_are_named_from_where_one_stands(
        self, repo: MadeRepo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repo.write({"CODEOWNERS": "docs/ ada\n"})
        monkeypatch.chdir(repo.folder.parent)
        (repo.folder.parent / "mkdocs.yml").write_text("docs_dir: site/docs\n")
        assert "site/CODEOWNERS:1:7: codeowners: " in run().output

    def test_they_are_nobodys_business_where_only_a_map_is_asked_for(self, repo: MadeRepo) -> None:
        repo.write({"CODEOWNERS": "docs/ ada\n"})
        assert run("docs/order.yml").output == ""


class TestConflicts:
    def test_a_merge_that_stopped(self, repo: MadeRepo) -> None:
        text = journey().replace(
            "owner: sales\n", "<<<<<<< HEAD\nowner: sales\n=======\nowner: rep\n>>>>>>> side\n"
        )
        repo.write({"docs/order.yml": text})
        assert "docs/order.yml:3:1: merge-conflict: a merge stopped here" in run().output
