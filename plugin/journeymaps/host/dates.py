"""When each page was changed, for the sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mkdocs.structure.files import File

from journeymaps.host.files import EntrySource
from journeymaps.host.reviews import is_written
from journeymaps.review.past import Past

_FIRST = date(1980, 1, 1)
"""Of an older day no archive can tell, and neither can the sitemap's own compressed copy."""


def date_pages(files: Iterable[File], past: Past, today: date) -> None:
    """Give each page the day of its last commit, which MkDocs takes for that of the build.

    So a page that nobody touched has the same date in every build. Where the day is not known it
    is today, as the plugin understands that. Any map can change the page of a catalog's entry.
    """
    pages = [(file, page) for file in files if (page := file.page) is not None]
    days = {file.src_uri: past.changed(file.src_uri) for file, _ in pages if is_written(file)}
    known = {path: day for path, day in days.items() if day and _FIRST <= day <= today}
    newest = max(known.values(), default=today)
    for file, page in pages:
        own = newest if isinstance(file, EntrySource) else today
        page.update_date = known.get(file.src_uri, own).isoformat()
