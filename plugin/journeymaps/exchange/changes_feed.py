"""`changes.xml`: an Atom feed of what changed in the maps, in words (RFC 4287).

An entry is a commit of a map, dated by the day on which it came to this branch, never by the build.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journeymaps.changes import Sort
from journeymaps.changes.chronicle import Entry
from journeymaps.changes.sentences import clauses
from journeymaps.exchange.atom import About, News, atom
from journeymaps.exchange.legible import cut, legible
from journeymaps.exchange.site import Site
from journeymaps.words import say

CHANGES = "changes.md"
"""The path that the page of the same changes has, as if it had a file."""
LONGEST = 2_000
"""Characters that an entry has at most."""


def changes_feed(
    entries: Iterable[Entry], site: Site, today: date, address: str = "changes.xml"
) -> bytes:
    """The feed. `address` is its own, below the site's."""
    about = About("changes", say("Changes"), site.link(CHANGES), address)
    # The clock of somebody who committed may be ahead of the build's.
    news = (_news(entry) for entry in entries if entry.revision.day <= today)
    return atom(about, news, site, today)


def _news(entry: Entry) -> News:
    revision, held = entry.revision, entry.held
    title = held.map.title
    how = (
        say("New: %(title)s", title=title)
        if entry.sort is Sort.ADDED
        else say("Changed: %(title)s", title=title)
    )
    said = clauses(change.words for change in entry.changes) or revision.subject
    return News(
        revision.day,
        held.path,
        f"change:{held.path}:{revision.commit}",
        legible(how),
        cut(legible(said), LONGEST),
        legible(revision.author),
    )
