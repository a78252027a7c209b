"""One Chromium for all the tests here, and the demo site for it to visit."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from chart_page import Show, chart_page
from demo import build_demo
from journeymaps.charts.chart import Chart
from made_chart import full_chart
from serving import served
from visiting import visitor


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that `make test` found, or Debian's."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built demo site. Workers of pytest-xdist share it: the first one builds it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "demo"
    with _alone(shared / "demo.lock"):
        if not folder.exists():
            build_demo(shared / "demo-in-the-making")
            (shared / "demo-in-the-making").rename(folder)
    return folder


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock for which other processes wait."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def demo(demo_folder: Path) -> Iterator[str]:
    """The address of the demo site."""
    with served(demo_folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser, demo: str) -> Iterator[Page]:
    """A visitor of the demo site at a desk."""
    with visitor(browser, demo, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def show(context: BrowserContext, tmp_path: Path) -> Iterator[Show]:
    """Opens a page with charts, or what has come of it before `until`.

    At the end nothing may have gone wrong on it.
    """
    faults: list[str] = []

    def shown(*charts: Chart, before: str = "", until: str = "", **more: Any) -> Page:
        html = chart_page(charts or (full_chart(),), **more)
        made = tmp_path / "page.html"
        made.write_text(html[: html.index(until)] if until else html, "utf-8")
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and faults.append(said.text))
        page.on(
            "request",
            lambda asked: (
                asked.url.partition(":")[0] not in ("file", "blob", "data")
                and faults.append(asked.url)
            ),
        )
        if before:
            page.add_init_script(before)
        page.goto(made.as_uri())
        return page

    yield shown
    assert faults == []
