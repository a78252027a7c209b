"""Blueprints: lines between rows that are there, actions in columns, pains answered or not."""

from __future__ import annotations

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from made_pages import pages_from, soup_of

JOURNEY = """\
kind: journey
title: First order
last_reviewed: 2026-05-01
stages:
  - name: Wish
    pains: [{id: lost, text: Too many lamps, severity: 1}]
  - name: Waiting
    doing: Waits
    pains: [{id: silence, text: Nobody says when, severity: 3}]
    steps:
      - name: Silence
        emotion: -4
        doing: Looks out of the window
      - {name: Delivery, emotion: 2}
"""


def blueprint(stages: object, journey: str = JOURNEY) -> BeautifulSoup:
    """The page of a blueprint with these stages."""
    written = {
        "kind": "blueprint",
        "title": "Behind it",
        "last_reviewed": "2026-05-01",
        "journey": "order",
        "stages": stages,
    }
    if not journey:
        del written["journey"]
    files = {"order.yml": journey} if journey else {}
    return soup_of(pages_from({**files, "behind.yml": yaml.safe_dump(written)}), "behind.yml")


def text(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize(
    ("sides", "rows"),
    [
        (("frontstage",), ["interaction", "Frontstage"]),
        (("backstage",), ["visibility", "Backstage"]),
        (("support",), ["visibility", "Support"]),
        (("frontstage", "backstage"), ["interaction", "Frontstage", "visibility", "Backstage"]),
        (("frontstage", "support"), ["interaction", "Frontstage", "visibility", "Support"]),
        (("backstage", "support"), ["visibility", "Backstage", "internal interaction", "Support"]),
        (
            ("frontstage", "backstage", "support"),
            [
                *("interaction", "Frontstage", "visibility", "Backstage"),
                *("internal interaction", "Support"),
            ],
        ),
        ((), []),
    ],
)
def test_a_line_stands_only_between_rows_that_are_there(
    sides: tuple[str, ...], rows: list[str]
) -> None:
    page = blueprint({"waiting": {side: [f"Acts {side}"] for side in sides}})
    found = page.select(
        "tr.jm-line, tr:is(.jm-lane--frontstage, .jm-lane--backstage, .jm-lane--support) > th"
    )
    assert [text(row).removeprefix("Line of ") for row in found] == rows


def test_a_line_spans_the_table() -> None:
    page = blueprint({"waiting": {"frontstage": ["Calls"]}})
    (line,) = page.select("tr.jm-line > td")
    assert line["colspan"] == "4"  # the labels and three columns


@pytest.mark.parametrize(
    ("step", "column"),
    [("silence", "1"), ("delivery", "2"), (None, "1/-1")],
)
def test_an_action_stands_under_its_step_or_spans_the_stage(step: str | None, column: str) -> None:
    action = {"do": "Calls", "id": "call", **({"step": step} if step else {})}
    page = blueprint({"waiting": {"frontstage": [action]}})
    card = page.find(id="action:call")
    assert card is not None
    slot = card.find_parent(class_="jm-slot")
    assert slot is not None
    assert slot["style"] == f"grid-column:{column}"


def test_actions_of_one_step_stay_in_the_order_of_the_file() -> None:
    said = ["Does one", "Does two", "Does three"]
    actions = [{"do": text, "step": "silence"} for text in said]
    page = blueprint({"waiting": {"backstage": actions}})
    assert [text(do) for do in page.select(".jm-action__do")] == said


def test_what_customers_do_is_told_by_the_journey_also_where_the_blueprint_is_silent() -> None:
    page = blueprint({"wish": {"frontstage": ["Shows lamps"]}})
    doing = page.select_one("tr.jm-lane--doing")
    assert (
        text(doing) == "Doing None reported The whole stage Waits Silence Looks out of the window"
    )


def test_a_stage_that_the_blueprint_leaves_out_is_named_as_such_once() -> None:
    page = blueprint({"waiting": {"frontstage": ["Calls"], "backstage": ["Looks up"]}})
    gaps = [gap for gap in page.select(".jm-none") if text(gap) == "Not in this blueprint"]
    assert [gap.get("class") for gap in gaps] == [["jm-none"], ["jm-none", "jm-gap--again"]]


def test_a_row_that_is_empty_in_one_mapped_stage_says_so() -> None:
    page = blueprint({"wish": {"frontstage": ["Shows"]}, "waiting": {"backstage": ["Packs"]}})
    assert text(page.select_one("tr.jm-lane--frontstage")) == "Frontstage Shows None reported"


@pytest.mark.parametrize(
    ("answers", "said", "open_pains"),
    [
        ([], "2 of 2 pains are answered by no action here", ["Nobody says when", "Too many lamps"]),
        (["silence"], "1 of 2 pains is answered by no action here", ["Too many lamps"]),
        (["lost", "silence"], "Every pain of the journey is answered by an action here.", []),
    ],
)
def test_pains_that_nobody_answers_are_told_the_worst_first(
    answers: list[str], said: str, open_pains: list[str]
) -> None:
    page = blueprint({"waiting": {"frontstage": [{"do": "Calls", "answers": answers}]}})
    section = page.find("section", attrs={"aria-labelledby": "jm-answers"})
    assert isinstance(section, Tag)
    assert said in text(section)
    assert [text(link) for link in section.select(".jm-open li a")] == open_pains


def test_a_blueprint_without_a_journey_has_columns_of_its_own_and_no_chart() -> None:
    stages = [{"name": "Packing"}, {"name": "On the way", "steps": ["Handed over", "Delivered"]}]
    page = blueprint(stages, journey="")
    assert [text(name) for name in page.select(".jm-ribbon__name")] == ["Packing", "On the way"]
    assert [text(name) for name in page.select(".jm-touchpoint b")] == ["Handed over", "Delivered"]
    assert not page.select(".jm-emotion")
    assert page.find(id="on-the-way.delivered")


def test_a_blueprint_stands_while_its_journey_is_a_draft() -> None:
    draft = JOURNEY.replace("kind: journey", "kind: journey\nstatus: draft")
    action = {"do": "Calls", "step": "first-look", "answers": ["silence"], "needs": []}
    page = blueprint({"waiting-room": {"frontstage": [action]}}, journey=draft)
    assert [text(name) for name in page.select(".jm-ribbon__name")] == ["Waiting room"]
    assert [text(name) for name in page.select(".jm-touchpoint b")] == ["First look"]
    assert "Answers: Silence" in text(page.select_one(".jm-action"))


def test_what_an_action_needs_is_linked_and_told_with_its_side() -> None:
    page = blueprint(
        {
            "waiting": {
                "frontstage": [{"do": "Calls", "needs": ["list"]}],
                "support": [{"do": "Makes a list", "id": "list"}],
            }
        }
    )
    action = page.select_one(".jm-lane--frontstage .jm-action")
    assert isinstance(action, Tag)
    assert "Needs: Makes a list , support" in text(action)
    assert action.find("a", href="#action:list")


NASTY = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror="alert(1)">'


def test_an_authors_text_is_data_wherever_it_stands() -> None:
    stage = {
        "evidence": [NASTY],
        "policies": [NASTY],
        "questions": [NASTY],
        "roles": {"clerk": NASTY},
        "frontstage": [{"do": NASTY, "takes": NASTY, "waits": NASTY, "fails": [NASTY]}],
    }
    page = blueprint({"waiting": stage})
    assert not [script for script in page.find_all("script") if "alert" in str(script)]
    assert not page.find("img")
    assert not [link for link in page.find_all("a") if str(link["href"]).startswith("javascript")]
    assert "<script>alert(1)</script>" in page.get_text()
