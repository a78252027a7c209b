"""`reviews.ics`: when reviews are due, for calendars that people subscribe to (RFC 5545).

An event stands on the due day and takes nobody's time. There are no alarms: they would ring for
every page and every subscriber. A page never reviewed has no due day, and so is not here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from journeymaps.exchange.legible import legible
from journeymaps.exchange.site import Site
from journeymaps.review import Standing
from journeymaps.review.listing import Owner, by_owner
from journeymaps.words import capital, listed, say, spell, spell_span


def calendars(standings: Iterable[Standing], site: Site, today: date) -> dict[Owner | None, bytes]:
    """The calendar of all pages, under None, and that of each owner, as of today.

    Events come by date. The same pages give the same bytes on the same day, and a page keeps its
    event when its due day moves. An owner without any due day has a calendar all the same, so that
    its address holds.
    """
    listed = sorted(standings, key=lambda one: (one.assessment.due or date.max, one.subject.path))
    events = {
        standing.subject.path: _event(standing, site, today).to_ical()
        for standing in listed
        if standing.assessment.due
    }
    owned: list[tuple[Owner | None, Iterable[Standing]]] = [(None, listed)]
    owned.extend(by_owner(listed).items())
    return {
        owner: _calendar(
            _name(site, owner), (events.get(standing.subject.path, b"") for standing in theirs)
        )
        for owner, theirs in owned
    }


def _calendar(name: str, events: Iterable[bytes]) -> bytes:
    made = Calendar()
    made.add("prodid", "-//journeymaps//reviews//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    # The same for programs older than RFC 7986.
    made.add("x-wr-calname", name)
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    # An event stands in two calendars and more, but is written only once.
    head, end, rest = made.to_ical().partition(b"END:VCALENDAR")
    return b"".join((head, *events, end, rest))


def _name(site: Site, owner: Owner | None) -> str:
    whose = say("Reviews")
    if owner is not None:
        whose = say("Reviews: %(name)s", name=owner.name or say("Without an owner"))
    return legible(f"{whose} · {site.name}" if site.name else whose)


def _event(standing: Standing, site: Site, today: date) -> Event:
    subject, due = standing.subject, standing.assessment.due
    assert due is not None  # only dated pages have events
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{site.url}#review:{subject.path}")))
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", due)
    event.add("summary", say("Review: %(title)s", title=legible(subject.title)))
    event.add("description", _description(standing))
    event.add("categories", [say("Review")])
    event.add("transp", "TRANSPARENT")
    if url := site.link(subject.path):
        event.add("url", url)
    return event


def _description(standing: Standing) -> str:
    fields = standing.subject.fields
    assert fields.last_reviewed is not None  # or nothing would be due
    day, by = spell(fields.last_reviewed), fields.reviewed_by
    reviewed = say("last reviewed %(day)s by %(name)s", day=day, name=by)
    lines = [
        capital(reviewed) if by else say("Last reviewed %(day)s", day=day),
        say(
            "Interval: %(interval)s",
            interval=spell_span(standing.every.months, standing.every.days),
        ),
        say("Owner: %(names)s", names=listed(standing.owners))
        if standing.owners
        else say("Without an owner"),
        *(say("Since then: %(reason)s", reason=reason) for reason in standing.reasons),
    ]
    return "\n".join(map(legible, lines))
