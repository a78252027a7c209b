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
LOOK = """async rules => {
    const ends = document.getAnimations().map(animation => animation.finished)
    await Promise.race([Promise.allSettled(ends), new Promise(done => setTimeout(done, 2000))])
    const options = { resultTypes: ["violations"], ...rules.length && { runOnly: rules } }
    const { violations } = await axe.run(document, options)
    return violations.map(({ id, help, nodes }) => ({
        id, help, nodes: nodes.map(node => [node.html, node.failureSummary]).slice(0, 5),
    }))
}"""


OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that another scheme can break."""


def findings(page: Page, *rules: str) -> list[dict[str, Any]]:
    """What breaks these rules, or any."""
    settle(page)
    found: list[dict[str, Any]] = page.evaluate(LOOK, list(rules))
    return found


MAPS = ("journey", "journey of several people", "blueprint", "comparison")


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(browser: Browser, demo: str, kind: str) -> None:
    """Maps are looked at in every way, other pages wide in the light and narrow in the dark."""
    is_map = kind in MAPS
    with visitor(browser, demo, viewport={"width": 1280, "height": 900}) as page:
        page.goto(PAGES[kind])
        page.evaluate(AXE)
        for scheme, widths in (("light", (360, 1280)), ("dark", (1280, 360))):
            rules = OF_COLOURS if is_map and scheme == "dark" else []
            for width in widths if is_map else widths[1:]:
                page.set_viewport_size({"width": width, "height": 900})
                assert findings(page, *rules) == [], (scheme, width)
            page.set_viewport_size({"width": 1280, "height": 900})
            if scheme == "light":
                page.get_by_title("Switch to dark mode").click()
