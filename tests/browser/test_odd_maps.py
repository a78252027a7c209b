"""Maps that lack what most have, or have it otherwise: each is a whole page, and silent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from made_site import MadeSite
from serving import served
from visiting import go_live, visitor

pytestmark = pytest.mark.browser

HEAD = "kind: journey\ntitle: {}\nlast_reviewed: 2026-05-01\n"
OVERVIEWS = ("portfolio", "heat-map", "improvements", "pains", "moments", "importance", "due")

MAPS = {
    "bare.yml": HEAD.format("Without a curve")
    + "stages: [{name: Wish}, {name: Wait, doing: [Waits]}]\n",
    "five.yml": HEAD.format("From one to five") + "scale: {low: 1, high: 5}\n"
    "stages:\n  - {name: Wish, emotion: 4}\n  - {name: Wait, emotion: {score: 1, word: lost}}\n",
    "long.yml": HEAD.format("Donau" * 12) + "stages:\n"
    f"  - {{name: {'Dampfschiff' * 6}, emotion: 2, pains: [{'Fahrt' * 12}]}}\n",
}


def test_each_is_a_whole_page_in_every_view(browser: Browser, site: MadeSite) -> None:
    site.write({"index.md": "# Home\n", **MAPS}).build(strict=False)
    with served(site.folder / "site") as address, visitor(browser, address) as page:
        for path in ("bare/", "five/", "long/"):
            page.goto(path)
            go_live(page)
            for view in page.locator(".jm-views__choice [data-jm-view]").all():
                view.click()
                expect(page.locator(".jm-stage").first).to_be_visible()
        page.goto("five/")
        assert "".join(page.locator(".jm-axis").inner_text().split()) == "54321"


def test_long_words_make_no_page_wider_than_a_phone(browser: Browser, site: MadeSite) -> None:
    site.write({"index.md": "# Home\n", **MAPS}).build(strict=False)
    phone = {"width": 360, "height": 700}
    with served(site.folder / "site") as address, visitor(browser, address, viewport=phone) as page:
        for path in ("long/", *(f"{name}/" for name in OVERVIEWS), "reviews/", "checks/"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") == 360, path
