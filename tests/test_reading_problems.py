"""Bad input, and what its author is told: tables of files with the exact lines of the check.

A case has a `map` (it stands in `map.yml`) or several `files`, and what the check `says`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from made_problems import CASES, cases, said

GUIDE = Path(__file__).parents[1] / "maps" / "guide" / "problems.md"

ALL = dict(cases())


@pytest.mark.parametrize("case", ALL.values(), ids=ALL.keys())
def test_the_table(case: dict[str, Any]) -> None:
    assert said(case) == case["says"].splitlines()


def test_every_case_has_a_name_of_its_own() -> None:
    assert len(ALL) == sum(
        table.read_text("utf-8").count("\n- case: ") for table in CASES.glob("*.yml")
    )


@pytest.mark.parametrize("case", ALL.values(), ids=ALL.keys())
def test_every_place_is_in_its_file(case: dict[str, Any]) -> None:
    texts = case.get("files") or {"map.yml": case["map"]}
    for line in said(case):
        path, row, column, _ = line.split(":", 3)
        lines = texts[path].splitlines() or [""]
        # The place behind the last line is where something was expected that did not come.
        assert 1 <= int(row) <= len(lines) + 1
        assert 1 <= int(column) <= len([*lines, ""][int(row) - 1]) + 1


def test_every_code_of_the_tables_is_explained_in_the_guide() -> None:
    codes = {line.split(": ")[1] for case in ALL.values() for line in case["says"].splitlines()}
    explained = set(re.findall(r"`([a-z0-9-]+)`", GUIDE.read_text("utf-8")))
    assert {code for code in codes - explained if not code.startswith("unknown-")} == set()
