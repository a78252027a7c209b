"""`reviews.xml`: an Atom feed that a reader can follow."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.exchange.feed import feed
from journeymaps.exchange.legible import legible
from journeymaps.exchange.site import Site
from journeymaps.review import Change
from made_standings import HOSTILE, SITE, TODAY, golden, many, pages, standing

A = "{http://www.w3.org/2005/Atom}"


def entries(raw: bytes) -> list[ET.Element]:
    return ET.fromstring(raw).findall(f"{A}entry")


def said(entry: ET.Element, name: str) -> str:
    return entry.findtext(f"{A}{name}") or ""


def test_the_file_is_as_it_was() -> None:
    golden("reviews.xml", feed(pages(), SITE, TODAY))


def test_it_keeps_to_rfc_4287() -> None:
    root = ET.fromstring(feed(pages(), SITE, TODAY))
    assert root.tag == f"{A}feed"
    ids = []
    for part in (root, *root.findall(f"{A}entry")):
        # 4.1.1 and 4.1.2: exactly one of each.
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{A}{name}")) == 1
        ids.append(UUID(said(part, "id").removeprefix("urn:uuid:")))
        datetime.fromisoformat(said(part, "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", said(part, "updated"))
        for link in part.findall(f"{A}link"):
            assert set(link.attrib) == {"rel", "type", "href"}
    assert len(set(ids)) == len(ids)
    # An author of the feed stands for those of entries without one.
    assert root.findtext(f"{A}author/{A}name") == "Customer journeys"
    relations = [link.get("rel") for link in root.findall(f"{A}link")]
    assert relations == ["self", "alternate"]


def test_news_is_dated_by_what_it_tells_of_the_newest_first() -> None:
    found = [
        (said(entry, "updated")[:10], said(entry, "title"))
        for entry in entries(feed(pages(), SITE, TODAY))
    ]
    assert found == [
        ("2026-11-20", f"Review overdue: {legible(HOSTILE)}"),
        ("2026-11-10", "Review overdue: Adopting the sales tool"),
        ("2026-11-08", "Review due soon: Buyer"),
        ("2026-11-03", "Changed: Adopting the sales tool"),
        ("2026-10-21", "Review due soon: Waiting for it"),
        ("2026-10-02", "Review overdue: 電話での相談"),
    ]


def test_the_same_news_has_the_same_id_on_every_day() -> None:
    page = standing("a.yml", "2026-04-01")
    later = standing("a.yml", "2026-04-01", today=date(2026, 12, 24))
    again = standing("a.yml", "2026-05-01")
    ids = [said(entries(feed([one], SITE, TODAY))[0], "id") for one in (page, later, again)]
    assert ids[0] == ids[1] != ids[2]


def test_the_feed_is_as_new_as_its_news_and_without_any_as_the_build() -> None:
    assert (
        said(ET.fromstring(feed(pages(), SITE, date(2027, 1, 1))), "updated")[:10] == "2026-11-20"
    )
    assert said(ET.fromstring(feed([], SITE, TODAY)), "updated")[:10] == "2026-11-20"


def test_a_change_after_today_is_no_news_yet() -> None:
    page = standing("a.yml", "2026-11-01", changed=Change("c", date(2031, 1, 1), "A", "B"))
    assert entries(feed([page], SITE, TODAY)) == []


def test_uncommitted_changes_have_an_id_by_their_day() -> None:
    page = standing("a.yml", "2026-11-01", changed=Change("", TODAY, "", "not committed yet"))
    (entry,) = entries(feed([page], SITE, TODAY))
    assert entry.find(f"{A}author") is None
    tomorrow = replace(page, changed=Change("", date(2026, 11, 19), "", "not committed yet"))
    assert said(entries(feed([tomorrow], SITE, TODAY))[0], "id") != said(entry, "id")


def test_it_holds_the_newest_fifty() -> None:
    found = entries(feed(many(60), SITE, TODAY))
    assert len(found) == 50
    assert said(found[0], "title") == "Review overdue: m000"


def test_without_a_published_site_links_are_relative() -> None:
    root = ET.fromstring(feed(pages(), Site(), TODAY))
    assert root.findall(f"{A}link") == []
    hrefs = [link.get("href") for link in root.findall(f"{A}entry/{A}link")]
    assert hrefs[0] == "journeys/hostile/"


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_a_feed_that_can_be_read(title: str, subject: str) -> None:
    change = Change("c", TODAY, subject, subject)
    page = standing("a.yml", "2026-11-01", title=title or "x", owners=(title,), changed=change)
    raw = feed([page], Site(title, "https://x.org/"), TODAY)
    (entry,) = entries(raw)
    assert said(entry, "title") == f"Changed: {legible(title or 'x')}"
