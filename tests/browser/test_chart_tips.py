"""What the values of a chart tell, by mouse, by keyboard, and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from chart_page import LIVE, Show, chart_page
from made_chart import FELT, full_chart, made_chart, paired_chart

pytestmark = pytest.mark.browser

OPEN_TIP = ".jm-tip:popover-open"


def test_the_keyboard_reaches_every_value_and_reads_its_tooltip(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    point = page.get_by_role("button", name="Usage, First invoice: −6, frustrated")
    page.get_by_role("button", name="Decision, Welcome call").focus()
    page.keyboard.press("Tab")  # the people who leave between the stages
    expect(page.locator(OPEN_TIP)).to_contain_text("Set-up is too hard.")
    page.keyboard.press("Tab")
    expect(point).to_be_focused()
    tip = page.locator(OPEN_TIP)
    expect(tip).to_contain_text("I paid double and nobody could tell me why.")
    expect(tip).to_contain_text("Source: Interviews with 50 customers")
    expect(tip).to_contain_text("+2 expected after the improvements")
    expect(point).to_have_accessible_description(re.compile("^−6 frustrated First invoice I paid"))
    page.keyboard.press("Escape")
    expect(page.locator(OPEN_TIP)).to_have_count(0)


def test_a_mouse_can_go_to_the_tooltip_and_stay(show: Show) -> None:
    page = show(mode="static")
    point = page.locator(".jm-point").nth(7)
    point.hover()
    tip = page.locator(OPEN_TIP)
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.mouse.move(2, 2)
    expect(page.locator(OPEN_TIP)).to_have_count(0)


@pytest.mark.parametrize(("direction", "across"), [("ltr", 7.2 / 12), ("rtl", 4.8 / 12)])
def test_live_a_whole_column_answers_and_the_tooltip_covers_no_value(
    show: Show, direction: str, across: float
) -> None:
    page = show(direction=direction)
    page.wait_for_selector(LIVE)
    plot = page.locator(".jm-plot").bounding_box()
    assert plot
    x = plot["x"] + plot["width"] * across
    for step in range(4):
        page.mouse.move(x + step, plot["y"] + 60)
    tip = page.locator(OPEN_TIP)
    expect(tip).to_contain_text("First invoice")
    box = tip.bounding_box()
    assert box
    assert box["y"] + box["height"] <= plot["y"] or box["y"] >= plot["y"] + plot["height"]
    page.mouse.move(2, 2)
    expect(page.locator(OPEN_TIP)).to_have_count(0)


@pytest.mark.parametrize("index", [0, 11])
@pytest.mark.parametrize("width", [360, 1280])
def test_tooltips_keep_within_the_view(show: Show, width: int, index: int) -> None:
    page = show(mode="static")
    page.set_viewport_size({"width": width, "height": 500})
    page.locator(".jm-point").nth(index).focus()
    page.keyboard.press("Shift")  # so that the focus counts as the keyboard's
    page.locator(".jm-point").nth(index).click()
    box = page.locator(OPEN_TIP).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 500


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_enough_and_apart(show: Show, width: int) -> None:
    page = show(paired_chart(), mode="static")
    page.set_viewport_size({"width": width, "height": 900})
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".jm-point")].map(point => {
          const { x, y, width, height } = point.getBoundingClientRect()
          return [x, y, width, height]
        })"""
    )
    assert min(min(width, height) for *_, width, height in boxes) >= 24
    middles = [(x + width / 2, y + height / 2) for x, y, width, height in boxes]
    for one in range(len(middles)):
        for other in range(one):
            across = abs(middles[one][0] - middles[other][0])
            down = abs(middles[one][1] - middles[other][1])
            assert (across**2 + down**2) ** 0.5 >= 23.9


def test_the_lowest_value_leads_to_its_place(show: Show) -> None:
    page = show(mode="static")
    link = page.get_by_role("link", name="frustrated")
    expect(link).to_have_attribute("href", "#step-8")
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


def test_without_scripts_everything_is_there(browser: Browser, tmp_path: Path) -> None:
    made = tmp_path / "page.html"
    made.write_text(chart_page([full_chart(), made_chart(FELT, compact=True, id="small")]), "utf-8")
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(made.as_uri())
    charts = page.get_by_role("img", name="Every value is in the rows below.")
    expect(charts).to_have_count(2)
    assert page.locator('[data-jm-line="felt"] > .jm-mark').count() == 24
    expect(page.locator("[data-jm-tool]:visible")).to_have_count(0)
    page.locator(".jm-point").nth(7).hover()
    expect(page.locator(".jm-tip").filter(has_text="I paid double")).to_be_visible()
    expect(page.locator(".jm-tip:visible")).to_have_count(1)
    page.close()
