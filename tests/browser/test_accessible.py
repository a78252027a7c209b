"""Every kind of page is free of what axe-core finds, in both schemes, wide and narrow.

axe-core 4.14.1 stands in `vendor` under the Mozilla Public License 2.0.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from demo import PAGES
from visiting import settle, visitor

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
LOOK = """async () => {
    const ends = document.getAnimations().map(animation => animation.finished)
    await Promise.race([Promise.allSettled(ends), new Promise(done => setTimeout(done, 2000))])
    const { violations } = await axe.run(document, { resultTypes: ["violations"] })
    return violations.map(({ id, help, nodes }) => ({
        id, help, nodes: nodes.map(node => [node.html, node.failureSummary]).slice(0, 5),
    }))
}"""


def findings(page: Page) -> list[dict[str, Any]]:
    settle(page)
    found: list[dict[str, Any]] = page.evaluate(LOOK)
    return found


MAPS = ("journey", "journey of several people", "blueprint", "comparison")


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(browser: Browser, demo: str, kind: str) -> None:
    """Maps are looked at in every way, other pages wide in the light and narrow in the dark."""
    with visitor(browser, demo, viewport={"width": 1280, "height": 900}) as page:
        page.goto(PAGES[kind])
        page.evaluate(AXE)
        for scheme, widths in (("light", (360, 1280)), ("dark", (1280, 360))):
            for width in widths if kind in MAPS else widths[1:]:
                page.set_viewport_size({"width": width, "height": 900})
                assert findings(page) == [], (scheme, width)
            page.set_viewport_size({"width": 1280, "height": 900})
            if scheme == "light":
                page.get_by_title("Switch to dark mode").click()
