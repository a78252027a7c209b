"""Review fields that say something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymaps.model.document import Reviewed
from journeymaps.reading.slips import Slip


def slips(page: Reviewed, today: date) -> Iterator[Slip]:
    """A review in the future, and a page that is never reviewed for no reason given."""
    if page.last_reviewed and page.last_reviewed > today:
        yield Slip(
            ("last_reviewed",),
            "future-review",
            f"last_reviewed: {page.last_reviewed} is in the future: today is {today}",
            "write the day on which it was reviewed",
        )
    if page.review_every and page.review_every.is_never and not page.review_note:
        yield Slip(
            ("review_every",),
            "never-why",
            "a page that is never reviewed says why",
            "add review_note: …",
        )
