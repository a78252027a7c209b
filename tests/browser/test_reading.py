"""Maps can be read in full: without scripts, on paper, zoomed, in the reader's own colours."""

from __future__ import annotations

import base64
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from demo import JOURNEYS, PAGES, PROJECT
from journeymaps.pages.prose import plain
from visiting import go_live, settle, visitor

pytestmark = pytest.mark.browser

NAMES_OTHERS = {"id", "source", "persona", "personas", "owner", "contributors", "tags", "channel"}
NAMES_OTHERS |= {"stages_from", "continues", "part_of", "journey", "answers", "bridges", "stage"}
NAMES_OTHERS |= {"from", "to", "improvements", "lanes", "link", "ticket"}
ELSEWHERE = {"exit", "word"}
"""What the chart and its list of values tell: in the table it would be too much."""
OTHERWISE = {"better", "size", "status", "due", "unit"}
"""What is told in another form."""
FLAT_PAPER = {"format": "A4", "landscape": True, "prefer_css_page_size": True}


def written(journey: str) -> dict[str, Any]:
    """The map of a page, as it is written."""
    file = PROJECT / "maps" / Path(journey).with_suffix(".yml")
    return dict(yaml.safe_load(file.read_text("utf-8")))


def texts(part: Any) -> Iterator[str]:
    """What a part of a map says in words."""
    if isinstance(part, str):
        yield plain(part)
    elif isinstance(part, list):
        yield from (text for each in part for text in texts(each))
    elif isinstance(part, dict):
        for key, value in part.items():
            left_out = key in NAMES_OTHERS | ELSEWHERE | OTHERWISE
            if not left_out or (key, type(value)) == ("lanes", dict):
                yield from texts(value)


