"""`journeymaps check --since`: what a change is to blame for, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from made_repo import MadeRepo, journey

FOLLOWS = journey("2026-03-10").replace("owner: sales\n", "continues: order\n")
BROKEN = journey("2026-03-10").replace("owner", "ownre")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeRepo:
    """A repository in which one map was broken before anybody changed anything."""
    repo = MadeRepo(tmp_path / "site")
    files = {
        "mkdocs.yml": "site_name: A\n",
        "docs/order.yml": journey("2026-03-10"),
        "docs/follows.yml": FOLLOWS,
        "docs/old.yml": BROKEN,
    }
    repo.commit("2026-03-10", files)
    repo.git("checkout", "--quiet", "-b", "change")
    monkeypatch.chdir(repo.folder)
    return repo


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--today", "2026-06-01", *arguments])


def told(*arguments: str) -> list[str]:
    """The places of the errors that are told."""
    lines = [line.split(": ") for line in run(*arguments).stdout.splitlines()]
    return [place for place, grade, *_ in lines if grade not in ("info", "warning")]


def test_old_problems_are_not_the_changes(repo: MadeRepo) -> None:
    assert told() == ["docs/old.yml:3:1"]
    assert told("--since", "main") == []
    assert run("--since", "main").exit_code == 0


@pytest.mark.parametrize("committed", [True, False])
def test_problems_of_changed_files_are(repo: MadeRepo, *, committed: bool) -> None:
    repo.write({"docs/order.yml": BROKEN, "docs/new.yml": BROKEN})
    if committed:
        repo.commit("2026-03-11", {})
    assert told("--since", "main") == ["docs/new.yml:3:1", "docs/order.yml:3:1"]


def test_a_reference_of_a_changed_file_to_one_that_did_not_change(repo: MadeRepo) -> None:
    repo.commit("2026-03-11", {"docs/new.yml": FOLLOWS})
    assert told("--since", "main") == []


def test_what_a_deleted_map_breaks_in_files_that_did_not_change(repo: MadeRepo) -> None:
    repo.commit("2026-03-11", {"docs/order.yml": None})
    result = run("--since", "main")
    assert 'docs/follows.yml:3:12: unknown-journey: unknown journey "order"' in result.stdout
    assert "docs/old.yml" not in result.stdout
    assert result.exit_code == 1


def test_what_a_renamed_map_breaks(repo: MadeRepo) -> None:
    repo.git("mv", "docs/order.yml", "docs/ordering.yml")
    repo.commit("2026-03-11", {})
    assert told("--since", "main") == ["docs/follows.yml:3:12"]


def test_what_the_base_got_in_the_meantime_is_no_change(repo: MadeRepo) -> None:
    repo.git("checkout", "--quiet", "main")
    repo.commit("2026-03-12", {"docs/other.yml": journey()})
    repo.git("checkout", "--quiet", "change")
    repo.commit("2026-03-13", {"docs/order.yml": BROKEN})
    assert told("--since", "main") == ["docs/order.yml:3:1"]


def test_a_commit_that_is_not_there(repo: MadeRepo) -> None:
    result = run("--since", "origin/main")
    assert result.exit_code == 2
    assert 'there is no commit "origin/main" here – fetch it' in result.stderr
