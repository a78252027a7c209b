"""The rows of maps: their order, their names, and those that are not shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from journeymaps.model.lanes import Lanes
from journeymaps.options import OptionsError, read_options
from journeymaps.pages.pages import Pages
from made_pages import pages_from, texts

JOURNEY = """\
kind: journey
title: The first order
{more}
stages:
  - name: Choose
    goal: Find a lamp
    doing: Compares three offers
    pains: Nobody answers
    gains: A good price
    lanes: {{Law: May withdraw for 14 days}}
"""
BLUEPRINT = """\
kind: blueprint
title: Behind it
stages:
  choose:
    evidence: The shelf
    policies: Answer within a day
    frontstage: [{do: Advises}]
"""


def rows(lanes: Lanes, more: str = "", path: str = "a.yml") -> list[str]:
    pages = pages_from({"a.yml": JOURNEY.format(more=more), "b.yml": BLUEPRINT})
    html = Pages(replace(pages.site, lanes=lanes)).render(path).html
    soup = BeautifulSoup(html, "html.parser")
    return texts(soup, ".jm-lane:not(.jm-lane--touchpoints) .jm-lane-label")[-6:]


def named(*names: str) -> list[str]:
    return ["Emotion", *names]


USUAL = ["Goal", "Doing", "Gains", "Pain points", "Law"]


def test_rows_stand_in_their_usual_order() -> None:
    assert rows(Lanes()) == named(*USUAL)


def test_a_site_says_which_come_first() -> None:
    found = rows(Lanes(order=("Law", "pains", "harms")))
    assert found == named("Law", "Pain points", "Goal", "Doing", "Gains")


def test_a_site_names_and_hides_rows() -> None:
    found = rows(Lanes(names={"pains": "Where it hurts", "Law": "Rights"}, hide=("gains",)))
    assert found == named("Goal", "Doing", "Where it hurts", "Rights")


def test_a_map_chooses_for_itself() -> None:
    site = Lanes(order=("pains",), names={"pains": "Where it hurts"}, hide=("gains",))
    own = "lanes: [gains, pains]\nlane_names: {gains: Wins}"
    assert rows(site, own) == named("Wins", "Where it hurts")


def test_a_blueprint_follows_its_site() -> None:
    site = Lanes(names={"frontstage": "On stage"}, hide=("policies",))
    assert rows(site, path="b.yml") == ["Physical evidence", "On stage"]


@pytest.mark.parametrize("key", ["order", "hide"])
def test_a_mistyped_row_is_told(key: str) -> None:
    with pytest.raises(OptionsError, match='unknown row "pians" – did you mean "pains"'):
        read_options({"lanes": {key: ["pians"]}})


def test_a_row_of_somebodys_own_is_let_be() -> None:
    assert read_options({"lanes": {"order": ["Law"]}}).lanes.order == ("Law",)
