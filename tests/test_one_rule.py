"""One rule everywhere: list, page, JSON, calendar, feed and messages say the same of a page.

The browser's copy of it is held to the same in tests/browser.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from journeymaps.atlas.atlas import Atlas
from journeymaps.exchange.atom import ATOM
from journeymaps.exchange.calendar import calendars
from journeymaps.exchange.feed import feed
from journeymaps.exchange.messages import text
from journeymaps.exchange.reviews_json import reviews_json
from journeymaps.exchange.site import Site as Published
from journeymaps.model.document import Reviewed
from journeymaps.model.interval import Interval
from journeymaps.pages.icons import Icons
from journeymaps.pages.pages import Pages
from journeymaps.pages.reviews import LEADS, Shelf
from journeymaps.pages.site import Site
from journeymaps.review import (
    ReviewSettings,
    ReviewState,
    Standing,
    Subject,
    assess,
    standings,
)
from journeymaps.review.listing import summary
from journeymaps.words import spell

TABLE = json.loads((Path(__file__).parent / "cases" / "review.json").read_text("utf-8"))
EMPTY = Atlas([])
TITLE = "A page"


def stands(last: date | None, every: str, today: date, notice: int = 30) -> Standing:
    fields = Reviewed.model_validate({"last_reviewed": last, "review_every": every})
    subject = Subject("a.md", "page", "a", TITLE, fields)
    (found,) = standings([subject], EMPTY, ReviewSettings(notice=notice), today)
    return found


def agree(one: Standing, today: date, expected: ReviewState) -> None:
    """Hold everything that tells of a page to one state and one due day."""
    due = one.assessment.due
    assert one.state is expected
    assert _in_json(one, today) == (str(expected), due and due.isoformat())
    assert _in_calendar(one, today) == due
    assert _in_feed(one, today) == {
        ReviewState.OVERDUE: "Review overdue: A page",
        ReviewState.DUE_SOON: "Review due soon: A page",
    }.get(expected)
    assert _on_page(one, today) == (
        str(expected),
        f"{LEADS[expected]} {spell(due) if due else ''}".strip(),
    )
    assert _in_pill(one, today) == (str(expected), due and due.isoformat())
    said = text.listing([one], summary([one]), "docs")
    assert ("was due" in said) is (expected is ReviewState.OVERDUE)
    assert (f"{spell(due)}" in said) is (due is not None) if due else True
    assert summary([one]).by_state[expected] == 1


def _in_json(one: Standing, today: date) -> tuple[str, str | None]:
    (page,) = json.loads(reviews_json([one], Published(), today, "UTC"))["pages"]
    return page["state"], page["due"]


def _in_calendar(one: Standing, today: date) -> date | None:
    events = Calendar.from_ical(calendars([one], Published(), today)[None]).walk("VEVENT")
    return events[0]["dtstart"].dt if events else None


def _in_feed(one: Standing, today: date) -> str | None:
    entry = ElementTree.fromstring(feed([one], Published(), today)).find(f"{{{ATOM}}}entry")
    return None if entry is None else entry.findtext(f"{{{ATOM}}}title")


def _on_page(one: Standing, today: date) -> tuple[str, str]:
    html = Pages(Site(EMPTY, today, Icons([]))).reviews([one], Shelf()).html
    row = BeautifulSoup(html, "html.parser").select("[data-jm-turn]")[0]
    badge = row.select_one(".jm-badge")
    assert badge
    return str(row["data-jm-turn"]), badge.text.strip()


def _in_pill(one: Standing, today: date) -> tuple[str, object]:
    pages = Pages(Site(EMPTY, today, Icons([]), standing=lambda _: one))
    html = pages.review_pill("a.md", TITLE, one.subject.fields)
    pill = BeautifulSoup(html, "html.parser").select("[data-jm-review]")[0]
    return str(pill["data-jm-review"]), pill.get("data-jm-due")


@pytest.mark.parametrize("row", TABLE["states"], ids=str)
def test_all_agree_with_the_table(row: dict[str, object]) -> None:
    last = date.fromisoformat(str(row["last"])) if row["last"] else None
    today, notice = date.fromisoformat(str(row["today"])), int(str(row.get("notice", 30)))
    one = stands(last, str(row["every"]), today, notice)
    agree(one, today, ReviewState(row["state"]))


@settings(max_examples=200, deadline=None)
@given(
    st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.builds(Interval, st.integers(0, 40), st.integers(1, 90)),
    st.integers(0, 1500) | st.integers(-3, 3).map(lambda near: -1000 + near),
)
def test_all_agree_on_any_day(last: date | None, every: Interval, later: int) -> None:
    today = (last or date(2026, 1, 1)) + timedelta(max(0, later))
    if last and later < 0:
        # Around the due day itself.
        today = max(last, every.after(last) + timedelta(later + 1000))
    one = stands(last, str(every), today)
    agree(one, today, assess(last, every, today).state)
