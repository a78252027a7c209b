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
    assert "answers 1 pain Silence" in text(page.select_one(".jm-action"))


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
    assert "needs: List , support" in text(action)
    assert action["data-jm-needs"] == "action:list"
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


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ([{"do": "Calls", "takes": "15 min"}], ["Work 15 min from 1 action"]),
        (
            [{"do": "Calls", "takes": "15 min"}, {"do": "Packs", "takes": "1 h"}, "Waves"],
            ["Work 1 h 15 min computed from 2 actions"],
        ),
        (
            [{"do": "Calls", "waits": "up to 1 day"}, {"do": "Packs", "waits": "2 days"}],
            ["Customers wait 2 days to 3 days computed from 2 actions"],
        ),
        (
            [{"do": "Calls", "takes": "15 min"}, {"do": "Packs", "takes": "as long as needed"}],
            ["Work 15 min computed from 1 of 2 times; not counted: “as long as needed”"],
        ),
        (
            [{"do": "Calls", "waits": "a while"}],
            ["Customers wait no sum; not counted: “a while”"],
        ),
        (["Waves"], []),
    ],
)
def test_times_are_added_up_and_say_from_what(actions: list[object], said: list[str]) -> None:
    page = blueprint({"waiting": {"backstage": actions}})
    assert [text(item) for item in page.select("tr.jm-lane--times li")] == said


def test_the_glance_adds_up_the_times_of_all_stages() -> None:
    wish = {"frontstage": [{"do": "Shows", "takes": "20 min"}]}
    waiting = {"backstage": [{"do": "Packs", "takes": "50 min"}]}
    page = blueprint({"wish": wish, "waiting": waiting})
    facts = [text(fact) for fact in page.select(".jm-fact")]
    assert "Work 1 h 10 min computed from 2 actions" in facts
    assert page.select_one(".jm-fact a[href='#jm-times']")
    assert page.find("tr", id="jm-times")


def test_a_case_in_which_an_action_goes_otherwise_is_told_on_its_card() -> None:
    case = {"if": "nobody picks up", "do": "Writes", "role": "clerk", "waits": "1 day"}
    page = blueprint({"waiting": {"frontstage": [{"do": "Calls", "variants": [case]}]}})
    said = "If nobody picks up: Writes Clerk , customer waits 1 day"
    assert said in text(page.select_one(".jm-action"))


def test_cases_of_the_journey_stand_in_the_customers_row_under_their_step() -> None:
    told = JOURNEY.replace(
        "doing: Looks out", "variants: {if: it rains, do: Stays in}\n        doing: Looks out"
    )
    page = blueprint({"waiting": {"frontstage": ["Calls"]}}, journey=told)
    assert "Silence If it rains: Stays in" in text(page.select_one("tr.jm-lane--variants"))
