"""Charts stand on the columns of their table, drawn and live, and move nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from chart_page import LIVE, Show
from made_chart import FELT, made_chart

pytestmark = pytest.mark.browser

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


def apart(page: Page, script: str) -> float:
    """The greatest distance of a value from its column's middle, in px."""
    columns, marks = page.evaluate(COLUMNS), page.evaluate(script)
    assert len(marks) == len(columns)
    return max(abs(mark[0] - column) for mark, column in zip(marks, columns, strict=True))


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


def test_columns_that_run_from_right_to_left_have_their_values(show: Show) -> None:
    page = show(direction="rtl")
    page.wait_for_selector(LIVE)
    columns = page.evaluate(COLUMNS)
    assert columns == sorted(columns, reverse=True)
    assert apart(page, DRAWN) <= 0.5
    assert apart(page, PLOTTED) <= 0.5
    page.get_by_role("button", name="Wider columns").click()
    page.wait_for_function("() => document.querySelector('.jm-scroll').scrollLeft < -100")
    page.wait_for_function(
        "() => document.querySelector('.jm-live').layout.width"
        " === document.querySelector('.jm-live').clientWidth"
    )
    assert apart(page, PLOTTED) <= 0.5


def test_the_live_chart_follows_the_size_of_its_place(show: Show) -> None:
    page = show()
    page.wait_for_selector(LIVE)
    page.evaluate("document.querySelector('.jm').style.width = '1000px'")
    page.wait_for_function(
        "() => document.querySelector('.jm-live').layout.width"
        " === document.querySelector('.jm-live').clientWidth"
    )
    assert apart(page, PLOTTED) <= 0.5


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


def test_going_live_shifts_nothing(show: Show) -> None:
    page = show(
        before="""window.shifts = []
        new PerformanceObserver(list => shifts.push(...list.getEntries().map(e => e.value)))
          .observe({ type: "layout-shift", buffered: true })"""
    )
    page.wait_for_selector(LIVE)
    page.wait_for_timeout(200)
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("compact", [False, True])
def test_the_axis_waits_in_its_place_for_a_chart_that_is_still_coming(
    show: Show, compact: bool
) -> None:
    chart = made_chart(FELT, compact=compact)
    scale = (
        "[...document.querySelectorAll('.jm-axis > span')].map(e => e.getBoundingClientRect().y)"
    )
    whole = show(chart).evaluate(scale)
    coming = show(chart, until='<td class="jm-emotion__chart"').evaluate(scale)
    assert whole
    assert coming == pytest.approx(whole, abs=1)
