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
from journeymaps.words import listed, say, spell


def feed(
    standings: Iterable[Standing], site: Site, today: date, address: str = "reviews.xml"
) -> bytes:
    """The feed, newest first. `address` is its own, below the site's."""
    about = About("reviews", say("Reviews"), site.reviews, address)
    news = (entry for standing in standings for entry in _entries(standing, today))
    return atom(about, news, site, today)


def _entries(standing: Standing, today: date) -> Iterator[News]:
    subject, assessment = standing.subject, standing.assessment
    path, title = subject.path, legible(subject.title)
    names = legible(listed(standing.owners))
    owned = say("Owner: %(names)s", names=names) if names else say("Without an owner")
    # The clock of somebody who committed may be ahead of the build's.
    if (change := standing.changed) and change.day <= today:
        key = f"changed:{path}:{change.commit or change.day}"
        said = f"{legible(change.subject)} ({spell(change.day)})"
        yield News(
            change.day,
            path,
            key,
            say("Changed: %(title)s", title=title),
            said,
            legible(change.author),
        )
    due, notice_from = assessment.due, assessment.notice_from
    if due is None or notice_from is None:
        return
    told = " · ".join((say("Review due %(day)s", day=spell(due)), owned))
    if standing.state is ReviewState.OVERDUE:
        day = due + timedelta(days=1)
        said = say("Review overdue: %(title)s", title=title)
        yield News(day, path, f"overdue:{path}:{due}", said, told)
    elif standing.state is ReviewState.DUE_SOON:
        said = say("Review due soon: %(title)s", title=title)
        yield News(notice_from, path, f"due:{path}:{due}", said, told)
