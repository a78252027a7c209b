"""The heat map: journeys against the stages that they share, and never by colour alone."""

from __future__ import annotations

from bs4 import BeautifulSoup

from made_pages import overview_of, pages_from, texts

REVIEWED = "last_reviewed: 2026-05-01\n"
CATALOG = (
    f"kind: catalog\ntitle: Catalog\n{REVIEWED}stage_sets: {{life: [Wish, Wait, Use, Leave]}}\n"
)
ORDER = f"""\
kind: journey
title: First order
{REVIEWED}stages_from: life
sources: {{talks: {{title: Talks}}}}
stages:
  - {{name: Wish, emotion: {{score: 8, word: glad, source: talks}}}}
  - {{name: Wait, emotion: {{score: -9, word: lost}}}}
  - {{name: Use, steps: [{{name: A, emotion: 1}}, {{name: B, emotion: 0}}]}}
"""
LATER = f"""\
kind: journey
title: Later order
state: future
personas: [buyer, friend]
{REVIEWED}stages_from: life
stages:
  - {{name: Wish, emotions: {{buyer: 3, friend: 4}}}}
  - {{name: Use, personas: buyer}}
"""
OWN = f"kind: journey\ntitle: Alone\n{REVIEWED}stages: [{{name: Thing, emotion: 2}}]\n"


def page() -> BeautifulSoup:
    files = {"catalog.yml": CATALOG, "a/order.yml": ORDER, "a/later.yml": LATER, "own.yml": OWN}
    return overview_of(pages_from(files), "heat-map")


def test_journeys_stand_against_the_stages_of_their_set() -> None:
    soup = page()
    assert texts(soup, "h2") == ["Life", "Alone"]
    table = soup.select("table")[0]
    assert texts(table, "thead th") == ["Journey", "Wish", "Wait", "Use", "Leave"]
    assert texts(table, "tbody th") == [
        "First order Felt today",
        "Later order Expected · Buyer",
        "Later order Expected · Friend",
    ]


def test_a_cell_says_number_word_and_what_it_rests_on() -> None:
    table = page().select("table")[0]
    rows = [texts(row, "td") for row in table.select("tbody tr")]
    assert rows == [
        [
            "+8 glad researched",
            "−9 lost assumed",
            "+0.5 mean of 2 steps, assumed",
            "not on this map",
        ],
        ["+3 expected", "not on this map", "not estimated", "not on this map"],
        ["+4 expected", "not on this map", "not involved", "not on this map"],
    ]


def test_a_shape_says_it_again_and_is_hollow_where_it_is_assumed() -> None:
    signs = page().select("table")[0].select("tbody tr:first-child .jm-mark")
    assert [sign.find().name for sign in signs] == ["circle", "path", "path"]
    assert ["jm-mark--hollow" in sign["class"] for sign in signs] == [False, True, True]


def test_each_cell_leads_to_its_stage() -> None:
    cells = page().select("table")[0].select("tbody tr:first-child td a")
    assert [cell["href"] for cell in cells] == [
        "../a/order/#wish",
        "../a/order/#wait",
        "../a/order/#use",
    ]
