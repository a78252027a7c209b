"""Journeys above, below, before and after each other."""

from __future__ import annotations

from bs4 import BeautifulSoup

from made_pages import pages_from, soup_of

WHOLE = """\
kind: journey
title: The whole
last_reviewed: 2026-05-01
stages:
  - {name: Wish, journey: wishing}
  - name: Use
    steps:
      - {name: Unpack, journey: unpacking}
      - {name: Repair}
  - {name: Part}
"""
PART = """\
kind: journey
title: {title}
last_reviewed: 2026-05-01
{more}
stages:
  - name: First
    emotion: 3
    steps: [{{name: One}}, {{name: Two, emotion: -4, moment_of_truth: true, pains: [It hurts]}}]
"""


def page(name: str, **more: str) -> BeautifulSoup:
    files = {"whole.yml": WHOLE}
    for own in ("wishing", "unpacking", "parting"):
        files[f"{own}.yml"] = PART.format(title=own.capitalize(), more=more.get(own, ""))
    return soup_of(pages_from(files), f"{name}.yml")


def said(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in soup.select(selector)]


def test_a_journey_has_a_card_for_each_that_shows_it_closer_in_the_order_of_its_stages() -> None:
    whole = page("whole", parting="part_of: whole#part")
    assert said(whole, ".jm-look h3") == ["Wishing", "Unpacking", "Parting"]
    assert said(whole, ".jm-look__where") == [
        "Wish · Felt today",
        "Use, Unpack · Felt today",
        "Part · Felt today",
    ]
    assert said(whole, ".jm-look__counts")[0] == "1 stage · 2 steps · 1 pain · 1 moment of truth"
    assert len(whole.select(".jm-look svg.jm-spark")) == 3
    assert said(whole, ".jm-look .jm-badge")[0] == "Due 1 May 2027"


def test_what_both_say_of_each_other_is_told_once() -> None:
    whole = page("whole", wishing="part_of: whole#wish", unpacking="part_of: whole")
    assert said(whole, ".jm-look h3") == ["Wishing", "Unpacking"]


def test_the_way_up_leads_through_the_places_of_wider_journeys() -> None:
    inner = page("parting", parting="part_of: wishing#first", wishing="")
    assert said(inner, ".jm-crumbs li") == ["The whole", "Wish", "Wishing", "First"]
    assert [link["href"] for link in inner.select(".jm-crumbs a")] == [
        "../whole/",
        "../whole/#wish",
        "../wishing/",
        "../wishing/#first",
    ]


def test_neighbours_are_those_that_continue_it_or_else_those_beside_it() -> None:
    middle = page("unpacking", parting="part_of: whole#part")
    assert said(middle, ".jm-around a") == ["Before Wishing", "After Parting"]
    last = page("wishing", wishing="continues: parting")
    assert said(last, ".jm-around a") == ["Before Parting", "After Unpacking"]
    first = page("parting", wishing="continues: parting", unpacking="continues: parting")
    assert said(first, ".jm-around a") == ["After Unpacking", "After Wishing"]


def test_a_journey_on_its_own_has_nothing_around_it() -> None:
    alone = page("parting")
    assert not alone.select(".jm-crumbs, .jm-around, .jm-look")


def test_a_draft_above_or_below_is_not_told() -> None:
    draft = "status: draft\npart_of: whole#part"
    assert said(page("whole", parting=draft), ".jm-look h3") == ["Wishing", "Unpacking"]
