"""A map by keyboard: every value is reached, told of and dismissed; nothing traps the reader."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from demo import PAGES
from visiting import go_live

pytestmark = pytest.mark.browser

OPEN_TIP = ".jm-tip:popover-open"


@pytest.mark.parametrize("live", [False, True])
def test_tab_goes_through_the_values_and_tells_of_each(page: Page, live: bool) -> None:
    page.goto(PAGES["journey"])
    if live:
        go_live(page)
    points = page.locator(".jm-point")
    names = [point.get_attribute("aria-label") for point in points.all()]
    page.locator(".jm-scroll").focus()
    reached = []
    while len(reached) < len(names):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_have_count(1)
        if focused.evaluate("element => element.matches('.jm-point')"):
            reached.append(focused.get_attribute("aria-label"))
            tip = page.locator(OPEN_TIP)
            expect(tip).to_have_id(str(focused.get_attribute("aria-describedby")))
            expect(tip).to_be_in_viewport(ratio=1)
            page.keyboard.press("Escape")
            expect(tip).to_have_count(0)
            expect(focused).to_be_focused()
        assert focused.evaluate("element => element.closest('article') !== null")
    assert reached == names


def test_a_tooltip_goes_when_the_focus_goes_on(page: Page) -> None:
    page.goto(PAGES["journey"])
    page.locator(".jm-point").last.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(OPEN_TIP)).to_have_count(1)
    page.locator(".jm-lane a").first.focus()
    expect(page.locator(OPEN_TIP)).to_have_count(0)


def test_focus_is_always_seen(page: Page) -> None:
    page.goto(PAGES["journey"])
    page.locator(".jm-scroll").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => {
                const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
                return [outlineStyle, parseFloat(outlineWidth)]
            }"""
        )
        assert outline[0] != "none"
        assert outline[1] >= 1


def test_focus_is_not_hidden_by_what_is_pinned(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(PAGES["journey"])
    page.locator(".jm-section a").first.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(
            """() => {
                const element = document.activeElement
                const box = element.getClientRects()[0]
                if (!element.closest(".jm-table") || !box) return true
                const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2
                const there = document.elementFromPoint(x, y)
                return element.contains(there) || Boolean(there?.closest(".jm-plot, .jm-tip"))
            }"""
        ), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_all_targets_are_large_enough(page: Page) -> None:
    page.goto(PAGES["journey"])
    small = page.evaluate(
        """() => [...document.querySelectorAll(".jm button, .jm summary, .jm-low")]
            .filter(element => element.checkVisibility())
            .map(element => [element.getBoundingClientRect(), element.outerHTML.slice(0, 120)])
            .filter(([{ width, height }]) => Math.min(width, height) < 24)
            .map(([, html]) => html)"""
    )
    assert small == []
