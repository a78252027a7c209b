"""Atom feeds (RFC 4287). An entry is dated by what it tells of, never by the build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journeymaps.exchange.legible import legible
from journeymaps.exchange.site import Site

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
"""Entries of a feed: the newest."""


@dataclass(frozen=True)
class News:
    """An entry of a feed: something that happened to a page on a day."""

    day: date
    path: str
    key: str
    """What makes the id, together with the site: the same news, the same id."""
    title: str
    summary: str
    author: str = ""


@dataclass(frozen=True)
class About:
    """What a feed is of."""

    key: str
    title: str
    page: str
    """The absolute address of the page that tells the same, or nothing."""
    address: str
    """The feed's own, below the site's."""


def atom(about: About, found: Iterable[News], site: Site, today: date) -> bytes:
    """The feed, newest first. Without news it is as new as the day of the build."""
    news = sorted(found, key=lambda entry: (-entry.day.toordinal(), entry.key))
    root = Element("feed", {"xmlns": ATOM})
    title = f"{about.title} · {site.name}" if site.name else about.title
    _texts(root, id=_id(site, about.key), title=legible(title))
    _texts(root, updated=_moment(news[0].day if news else today))
    _texts(SubElement(root, "author"), name=legible(site.name) or "journeymaps")
    if site.url:
        own = f"{site.url.rstrip('/')}/{about.address}"
        SubElement(root, "link", rel="self", type="application/atom+xml", href=own)
        SubElement(root, "link", rel="alternate", type="text/html", href=about.page)
    for entry in news[:MOST]:
        _add(root, entry, site)
    indent(root)
    written = tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _add(root: Element, entry: News, site: Site) -> None:
    made = SubElement(root, "entry")
    _texts(made, id=_id(site, entry.key), title=entry.title, updated=_moment(entry.day))
    if entry.author:
        _texts(SubElement(made, "author"), name=entry.author)
    # Without a published site the address is relative: to the feed, which lies at the root.
    href = site.link(entry.path) or site.address(entry.path) or "./"
    SubElement(made, "link", rel="alternate", type="text/html", href=href)
    _texts(made, summary=entry.summary)


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _id(site: Site, key: str) -> str:
    return uuid5(NAMESPACE_URL, f"{site.url}#{key}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
