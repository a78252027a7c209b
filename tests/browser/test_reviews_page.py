"""The reviews page is right on the reader's day: as if it had been built on it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from journeymaps.atlas.atlas import Atlas
from journeymaps.model.document import Reviewed
from journeymaps.model.interval import NEVER, Interval
from journeymaps.pages.icons import Icons
from journeymaps.pages.pages import Pages
from journeymaps.pages.reviews import TODAYS, Shelf
from journeymaps.pages.site import Site
from journeymaps.review import Standing, Subject, standings
from journeymaps.review.listing import by_owner, summary
from journeymaps.review.standing import pressing_first
from journeymaps.words import spell

pytestmark = pytest.mark.browser

ASSETS = files("journeymaps_theme") / "assets" / "journeymaps"
SCRIPT = ";\n".join((ASSETS / "js" / name).read_text("utf-8") for name in ("pages.js", "review.js"))
STYLE = (ASSETS / "css" / "reviews.css").read_text("utf-8")
BUILT = date(2026, 11, 20)
EMPTY = Atlas([])

READ = """() => [...document.querySelectorAll("[data-jm-counted]")].map(group => ({
    rows: [...group.querySelectorAll("[data-jm-turn]")].map(row => [
        row.dataset.jmPath, row.dataset.jmTurn, row.querySelector(".jm-badge").textContent.trim(),
    ]),
    counts: Object.fromEntries([...group.querySelectorAll("[data-jm-count]")]
        .filter(count => !count.parentElement.hidden)
        .map(count => [count.dataset.jmCount, Number(count.textContent)])),
    share: group.querySelector("[data-jm-share]").textContent,
}))"""


def subjects_at_random(number: int) -> list[Subject]:
    """Pages of all kinds of interval, reviewed long ago, lately or never."""
    chance = random.Random(number)
    made = []
    for place in range(number):
        last = BUILT - timedelta(chance.randrange(900)) if chance.random() < 0.9 else None
        asked = Interval(chance.randrange(1, 25), chance.choice([0, 1, 45]))
        every = NEVER if chance.random() < 0.1 else asked
        fields = Reviewed.model_validate({"last_reviewed": last, "review_every": str(every)})
        links, owner = chance.choice([0, 0, 1, 5]), chance.choice([None, "sales", "Ops"])
        path = f"p{place * 7919 % number:04}.md"
        made.append(Subject(path, "page", path, path, fields, owner, links))
    return made


SUBJECTS = subjects_at_random(150)


def listed_on(day: date, subjects: Sequence[Subject] = SUBJECTS) -> list[Standing]:
    """How the pages stand on a day; some have something else that asks for a review."""
    site = Site(EMPTY, day, Icons([]))
    shaken = {one.path for one in subjects if one.path.endswith("3.md")}
    found = standings(subjects, EMPTY, site.review, day)
    return pressing_first(
        replace(one, stands_on=("the journey X changed on 3 Nov 2026",))
        if one.subject.path in shaken
        else one
        for one in found
    )


def built_on(day: date, timezone: str = "UTC") -> str:
    site = Site(EMPTY, day, Icons([]))
    site = replace(site, review=replace(site.review, timezone=timezone))
    return Pages(site).reviews(listed_on(day), Shelf()).html


def expected(listed: Sequence[Standing]) -> list[dict[str, object]]:
    """What the page shows on the very day of its build, told anew from the rule."""
    groups = [listed, *by_owner(listed).values()]
    return [
        {
            "rows": [[one.subject.path, str(one.state), badge(one)] for one in group],
            "counts": {
                str(state): count for state, count in summary(group).by_state.items() if count
            },
            "share": f"{summary(group).percent_fresh}\N{NO-BREAK SPACE}%",
        }
        for group in groups
    ]


def badge(one: Standing) -> str:
    due = one.assessment.due
    if due is None:
        return TODAYS[one.state]
    return f"{TODAYS['due-today' if one.assessment.days == 0 else one.state]} {spell(due)}"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the script alone; it must not complain."""
    context = browser.new_context(timezone_id="Pacific/Honolulu")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content("<!doctype html><title>Reviews</title>")
    page.add_script_tag(content=SCRIPT)
    yield page
    context.close()
    assert complaints == []


def read_at(page: Page, moment: datetime, html: str) -> object:
    page.clock.set_fixed_time(moment)
    page.evaluate(
        "html => { document.body.innerHTML = html; window.journeymaps.review.refresh(); }", html
    )
    return page.evaluate(READ)


DAYS = [
    *(BUILT + timedelta(days) for days in (0, 1, 9, 30, 71, 100, 365, 366, 730, 4000)),
    date(2027, 1, 31),
    date(2028, 2, 29),
]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_states_counts_and_order_are_those_of_a_build_of_that_day(page: Page, day: date) -> None:
    moment = datetime.combine(day, time(12), UTC)
    assert read_at(page, moment, built_on(BUILT)) == expected(listed_on(day))


def test_the_day_is_that_of_the_sites_time_zone(page: Page) -> None:
    moment = datetime(2027, 3, 1, 11, 30, tzinfo=UTC)
    shown = read_at(page, moment, built_on(BUILT, "Pacific/Auckland"))
    assert shown == expected(listed_on(date(2027, 3, 2)))
    assert page.inner_text("[data-jm-day]") == "2 Mar 2027"


def test_what_stands_right_keeps_the_focus(page: Page) -> None:
    moment = datetime.combine(BUILT, time(12), UTC)
    read_at(page, moment, built_on(BUILT))
    page.locator(".jm-turn a").nth(3).focus()
    page.evaluate("window.journeymaps.review.refresh()")
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_without_scripts_nothing_is_said_that_a_later_day_belies(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(f"<!doctype html><style>{STYLE}</style>{built_on(BUILT)}")
    assert page.inner_text("[data-jm-day]") == "20 Nov 2026"
    leads = {one.text_content() for one in page.locator("[data-jm-lead]").all()}
    assert leads == {"Due", "Overdue since", "Never reviewed", "No regular review"}
    tints = {
        page.locator(f"[data-jm-turn={state}] .jm-badge").first.evaluate(
            "badge => getComputedStyle(badge).backgroundColor"
        )
        for state in ("fresh", "due-soon", "exempt")
    }
    assert len(tints) == 1
    context.close()
