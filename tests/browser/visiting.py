"""A visitor of a site: a page of a fresh browser profile, and all that it complains of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request


@contextmanager
def visitor(browser: Browser, site: str, **settings: Any) -> Iterator[Page]:
    """A page that must stay silent, and ask no other place than `site` for anything.

    `settings` are those of a browser context, such as `viewport` or `color_scheme`.
    """
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            complaints.append(f"{message.type}: {message.text}")

    def see(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            complaints.append(f"request: {request.url}")

    context = browser.new_context(base_url=site, **settings)
    context.on("console", hear)
    context.on("weberror", lambda error: complaints.append(f"uncaught: {error.error}"))
    context.on("request", see)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert complaints == []


SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
"""A script for visitors who asked to save data: their charts stay static until they want more."""

SEES_ALL = "localStorage.setItem('journeymaps.view', 'map')"
"""A script for visitors who chose the map as a whole, also where the window is narrow."""


def go_live(page: Page) -> None:
    """Bring every chart to life as a visitor does: by looking at it, or with a mouse on it."""
    for plot in page.locator("[data-jm-chart]").all():
        plot.scroll_into_view_if_needed()
        plot.dispatch_event("pointerenter", {"pointerType": "mouse"})
        page.wait_for_function("plot => plot.matches('.jm-plot--live')", arg=plot.element_handle())


def settle(page: Page) -> None:
    """Wait until what was asked for is on the screen."""
    page.evaluate(SETTLED)


SETTLED = """() => new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(done))
    setTimeout(done, 2000)
})"""
"""The second frame from now on. A browser that has nothing to draw may leave out frames."""
