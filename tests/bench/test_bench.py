"""What is measured is worth measuring: sound maps, and the same pages on both sides."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from builds import dump, write_maps
from by_hand import pages
from content import COMPANY, Site, company, site

from journeymaps.checks.check import Settings
from journeymaps.checks.survey import Survey, survey
from journeymaps.model.emotion import Scale
from journeymaps.reading.folder import map_paths
from made_site import MadeSite


@pytest.fixture(scope="module")
def thirty() -> Site:
    return site(30)


def test_the_same_number_gives_the_same_content(thirty: Site) -> None:
    assert dump(vars(site(30))) == dump(vars(thirty))


def test_it_has_as_many_maps_as_asked_for(thirty: Site) -> None:
    assert len(thirty.journeys) + len(thirty.blueprints) == 30


def surveyed(content: Site, folder: Path) -> Survey:
    """What the check finds in the maps of a site."""
    write_maps(folder, content)
    docs = folder / "docs"
    files = [(path, (docs / path).read_bytes()) for path in map_paths(docs)]
    return survey(files, Settings(today=date(2026, 10, 1), scale=Scale()))


def test_nothing_is_wrong_with_the_maps(thirty: Site, tmp_path: Path) -> None:
    found = surveyed(thirty, tmp_path)
    assert found.problems == ()
    assert (
        len(found.atlas.map_files)
        == len(thirty.journeys) + len(thirty.blueprints) + len(thirty.personas) + 1
    )


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


def test_a_company_is_as_large_as_it_says(tmp_path: Path) -> None:
    whole = company()
    assert len(whole.journeys) == COMPANY["journeys"]
    assert len(whole.blueprints) == COMPANY["blueprints"]
    assert len(whole.personas) == COMPANY["personas"]
    assert sum(map(len, whole.catalog.values())) == COMPANY["entries"]
    found = surveyed(whole, tmp_path)
    entries = found.atlas.entries
    assert found.problems == ()
    assert sum(len(found.atlas.uses(*key)) for key in entries) >= 4_000


def test_a_change_of_one_map_changes_only_files_that_mention_it(site: MadeSite) -> None:
    small = company(0.05)
    write_maps(site.folder, small)
    site.options["today"] = "2026-10-01"
    path = next(iter(small.journeys))
    before = built(site)
    source = site.folder / "docs" / f"{path}.yml"
    source.write_text(source.read_text().replace("word: curious", "word: startled"))
    after = built(site)
    changed = {file for file in before.keys() | after.keys() if before.get(file) != after.get(file)}
    own = path.rpartition("/")[2]
    assert f"{path}/index.html" in changed
    assert [file for file in changed if own.encode() not in after[file]] == []
    others = {f"{other}/index.html" for other in (*small.journeys, *small.blueprints)}
    behind = next(iter(small.blueprints))
    assert changed & others == {f"{path}/index.html", f"{behind}/index.html"}


def built(site: MadeSite) -> dict[str, bytes]:
    """Every built file but for the sitemap's packed twin, which tells of the hour."""
    files = site.build(strict=False).published
    return {file: site.bytes(file) for file in files if not file.endswith(".gz")}


@pytest.mark.slow
def test_it_measures_and_compares(tmp_path: Path) -> None:
    bench = Path(__file__).with_name("bench.py")
    run = subprocess.run(
        [sys.executable, str(bench), "--maps", "2,4"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    for line in ("4 maps, 1 round(s)", "plain Material  ", "Growth from 2 to 4 maps"):
        assert line in run.stdout
