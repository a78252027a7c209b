"""What programs read: maps as JSON and as Markdown, and the lists of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from journeymaps.checks.check import Settings
from journeymaps.checks.survey import survey
from journeymaps.exchange.maps_json import map_json
from journeymaps.exchange.site import Site
from journeymaps.exchange.twin import twin
from journeymaps.model.emotion import Scale
from journeymaps.reading.folder import map_paths
from made_site import MadeSite
from test_checks_guide import DEMO, SETTINGS

LANGUAGE = Path(__file__).parent / "cases" / "language"
FILES = {path: (LANGUAGE / path).read_bytes() for path in map_paths(LANGUAGE)}
SITES = {"demo": DEMO, "language": FILES}


def texts(value: Any) -> Iterator[str]:
    """Every text in plain data, keys of the author's own included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def flat(text: str) -> str:
    """A text without what laying it out changes."""
    return " ".join(text.replace("> ", " ").split())


@pytest.mark.parametrize("site", SITES)
def test_every_text_of_a_map_stands_in_its_twin_and_in_its_json(site: str) -> None:
    atlas = survey(SITES[site].items(), Settings(SETTINGS.today, Scale()), drafts=True).atlas
    for held in atlas.map_files:
        written = held.map.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        said = flat(twin(held, atlas, Site()).decode())
        missing = {text for text in texts(written) if flat(text) not in said}
        assert missing == set(), held.path
        assert json.loads(map_json(held, atlas, Site()))["map"] == written


def test_a_twin_reads_like_a_page() -> None:
    atlas = survey(DEMO.items(), SETTINGS).atlas
    held = atlas.maps["journey", "sfa-adoption"]
    lines = twin(held, atlas, Site("A", "https://example.org")).decode().splitlines()
    assert lines[0] == "# A small company adopts the sales tool"
    assert "- page: https://example.org/journeys/sfa-adoption/" in lines
    assert "- owner: Customer success (customer-success)" in lines
    assert "## Stage: Usage" in lines and "### Step: First bill" in lines


DRAFT = "kind: journey\ntitle: Secret\nstatus: draft\nstages: [{name: A}]\n"


def test_a_site_publishes_all_of_it_but_drafts(shop: MadeSite) -> None:
    built = shop.write({"secret.yml": DRAFT}).build()
    assert {
        "maps.json",
        "maps.schema.json",
        "map.schema.json",
        "llms.txt",
        "journeys/order/index.md",
        "journeys/order/map.json",
    } <= built.published
    for path in built.published:
        if path.endswith((".json", ".md", ".txt")):
            assert b"Secret" not in built.bytes(path)


def test_the_files_keep_to_their_schemas_and_lead_to_one_another(shop: MadeSite) -> None:
    built = shop.build()
    listed = json.loads(built.bytes("maps.json"))
    Draft202012Validator(json.loads(built.bytes("maps.schema.json"))).validate(listed)
    (order,) = [one for one in listed["maps"] if one["kind"] == "journey"]
    assert order["url"] == "https://example.org/journeys/order/"
    assert order["due"] == "2027-05-01"
    data = order["data"].removeprefix("https://example.org/")
    whole = json.loads(built.bytes(data))
    Draft202012Validator(json.loads(built.bytes("map.schema.json"))).validate(whole)
    assert "waiting.silence" in [place["anchor"] for place in whole["places"]]
    assert order["markdown"].removeprefix("https://example.org/") in built.published


def test_a_page_says_where_it_stands_as_markdown(shop: MadeSite) -> None:
    page = shop.build().page("journeys/order/index.html")
    (link,) = page.select("link[rel~=alternate][type='text/markdown']")
    assert link["href"] == "index.md"
    home = shop.page("index.html")
    assert not home.select("link[type='text/markdown']")


def test_pages_that_are_files_have_theirs_beside_them(shop: MadeSite) -> None:
    shop.config["use_directory_urls"] = False
    built = shop.build()
    assert {"journeys/order.md", "journeys/order.json"} <= built.published
    (link,) = built.page("journeys/order.html").select("link[type='text/markdown']")
    assert link["href"] == "order.md"


def test_llms_txt_names_every_map(shop: MadeSite) -> None:
    said = shop.build().bytes("llms.txt").decode()
    assert said.startswith("# Made\n")
    way = "https://example.org/journeys/order/index.md"
    assert f"- [First order]({way}): From the wish to the parcel." in said


def test_what_somebody_has_written_stays(shop: MadeSite) -> None:
    built = shop.write({"llms.txt": "Ours."}).build()
    assert built.bytes("llms.txt") == b"Ours."


def test_a_thousand_maps_fit_into_a_megabyte(tmp_path: Path) -> None:
    from journeymaps.exchange.maps_json import maps_json

    text = "kind: journey\ntitle: {}\nsummary: {}\nstages: [{{name: A}}]\n"
    files = {
        f"journeys/a-journey-of-some-length-{n}.yml": text.format("A title " * 6, "word " * 30)
        for n in range(1000)
    }
    atlas = survey(((path, raw.encode()) for path, raw in files.items()), SETTINGS).atlas
    beside = {
        path: ("https://example.org/" + path, "https://example.org/" + path) for path in files
    }
    assert len(maps_json(atlas, Site("A", "https://example.org"), (), beside)) < 1_000_000
