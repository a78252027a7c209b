"""What is measured is worth measuring: sound maps, and the same pages on both sides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builds import Build, dump, write_maps
from by_hand import pages
from content import COMPANY, Site, company, site

from bench import MAPS, PLAIN, WRITERS, Rounds, failures, growth, measure, numbers, ratio, table
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
def test_sites_are_built_and_compared(thirty: Site) -> None:
    rounds = measure(thirty, 1)
    said = "\n".join(table(30, rounds, dict.fromkeys(WRITERS, 0.0)))
    assert "30 maps, 1 round(s)" in said
    for name, (build,) in rounds.items():
        assert name in said
        assert min(build.cpu, build.memory, build.output, build.index) > 0
        assert build.pages >= 30
    assert f"{ratio(rounds[MAPS], rounds[PLAIN]):.2f} ×" in said


def test_growth_is_an_exponent_without_the_start() -> None:
    def took(cpu: float) -> Rounds:
        return {name: [Build(cpu, 1, 1, 1, 1, ("", 1))] for name in WRITERS}

    said = list(growth({10: took(3), 20: took(9)}, dict.fromkeys(WRITERS, 1.0)))
    assert "Growth from 10 to 20 maps" in said[0]
    assert said[1].endswith("N^2.00")


def test_what_a_company_misses_is_said() -> None:
    def built(cpu: float, size: int) -> Rounds:
        plain = [Build(1, 1, 1, 1, 1, ("", 1))]
        return {MAPS: [Build(cpu, 1, 1, 1, 1, ("pains/index.html", size))], PLAIN: plain}

    assert list(failures(built(1.3, 1_000_000))) == []
    assert list(failures(built(1.31, 1_000_001))) == [
        "missed: pains/index.html has 1,000 kB, of at most 1,000",
        "missed: 1.31 of plain Material's CPU, of at most 1.3",
    ]


@pytest.mark.parametrize(("asked", "maps"), [("300", [300]), ("5,10", [5, 10]), ("company", [])])
def test_what_can_be_asked_for(asked: str, maps: list[int]) -> None:
    assert numbers(asked) == maps
