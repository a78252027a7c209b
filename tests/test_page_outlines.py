"""Every kind of page, as an outline that can be read and reviewed.

After a change that is meant, write the outlines again: `UPDATE_CASES=1 pytest` this file, and read
the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeymaps.pages.pages import Pages
from made_pages import outline, pages_of, paths_of

CASES = Path(__file__).parent / "cases" / "pages"
SHOWN = (
    "blueprints/parcel",
    "blueprints/counter",
    "personas/sender",
    "comparisons/now-and-later",
    "comparisons/two-people",
    "catalog",
    "more",
    "catalog/channels/web",
    "catalog/roles/packer",
    "catalog/roles/driver",
    "catalog/teams/warehouse",
    "catalog/systems/shop",
    "catalog/data/order",
    "catalog/tags/parcels",
    "catalog/sources/interviews",
    "catalog/stage-sets/parcel",
    "personas/neighbour",
)


@pytest.fixture(scope="module")
def pages() -> Pages:
    return pages_of(CASES / "maps")


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_says_what_its_outline_says(name: str, pages: Pages) -> None:
    said = outline(pages.render(f"{name}.yml").html)
    file = CASES / "expected" / f"{name.replace('/', '-')}.txt"
    if os.environ.get("UPDATE_CASES"):
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


def test_every_page_has_one_heading_of_the_first_level(pages: Pages) -> None:
    for path in paths_of(pages):
        assert pages.render(path).html.count("<h1") == 1, path


def test_the_same_maps_give_the_same_bytes(pages: Pages) -> None:
    again = pages_of(CASES / "maps")
    for path in paths_of(pages):
        assert pages.render(path) == again.render(path), path
