"""Ways to look at a map: on a phone stage by stage, presented, on paper; links to its places."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from demo import PAGES
from visiting import go_live, settle, visitor

pytestmark = pytest.mark.browser

MAP = ".jm-map"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(browser: Browser, demo: str) -> Iterator[Page]:
    """A visitor with a phone, who sees the journey."""
    with visitor(browser, demo, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(PAGES["journey"])
        settle(page)
        yield page


# -- Stage by stage -----------------------------------------------------------------------------


def test_a_phone_shows_one_stage_and_the_curve_on_its_first_screen(phone: Page) -> None:
    expect(phone.locator(MAP)).to_have_attribute("data-jm-view", "stages")
    expect(phone.locator(".jm-stage:visible")).to_have_count(1)
    assert phone.locator(".jm-plot").bounding_box()["y"] < PHONE["height"] - 40  # type: ignore[index]
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_rows_that_say_nothing_of_the_stage_are_named_in_one_line(phone: Page) -> None:
    rows = phone.locator(".jm-lane:visible")
    assert "None reported" not in " ".join(rows.all_inner_texts())
    expect(phone.locator(".jm-unsaid")).to_have_text(re.compile("^Nothing reported on: .*Metrics"))
    phone.get_by_role("button", name="Map", exact=True).tap()
    expect(phone.locator(".jm-unsaid")).to_be_hidden()
    assert phone.locator(".jm-lane .jm-none:visible").count() > 5


def test_the_rest_of_the_head_is_one_tap_away(phone: Page) -> None:
    expect(phone.locator(".jm-purpose")).to_be_hidden()
    about = phone.get_by_role("button", name="About this map")
    about.tap()
    expect(phone.locator(".jm-purpose")).to_be_visible()
    expect(about).to_have_attribute("aria-expanded", "true")


def test_the_curve_stays_with_the_stage_marked(phone: Page) -> None:
    marked = "getComputedStyle(document.querySelector('.jm-map')).getPropertyValue('--jm-here')"
    before = phone.evaluate(marked)
    phone.get_by_role("button", name="Next stage").tap()
    assert phone.evaluate(marked) != before
    phone.evaluate("scrollTo(0, document.querySelector('.jm-scroll').offsetTop + 500)")
    expect(phone.locator(".jm-plot")).to_be_in_viewport(ratio=0.9)


def test_a_tap_on_the_curve_leads_to_the_stage_under_it(phone: Page) -> None:
    box = phone.locator(".jm-plot").bounding_box()
    assert box
    phone.locator(".jm-plot").tap(position={"x": box["width"] - 4, "y": 4}, force=True)
    expect(phone.locator(".jm-walk__here")).to_have_text(re.compile("^5 of 5: "))


def test_the_next_stage_begins_at_its_top(phone: Page) -> None:
    phone.evaluate("scrollTo(0, document.querySelector('.jm-scroll').offsetTop + 400)")
    phone.locator(".jm-lane a:visible").last.press("ArrowRight")
    expect(phone.locator(".jm-stage:visible")).to_be_in_viewport()


def test_the_chosen_view_is_remembered(phone: Page) -> None:
    phone.get_by_role("button", name="Map", exact=True).tap()
    phone.goto(PAGES["journey of several people"])
    expect(phone.locator(MAP)).to_have_attribute("data-jm-view", "map")


# -- Presenting and paper -----------------------------------------------------------------------


def test_a_map_is_presented_by_arrow_keys(page: Page) -> None:
    page.goto(PAGES["journey"])
    page.get_by_role("button", name="Present").click()
    expect(page.locator(MAP)).to_have_attribute("data-jm-view", "present")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".jm-stage:visible")).to_contain_text("Usage")
    expect(page.locator(".jm-plot")).to_be_in_viewport(ratio=1)
    assert page.evaluate(
        """[...document.querySelectorAll(".jm-lane:not([data-jm-unsaid]) .jm-list div")]
            .filter(each => each.checkVisibility())
            .every(each => parseFloat(getComputedStyle(each).fontSize) >= 18)"""
    )
    page.keyboard.press("Escape")
    expect(page.locator(MAP)).to_have_attribute("data-jm-view", "map")


def sheets(page: Page, paper: str) -> list[str]:
    made = page.pdf(format=paper, landscape=True, prefer_css_page_size=True)
    return [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(made)).pages]


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_sheet_says_where_it_is_from_and_when_it_was_reviewed(page: Page, paper: str) -> None:
    page.goto(PAGES["journey"] + "#usage")
    for sheet in sheets(page, paper):
        assert f"Last reviewed 12 Sep 2026 · {page.url.partition('#')[0]}" in sheet


def test_a_poster_has_the_whole_map_on_one_sheet(page: Page) -> None:
    page.goto(PAGES["journey"])
    page.evaluate(
        """() => { window.print = () => {
            const { dataset, style } = document.documentElement
            window.asked = [dataset.jmPaper, style.getPropertyValue("--jm-fit")]
        } }"""
    )
    page.get_by_role("button", name="Poster").click()
    page.evaluate(
        """() => {
            document.documentElement.dataset.jmPaper = asked[0]
            document.documentElement.style.setProperty("--jm-fit", asked[1])
        }"""
    )
    first, *others = sheets(page, "A3")
    assert "Handovers" in first and "Moment of truth" in first
    assert others and not any("Handovers" in sheet for sheet in others)


# -- Links to places ----------------------------------------------------------------------------

COPIED = "navigator.clipboard.readText()"


def test_by_keyboard_every_place_gives_its_link(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAGES["journey"])
    button = page.get_by_role("button", name="Copy the link to: The bill comes although")
    assert float(button.evaluate("each => getComputedStyle(each).opacity")) == 0
    button.focus()
    page.keyboard.press("Shift")
    expect(button).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate(COPIED) == page.url + "#pain%3Abilled-unused"


def test_on_a_phone_a_tap_on_a_place_shows_its_link(phone: Page) -> None:
    place = phone.locator(".jm-lane--pains li:visible").first
    place.tap(position={"x": 10, "y": 10})
    button = place.locator(".jm-copy")
    expect(button).to_have_css("opacity", "1")
    box = button.bounding_box()
    assert box and min(box["width"], box["height"]) >= 24


def test_every_kind_of_place_has_one(page: Page) -> None:
    page.goto(PAGES["journey"])
    kinds = [".jm-stage", ".jm-lane--touchpoints td[id]", ".jm-lane--pains li", ".jm-improvement"]
    for kind in kinds:
        places = page.locator(kind)
        expect(places.locator("> .jm-copy")).to_have_count(places.count())
    page.goto(PAGES["blueprint"])
    expect(page.locator(".jm-action > .jm-copy")).to_have_count(page.locator(".jm-action").count())


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_live_chart_makes_no_page_wider(page: Page, direction: str) -> None:
    page.add_init_script(
        f"addEventListener('DOMContentLoaded', () => {{ document.body.dir = '{direction}' }})"
    )
    page.goto(PAGES["journey"])
    go_live(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


# -- What a shared address may hold ---------------------------------------------------------------


@pytest.mark.parametrize("address", ["?people=gone", "#gone", "#%E0%A4%A", "?people=%00,&x"])
@pytest.mark.parametrize("kind", ["journey", "journey of several people"])
def test_an_address_that_says_nothing_shows_the_whole_page(
    page: Page, kind: str, address: str
) -> None:
    page.goto(PAGES[kind] + address)
    settle(page)
    expect(page.locator(".jm-emotion:visible").first).to_be_visible()
    expect(page.locator(".jm-stage:visible")).not_to_have_count(0)


def test_with_storage_blocked_all_works_for_this_visit(browser: Browser, demo: str) -> None:
    with visitor(browser, demo, viewport={"width": 1280, "height": 800}) as page:
        page.add_init_script(
            """for (const name of ["getItem", "setItem"]) {
                const own = Storage.prototype[name]
                Storage.prototype[name] = function (key, ...rest) {
                    if (key.startsWith("journeymaps")) throw new DOMException("blocked")
                    return own.call(this, key, ...rest)
                }
            }"""
        )
        page.goto(PAGES["journey"])
        page.get_by_role("button", name="Stage by stage").click()
        expect(page.locator(".jm-stage:visible")).to_have_count(1)
