"""The browser's copy of the review rule says what the build's says, at any moment, anywhere."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from playwright.sync_api import Browser, Page

from journeymaps.model.interval import Interval
from journeymaps.review import Assessment, assess, describe, today

pytestmark = pytest.mark.browser

TABLE = json.loads((Path(__file__).parents[1] / "cases" / "review.json").read_text("utf-8"))
SITES = ["Pacific/Auckland", "Pacific/Honolulu", "UTC"]
READERS = ["Pacific/Honolulu", "Pacific/Auckland"]
ANCIENT = date(1970, 1, 1)
THEME = files("journeymaps_theme")
STYLE = (THEME / "assets" / "journeymaps" / "css" / "review.css").read_text("utf-8")
SCRIPTS = THEME / "assets" / "journeymaps" / "js"
SCRIPT = ";\n".join((SCRIPTS / name).read_text("utf-8") for name in ("pages.js", "review.js"))

jinja = Environment(
    loader=FileSystemLoader(str(THEME / "templates")), autoescape=True, undefined=StrictUndefined
)
jinja.globals["icon"] = lambda name: Markup('<svg data-name="{}"></svg>').format(name)
PILL = jinja.get_template("journeymaps/partials/review.html")

READ = """pill => ({
    state: pill.dataset.jmReview,
    classes: pill.className,
    words: [...pill.querySelector(".jm-review__words").children].map(part => part.textContent),
    icons: [...pill.querySelectorAll("svg")].filter(svg => !svg.parentElement.hidden)
        .map(svg => svg.dataset.name),
})"""


@dataclass(frozen=True)
class Case:
    """A page, the site's time zone, and the moment at which somebody reads the page."""

    last: date | None
    every: Interval
    notice: int
    zone: str
    moment: datetime

    def on(self, day: date) -> Assessment:
        return assess(self.last, self.every, day, self.notice)

    def pill(self, built: date) -> str:
        described = describe(self.on(built), reviewed_by="A. Okafor", timezone=self.zone)
        return PILL.render(review=described)

    @property
    def read_on(self) -> date:
        """The day of reading, by the function that builds and commands ask."""
        return today(None, {}, self.moment, self.zone)

    @property
    def expected(self) -> dict[str, object]:
        """What the pill shows when it is read, by the build's rule."""
        now = self.on(self.read_on)
        described = describe(now, reviewed_by="A. Okafor", timezone=self.zone)
        lead, rest = (
            described.words["due-today"] if now.days == 0 else (described.lead, described.rest)
        )
        return {
            "state": now.state,
            "classes": f"jm-review jm-review--{now.state}",
            "words": [lead, rest],
            "icons": [described.icons[now.state]],
        }


def in_table() -> list[Case]:
    """Each row, read at noon in the site's time zone, in turn."""
    noon = time(12)
    return [
        Case(
            date.fromisoformat(row["last"]) if row["last"] else None,
            Interval.parse(row["every"]),
            row.get("notice", 30),
            zone,
            datetime.combine(date.fromisoformat(row["today"]), noon, ZoneInfo(zone)),
        )
        for row in TABLE["states"]
        for zone in SITES
    ]


def at_random(number: int) -> list[Case]:
    """Pages read around the midnights that change their state, and at any other moment."""
    chance = random.Random(number)
    cases = []
    for _ in range(number):
        last = date(2000, 1, 1) + timedelta(chance.randrange(12_000))
        every = Interval(chance.randrange(37), chance.randrange(1, 100))
        notice = chance.choice([0, 7, 30, 30, 90])
        zone = ZoneInfo(chance.choice(SITES))
        turns = assess(last, every, last, notice)
        assert turns.due
        assert turns.notice_from
        day = chance.choice([turns.notice_from, turns.due, turns.due + timedelta(1)])
        midnight = datetime.combine(day, time(), zone).astimezone(UTC)
        hours = chance.choice([timedelta(), timedelta(hours=14), timedelta(days=400)])
        moment = midnight + chance.choice([-1, 1]) * chance.random() * hours
        around = moment + timedelta(milliseconds=chance.choice([-1, 0, 1]))
        cases.append(Case(last, every, notice, zone.key, around))
    return cases


def at_clock_changes() -> list[Case]:
    """Pages due on, before and after a day of 23 or 25 hours in Auckland, read hour by hour."""
    cases = []
    for change in (date(2026, 4, 5), date(2026, 9, 27)):
        start = datetime.combine(change, time(), ZoneInfo("Pacific/Auckland")).astimezone(UTC)
        for due in (change - timedelta(1), change, change + timedelta(1)):
            last = due - timedelta(10)
            for half_hours in range(-4, 60, 4):
                moment = start + timedelta(minutes=30 * half_hours)
                cases.append(Case(last, Interval(0, 10), 3, "Pacific/Auckland", moment))
    return cases


CASES = [*in_table(), *at_random(300), *at_clock_changes()]


