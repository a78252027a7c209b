"""`reviews.xml`: an Atom feed of maps that changed and of reviews that became due (RFC 4287).

An entry is dated by what it tells of, never by the build: a map's last change since its review,
the day on which it began to be due soon, the first day of being overdue. A page that was never
reviewed has no such day, and is not news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from journeymaps.exchange.atom import About, News, atom
from journeymaps.exchange.legible import legible
from journeymaps.exchange.site import Site
from journeymaps.review import ReviewState, Standing
from journeymaps.words import spell


def feed(
    standings: Iterable[Standing], site: Site, today: date, address: str = "reviews.xml"
) -> bytes:
    """The feed, newest first. `address` is its own, below the site's."""
    about = About("reviews", "Reviews", site.reviews, address)
    news = (entry for standing in standings for entry in _entries(standing, today))
    return atom(about, news, site, today)


def _entries(standing: Standing, today: date) -> Iterator[News]:
    subject, assessment = standing.subject, standing.assessment
    path, title = subject.path, legible(subject.title)
    owners = legible(", ".join(standing.owners)) or "nobody"
    # The clock of somebody who committed may be ahead of the build's.
    if (change := standing.changed) and change.day <= today:
        key = f"changed:{path}:{change.commit or change.day}"
        said = f"{legible(change.subject)} ({spell(change.day)})"
        yield News(change.day, path, key, f"Changed: {title}", said, legible(change.author))
    due, notice_from = assessment.due, assessment.notice_from
    if due is None or notice_from is None:
        return
    if standing.state is ReviewState.OVERDUE:
        said = f"The review was due on {spell(due)}. Owner: {owners}."
        day = due + timedelta(days=1)
        yield News(day, path, f"overdue:{path}:{due}", f"Review overdue: {title}", said)
    elif standing.state is ReviewState.DUE_SOON:
        said = f"The review is due on {spell(due)}. Owner: {owners}."
        yield News(notice_from, path, f"due:{path}:{due}", f"Review due soon: {title}", said)
