"""Charts stand on the columns of their table: every value over its own step, at every width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from demo import JOURNEYS, PAGES
from visiting import SAVES_DATA, SEES_ALL, go_live, settle, visitor

pytestmark = pytest.mark.browser

NEAR = 0.5  # px
WIDTHS = (360, 768, 1280, 1920)
Visit = Callable[[str], Page]

MEASURE = """() => {
    const middle = box => (box.left + box.right) / 2
    const centre = element => middle(element.getBoundingClientRect())
    const origin = shape => shape.getScreenCTM().e
    return [...document.querySelectorAll(".jm-emotion")].map(row => {
        const plot = row.querySelector(".jm-plot")
        const columns = row.querySelector("td").colSpan
        const probe = row.parentElement.insertRow()
        probe.insertCell()
        const cells = Array.from({ length: columns }, () => probe.insertCell()).map(centre)
        probe.remove()
        return {
            cells,
            columns: [...plot.querySelectorAll(".jm-place:has(.jm-point)")].map(
                place => parseFloat(place.style.getPropertyValue("--jm-x")) / 100 * columns - 0.5),
            drawn: [...plot.querySelectorAll(".jm-svg .jm-mark")].map(origin),
            live: [...plot.querySelectorAll(".jm-live .points path")].map(origin),
            buttons: [...plot.querySelectorAll("[class=jm-point]")].map(centre),
        }
    })
}"""
"""Of every chart, where its columns and its values stand, in px.

A column's centre is that of an empty cell in a row that is there for the moment. `columns` are
those that have a value, counted from 0; a stage's own value stands in the middle of the stage's.
"""


def aim(cells: list[float], column: float) -> float:
    """The centre of a column, or of the two between which it is."""
    halves = round(2 * column)
    return (cells[halves // 2] + cells[-(-halves // 2)]) / 2


def check(page: Page, kind: str) -> None:
    """All values of that kind stand where a column is, and all columns have theirs."""
    settle(page)
    charts: list[dict[str, Any]] = page.evaluate(MEASURE)
    assert charts
    for chart in charts:
        aims = [aim(chart["cells"], column) for column in chart["columns"]]
        assert all(min(abs(x - each) for each in aims) <= NEAR for x in chart[kind])
        assert all(min(abs(x - each) for x in chart[kind]) <= NEAR for each in aims)


@pytest.fixture
def visit(browser: Browser, demo: str) -> Iterator[Visit]:
    """Visits a map as a whole, with its charts not live yet."""
    with ExitStack() as visits:

        def begin(path: str) -> Page:
            page = visits.enter_context(visitor(browser, demo))
            page.add_init_script(f"{SAVES_DATA}; {SEES_ALL}")
            page.goto(path)
            return page

        yield begin


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)


@pytest.mark.parametrize("path", [*JOURNEYS, PAGES["blueprint"]])
def test_values_stand_over_their_columns(visit: Visit, path: str) -> None:
    page = visit(path)
    for width in WIDTHS:
        resize(page, width)
        check(page, "drawn")
        check(page, "buttons")
    go_live(page)
    for width in WIDTHS:
        resize(page, width)
        check(page, "live")
        check(page, "drawn")


@pytest.mark.parametrize("width", [360, 1280])
def test_they_stay_there_when_scrolled(visit: Visit, width: int) -> None:
    page = visit(PAGES["journey"])
    resize(page, width)
    for kind in ("drawn", "live"):
        page.evaluate("document.querySelector('.jm-scroll').scrollTo(133, 0); scrollTo(0, 333)")
        check(page, kind)
        go_live(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_they_stay_there_in_large_type(visit: Visit, width: int) -> None:
    page = visit(PAGES["journey"])
    resize(page, width)
    for kind in ("drawn", "live"):
        page.add_style_tag(content="html { font-size: 32px !important }")
        check(page, kind)
        go_live(page)


def test_they_stay_there_when_columns_are_widened(visit: Visit) -> None:
    page = visit(PAGES["journey"])
    go_live(page)
    for tool in ("wider", "wider", "narrower"):
        page.click(f"[data-jm-tool={tool}]")
        check(page, "live")
        check(page, "drawn")
