"""The portfolio: all journeys by lifecycle, each in a line, and what readers filter them by."""

from __future__ import annotations

import json

from made_pages import block_of, overview_of, pages_from, texts

REVIEWED = "last_reviewed: 2026-05-01\n"
CATALOG = (
    f"kind: catalog\ntitle: Catalog\n{REVIEWED}teams: {{sales: {{name: Sales}},"
    " support: {name: Support}}\nstage_sets: {life: [Wish, Shop]}\ntags: {b2b: {name: B2B}}\n"
)
ORDER = f"""\
kind: journey
title: First order
{REVIEWED}persona: buyer
segment: Small shops
owner: sales
tags: b2b
stages_from: life
sources: {{talks: {{title: Talks}}}}
stages:
  - {{name: Wish, emotion: {{score: 6, word: glad, source: talks}}}}
  - name: Shop
    steps:
      - {{name: Till, emotion: {{score: -7, word: lost}}}}
      - {{name: Door}}
"""
LATER = f"""\
kind: journey
title: Later order
{REVIEWED}state: future
contributors: support
stages_from: life
stages: [{{name: Wish, emotion: 2}}]
"""
BARE = f"kind: journey\ntitle: Bare\n{REVIEWED}stages: [{{name: Thing}}]\n"
FILES = {"catalog.yml": CATALOG, "b/order.yml": ORDER, "a/later.yml": LATER, "bare.yml": BARE}


def test_journeys_stand_under_the_stages_that_they_share() -> None:
    soup = overview_of(pages_from(FILES), "portfolio")
    assert texts(soup, ".jm-group h2") == ["Life", "Stages of their own"]
    assert texts(soup, ".jm-group__stages") == ["Wish → Shop"]
    assert texts(soup, ".jm-journey__title") == ["First order", "Later order", "Bare"]


def test_the_lowest_point_leads_to_its_step() -> None:
    row = overview_of(pages_from(FILES), "portfolio").select(".jm-journey")[0]
    (lowest,) = row.select("[data-jm-name=Lowest]")
    assert " ".join(lowest.get_text().split()) == "−7 lost assumed Shop, Till"
    assert lowest.select("a")[0]["href"] == "../b/order/#shop.till"


def test_a_line_says_what_is_known_of_a_journey() -> None:
    rows = overview_of(pages_from(FILES), "portfolio").select(".jm-journey")
    said = [texts(row, "[data-jm-name]") for row in rows]
    assert said == [
        ["−7 lost assumed Shop, Till", "+6 glad Wish", "Sales", "1 of 2 values", "Due 1 May 2027"],
        ["+2 Wish", "none", "no owner", "1 value, expected", "Due 1 May 2027"],
        ["none", "none", "no owner", "Nothing yet", "Due 1 May 2027"],
    ]
    assert texts(rows[2], ".jm-journey__curve") == ["No feelings researched or estimated yet"]


def test_several_people_have_a_curve_each() -> None:
    both = ORDER.replace("persona: buyer", "personas: [buyer, friend]").replace(
        "emotion: {score: 6, word: glad, source: talks}", "emotions: {buyer: 1, friend: -8}"
    )
    both = both.replace("{score: -7, word: lost}", "0").replace("emotion: 0", "goal: None")
    soup = overview_of(pages_from({**FILES, "b/order.yml": both}), "portfolio")
    row = soup.select(".jm-journey")[0]
    assert texts(row, ".jm-sparked__who") == ["Buyer", "Friend"]
    assert texts(row, "[data-jm-name=Lowest]") == ["Friend −8 assumed Wish"]


def test_it_is_found_by_people_segment_teams_tags_and_state() -> None:
    soup = overview_of(pages_from(FILES), "portfolio")
    items = [json.loads(str(row["data-jm-item"])) for row in soup.select(".jm-journey")]
    assert items[0] == {
        "persona": ["buyer"],
        "segment": ["small-shops"],
        "team": ["sales"],
        "tag": ["b2b"],
        "state": ["current"],
    }
    assert items[1] == {"team": ["support"], "state": ["future"]}
    chosen = {str(choice["name"]): texts(choice, "option")[1:] for choice in soup.select("select")}
    assert chosen["team"] == ["Sales", "Support"]
    assert chosen["state"] == ["Expected", "Felt today"]
    assert "Overdue" in chosen["review"]


def test_a_retired_journey_stands_apart_at_the_end() -> None:
    old = ORDER.replace("title: First order", "title: Old order\nstatus: retired")
    soup = overview_of(pages_from({**FILES, "a/old.yml": old}), "portfolio")
    assert texts(soup, ".jm-group h2")[-1] == "Retired: kept for the record"
    assert texts(soup, ".jm-journey__title")[-1] == "Old order"


def test_a_site_without_journeys_says_so() -> None:
    soup = overview_of(pages_from({"catalog.yml": CATALOG}), "portfolio")
    assert texts(soup, ".jm-portfolio > .jm-none")[0].startswith("There are no journeys yet.")


def test_its_core_stands_on_another_page_for_some_journeys_without_ids() -> None:
    soup = block_of(pages_from(FILES), "portfolio", "a/here.md", team="sales")
    assert texts(soup, ".jm-journey__title") == ["First order"]
    assert soup.select(".jm-journey__title a")[0]["href"] == "../../b/order/"
    assert not soup.select("[id], h1, h2")