def squeezed(text: str) -> str:
    """A text without white space, which a line break may put anywhere, and without ligatures."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.fixture
def plain_page(browser: Browser, demo: str) -> Iterator[Page]:
    """A visitor without scripts."""
    with visitor(browser, demo, java_script_enabled=False) as page:
        yield page


@pytest.mark.parametrize("path", JOURNEYS)
def test_without_scripts_all_words_of_a_map_can_be_seen(plain_page: Page, path: str) -> None:
    plain_page.goto(path)
    seen = squeezed(plain_page.inner_text("article"))
    journey = written(path)
    parts = [journey["title"], journey["summary"], journey["stages"], journey.get("improvements")]
    missing = [text for text in texts(parts) if squeezed(text) not in seen]
    assert missing == []


@pytest.mark.parametrize("path", JOURNEYS)
def test_without_scripts_all_feelings_are_named(plain_page: Page, path: str) -> None:
    plain_page.goto(path)
    stages = written(path)["stages"]
    points = [point for stage in stages for point in (stage.get("steps") or [stage])]
    for point in points:
        for felt in (point.get("emotions") or {"": point.get("emotion")}).values():
            score = felt.get("score") if isinstance(felt, dict) else felt
            if score is None:
                continue
            said = f"{score:+}".replace("-", "−") if score else "0"
            word = felt.get("word") if isinstance(felt, dict) else None
            name = f"{point['name']}: {said}" + (f", {word}" if word else "")
            label = re.compile(re.escape(name) + r"(,|$)")
            expect(plain_page.get_by_role("button", name=label).first).to_be_visible()


@pytest.mark.parametrize("kind", ["journey", "blueprint", "persona", "catalog", "written by hand"])
def test_without_scripts_a_page_says_when_it_was_reviewed(plain_page: Page, kind: str) -> None:
    plain_page.goto(PAGES[kind])
    said = plain_page.locator(".jm-review").first
    expect(said).to_be_visible()
    expect(said).to_have_text(re.compile(r"\d{1,2} [A-Z][a-z]{2} 20\d\d"))


def test_without_scripts_nothing_is_offered_that_would_not_work(plain_page: Page) -> None:
    for kind in ("journey", "journey of several people", "blueprint"):
        plain_page.goto(PAGES[kind])
        assert plain_page.locator(".jm-views:visible, .jm-tool:visible").count() == 0


# -- On paper -----------------------------------------------------------------------------------


def printed(page: Page) -> str:
    """The words on the sheets of a page, without white space."""
    sheets = PdfReader(io.BytesIO(page.pdf(**FLAT_PAPER))).pages
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in sheets)
    return squeezed(" ".join(sheet.extract_text() for sheet in sheets))


@pytest.mark.parametrize("path", [PAGES["journey"], PAGES["journey of several people"]])
def test_paper_has_all_words_of_the_stages(page: Page, path: str) -> None:
    page.goto(path)
    go_live(page)
    said = printed(page)
    journey = written(path)
    missing = [text for text in texts(journey["stages"]) if squeezed(text) not in said]
    assert missing == []
    assert squeezed(journey["title"]) in said


def test_paper_shows_the_whole_map_whatever_was_looked_at(page: Page) -> None:
    page.goto(PAGES["journey"])
    page.get_by_role("button", name="Stage by stage").click()
    said = printed(page)
    assert all(squeezed(stage["name"]) in said for stage in written(PAGES["journey"])["stages"])
    expect(page.locator(".jm-map")).to_have_attribute("data-jm-view", "stages")


# -- Large type, few colours, no motion -----------------------------------------------------------


@pytest.mark.parametrize("kind", PAGES)
def test_at_400_percent_nothing_is_lost(browser: Browser, demo: str, kind: str) -> None:
    with visitor(browser, demo, viewport={"width": 320, "height": 256}) as page:
        page.goto(PAGES[kind])
        settle(page)
        assert (
            page.evaluate(
                """() => {
                const hidden = ["hidden", "clip"]
                const unseen = "svg, .jm-unseen, .jm-button > span, .jm-journeys > thead, .jm-live"
                return [...document.querySelectorAll("article *")].filter(element => {
                    const style = getComputedStyle(element)
                    const text = [...element.childNodes].some(
                        node => node.nodeType === Node.TEXT_NODE && node.textContent.trim())
                    const seen = element.checkVisibility({ visibilityProperty: true })
                    if (!text || !seen) return false
                    if (element.closest(unseen)) return false
                    const cut = hidden.includes(style.overflowX)
                        && element.scrollWidth > element.clientWidth + 1
                    const { right, left } = element.getBoundingClientRect()
                    const scrolls = element.closest(
                        ".jm-scroll, .jm-sideways, pre, .md-typeset__scrollwrap")
                    return cut || !scrolls && (right > innerWidth + 1 || left < -1)
                }).map(element => element.outerHTML.slice(0, 120))
            }"""
            )
            == []
        )


COLOURS = """async png => {
    const image = new Image()
    image.src = `data:image/png;base64,${png}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d")
    canvas.drawImage(image, 0, 0)
    const { data } = canvas.getImageData(0, 0, image.width, image.height)
    const background = data.slice(0, 3).join()
    let inked = 0
    for (let at = 0; at < data.length; at += 4) {
        inked += data.slice(at, at + 3).join() !== background
    }
    return inked / (image.width * image.height)
}"""
"""Which part of a picture is not of the colour of its corner."""


UNREADABLE = """[...document.querySelectorAll(".jm *")].filter(element => {
    if (![...element.childNodes].some(node => node.nodeName === "#text" && node.data.trim())) {
        return false
    }
    const { color, forcedColorAdjust } = getComputedStyle(element)
    const clear = "rgba(0, 0, 0, 0)"
    let ground = forcedColorAdjust === "auto" ? document.body : element
    while (getComputedStyle(ground).backgroundColor === clear) ground = ground.parentElement
    return getComputedStyle(ground).backgroundColor === color
}).map(element => element.outerHTML.slice(0, 120))"""
"""Texts of the colour behind them: in forced colours the page's is put there, unless we refuse."""


def inked(page: Page, selector: str) -> float:
    picture = page.locator(selector).first.screenshot()
    return float(page.evaluate(COLOURS, base64.b64encode(picture).decode()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_readers_own_colours_everything_is_there(
    browser: Browser, demo: str, scheme: str
) -> None:
    usual = {"color_scheme": scheme, "viewport": {"width": 1280, "height": 900}}
    parts = (".jm-plot", ".jm-stages", ".jm-head", ".jm-key", ".jm-severity")
    shares = []
    for forced in ("none", "active"):
        with visitor(browser, demo, forced_colors=forced, **usual) as page:
            page.goto(PAGES["journey"])
            go_live(page)
            shares.append([inked(page, part) for part in parts])
            if forced == "active":
                assert page.evaluate(UNREADABLE) == []
    for part, usually, now in zip(parts, *shares, strict=True):
        assert now > 0.2 * min(usually, 0.1), part


def test_who_wants_no_motion_gets_none(browser: Browser, demo: str) -> None:
    with visitor(browser, demo, reduced_motion="reduce") as page:
        page.goto(PAGES["journey"])
        go_live(page)
        page.locator(".jm-point").nth(3).focus()
        page.keyboard.press("Shift")
        page.locator(".jm-touchpoint").first.hover()
        assert (
            page.evaluate(
                """document.getAnimations().filter(
                animation => animation.effect.target.closest(".jm")).length"""
            )
            == 0
        )
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
