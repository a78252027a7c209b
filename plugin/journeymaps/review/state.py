"""The review rule. Pages, lists, feeds and commands ask here.

The one other copy of it runs in readers' browsers (`review.js`), because a published page grows
old without a build. It gets the two dates that `assess` works out, and only compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from journeymaps.model.interval import Interval


class ReviewState(StrEnum):
    """How a page stands with its reviews."""

    NEVER_REVIEWED = "never-reviewed"
    FRESH = "fresh"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    EXEMPT = "exempt"

    @property
    def counts_as_overdue(self) -> bool:
        """Whether it is late: overdue, or never reviewed at all."""
        return self in {ReviewState.OVERDUE, ReviewState.NEVER_REVIEWED}


@dataclass(frozen=True, slots=True)
class Assessment:
    """A page's review on one day. Never reviewed and exempt pages have no due date."""

    state: ReviewState
    last_reviewed: date | None = None
    notice_from: date | None = None
    """The first day of being due soon."""
    due: date | None = None
    """The last day of being on time. "Overdue since" names this day too."""
    days: int | None = None
    """Days until `due`: 0 on the day itself, negative when overdue."""


def assess(
    last_reviewed: date | None, interval: Interval, today: date, notice: int = 30
) -> Assessment:
    """How a page last reviewed then, and to be reviewed every so often, stands today.

    It is due soon from `notice` days before the due date, but never for more than half of the
    time between two reviews, and overdue from the day after it.
    """
    if interval.is_never:
        return Assessment(ReviewState.EXEMPT, last_reviewed)
    if last_reviewed is None:
        return Assessment(ReviewState.NEVER_REVIEWED)
    due = interval.after(last_reviewed)
    notice_from = due - timedelta(min(notice, (due - last_reviewed).days // 2))
    if today > due:
        state = ReviewState.OVERDUE
    elif today >= notice_from:
        state = ReviewState.DUE_SOON
    else:
        state = ReviewState.FRESH
    return Assessment(state, last_reviewed, notice_from, due, (due - today).days)


def refuse_future(last_reviewed: date, today: date) -> None:
    """Raise `ValueError` for a review that has yet to happen."""
    if last_reviewed > today:
        raise ValueError(f"{last_reviewed} is in the future: today is {today}")
