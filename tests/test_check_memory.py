"""What the check remembers from one run to the next: never wrong, and safe to lose."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from journeymaps import memory
from journeymaps.cli import main
from journeymaps.reading import read as reading
from made_repo import journey

GOOD, BROKEN = journey("2026-03-10"), journey("2026-03-10").replace("owner", "ownre")
SAID = 'docs/b.yml:3:1: unknown-key: unknown key "ownre" – did you mean "owner"?\n'


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of two maps, one of them broken, and a place for caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "docs").mkdir()
    quiet = "{no-source: off, no-start-or-end: off}"
    (tmp_path / "mkdocs.yml").write_text(f"plugins: [{{journeymaps: {{checks: {quiet}}}}}]\n")
    (tmp_path / "docs" / "a.yml").write_text(GOOD)
    (tmp_path / "docs" / "b.yml").write_text(BROKEN)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache"


def run(*arguments: str) -> str:
    """The errors that are told."""
    said = CliRunner().invoke(main, ["check", "--today", "2026-06-01", *arguments]).stdout
    lines = said.splitlines(keepends=True)
    return "".join(line for line in lines if ": info: " not in line and ": warning: " not in line)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are parsed, in order."""
    paths: list[str] = []

    class Counted(reading.Source):
        def __init__(self, path: str, raw: bytes) -> None:
            paths.append(path)
            super().__init__(path, raw)

    monkeypatch.setattr(reading, "Source", Counted)
    return paths


def test_the_second_run_says_the_same_and_parses_nothing(caches: Path, parsed: list[str]) -> None:
    assert run() == SAID
    assert parsed
    parsed.clear()
    assert run() == SAID
    assert parsed == []


def test_only_a_changed_file_is_parsed_again(caches: Path, parsed: list[str]) -> None:
    run()
    parsed.clear()
    Path("docs/b.yml").write_text(GOOD.replace("First", "Second"))
    assert run() == ""
    assert parsed == ["b.yml"]


def test_what_is_remembered_is_told_without_reading_the_model(caches: Path) -> None:
    program = (
        "import sys\nfrom journeymaps.cli import main\n"
        "try:\n    main(['check'])\n"
        "finally:\n    print(*sorted({'pydantic', 'jinja2', 'babel', 'plotly'} & {*sys.modules}))"
    )
    environ = {**os.environ, "SOURCE_DATE_EPOCH": "1780272000"}
    for is_first in (True, False):
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        assert SAID in done.stdout
        assert bool(done.stdout.splitlines()[-1]) == is_first


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("docs/a.yml").unlink(),
        lambda: Path("docs/a.yml").rename("docs/c.yml"),
        lambda: Path("docs/catalog.yml").write_text("kind: catalog\nteams: {ops: Ops}\n"),
        lambda: Path("docs/p.md").write_text("---\nlast_reviewed: yesterday\n---\n"),
        lambda: Path("mkdocs.yml").write_text(
            "plugins: [{journeymaps: {scale: {low: 0, high: 1}}}]\n"
        ),
    ],
)
def test_whatever_changes_the_answer_is_that_of_a_first_run(
    caches: Path, change: Callable[[], Any]
) -> None:
    Path("docs/a.yml").write_text(GOOD + "    emotion: 5\n")
    run()
    change()
    assert run() == run("--no-cache")


def test_another_day_is_another_run(caches: Path) -> None:
    Path("docs/b.yml").unlink()
    assert run() == ""
    assert "future-review" in run("--today", "2026-03-01")


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"made_by": 1, "held": {}}', b"\xff\xfe", b"[" * 10_000]
)
def test_a_damaged_cache_counts_as_none(caches: Path, damage: bytes) -> None:
    run()
    for file in caches.rglob("*.json"):
        file.write_bytes(damage)
    assert run() == SAID
    assert run() == SAID


def test_what_another_version_kept_counts_as_nothing(
    caches: Path, monkeypatch: pytest.MonkeyPatch, parsed: list[str]
) -> None:
    run()
    monkeypatch.setattr(memory, "made_by", lambda: "another")
    parsed.clear()
    assert run() == SAID
    assert parsed


def test_a_folder_that_cannot_be_written_does_no_harm(caches: Path) -> None:
    caches.write_text("a file where the folder would be")
    assert run() == SAID


def test_nothing_is_left_beside_the_maps(caches: Path) -> None:
    run()
    assert {path.name for path in Path().iterdir()} == {"cache", "docs", "mkdocs.yml"}


def test_without_a_cache_nothing_is_written(caches: Path) -> None:
    assert run("--no-cache") == SAID
    assert not caches.exists()
