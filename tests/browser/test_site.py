"""The published site as a whole: silent, on its own, and as wide as the window on every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from demo import JOURNEYS, PAGES, TODAY
from visiting import go_live, settle, visitor

pytestmark = pytest.mark.browser

SHIFTS = """window.shifts = []
new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
    .observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_silent_and_asks_no_other_place(page: Page, kind: str) -> None:
    response = page.goto(PAGES[kind])
    assert response
    assert response.status == 200
    go_live(page)
    expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("path", sorted({*PAGES.values(), *JOURNEYS}))
def test_no_page_scrolls_sideways_as_a_whole(browser: Browser, demo: str, path: str) -> None:
    with visitor(browser, demo) as page:
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 640})
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            for view in page.locator(".jm-views__choice [data-jm-view]").all():
                view.click()
                assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", JOURNEYS)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_map_loads_and_goes_live(
    browser: Browser, demo: str, width: int, path: str
) -> None:
    with visitor(browser, demo, viewport={"width": width, "height": 900}) as page:
        page.clock.set_fixed_time(TODAY)  # or the words of its review would change
        page.add_init_script(SHIFTS)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        if width > 880:
            go_live(page)
        settle(page)
        assert page.evaluate("shifts") == []


def test_the_theme_recolours_drawing_and_live_chart(page: Page) -> None:
    page.goto(PAGES["journey"])
    drawn = "getComputedStyle(document.querySelector('.jm-curve--felt')).stroke"
    live = "[...document.querySelectorAll('.jm-live .js-line')].map(line => line.style.stroke)"
    go_live(page)
    light, dark = "rgb(27, 36, 48)", "rgb(237, 241, 247)"
    assert page.evaluate(drawn) == light
    assert light in page.evaluate(live)
    for name, ink, other in (("dark", dark, light), ("light", light, dark)):
        page.get_by_title(f"Switch to {name} mode").click()
        assert page.evaluate(drawn) == ink
        assert ink in page.evaluate(live)
        assert other not in page.evaluate(live)


def test_no_icon_is_loaded_that_is_not_shown(page: Page) -> None:
    page.goto(PAGES["journey"])
    found = page.evaluate(
        """[...document.querySelectorAll(".jm-map summary")].flatMap(summary =>
            ["::before", "::after"].map(part => getComputedStyle(summary, part).maskImage))"""
    )
    assert found and set(found) == {"none"}
