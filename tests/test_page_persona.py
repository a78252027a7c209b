"""Personas: their journeys with curve, high and low, their pains by severity, moments of truth."""

from __future__ import annotations

from bs4 import BeautifulSoup

from made_pages import pages_from, soup_of

PERSONA = """\
kind: persona
title: The buyer
last_reviewed: 2026-05-01
"""

SHARED = """\
kind: journey
title: Together
personas: [buyer, friend]
last_reviewed: 2026-05-01
stages:
  - name: Wish
    personas: friend
    pains: {text: Not my pain, severity: 3}
    emotions: {friend: -9}
  - name: Shop
    emotions: {buyer: 4, friend: 1}
    pains: [{text: A queue, severity: 1}, Nobody asks]
    steps:
      - name: Till
        personas: buyer
        moment_of_truth: true
        pains: {text: No change, severity: 2}
"""


def page(*journeys: str) -> BeautifulSoup:
    files = {f"journeys/{n}.yml": journey for n, journey in enumerate(journeys)}
    friend = PERSONA.replace("buyer", "friend")
    files |= {"personas/buyer.yml": PERSONA, "personas/friend.yml": friend}
    return soup_of(pages_from(files), "personas/buyer.yml")


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in soup.select(selector)]


def test_only_pains_of_stages_with_the_persona_count_and_the_worst_comes_first() -> None:
    assert texts(page(SHARED), ".jm-hurts li a") == [
        "No change",
        "A queue",
        "Nobody asks",
        "Shop, Till",
    ]


def test_the_curve_is_the_personas_own() -> None:
    (curve,) = page(SHARED).select("[role=img]")
    assert "Only value: Shop +4. Not involved: Wish." in curve["aria-label"]


def test_a_single_value_is_neither_a_high_point_nor_a_low_one() -> None:
    assert texts(page(SHARED), ".jm-extremes dt") == ["Only value"]


def test_a_moment_of_truth_leads_to_its_step_with_the_feeling_there() -> None:
    soup = page(SHARED)
    (moment,) = soup.select("[aria-labelledby=jm-moments] li")
    assert " ".join(moment.get_text().split()) == "Shop, Till +4 assumed"
    assert moment.select("a")[0]["href"] == "../../journeys/0/#shop.till"


def test_who_else_is_on_the_map_is_linked() -> None:
    assert texts(page(SHARED), ".jm-travel__kind") == [
        "Journey map · current state · with The friend"
    ]


def test_journeys_of_today_come_before_expected_and_retired_ones() -> None:
    soup = page(
        SHARED.replace("title: Together", "title: Old\nstatus: retired"),
        SHARED.replace("title: Together", "title: Later\nstate: future"),
        SHARED.replace("title: Together", "title: Now"),
    )
    assert texts(soup, ".jm-travel h3") == ["Now", "Later", "Old"]


def test_a_journey_without_scores_has_no_curve_and_says_so() -> None:
    plain = (
        "kind: journey\ntitle: Plain\npersona: buyer\nlast_reviewed: 2026-05-01\n"
        "stages: [{name: Wish}]\n"
    )
    soup = page(plain)
    assert not soup.select("[role=img]")
    assert texts(soup, ".jm-travel .jm-none") == ["No feelings researched or estimated yet"]


def test_a_persona_on_no_journey_says_so() -> None:
    assert texts(page(), "[aria-labelledby=jm-journeys] .jm-none") == ["On no journey yet."]


def test_it_says_in_its_own_words_only_what_nobody_else_can_have_said() -> None:
    alone = """\
kind: journey
title: Alone
persona: buyer
last_reviewed: 2026-05-01
stages:
  - name: Shop
    emotion: -4
    quotes: {text: Never again., by: A woman of 40}
"""
    shared = SHARED.replace("moment_of_truth: true", "quotes: My turn?").replace(
        "pains: [{text: A queue", "quotes: Ours.\n    pains: [{text: A queue"
    )
    voices = page(alone, shared).select(".jm-voices > *")
    assert [" ".join(voice.get_text(" ").split()) for voice in voices] == [
        "“Never again.” A woman of 40 · Shop · Alone",
        "“My turn?” Shop, Till · Together",
    ]
