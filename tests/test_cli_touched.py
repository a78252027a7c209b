"""`journeymaps touched`: what a pull request reaches, with review state and owners."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from journeymaps.exchange.messages.reach import ReachRecord
from made_repo import MadeRepo

CATALOG = "kind: catalog\nchannels: {shop: Shop, phone: Phone}\nteams: {sales: Sales}\n"
BUYING = (
    "kind: journey\ntitle: Buying\nowner: sales\nlast_reviewed: 2026-03-01\n"
    "stages:\n  - {name: Wish, channel: phone}\n"
)
USING = "kind: journey\ntitle: Using\ncontinues: buying\nstages:\n  - {name: Use, channel: shop}\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeRepo:
    """Two maps and a catalog, then a branch that is checked out."""
    made = MadeRepo(tmp_path / "site")
    files = {
        "mkdocs.yml": "site_url: https://x.org/\nplugins: [journeymaps]\n",
        "CODEOWNERS": "* @acme/maps\n",
        "docs/catalog.yml": CATALOG,
        "docs/buying.yml": BUYING,
        "docs/using.yml": USING,
    }
    made.commit("2026-03-01", files)
    made.git("checkout", "--quiet", "-b", "branch")
    monkeypatch.chdir(made.folder)
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["touched", "--today", "2026-04-01", *arguments])


def reached(*arguments: str) -> tuple[list[str], dict[str, list[str]]]:
    found = run("--format", "json", *arguments)
    assert found.exit_code == 0, found.output
    record = ReachRecord.model_validate_json(found.stdout)
    related = {one.page.id: one.why for one in record.related}
    return [page.id for page in record.touched], related


def test_a_change_reaches_what_stands_on_it(repo: MadeRepo) -> None:
    repo.commit("2026-03-20", {"docs/buying.yml": BUYING.replace("Wish", "Need")})
    assert reached("main..HEAD") == (["buying"], {"using": ["continues Buying"]})


def test_state_and_owners_are_told(repo: MadeRepo) -> None:
    repo.commit("2026-03-20", {"docs/buying.yml": BUYING.replace("Wish", "Need")})
    assert run("main..HEAD").stdout == (
        "This change touches:\n"
        "  docs/buying.yml: Buying\n"
        "    due in 334 days, on 1 Mar 2027 · Sales\n"
        "\n"
        "Still true after this change?\n"
        "  docs/using.yml: Using\n"
        "    continues Buying\n"
        "    never reviewed · @acme/maps\n"
        "\n"
        "Whoever looks at all of a page makes that its review: "
        "journeymaps review ID --by NAME --note TEXT\n"
    )


def test_a_review_alone_concerns_nobody_else(repo: MadeRepo) -> None:
    repo.commit("2026-03-20", {"docs/buying.yml": BUYING.replace("03-01", "03-20")})
    assert reached("main..HEAD") == (["buying"], {})


def test_of_a_catalog_only_the_entries_that_differ_reach_further(repo: MadeRepo) -> None:
    repo.commit("2026-03-20", {"docs/catalog.yml": CATALOG.replace("Shop", "The shop")})
    why = ["names The shop of the catalog, which changed"]
    assert reached("main..HEAD") == (["catalog"], {"using": why})


def test_the_working_tree(repo: MadeRepo) -> None:
    assert run().stdout == "No published page is touched.\n"
    repo.write({"docs/new.yml": USING.replace("Using", "New"), "docs/using.yml": None})
    assert reached() == (["new"], {"buying": ["is continued by New"]})
    assert json.loads(run("--format", "json").stdout)["deleted"] == ["using.yml"]


def test_a_comment_is_written_over_by_its_first_line(repo: MadeRepo) -> None:
    assert run("--format", "markdown", "main..HEAD").stdout == (
        "<!-- journeymaps-touched -->\nNo published page is touched.\n"
    )
    repo.commit("2026-03-20", {"docs/buying.yml": BUYING.replace("Wish", "Need")})
    said = run("--format", "markdown", "main..HEAD").stdout
    assert said.startswith("<!-- journeymaps-touched -->\n### This change touches 1 page\n")
    assert "| [Using](<https://x.org/using/>) | continues Buying | never reviewed |" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("main", "is no range"),
        ("nowhere..HEAD", "there is no commit"),
        ("HEAD..main~1", "no commit"),
    ],
)
def test_what_is_no_range(repo: MadeRepo, asked: str, said: str) -> None:
    found = run(asked)
    assert found.exit_code == 1
    assert said in found.stderr


def test_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = run()
    assert found.exit_code == 1
    assert "no git repository" in found.stderr


def test_a_map_that_cannot_be_read_is_named(repo: MadeRepo) -> None:
    repo.write({"docs/buying.yml": "kind: journey\ntitle: [\n"})
    found = run()
    assert "docs/buying.yml is left out" in found.stderr
    slip = "docs/buying.yml:3:1: yaml"
    assert found.stdout.startswith(f"This change touches:\n  {slip}")
    assert run("--format", "json").stdout.count('"code": "yaml"') == 1
    said = run("--format", "markdown").stdout
    assert "### This change touches 1 page" in said
    assert "| docs/buying\\.yml\\:3 | it cannot be read" in said
