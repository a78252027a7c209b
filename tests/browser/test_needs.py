"""Arrows from actions to what they need: at right angles, across no text, wherever cards stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from visiting import SEES_ALL, settle, visitor

pytestmark = pytest.mark.browser

BLUEPRINT = "blueprints/onboarding/"

TEXTS = ".jm-table .jm-action, .jm-table tr:not(.jm-line) > th, .jm-line span"

CROSSED = """texts => {
  // A point every 2 px of an arrow, and what lies beneath it.
  const box = document.querySelector(".jm-needs").getBoundingClientRect()
  const under = [...document.querySelectorAll(texts)].map((text) => text.getBoundingClientRect())
  const isOver = (x, y) => under.some(({ left, right, top, bottom }) =>
    x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1)
  return [...document.querySelectorAll(".jm-need")].filter((arrow) => {
    for (let at = 1; at < arrow.getTotalLength() - 1; at += 2) {
      const point = arrow.getPointAtLength(at)
      if (isOver(point.x + box.left, point.y + box.top)) return true
    }
    return false
  }).map((arrow) => `${arrow.dataset.from} → ${arrow.dataset.to}`)
}"""

LOOSE = """() => {
  // An arrow begins at the edge of one card, and its tip is at the edge of the other.
  const box = document.querySelector(".jm-needs").getBoundingClientRect()
  const isOff = (point, id) => {
    const card = document.getElementById(id).getBoundingClientRect()
    const [x, y] = [point[0] + box.left, point[1] + box.top]
    const deep = Math.min(x - card.left, card.right - x, y - card.top, card.bottom - y)
    return Math.abs(deep) > 1.5
  }
  return [...document.querySelectorAll(".jm-need")].filter((arrow) => {
    const numbers = arrow.getAttribute("d").match(/-?[\\d.]+/g).map(Number)
    return isOff(numbers.slice(0, 2), arrow.dataset.from)
      || isOff(numbers.slice(-4, -2), arrow.dataset.to)
  }).map((arrow) => `${arrow.dataset.from} → ${arrow.dataset.to}`)
}"""

WANTED = """() => [...document.querySelectorAll("[data-jm-needs]")]
  .flatMap((card) => card.dataset.jmNeeds.split(" ").map((to) => `${card.id} → ${to}`)).sort()"""

DRAWN = """() => [...document.querySelectorAll(".jm-need")]
  .map((arrow) => `${arrow.dataset.from} → ${arrow.dataset.to}`).sort()"""


def check(page: Page) -> None:
    settle(page)
    assert page.evaluate(DRAWN) == page.evaluate(WANTED) != []
    assert page.evaluate(CROSSED, TEXTS) == []
    assert page.evaluate(LOOSE) == []


@pytest.fixture
def visit(browser: Browser, demo: str) -> Iterator[Any]:
    def visit(**settings: Any) -> Any:
        return visitor(browser, demo, **settings)

    yield visit


@pytest.mark.parametrize("width", [1280, 768, 1920])
def test_an_arrow_for_each_need_crosses_no_text(visit: Any, width: int) -> None:
    with visit(viewport={"width": width, "height": 900}) as page:
        page.add_init_script(SEES_ALL)
        page.goto(BLUEPRINT)
        check(page)


def test_arrows_follow_whatever_moves_the_cards(visit: Any) -> None:
    with visit(viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script(SEES_ALL)
        page.goto(BLUEPRINT)
        page.set_viewport_size({"width": 1000, "height": 800})
        check(page)
        page.locator(".jm-detail summary").first.click()
        check(page)
        page.evaluate("document.documentElement.style.fontSize = '160%'")
        check(page)
        page.evaluate("document.documentElement.dir = 'rtl'")
        page.set_viewport_size({"width": 1200, "height": 800})
        check(page)
        page.emulate_media(media="print")
        check(page)


def test_there_are_none_where_stages_are_seen_one_by_one(visit: Any) -> None:
    with visit(viewport={"width": 1280, "height": 900}) as page:
        page.goto(BLUEPRINT)
        page.get_by_role("button", name="Stage by stage").click()
        settle(page)
        assert not page.locator(".jm-needs").is_visible()
        page.get_by_role("button", name="Map", exact=True).click()
        check(page)


def test_the_arrows_of_a_card_stand_out_while_it_is_looked_at(visit: Any) -> None:
    with visit(viewport={"width": 1280, "height": 900}) as page:
        page.goto(BLUEPRINT)
        settle(page)
        page.locator("[id='action:call-list']").hover()
        lit = page.locator(".jm-need--lit").evaluate_all(
            "arrows => arrows.map(arrow => arrow.dataset.from).sort()"
        )
        assert lit == ["action:agree-on-call", "action:call-list", "action:welcome-call"]
        page.mouse.move(0, 0)
        assert page.locator(".jm-need--lit").count() == 0
