"""Pages that are left leave nothing behind, where Material changes pages without loading them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route

from demo import ADDRESS, PAGES
from visiting import visitor

pytestmark = pytest.mark.browser

ROUNDS = 20
PERSONA = "document.querySelector('.jm-card a').click()"
JOURNEY = "document.querySelector('.jm-travel h3 a').click()"


@dataclass
class Traveller:
    """Goes from a journey to its persona and back, again and again, in one document."""

    page: Page
    devtools: CDPSession
    there: str
    """What to wait for on the journey's page."""

    def go_round(self, times: int) -> None:
        # No handles to elements: they would keep the pages that are left.
        for _ in range(times):
            self.page.evaluate(PERSONA)
            self.page.wait_for_function("!!document.querySelector('.jm-persona')")
            self.page.evaluate(JOURNEY)
            self.page.wait_for_function(f"!!document.querySelector('{self.there}')")

    def nodes(self) -> int:
        """How many nodes are kept, on the page or by a script."""
        for _ in range(2):
            self.devtools.send("HeapProfiler.collectGarbage")
        return int(self.devtools.send("Memory.getDOMCounters")["nodes"])

    def growth(self, times: int) -> float:
        """How many nodes a round leaves behind."""
        before = self.nodes()
        self.go_round(times)
        return (self.nodes() - before) / times

    def put(self) -> int:
        """How many nodes our scripts put on the journey's page once: its copy buttons."""
        return self.page.locator(".jm-copy, .jm-copy *, .jm-copied").count()

    def listeners(self) -> int:
        """How many listeners there are on what no change of pages takes away."""
        return sum(map(self._listeners, ("window", "document", "document.body")))

    def _listeners(self, on: str) -> int:
        found = self.devtools.send("Runtime.evaluate", {"expression": on})["result"]["objectId"]
        told = self.devtools.send("DOMDebugger.getEventListeners", {"objectId": found})
        return len(told["listeners"])


@pytest.fixture
def travellers(browser: Browser, demo: str) -> Iterator[tuple[Traveller, Traveller]]:
    """One with our scripts and one without."""
    with visitor(browser, demo) as ours, visitor(browser, demo) as plain:
        plain.route("**/js/journeymaps.*.js", lambda route: route.fulfill(body=""))
        yield begin(ours, ".jm-plot--live"), begin(plain, ".jm-map")


def begin(page: Page, there: str) -> Traveller:
    page.route("**/sitemap.xml", name_the_port)
    with page.expect_response("**/sitemap.xml"):
        page.goto(PAGES["journey"])
    traveller = Traveller(page, page.context.new_cdp_session(page), there)
    # A slow machine may follow the first link before Material has read its map of the site.
    traveller.go_round(2)
    page.evaluate("window.stillHere = true")
    return traveller


def name_the_port(route: Route) -> None:
    """Material changes to pages that the sitemap names, and takes no port for another."""
    response = route.fetch()
    here = route.request.url.removesuffix("sitemap.xml")
    route.fulfill(response=response, body=response.text().replace(ADDRESS, here))


def test_twenty_rounds_leave_nothing_behind(travellers: tuple[Traveller, Traveller]) -> None:
    ours, plain = travellers
    listeners = ours.listeners()
    # Material itself keeps the pages that it leaves, and with them what was put on them.
    assert ours.growth(ROUNDS) <= 1.005 * plain.growth(3) + ours.put()
    assert ours.listeners() == listeners
    page = ours.page
    assert page.evaluate("window.stillHere")
    assert page.locator(".js-plotly-plot").count() == page.locator("[data-jm-chart]").count()
