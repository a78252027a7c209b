"""`reviews.ics`: due days as a calendar that every program reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from journeymaps.exchange.calendar import calendars
from journeymaps.exchange.legible import legible
from journeymaps.exchange.site import Site
from journeymaps.review import Standing
from journeymaps.review.listing import by_owner
from made_standings import HOSTILE, SITE, TODAY, golden, pages, standing


def calendar(standings: Iterable[Standing], site: Site, today: date) -> bytes:
    """The calendar of all pages."""
    return calendars(standings, site, today)[None]


def events(raw: bytes) -> list:
    return Calendar.from_ical(raw).walk("VEVENT")


def test_the_file_is_as_it_was() -> None:
    golden("reviews.ics", calendar(pages(), SITE, TODAY))


def test_every_dated_page_has_its_day_and_no_other_has_one() -> None:
    found = {
        str(event["summary"]): event["dtstart"].dt
        for event in events(calendar(pages(), SITE, TODAY))
    }
    assert found == {
        f"Review: {legible(page.subject.title)}": page.assessment.due
        for page in pages()
        if page.assessment.due
    }
    assert "Review: Never looked at" not in found


def test_it_keeps_to_rfc_5545() -> None:
    raw = calendar(pages(), SITE, TODAY)
    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    read = Calendar.from_ical(raw)
    assert read.errors == []
    assert {"PRODID", "VERSION"} <= set(read)
    for event in events(raw):
        assert event.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert event["dtstart"].params["VALUE"] == "DATE"
        assert event["dtstamp"].to_ical() == b"20261120T000000Z"
        assert event["transp"] == "TRANSPARENT"
        assert event.subcomponents == []


def test_a_moved_review_keeps_its_event_and_two_pages_have_two() -> None:
    def uid(path: str, last: str, site: Site = SITE) -> str:
        return str(events(calendar([standing(path, last)], site, TODAY))[0]["uid"])

    assert uid("a.yml", "2026-01-01") == uid("a.yml", "2026-07-01")
    elsewhere = Site("", "https://other.example.com/")
    uids = {
        uid("a.yml", "2026-01-01"),
        uid("b.yml", "2026-01-01"),
        uid("a.yml", "2026-01-01", elsewhere),
    }
    assert len(uids) == 3


def test_the_order_of_the_list_does_not_matter() -> None:
    assert calendar(pages(), SITE, TODAY) == calendar(reversed(pages()), SITE, TODAY)


def test_each_owner_has_a_calendar_with_their_name_and_pages() -> None:
    made = calendars(pages(), SITE, TODAY)
    assert list(made) == [None, *by_owner(pages())]
    found = {
        str(Calendar.from_ical(raw)["x-wr-calname"]): len(events(raw)) for raw in made.values()
    }
    assert found == {
        "Reviews · Customer journeys": 7,
        "Reviews: @acme/calls · Customer journeys": 2,
        "Reviews: @kim · Customer journeys": 2,
        "Reviews: Customer success · Customer journeys": 4,
        "Reviews: Without an owner · Customer journeys": 0,
    }
    assert b"X-WR-CALNAME:Reviews\r\n" in calendars([], Site(), TODAY)[None]


def test_authors_text_stays_text() -> None:
    page = standing("a.yml", "2026-01-01", title="END:VEVENT; a,b\\n" + HOSTILE, by="A\r\nURL:x")
    (event,) = events(calendar([page], SITE, TODAY))
    assert str(event["summary"]) == "Review: END:VEVENT; a,b\\n" + legible(HOSTILE)
    assert str(event["url"]) == "https://maps.example.com/a/"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80), st.integers(0, 3000))
def test_any_title_and_day_come_back(title: str, days: int) -> None:
    page = standing("a.yml", (TODAY - timedelta(days)).isoformat(), title=title)
    raw = calendar([page], SITE, TODAY)
    (event,) = events(raw)
    assert isinstance(event["dtstart"].dt, date)
    assert (
        str(event["summary"]).rstrip() == f"Review: {legible(title) or ''}".rstrip()
        or not title.strip()
    )
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
