"""Which maps a change reaches, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from journeymaps.atlas.atlas import Atlas
from journeymaps.exchange.messages import reach as messages
from journeymaps.model import Catalog
from journeymaps.reading.read import MapFile, read
from journeymaps.review.related import FEW, Reach, changed_entries, reach
from made_standings import SITE, golden, standing

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "related.yml").read_text("utf-8"))


def made(files: dict[str, Any]) -> Atlas:
    held = [read(path, yaml.safe_dump(written).encode()) for path, written in files.items()]
    assert [reading.problems for reading in held] == [()] * len(held)
    atlas = Atlas(reading.map_file for reading in held if reading.map_file)
    assert atlas.problems == ()
    return atlas


def reached(atlas: Atlas, *touched: str, **more: Any) -> Reach:
    listed = [standing(held.path, "2026-10-01", title=held.map.title) for held in atlas.map_files]
    return reach(atlas, listed, touched, **more)


def said(found: Reach) -> dict[str, list[str]]:
    return {one.standing.subject.path: list(one.why) for one in found.related}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return made(CASES["maps"])


@pytest.fixture(scope="module")
def found(atlas: Atlas) -> Reach:
    return reached(atlas, "journeys/buying.yml", deleted=["journeys/old.yml"])


class TestTable:
    @pytest.mark.parametrize("case", CASES["touched"], ids=lambda case: case["touch"])
    def test_what_is_related_and_why_the_closest_first(
        self, atlas: Atlas, case: dict[str, Any]
    ) -> None:
        found = reached(atlas, case["touch"])
        assert [one.subject.path for one in found.touched] == [case["touch"]]
        assert list(said(found).items()) == list(case["related"].items())

    def test_what_is_touched_is_not_related(self, atlas: Atlas) -> None:
        both = reached(atlas, "journeys/buying.yml", "journeys/using.yml")
        assert not {"journeys/buying.yml", "journeys/using.yml"} & set(said(both))
        assert len(both.touched) == 2

    def test_a_map_that_says_what_it_said_concerns_nobody_else(self, atlas: Atlas) -> None:
        found = reached(atlas, "journeys/buying.yml", same={"journeys/buying.yml"})
        assert (len(found.touched), found.related) == (1, ())

    def test_an_entry_of_the_catalog_concerns_those_who_name_it(self, atlas: Atlas) -> None:
        found = reached(atlas, "catalog.yml", entries={("channel", "shop"), ("role", "clerk")})
        assert said(found) == {
            "blueprints/buying.yml": ["names Clerk of the catalog, which changed"],
            "journeys/buying.yml": ["names Shop of the catalog, which changed"],
            "journeys/paying.yml": ["names Shop of the catalog, which changed"],
        }

    def test_pages_that_do_not_exist_are_left_out(self, atlas: Atlas) -> None:
        assert reached(atlas, "nowhere.yml") == Reach(())


def journeys(number: int) -> Atlas:
    return made(
        {
            f"journeys/j{n}.yml": {
                "kind": "journey",
                "title": f"J{n}",
                "persona": "buyer",
                "stages": [{"name": "A"}],
            }
            for n in range(number)
        }
    )


def test_what_everybody_shares_connects_nobody() -> None:
    assert len(reached(journeys(FEW), "journeys/j0.yml").related) == FEW - 1
    assert reached(journeys(FEW + 1), "journeys/j0.yml").related == ()


def catalog(**sections: Any) -> Catalog:
    written = {"kind": "catalog", **sections}
    held = read("catalog.yml", yaml.safe_dump(written).encode()).map_file
    assert isinstance(held, MapFile)
    assert isinstance(held.map, Catalog)
    return held.map


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (None, None, set()),
        (catalog(channels={"a": "A"}), catalog(channels={"a": {"name": "A"}}), set()),
        (catalog(title="X"), catalog(title="Y", last_reviewed="2026-01-01"), set()),
        (None, catalog(channels={"a": "A"}), {("channel", "a")}),
        (catalog(channels={"a": "A"}), None, {("channel", "a")}),
        (catalog(teams={"a": "A", "b": "B"}), catalog(teams={"a": "A", "b": "C"}), {("team", "b")}),
        (catalog(data={"a": "A"}), catalog(systems={"a": "A"}), {("data", "a"), ("system", "a")}),
    ],
)
def test_entries_that_differ(
    before: Catalog | None, after: Catalog | None, changed: set[tuple[str, str]]
) -> None:
    assert changed_entries(before, after) == changed


class TestMessages:
    def test_text(self, found: Reach) -> None:
        golden("touched.txt", messages.text(found, "maps") + "\n")

    def test_comment(self, found: Reach) -> None:
        golden("touched.md", messages.comment(found, SITE, "maps"))

    def test_json(self, found: Reach) -> None:
        golden("touched.json", messages.record(found, SITE).text())

    def test_a_comment_is_known_by_its_first_line_even_if_nothing_is_touched(self) -> None:
        for one in (Reach(()), reached(journeys(2), "journeys/j0.yml")):
            assert messages.comment(one, SITE).startswith("<!-- journeymaps-touched -->\n")
        assert messages.text(Reach(())) == "No published page is touched."

    def test_only_the_closest_are_named(self) -> None:
        atlas = made(
            {
                "journeys/whole.yml": {"kind": "journey", "title": "W", "stages": [{"name": "A"}]},
                **{
                    f"journeys/p{n:02}.yml": {
                        "kind": "journey",
                        "title": "P",
                        "part_of": "whole",
                        "stages": [{"name": "A"}],
                    }
                    for n in range(25)
                },
            }
        )
        found = reached(atlas, "journeys/whole.yml")
        assert "  and 5 more" in messages.text(found)
        assert "And 5 more." in messages.comment(found, SITE)
        assert len(messages.record(found, SITE).related) == 25
