"""The card of a link by id: by mouse, by keyboard, by finger, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from visiting import visitor

pytestmark = pytest.mark.browser

GUIDE = "guide/pages/"


@pytest.fixture
def desk(page: Page) -> Page:
    page.goto(GUIDE)
    return page


@pytest.fixture
def phone(browser: Browser, demo: str) -> Iterator[Page]:
    small = {"width": 360, "height": 740}
    with visitor(browser, demo, viewport=small, has_touch=True, is_mobile=True) as page:
        page.goto(GUIDE)
        yield page


def reference(page: Page) -> Locator:
    return page.locator(".jm-ref", has_text="while they use it")


def link(page: Page) -> Locator:
    return reference(page).locator("a")


def card(page: Page) -> Locator:
    return reference(page).locator(".jm-ref__card")


def assert_in_view(page: Page) -> None:
    found, view = card(page).bounding_box(), page.viewport_size
    assert found and view
    assert found["x"] >= 0
    assert found["y"] >= 0
    assert found["x"] + found["width"] <= view["width"]
    assert found["y"] + found["height"] <= view["height"]


def test_a_mouse_on_the_link_shows_it_and_may_go_there(desk: Page) -> None:
    expect(card(desk)).to_be_hidden()
    link(desk).hover()
    expect(card(desk)).to_be_visible()
    assert_in_view(desk)
    card(desk).hover()
    desk.wait_for_timeout(400)
    expect(card(desk)).to_be_visible()
    desk.mouse.move(2, 2)
    expect(card(desk)).to_be_hidden()


def test_the_keyboard_shows_it_and_escape_hides_it(desk: Page) -> None:
    link(desk).focus()
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Tab")
    expect(link(desk)).to_be_focused()
    expect(card(desk)).to_be_visible()
    expect(link(desk)).to_have_accessible_description(re.compile("Journey map .* Usage −3"))
    desk.keyboard.press("Escape")
    expect(card(desk)).to_be_hidden()
    expect(link(desk)).to_be_focused()


def test_a_finger_has_a_button_for_it_and_the_link_still_leads_there(phone: Page) -> None:
    reference(phone).locator(".jm-ref__more").tap()
    expect(card(phone)).to_be_visible()
    assert_in_view(phone)
    phone.locator("h1").tap()
    expect(card(phone)).to_be_hidden()
    link(phone).tap()
    phone.wait_for_url("**/journeys/sfa-adoption/#usage")


def test_without_scripts_it_is_there_too(browser: Browser, demo: str) -> None:
    with visitor(browser, demo, java_script_enabled=False) as page:
        page.goto(GUIDE)
        expect(card(page)).to_be_hidden()
        link(page).hover()
        expect(card(page)).to_be_visible()
