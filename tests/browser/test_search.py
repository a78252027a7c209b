"""Material's search: what it found can be narrowed by kind, and a result leads to its step."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from demo import PAGES
from test_leaving import name_the_port
from test_places import assert_arrived

pytestmark = pytest.mark.browser


def test_a_text_in_a_cell_is_found_and_leads_to_its_step(page: Page) -> None:
    page.route("**/sitemap.xml", name_the_port)
    page.goto(PAGES["persona"])
    page.wait_for_load_state("networkidle")
    page.keyboard.press("s")
    page.keyboard.type("register users anything", delay=10)
    result = page.locator(".md-search-result__item").first
    expect(result.locator(".jm-found__kind")).to_have_text("Journey map")
    expect(result.locator("p mark").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sfa-adoption/*#usage.first-login")
    page.wait_for_function("!!document.querySelector('.jm-map')")
    assert_arrived(page, "usage.first-login")


def test_the_keyboard_narrows_results_to_a_kind(page: Page) -> None:
    page.goto(PAGES["home"])
    page.wait_for_load_state("networkidle")
    page.keyboard.press("s")
    page.keyboard.type("phone", delay=10)
    buttons = page.locator("[data-jm-kind]")
    shown = page.locator(".md-search-result__item .jm-found__kind")
    expect(buttons.first).to_be_visible()
    assert len(set(shown.all_inner_texts())) > 1
    number = int(page.locator("[data-jm-kind='Journey map'] b").inner_text())
    page.keyboard.press("Tab")
    expect(buttons.first).to_be_focused()
    while page.evaluate("document.activeElement.dataset.jmKind") != "Journey map":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.locator("[data-jm-kind='Journey map']")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-jm-kind='Journey map']")).to_be_focused()
    expect(shown).to_have_text(["Journey map"] * number)
    expect(page.get_by_role("status").filter(has_text=f"{number} matching")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.locator("[data-jm-kind='Journey map']").click()
    expect(shown).not_to_have_text(["Journey map"] * number)
