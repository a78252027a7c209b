"""The switch between the people of a map: what it shows, and how it stays in the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demo import PAGES
from test_leaving import name_the_port
from visiting import settle, visitor

pytestmark = pytest.mark.browser

PEOPLE = PAGES["journey of several people"]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"

LINES = """[...document.querySelectorAll(".jm-emotion")].filter(row => row.checkVisibility()).map(
    row => new Set([...row.querySelectorAll(".jm-svg [data-jm-line]")].map(
        line => line.dataset.jmLine)).size)"""
"""How many lines there are in each chart that is seen."""


def choose(page: Page, name: str) -> None:
    page.get_by_role("group", name="People").get_by_role("button", name=name, exact=True).click()


def pressed(page: Page) -> list[str]:
    buttons = page.locator("[data-jm-person][aria-pressed=true]")
    return [text.strip() for text in buttons.all_text_contents()]


def test_one_two_or_all_are_shown(page: Page) -> None:
    page.goto(PEOPLE)
    assert pressed(page) == ["All"]
    assert page.evaluate(LINES) == [1, 1, 1]
    choose(page, "The new caller")
    assert page.evaluate(LINES) == [1]
    expect(page.locator(".jm-emotion:visible .jm-plot")).to_have_css("height", "300px")
    choose(page, "The loyal caller")
    assert pressed(page) == ["The loyal caller", "The new caller"]
    assert page.evaluate(LINES) == [2]
    choose(page, "The new caller")
    choose(page, "The loyal caller")
    assert pressed(page) == ["All"]
    assert page.evaluate(LINES) == [1, 1, 1]


def test_what_is_said_and_explained_goes_with_it(page: Page) -> None:
    page.goto(PEOPLE)
    said = page.locator(".jm-apart")
    expect(said).to_contain_text("They part most at Search, 6 points apart: The loyal caller +6")
    choose(page, "The new caller")
    expect(said).to_have_count(0)
    choose(page, "The visitor who did not call")
    expect(said).to_contain_text("The new caller")
    expect(page.locator(".jm-key:visible")).to_have_count(1)
    expect(page.locator(".jm-key:visible")).to_contain_text("The new caller, assumed")


def test_the_choice_stays_in_the_address(page: Page) -> None:
    page.goto(f"{PEOPLE}?a=1#decision")
    choose(page, "The visitor who did not call")
    choose(page, "The loyal caller")
    assert page.url.endswith("?a=1&people=loyalist,prospect#decision")
    page.reload()
    assert pressed(page) == ["The loyal caller", "The visitor who did not call"]
    assert page.evaluate(LINES) == [2]
    choose(page, "All")
    assert page.url.endswith("?a=1#decision")


@pytest.mark.parametrize("asked", ["nobody", "loyalist,nobody", "", ",", "%2C%22%5D"])
def test_an_address_that_names_somebody_else_shows_all(page: Page, asked: str) -> None:
    page.goto(f"{PEOPLE}?people={asked}")
    assert pressed(page) == ["All"]
    assert page.evaluate(LINES) == [1, 1, 1]


def test_charts_that_come_with_a_choice_go_live(page: Page) -> None:
    page.goto(f"{PEOPLE}?people=loyalist,prospect")
    chosen = page.locator(".jm-emotion:visible .jm-plot--live")
    expect(chosen).to_have_count(1)
    choose(page, "The loyal caller")
    expect(chosen).to_have_count(1)
    choose(page, "The loyal caller")
    expect(chosen).to_have_count(1)
    expect(chosen.locator(".js-plotly-plot, .jm-live .main-svg").first).to_be_visible()


def test_it_works_after_a_page_was_replaced(page: Page) -> None:
    page.route("**/sitemap.xml", name_the_port)
    with page.expect_response("**/sitemap.xml"):
        page.goto(PAGES["persona"])
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Journeys", exact=True).first.click()
    page.get_by_role("link", name="Paying an expert for advice by phone").first.click()
    expect(page.locator("[data-jm-person]").first).to_be_visible()
    assert page.evaluate("window.stays")
    choose(page, "The new caller")
    assert page.evaluate(LINES) == [1]


def test_paper_shows_what_is_chosen(page: Page) -> None:
    page.goto(f"{PEOPLE}?people=loyalist,prospect")
    page.emulate_media(media="print")
    settle(page)
    assert page.evaluate(LINES) == [2]
    expect(page.locator("[data-jm-person]:visible")).to_have_count(2)


def test_the_switch_keeps_within_a_narrow_window(browser: Browser, demo: str) -> None:
    with visitor(browser, demo, viewport={"width": 360, "height": 800}) as page:
        page.goto(f"{PEOPLE}?people=loyalist,prospect")
        bar = page.locator(".jm-people").bounding_box()
        assert bar
        assert bar["x"] + bar["width"] <= 360
        assert page.evaluate(LINES) == [2]


@pytest.mark.parametrize("path", [PEOPLE, PAGES["comparison"]])
def test_without_scripts_all_are_there_and_no_switch(
    browser: Browser, demo: str, path: str
) -> None:
    with visitor(browser, demo, java_script_enabled=False) as page:
        page.goto(path)
        expect(page.locator("[data-jm-person]:visible")).to_have_count(0)
        expect(page.locator(".jm-apart").first).to_be_visible()
        expect(page.locator(".jm-emotion:visible")).to_have_count(3 if path == PEOPLE else 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_some_are_chosen(browser: Browser, demo: str, scheme: str) -> None:
    with visitor(browser, demo, color_scheme=scheme) as page:
        page.goto(f"{PEOPLE}?people=loyalist,prospect")
        settle(page)
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run('.jm')")
        assert [each["id"] for each in found["violations"]] == []
