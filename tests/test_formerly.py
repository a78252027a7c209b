"""What was renamed keeps its old addresses: in the page, for links to it, and as a page."""

from __future__ import annotations

import logging

import pytest
from bs4 import Tag

from made_pages import pages_from, soup_of
from made_site import JOURNEY, MadeSite

RENAMED = """\
kind: journey
title: First order
last_reviewed: 2026-05-01
stages:
  - name: At home
    formerly: [waiting, idle]
    steps:
      - {name: No word, formerly: [silence, ordering.silence]}
      - name: Delivery
    pains: [{text: Nobody says when, id: no-day, formerly: [no-date, "barrier:no-date"]}]
    quotes: [{text: I waited., id: heard, formerly: said}]
improvements: [{title: A call, formerly: phone-call}]
themes: [{title: Trust, formerly: doubt}]
"""
LEADS = {
    "at-home": ["waiting", "idle"],
    "at-home.no-word": [
        *("at-home.silence", "ordering.silence"),
        *("waiting.no-word", "waiting.silence", "idle.no-word", "idle.silence"),
    ],
    "at-home.delivery": ["waiting.delivery", "idle.delivery"],
    "pain:no-day": ["pain:no-date", "barrier:no-date"],
    "quote:heard": ["quote:said"],
    "improvement:a-call": ["improvement:phone-call"],
    "theme:trust": ["theme:doubt"],
}
_UP, _FLAT = "../../journeys/order/", "../journeys/order.html"


def test_old_ids_stand_in_the_places_that_had_them() -> None:
    pages = pages_from({"order.yml": RENAMED})
    page = soup_of(pages, "order.yml")
    found: dict[str, list[str]] = {}
    for old in page.select(".jm-was"):
        place = old.parent
        assert isinstance(place, Tag)
        found.setdefault(str(place["id"]), []).append(str(old["id"]))
    assert found == LEADS
    links = pages.render("order.yml").anchors
    assert links >= {old for olds in LEADS.values() for old in olds}


def test_a_blueprint_knows_the_old_ids_of_its_journey_and_of_its_actions() -> None:
    behind = """\
kind: blueprint
title: Behind it
last_reviewed: 2026-05-01
journey: order
stages: {at-home: {frontstage: [{do: Calls, formerly: rings, step: no-word}]}}
"""
    page = soup_of(pages_from({"order.yml": RENAMED, "b.yml": behind}), "b.yml")
    assert {"waiting", "idle.silence", "action:rings"} <= {
        str(old["id"]) for old in page.select(".jm-was")
    }


def test_a_page_without_renamed_parts_has_none() -> None:
    page = soup_of(pages_from({"order.yml": JOURNEY}), "order.yml")
    assert page.select(".jm-was") == []


@pytest.mark.parametrize(
    ("directories", "ways"),
    [
        (True, {"journeys/purchase/index.html": "../order/", "old/buying/index.html": _UP}),
        (False, {"journeys/purchase.html": "order.html", "old/buying.html": _FLAT}),
    ],
)
def test_at_the_old_address_of_a_file_a_page_leads_on(
    shop: MadeSite, directories: bool, ways: dict[str, str]
) -> None:
    shop.write({"journeys/order.yml": JOURNEY + "formerly: [purchase, old/buying]\n"})
    shop.config["use_directory_urls"] = directories
    shop.build()
    for path, way in ways.items():
        page = shop.page(path)
        assert page.select_one("a[href]")["href"] == way
        assert page.select_one("link[rel=canonical]")["href"] == way
        assert f'location.replace("{way}" + location.search + location.hash)' in str(page)
    assert b"purchase" not in shop.bytes("sitemap.xml")


def test_a_page_that_somebody_has_written_there_stays(shop: MadeSite) -> None:
    shop.write({"journeys/order.yml": JOURNEY + "formerly: purchase\n"})
    shop.write({"journeys/purchase.md": "# Another purchase\n"})
    assert shop.build().page("journeys/purchase/index.html").find("h1", string="Another purchase")


def test_a_link_to_an_old_place_is_no_dead_link(
    shop: MadeSite, caplog: pytest.LogCaptureFixture
) -> None:
    shop.write({"journeys/order.yml": RENAMED})
    shop.write({"index.md": "# Home\n\n[here](journeys/order.yml#waiting.silence)\n"})
    shop.config["validation"] = {"links": {"anchors": "warn"}}
    with caplog.at_level(logging.WARNING):
        shop.build()
    assert "does not contain an anchor" not in caplog.text
