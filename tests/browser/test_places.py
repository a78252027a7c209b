"""A link to a place in a map arrives there: it is marked, and nothing that is pinned hides it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from demo import JOURNEYS, PAGES
from test_leaving import name_the_port
from visiting import visitor

pytestmark = pytest.mark.browser

PLACES = """[...document.querySelectorAll(
    ".jm-stage[id], .jm-table td[id], .jm-table li[id], .jm-quote[id], .jm-section [id]"
)].filter(place => !place.matches("h2, .jm-tip")).map(place => place.id)"""

ARRIVED = """id => {
    const place = document.getElementById(id)
    const mark = place.querySelector(".jm-ribbon") || place
    const { left, top, right, bottom, width } = mark.getBoundingClientRect()
    const [x, y] = [left + Math.min(width / 2, 20), top + 8]
    const there = document.elementFromPoint(x, y)
    const probe = document.body.appendChild(document.createElement("i"))
    probe.style.color = "var(--jm-pos-tint)"
    const tint = getComputedStyle(probe).color
    probe.remove()
    return {
        isTarget: place.matches(":target"),
        isMarked: getComputedStyle(mark).backgroundColor === tint,
        isSeen: mark.contains(there)
            || Boolean(there?.contains(mark) && !there.matches("html, body")),
        isInView: top >= 0 && top < innerHeight && left >= 0 && left < innerWidth,
    }
}"""
"""How it looks where a link leads: its upper left corner is free of what is pinned."""

ALL_WELL = {"isTarget": True, "isMarked": True, "isSeen": True, "isInView": True}

VISITED = f"""async places => {{
    const missed = []
    for (const id of places) {{
        location.hash = encodeURIComponent(id)
        let found = {{ isTarget: false }}
        for (let frame = 0; frame < 300 && Object.values(found).includes(false); frame++) {{
            await new Promise(next => {{ requestAnimationFrame(next); setTimeout(next, 100) }})
            found = ({ARRIVED})(id)
        }}
        if (Object.values(found).includes(false)) missed.push([id, found])
    }}
    return missed
}}"""
"""Goes to one place after the other. Returns those where it does not look as it should."""


def assert_arrived(page: Page, place: str) -> None:
    """The visitor is there within a moment: Material scrolls when its page has come."""
    for _ in range(100):
        found = page.evaluate(ARRIVED, place)
        if found == ALL_WELL:
            return
        page.wait_for_timeout(50)
    assert found == ALL_WELL, place


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, demo: str) -> Iterator[Page]:
    with visitor(browser, demo, viewport={"width": request.param, "height": 800}) as page:
        yield page


@pytest.mark.parametrize("path", [*JOURNEYS, PAGES["blueprint"]])
def test_every_place_can_be_linked_to(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    places = page.evaluate(PLACES)
    assert places
    assert page.evaluate(VISITED, places) == []


def test_a_page_opens_at_its_place(page: Page) -> None:
    page.goto("")
    for place in ("usage.first-bill", "pain:billed-unused", "improvement:onboarding-support"):
        page.goto(PAGES["journey"] + f"#{place}")
        assert_arrived(page, place)
        page.goto("about:blank")


def test_so_it_does_when_material_changes_the_page(page: Page) -> None:
    page.route("**/sitemap.xml", name_the_port)
    page.goto(PAGES["persona"])
    page.evaluate("window.stillHere = true")
    page.wait_for_load_state("networkidle")
    link = page.locator(".jm-hurts a[href*='sfa-adoption/#']").first
    place = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    page.wait_for_function("!!document.querySelector('.jm-map')")
    assert_arrived(page, place)
    assert page.evaluate("window.stillHere")
