"""The chart in a real browser: aligned with its columns, drawn and live, for mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from chart_page import chart_page
from journeymaps.charts.chart import Chart
from made_chart import FELT, full_chart, made_chart, paired_chart

pytestmark = pytest.mark.browser

LIVE = ".jm-plot--live"
OPEN_TIP = ".jm-tip:popover-open"
LOCAL = {"file", "blob", "data"}

COLUMNS = """() => [...document.querySelectorAll("td.column")].map(cell => {
  const box = cell.getBoundingClientRect()
  return box.left + box.width / 2
})"""

DRAWN = """() => [...document.querySelectorAll('g[data-jm-line="felt"] > .jm-mark')].map(mark => {
  const shape = mark.querySelector(":scope > :is(circle, path):not(.jm-ring)")
  const at = new DOMPoint(0, 0).matrixTransform(shape.getScreenCTM())
  return [at.x, at.y]
})"""

PLOTTED = """() => {
  const box = document.querySelector(".jm-live")
  const values = box.data.findIndex(trace => trace.textposition && trace.legendgroup === "felt"
    && trace.hoverinfo === "none")
  const path = box.querySelectorAll(".scatterlayer .trace")[values].querySelectorAll(".points path")
  return [...path].map(point => {
    const at = new DOMPoint(0, 0).matrixTransform(point.getScreenCTM())
    return [at.x, at.y]
  })
}"""

Show = Callable[..., Page]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def show(context: BrowserContext, tmp_path: Path) -> Iterator[Show]:
    """Opens a page with charts; at the end nothing may have gone wrong on it."""
    faults: list[str] = []

    def shown(*charts: Chart, before: str = "", **more: Any) -> Page:
        made = tmp_path / "page.html"
        made.write_text(chart_page(charts or (full_chart(),), **more), "utf-8")
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and faults.append(said.text))
        page.on(
            "request",
            lambda asked: asked.url.partition(":")[0] not in LOCAL and faults.append(asked.url),
        )
        if before:
            page.add_init_script(before)
        page.goto(made.as_uri())
        return page

    yield shown
    assert faults == []


def apart(page: Page, script: str) -> float:
    """The greatest distance of a value from its column's middle, in px."""
    columns, marks = page.evaluate(COLUMNS), page.evaluate(script)
    assert len(marks) == len(columns)
    return max(abs(mark[0] - column) for mark, column in zip(marks, columns, strict=True))


# -- Alignment --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("mode", ["static", "visible"])
def test_values_stand_in_the_middle_of_their_columns(show: Show, width: int, mode: str) -> None:
    page = show(mode=mode)
    page.set_viewport_size({"width": width, "height": 900})
    if mode == "visible":
        page.wait_for_selector(LIVE)
        page.wait_for_function("() => document.querySelector('.jm-live').layout.width > 0")
    script = PLOTTED if mode == "visible" else DRAWN
    assert apart(page, script) <= 0.5
    page.evaluate("document.querySelector('.jm-scroll').scrollLeft = 217")
    assert apart(page, script) <= 0.5


def test_values_stay_in_their_columns_when_letters_are_large(show: Show) -> None:
    page = show(css="html { font-size: 32px !important }")
    page.wait_for_selector(LIVE)
    assert apart(page, DRAWN) <= 0.5
    assert apart(page, PLOTTED) <= 0.5


def test_the_live_chart_stands_over_the_pixels_of_the_drawing(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    for drawn, plotted in zip(page.evaluate(DRAWN), page.evaluate(PLOTTED), strict=True):
        assert plotted == pytest.approx(drawn, abs=0.5)


def test_going_live_shifts_nothing(show: Show) -> None:
    page = show(
        before="""window.shifts = []
        new PerformanceObserver(list => shifts.push(...list.getEntries().map(e => e.value)))
          .observe({ type: "layout-shift", buffered: true })"""
    )
    page.wait_for_selector(LIVE)
    page.wait_for_timeout(200)
    assert page.evaluate("shifts") == []


def test_the_live_chart_follows_the_size_of_its_place(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    page.evaluate("document.querySelector('.jm').style.width = '1000px'")
    page.wait_for_function(
        "() => document.querySelector('.jm-live').layout.width"
        " === document.querySelector('.jm-live').clientWidth"
    )
    assert apart(page, PLOTTED) <= 0.5


# -- When it goes live ------------------------------------------------------------------------


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
    assert page.evaluate("JSON.parse(document.querySelector('.jm-plot').dataset.jmFigure).data")


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


# -- Tooltips ---------------------------------------------------------------------------------


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


def test_live_a_whole_column_answers_and_the_tooltip_covers_no_value(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    plot = page.locator(".jm-plot").bounding_box()
    assert plot
    x = plot["x"] + plot["width"] * 7.2 / 12
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


# -- What live adds ---------------------------------------------------------------------------


def test_wider_columns_stay_one_grid(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    width = page.evaluate("document.querySelector('.jm-plot').clientWidth")
    page.get_by_role("button", name="Wider columns").click()
    page.wait_for_function(f"() => document.querySelector('.jm-live').layout.width > {width}")
    assert page.evaluate("document.querySelector('.jm-plot').clientWidth") == pytest.approx(
        1.5 * width, abs=1
    )
    assert apart(page, PLOTTED) <= 0.5
    page.get_by_role("button", name="Narrower columns").click()
    page.wait_for_function(f"() => document.querySelector('.jm-plot').clientWidth === {width}")
    expect(page.get_by_role("button", name="Narrower columns")).to_be_disabled()


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


# -- Without scripts --------------------------------------------------------------------------


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


def test_the_lowest_value_leads_to_its_place(show: Show) -> None:
    page = show(mode="static")
    link = page.get_by_role("link", name="frustrated")
    expect(link).to_have_attribute("href", "#step-8")
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