@pytest.fixture(params=READERS, scope="module")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page with the script alone, in a reader's time zone; it must not complain."""
    context = browser.new_context(timezone_id=request.param)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content("<!doctype html><title>Reviews</title>")
    page.add_script_tag(content=SCRIPT)
    yield page
    context.close()
    assert complaints == []


def read_at(page: Page, moment: datetime, pill: str) -> object:
    """What a pill shows after the script has run at that moment."""
    page.clock.set_fixed_time(moment)
    return page.evaluate(
        f"""html => {{
            document.body.innerHTML = html;
            window.journeymaps.review.refresh();
            return ({READ})(document.body.firstElementChild);
        }}""",
        pill,
    )


def test_an_old_page_shows_what_a_build_of_today_would(page: Page) -> None:
    for case in CASES:
        shown = read_at(page, case.moment, case.pill(built=case.last or ANCIENT))
        assert shown == case.expected, case


def test_a_page_built_when_it_was_overdue_is_judged_by_its_dates_alone(page: Page) -> None:
    for case in CASES[::10]:
        if case.last:
            shown = read_at(page, case.moment, case.pill(built=date(2100, 1, 1)))
            assert shown == case.expected, case


def test_the_rule_alone_agrees_with_the_table(page: Page) -> None:
    rows = [case for case in in_table() if case.on(case.read_on).due]
    states = page.evaluate(
        "rows => rows.map(row => window.journeymaps.review.assess(...row))",
        [
            [str(found.due), str(found.notice_from), str(case.read_on)]
            for case in rows
            for found in [case.on(case.read_on)]
        ],
    )
    assert states == [case.on(case.read_on).state for case in rows]


@pytest.mark.parametrize(
    "missing", ["data-jm-due", "data-jm-notice", "data-jm-timezone", "data-jm-words"]
)
def test_a_pill_without_an_attribute_stays_as_it_was_built(page: Page, missing: str) -> None:
    case = Case(date(2024, 1, 1), Interval(6), 30, "UTC", datetime(2026, 1, 1, tzinfo=UTC))
    pill = case.pill(built=date(2024, 1, 1)).replace(missing, "data-nothing")
    shown = read_at(page, case.moment, pill)
    assert shown == read_at(page, datetime(2024, 1, 1, tzinfo=UTC), pill)
    assert "jm-review--fresh" in str(shown)


def test_a_time_zone_that_the_browser_does_not_know_leaves_the_pill(page: Page) -> None:
    case = Case(date(2024, 1, 1), Interval(6), 30, "UTC", datetime(2026, 1, 1, tzinfo=UTC))
    pill = case.pill(built=date(2024, 1, 1)).replace('zone="UTC"', 'zone="Mars/Olympus"')
    assert "jm-review--fresh" in str(read_at(page, case.moment, pill))


@pytest.mark.parametrize("place", ["in the head", "deferred", "with Material"])
def test_it_runs_by_itself(browser: Browser, place: str) -> None:
    case = Case(date(2024, 1, 1), Interval(6), 30, "UTC", datetime(2026, 1, 1, tzinfo=UTC))
    pill = case.pill(built=date(2024, 1, 1))
    script = f"<script>{SCRIPT}</script>"
    material = """<script>
        window.document$ = {subscribe: tell => { window.arrive = () => tell(document) }};
    </script>"""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(case.moment)
    match place:
        case "in the head":
            page.set_content(f"<!doctype html>{script}{pill}")
        case "deferred":
            page.set_content(f"<!doctype html>{pill}{script}")
        case _:
            page.set_content(f"<!doctype html>{material}{script}")
            page.evaluate("pill => { document.body.innerHTML = pill }", pill)
            assert "jm-review--fresh" in page.inner_html("body")
            page.evaluate("arrive()")
    page.wait_for_selector(".jm-review--overdue")
    assert page.evaluate(READ, page.query_selector("[data-jm-review]")) == case.expected
    context.close()


def test_without_scripts_the_dates_stand_and_the_verdict_goes(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    case = Case(date(2024, 1, 1), Interval(6), 30, "UTC", datetime(2026, 1, 1, tzinfo=UTC))
    pill = case.pill(built=date(2024, 1, 1))
    page.set_content(f"<!doctype html><style>{STYLE}</style>{pill}<script>{SCRIPT}</script>")
    assert page.inner_text(".jm-review").strip() == (
        "Last reviewed 1 Jan 2024 by A. Okafor · next review due 1 Jul 2024"
    )
    assert not page.is_visible(".jm-review__icon")
    context.close()


def test_one_icon_is_seen_at_a_time(browser: Browser) -> None:
    case = Case(date(2024, 1, 1), Interval(6), 30, "UTC", datetime(2026, 1, 1, tzinfo=UTC))
    page = browser.new_page()
    page.set_content(f"<!doctype html><style>{STYLE}</style>{case.pill(date(2024, 1, 1))}")
    seen = [icon for icon in page.locator("[data-jm-icon]").all() if icon.is_visible()]
    assert [icon.get_attribute("data-jm-icon") for icon in seen] == ["fresh"]
    page.close()
