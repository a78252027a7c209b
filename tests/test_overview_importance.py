"""Importance against satisfaction: drawn, in figures, and by how much there is to win."""

from __future__ import annotations

from made_pages import overview_of, pages_from, soup_of, texts

REVIEWED = "last_reviewed: 2026-05-01\n"
ORDER = f"""\
kind: journey
title: First order
{REVIEWED}sources: {{talks: {{title: Talks}}}}
stages:
  - name: Wish
    measures: {{importance: 9, satisfaction: 3, source: talks}}
    steps: [{{name: Till, measures: {{importance: 4, satisfaction: 8, confidence: 5}}}}]
  - {{name: Wait, measures: {{importance: 6}}}}
themes:
  - {{title: Can I trust them?, stages: {{wait: {{importance: 8, satisfaction: 7}}}}}}
"""
RETURN = f"""\
kind: journey
title: Return
{REVIEWED}stages: [{{name: Box, measures: {{importance: 5, satisfaction: 5}}}}]
"""
FILES = {"a/order.yml": ORDER, "a/return.yml": RETURN}


def test_the_greatest_opportunity_comes_first() -> None:
    soup = overview_of(pages_from(FILES), "importance")
    rows = [texts(row, "th, td") for row in soup.select("tbody tr")]
    assert rows == [
        ["1", "Wish", "First order", "9", "3", "not measured", "15"],
        ["2", "Wait Can I trust them? assumed", "First order", "8", "7", "not measured", "9"],
        ["3", "Box assumed", "Return", "5", "5", "not measured", "5"],
        ["4", "Wish, Till assumed", "First order", "4", "8", "5", "4"],
    ]
    assert "opportunity = importance +" in soup.get_text()


def test_only_what_has_both_values_stands_in_the_field_and_assumed_ones_are_hollow() -> None:
    soup = overview_of(pages_from(FILES), "importance")
    marks = {
        mark["href"]: "jm-field__mark--hollow" in mark["class"]
        for mark in soup.select("a.jm-field__mark")
    }
    assert marks == {
        "../a/order/#wish": False,
        "../a/order/#wait": True,
        "../a/return/#box": True,
        "../a/order/#wish.till": True,
    }


def test_a_journey_shows_its_own_on_its_page() -> None:
    pages = pages_from(FILES)
    soup = soup_of(pages, "a/order.yml")
    rows = [texts(row, "th, td") for row in soup.select("[aria-labelledby=jm-importance] tbody tr")]
    assert [row[1] for row in rows] == [
        "Wish",
        "Wait Can I trust them? assumed",
        "Wish, Till assumed",
    ]
    assert soup.select("[aria-labelledby=jm-importance] .jm-field__mark")[0]["href"] == "#wish"


def test_where_nothing_was_measured_the_page_says_so() -> None:
    bare = {"a.yml": f"kind: journey\ntitle: Bare\n{REVIEWED}stages: [{{name: Thing}}]\n"}
    pages = pages_from(bare)
    assert "No map says how important" in overview_of(pages, "importance").get_text()
    assert not soup_of(pages, "a.yml").select("#jm-importance")
