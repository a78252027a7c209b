"""What is measured is worth measuring: sound maps, and the same pages on both sides."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from builds import dump, write_maps
from by_hand import pages
from content import Site, site

from journeymaps.checks.check import Settings
from journeymaps.checks.survey import survey
from journeymaps.model.emotion import Scale
from journeymaps.reading.folder import map_paths


@pytest.fixture(scope="module")
def thirty() -> Site:
    return site(30)


def test_the_same_number_gives_the_same_content(thirty: Site) -> None:
    assert dump(vars(site(30))) == dump(vars(thirty))


def test_it_has_as_many_maps_as_asked_for(thirty: Site) -> None:
    assert len(thirty.journeys) + len(thirty.blueprints) == 30


def test_nothing_is_wrong_with_the_maps(thirty: Site, tmp_path: Path) -> None:
    write_maps(tmp_path, thirty)
    docs = tmp_path / "docs"
    files = [(path, (docs / path).read_bytes()) for path in map_paths(docs)]
    found = survey(files, Settings(today=date(2026, 10, 1), scale=Scale()))
    assert found.problems == ()
    assert len(found.atlas.map_files) == len(files)


def test_what_a_journey_says_stands_in_its_markdown(thirty: Site) -> None:
    by_hand = pages(thirty)
    for path, journey in thirty.journeys.items():
        written = by_hand[f"{path}.md"]
        for said in sayings(journey):
            assert said in written


def sayings(value: object) -> list[str]:
    """Every sentence in a map: texts of more than one word."""
    if isinstance(value, dict):
        return [said for part in value.values() for said in sayings(part)]
    if isinstance(value, list):
        return [said for part in value for said in sayings(part)]
    return [value] if isinstance(value, str) and " " in value else []


@pytest.mark.slow
def test_it_measures_and_compares(tmp_path: Path) -> None:
    bench = Path(__file__).with_name("bench.py")
    run = subprocess.run(
        [sys.executable, str(bench), "--maps", "2,4"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    for line in ("4 maps, 1 round(s)", "plain Material  ", "Growth from 2 to 4 maps"):
        assert line in run.stdout
