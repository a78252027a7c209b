"""Journeys of every shape, as outlines that can be read and reviewed.

After a change that is meant, write the outlines again: `UPDATE_CASES=1 pytest` this file, and read
the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from journeymaps.pages.pages import Pages
from journeymaps.pages.prose import plain
from made_pages import outline, pages_of

CASES = Path(__file__).parent / "cases" / "journeys"
HELPERS = {"ann", "bob", "cy", "catalog"}
JOURNEYS = sorted({file.stem for file in (CASES / "maps").glob("*.yml")} - HELPERS)


@pytest.fixture(scope="module")
def pages() -> Pages:
    return pages_of(CASES / "maps")


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_says_what_its_outline_says(name: str, pages: Pages) -> None:
    said = outline(pages.render(f"{name}.yml").html)
    file = CASES / "expected" / f"{name}.txt"
    if os.environ.get("UPDATE_CASES"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def test_all_that_is_written_is_told(pages: Pages) -> None:
    written = yaml.safe_load((CASES / "maps" / "everything.yml").read_text("utf-8"))
    told = " ".join(BeautifulSoup(pages.render("everything.yml").html, "html.parser").text.split())
    missing = [text for text in texts(written) if " " in text and plain(text) not in told]
    assert missing == []


def texts(written: Any) -> Iterator[str]:
    """Every text in a file, wherever it stands."""
    if isinstance(written, str):
        yield written
    elif isinstance(written, dict):
        yield from (text for part in written.values() for text in texts(part))
    elif isinstance(written, list):
        yield from (text for part in written for text in texts(part))
