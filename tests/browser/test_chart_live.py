"""When a chart goes live, what that adds, and what it must not do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chart_page import LIVE, Show
from made_chart import paired_chart

pytestmark = pytest.mark.browser


def test_a_static_chart_never_loads_plotly(show: Show) -> None:
    page = show(mode="static")
    page.mouse.move(640, 300)
    page.wait_for_timeout(600)
    assert page.evaluate("window.Plotly") is None
    assert page.locator("[data-jm-tool]:visible").count() == 0


def test_a_chart_out_of_sight_waits(show: Show) -> None:
    page = show(css=".jm-map { margin-top: 3000px }")
    page.wait_for_timeout(600)
    assert page.evaluate("window.Plotly") is None
    page.locator(".jm-plot").scroll_into_view_if_needed()
    page.wait_for_selector(LIVE)


def test_plotly_comes_on_intent_when_a_mouse_enters(show: Show) -> None:
    page = show(mode="intent")
    page.wait_for_timeout(400)
    assert page.evaluate("window.Plotly") is None
    page.locator(".jm-plot").hover()
    page.wait_for_selector(LIVE)


def test_plotly_comes_on_intent_by_the_keyboard(show: Show) -> None:
    page = show(mode="intent")
    page.get_by_role("button", name="Explore the chart").press("Enter")
    page.wait_for_selector(LIVE)
    expect(page.get_by_role("button", name="Explore the chart")).to_be_hidden()


def test_who_saves_data_is_asked_first(show: Show) -> None:
    page = show(
        before="Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page.wait_for_timeout(500)
    assert page.evaluate("window.Plotly") is None
    expect(page.get_by_role("button", name="Explore the chart")).to_be_visible()


def test_without_plotly_the_drawing_stays(show: Show, context: BrowserContext) -> None:
    # A file that is there and is no plotly: a missing one the browser itself would report.
    context.route("**/plotly-basic.min.js", lambda route: route.fulfill(body="", status=200))
    page = show()
    page.wait_for_timeout(800)
    assert page.locator(LIVE).count() == 0
    expect(page.locator(".jm-stretch .jm-curve").first).to_be_visible()


# -- What it must not do ----------------------------------------------------------------------


def test_no_button_of_plotlys_own_is_there(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    page.locator(".jm-plot").hover()
    assert page.locator(".modebar-btn, .modebar-group").count() == 0
    assert page.locator(".hoverlayer .hovertext, .hoverlayer .legend").count() == 0


def test_the_figure_travels_in_an_attribute(show: Show) -> None:
    page = show(mode="static")
    assert page.locator("script:not([src])").count() == 0
    figure = page.locator(".jm-emotion [data-jm-figure]").first.get_attribute("data-jm-figure")
    assert figure and json.loads(figure)["data"]


def test_the_live_chart_is_silent(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    expect(page.locator(".jm-live")).to_have_attribute("aria-hidden", "true")
    assert page.locator(".jm-live :is(a, button, [tabindex])").count() == 0


def test_a_page_that_is_left_leaves_nothing_behind(show: Show) -> None:
    page = show(
        before="""window.heard = []
        window.document$ = { subscribe(then) { heard.push(then); then() } }"""
    )
    page.wait_for_selector(LIVE)
    page.evaluate(
        """() => {
          window.left = document.querySelector(".jm-live")
          document.querySelector(".jm").remove()
          for (const then of heard) then()
        }"""
    )
    assert page.evaluate("left.children.length") == 0
    assert page.evaluate("left.data") is None
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_timeout(100)


def test_plotly_keeps_its_styles_when_material_sweeps_the_head(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    page.evaluate("document.querySelectorAll('head style').forEach(style => style.remove())")
    place = "getComputedStyle(document.querySelector('.jm-live .main-svg')).position"
    assert page.evaluate(place) == "absolute"


# -- Colours ----------------------------------------------------------------------------------


def line_colour(page: Page) -> str:
    """The colour of the felt line in the live chart."""
    return str(
        page.evaluate(
            """() => document.querySelector(".jm-live").data.find(
                trace => trace.name === "felt").line.color"""
        )
    )


def test_the_live_chart_follows_the_theme(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    assert line_colour(page) == "rgba(27, 36, 48, 1.000)"
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_function(
        "() => document.querySelector('.jm-live').data"
        ".some(trace => trace.line?.color === 'rgba(237, 241, 247, 1.000)')"
    )


def test_a_site_may_write_its_colours_as_it_likes(show: Show) -> None:
    page = show(css=":root { --jm-ink: oklch(62.8% 0.2577 29.23); --jm-page: ivory }")
    page.wait_for_selector(LIVE)
    assert line_colour(page) == "rgba(255, 0, 0, 1.000)"


def test_paper_is_light_and_shows_the_drawing(show: Show) -> None:
    page = show(scheme="slate")
    page.wait_for_selector(LIVE)
    page.emulate_media(media="print")
    expect(page.locator(".jm-live")).to_be_hidden()
    expect(page.locator(".jm-stretch .jm-curve").first).to_be_visible()
    ink = "getComputedStyle(document.querySelector('.jm-curve--felt')).stroke"
    assert page.evaluate(ink) == "rgb(27, 36, 48)"


# -- What it adds -----------------------------------------------------------------------------


def test_either_of_two_people_can_be_hidden_but_not_both(show: Show) -> None:
    page = show(paired_chart())
    page.wait_for_selector(LIVE)
    mara = page.get_by_role("button", name="Show Mara", exact=True)
    jonas = page.get_by_role("button", name="Show Jonas", exact=True)
    jonas.click()
    expect(jonas).to_have_attribute("aria-pressed", "false")
    expect(page.locator('.jm-point[data-jm-line="second"]').first).to_be_hidden()
    hidden = """() => document.querySelector('.jm-live').data
        .filter(trace => trace.visible === false).map(trace => trace.legendgroup)"""
    assert set(page.evaluate(hidden)) == {"second"}
    mara.click()
    expect(jonas).to_have_attribute("aria-pressed", "true")
    expect(mara).to_have_attribute("aria-pressed", "false")


def test_the_chart_can_be_taken_along_as_an_image(show: Show, tmp_path: Path) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as an image").click()
    assert download.value.suggested_filename == "chart-emotion.png"
    saved = tmp_path / "image.png"
    download.value.save_as(saved)
    assert saved.read_bytes().startswith(b"\x89PNG")
