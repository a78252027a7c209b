"""The site where nothing may be fetched from elsewhere: behind a strict policy, or in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from demo import PAGES
from journeymaps.exchange.policy import policy
from made_site import JOURNEY, MadeSite
from serving import served
from visiting import go_live, visitor

pytestmark = pytest.mark.browser

BELOW = "intranet/our maps/"


class _Strict(SimpleHTTPRequestHandler):
    """Sends the policy with each file."""

    header = ""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.header)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def strict(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo site below a path, behind its policy."""
    root = tmp_path_factory.mktemp("web")
    (root / "intranet").mkdir()
    (root / BELOW).symlink_to(demo_folder)
    handler = type("Strict", (_Strict,), {"header": str(policy(demo_folder))})
    with served(root, partial(handler, directory=str(root))) as address:
        yield address + BELOW.replace(" ", "%20")


def test_below_a_path_behind_a_strict_policy_all_works(browser: Browser, strict: str) -> None:
    with visitor(browser, strict, viewport={"width": 1280, "height": 900}) as page:
        for kind, path in PAGES.items():
            if kind != "not found":  # it knows only the address that the site was built for
                page.goto(strict + path)
                go_live(page)
        page.goto(strict + PAGES["journey"])
        go_live(page)
        with page.expect_download() as saved:
            page.locator("[data-jm-tool=image]:visible").first.click()
        assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
        page.get_by_title("Switch to dark mode").click()
        for view in page.locator(".jm-views__choice [data-jm-view]").all():
            view.click()
        finds(page, "Retention")
        page.locator(".md-search-result__link").first.click()
        expect(page.locator("h1")).to_have_count(1)


def finds(page: Page, word: str) -> None:
    page.locator(".md-search__input").click()
    page.keyboard.type(word)
    expect(page.locator(".md-search__input")).to_have_value(word)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_a_site_in_a_folder_needs_no_server(browser: Browser, site: MadeSite) -> None:
    """Neither where pages are told to change at once, of which Material then tells nothing."""
    site.config["plugins"] = ["search", "offline", "journeymaps"]
    site.config["theme"] = {"name": "material", "font": False, "features": ["navigation.instant"]}
    site.write({"index.md": "# Home\n\n[To the order](journeys/order.yml)\n"})
    site.write({"journeys/order.yml": JOURNEY}).build()
    start = (site.folder / "site").as_uri()
    with visitor(browser, start, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{start}/index.html")
        page.get_by_role("link", name="To the order").click()
        expect(page.locator("h1")).to_have_text("First order")
        go_live(page)
        for view in page.locator(".jm-views__choice [data-jm-view]").all():
            view.click()
        finds(page, "order")
        page.get_by_role("button", name="Journey map 1").click()
        expect(page.locator(".md-search-result__item")).to_have_count(1)
