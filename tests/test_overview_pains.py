"""Pains and moments of truth of all maps: the worst first, and what nobody answers."""

from __future__ import annotations

from bs4 import BeautifulSoup

from made_pages import block_of, overview_of, pages_from, texts

REVIEWED = "last_reviewed: 2026-05-01\n"
ORDER = f"""\
kind: journey
title: First order
{REVIEWED}stages:
  - name: Wish
    questions: Does it fit?
    barriers: [{{id: price, text: The price is hidden}}]
    pains:
      - {{id: slow, text: It is slow, severity: 2}}
      - {{id: small, text: A small thing, severity: 1}}
      - {{id: idea, text: A **bad** thing, severity: 3}}
    steps:
      - name: Till
        when: day 3
        moment_of_truth: true
        emotion: {{score: -7, word: lost}}
        pains: [{{id: queue, text: A queue}}, {{id: gone, text: It is gone, severity: 3}}]
themes:
  - {{kind: question, title: Can I trust them?, id: trust, stages: {{wish: {{importance: 9}}}}}}
improvements:
  - {{title: Robot, status: dropped, answers: slow}}
  - {{title: Label, answers: [idea, price]}}
  - {{title: Talk, answers: trust, status: done}}
"""
LATER = f"""\
kind: journey
title: Later
state: future
{REVIEWED}stages: [{{name: Wish, moment_of_truth: true, emotion: 5}}]
"""
BEHIND = f"""\
kind: blueprint
title: Behind the order
journey: order
{REVIEWED}stages:
  wish: {{backstage: [{{do: Opens a till, id: opens, answers: queue}}]}}
"""
FILES = {"a/order.yml": ORDER, "a/later.yml": LATER, "b/behind.yml": BEHIND}


def pains(**files: str) -> BeautifulSoup:
    return overview_of(pages_from(FILES), "pains")


def test_what_nobody_answers_comes_first_and_the_worst_of_it_leads() -> None:
    soup = pains()
    assert texts(soup, "[aria-labelledby=open-pains] .jm-hurting__what a")[::2] == [
        "It is gone",
        "It is slow",
        "A small thing",
    ]


def test_an_idea_is_no_answer_yet_and_a_dropped_one_never_will_be() -> None:
    soup = pains()
    assert texts(soup, "[aria-labelledby=planned-pains] li > .jm-hurting__answers li") == [
        "Label idea"
    ]
    assert "Robot" not in soup.get_text()


def test_an_action_behind_the_scenes_is_an_answer() -> None:
    soup = pains()
    (answer,) = soup.select("[aria-labelledby=answered-pains] .jm-hurting__answers a")
    assert answer["href"] == "../b/behind/#action:opens"
    assert texts(soup, "[aria-labelledby=answered-pains] .jm-hurting__what") == [
        "A queue Wish, Till · First order · assumed"
    ]


def test_questions_barriers_and_themes_are_told_too() -> None:
    soup = pains()
    assert texts(soup, "[aria-labelledby=questions] .jm-hurting__open") == ["Nobody answers it"]
    assert texts(soup, "[aria-labelledby=barriers] .jm-hurting__answers") == ["Label idea"]
    assert texts(soup, "[aria-labelledby=themes] li.jm-none, [aria-labelledby=themes] small") == [
        "Question · across 1 stage · First order · assumed",
        "done",
    ]


def test_stages_are_counted() -> None:
    assert texts(pains(), "[aria-labelledby=by-stage] tbody tr") == ["WishFirst order53"]


def test_three_hundred_pains_on_one_stage_are_all_there() -> None:
    many = ", ".join(f"Pain number {n}" for n in range(300))
    crowded = f"kind: journey\ntitle: Crowd\n{REVIEWED}stages: [{{name: Wish, pains: [{many}]}}]\n"
    soup = overview_of(pages_from({"a.yml": crowded}), "pains")
    assert len(soup.select("[aria-labelledby=open-pains] li")) == 300


def test_moments_stand_by_how_bad_they_are_with_their_pains() -> None:
    soup = overview_of(pages_from(FILES), "moments")
    assert texts(soup, ".jm-hurting__what") == [
        "Wish, Till day 3 · First order",
        "Wish Later · expected",
    ]
    assert texts(soup, ".jm-hurting > li:first-child .jm-hurting__answers li") == [
        "−7 lost assumed",
        "A queue",
        "severity 3 of 3It is gone Nobody answers it",
    ]
    assert texts(soup, ".jm-hurting > li:last-child .jm-hurting__answers li") == ["+5"]


def test_where_there_is_nothing_the_pages_say_so() -> None:
    bare = pages_from(
        {"a.yml": f"kind: journey\ntitle: Bare\n{REVIEWED}stages: [{{name: Thing}}]\n"}
    )
    assert "No map tells of a pain" in overview_of(bare, "pains").get_text()
    assert "No map marks a moment of truth yet" in overview_of(bare, "moments").get_text()
    assert "Nothing is told" in block_of(bare, "pains").get_text()
