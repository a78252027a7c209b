"""`reviews.xml`: an Atom feed of maps that changed and of reviews that became due (RFC 4287).

An entry is dated by what it tells of, never by the build: a map's last change since its review,
the day on which it began to be due soon, the first day of being overdue. A page that was never
reviewed has no such day, and is not news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journeymaps.exchange.legible import legible
from journeymaps.exchange.site import Site
from journeymaps.review import ReviewState, Standing
from journeymaps.words import spell

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries of a feed: the newest."""


@dataclass(frozen=True)
class _Entry:
    day: date
    path: str
    key: str
    """What makes the id, together with the site: the same news, the same id."""
    title: str
    summary: str
    author: str = ""


def feed(
    standings: Iterable[Standing], site: Site, today: date, address: str = "reviews.xml"
) -> bytes:
    """The feed, newest first. `address` is its own, below the site's."""
    news = [entry for standing in standings for entry in _entries(standing, today)]
    news.sort(key=lambda entry: (-entry.day.toordinal(), entry.key))
    root = Element("feed", {"xmlns": ATOM})
    title = f"Reviews · {site.name}" if site.name else "Reviews"
    _texts(root, id=_id(site, "reviews"), title=legible(title))
    _texts(root, updated=_moment(news[0].day if news else today))
    _texts(SubElement(root, "author"), name=legible(site.name) or "journeymaps")
    if site.url:
        own = f"{site.url.rstrip('/')}/{address}"
        SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
        SubElement(root, "link", rel="alternate", type="text/html", href=site.reviews)
    for entry in news[:MOST]:
        _add(root, entry, site)
    indent(root)
    written = tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _add(root: Element, entry: _Entry, site: Site) -> None:
    made = SubElement(root, "entry")
    _texts(made, id=_id(site, entry.key), title=entry.title, updated=_moment(entry.day))
    if entry.author:
        _texts(SubElement(made, "author"), name=entry.author)
    # Without a published site the address is relative: to the feed, which lies at the root.
    href = site.link(entry.path) or site.address(entry.path) or "./"
    SubElement(made, "link", rel="alternate", type="text/html", href=href)
    _texts(made, summary=entry.summary)


def _entries(standing: Standing, today: date) -> Iterator[_Entry]:
    subject, assessment = standing.subject, standing.assessment
    path, title = subject.path, legible(subject.title)
    owners = legible(", ".join(standing.owners)) or "nobody"
    # The clock of somebody who committed may be ahead of the build's.
    if (change := standing.changed) and change.day <= today:
        key = f"changed:{path}:{change.commit or change.day}"
        said = f"{legible(change.subject)} ({spell(change.day)})"
        yield _Entry(change.day, path, key, f"Changed: {title}", said, legible(change.author))
    due, notice_from = assessment.due, assessment.notice_from
    if due is None or notice_from is None:
        return
    if standing.state is ReviewState.OVERDUE:
        said = f"The review was due on {spell(due)}. Owner: {owners}."
        day = due + timedelta(days=1)
        yield _Entry(day, path, f"overdue:{path}:{due}", f"Review overdue: {title}", said)
    elif standing.state is ReviewState.DUE_SOON:
        said = f"The review is due on {spell(due)}. Owner: {owners}."
        yield _Entry(notice_from, path, f"due:{path}:{due}", f"Review due soon: {title}", said)


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _id(site: Site, key: str) -> str:
    return uuid5(NAMESPACE_URL, f"{site.url}#{key}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
