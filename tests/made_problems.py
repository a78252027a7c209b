"""What the check says of a few files, written as a case of a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from journeymaps.checks.check import Settings
from journeymaps.checks.pages import front_matter_problems, owner_problems
from journeymaps.checks.survey import survey
from journeymaps.model.emotion import Scale
from journeymaps.pages.embeds.check import embed_problems
from journeymaps.reading.folder import SUFFIXES

CASES = Path(__file__).parent / "cases" / "problems"
TODAY = date(2026, 9, 12)


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case of every table, by the table's name and its own."""
    for table in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(table.read_text("utf-8")):
            yield f"{table.stem}: {case['case']}", case


def said(case: dict[str, Any]) -> list[str]:
    """The problems of a case's files, in the order in which they are printed."""
    encoding = case.get("encoding", "utf-8")
    texts = case.get("files") or {"map.yml": case["map"]}
    files = {path: text.encode(encoding) for path, text in texts.items()}
    settings = Settings(TODAY, Scale())
    maps = ((path, raw) for path, raw in files.items() if path.endswith(SUFFIXES))
    found = survey(maps, settings, drafts=case.get("drafts", True))
    problems = list(found.problems)
    for path, raw in files.items():
        if path.endswith(".md"):
            problems += front_matter_problems(path, raw, TODAY)
            problems += owner_problems(path, raw, found.atlas)
    pages = [(path, raw) for path, raw in files.items() if path.endswith(".md")]
    problems += embed_problems(pages, found.atlas)
    return [str(problem) for problem in sorted(problems)]
