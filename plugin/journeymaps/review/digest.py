"""One message for each owner: what they are to review, the oldest debt first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journeymaps.review.listing import Owner, by_owner
from journeymaps.review.phrases import counted, when
from journeymaps.review.standing import Standing
from journeymaps.review.state import ReviewState
from journeymaps.words import spell

MOST = 10
"""Pages of one message. A longer list is put off as a whole."""

_RANKS = {ReviewState.OVERDUE: 0, ReviewState.NEVER_REVIEWED: 1, ReviewState.DUE_SOON: 2}


@dataclass(frozen=True)
class Digest:
    """A message about pages that are to be reviewed, for one owner or, without one, for all."""

    standings: tuple[Standing, ...]
    """The pages, those waiting longest first."""
    owner: Owner | None = None
    most: int = MOST
    """How many of them the message names."""

    @property
    def shown(self) -> tuple[Standing, ...]:
        """The pages that the message names."""
        return self.standings[: self.most]

    @property
    def more(self) -> str:
        """What the message leaves out: `and 3 more`; empty where that is nothing."""
        left = len(self.standings) - len(self.shown)
        return f"and {left:,} more" if left else ""

    @property
    def title(self) -> str:
        """What the message is about: `3 pages to review`."""
        return f"{counted(len(self.standings), 'page')} to review"

    @property
    def addressed(self) -> str:
        """The same with the owner: `Customer success: 3 pages to review`."""
        if self.owner is None:
            return self.title
        return f"{self.owner.name or 'Without an owner'}: {self.title}"

    def words(self, standing: Standing) -> str:
        """What the message says of a page; whose it is, too, where it goes to all."""
        owners = ", ".join(standing.owners) or "no owner"
        return phrase(standing) if self.owner else f"{phrase(standing)} ({owners})"

    @property
    def summary(self) -> str:
        """How they stand: `2 overdue, 1 never reviewed, 1 to look at again`."""
        counts = Counter(standing.state for standing in self.standings)
        again = sum(standing.state not in _RANKS for standing in self.standings)
        said = [
            f"{number:,} {words}"
            for number, words in (
                (counts[ReviewState.OVERDUE], "overdue"),
                (counts[ReviewState.NEVER_REVIEWED], "never reviewed"),
                (counts[ReviewState.DUE_SOON], "due soon"),
                (again, "to look at again"),
            )
            if number
        ]
        return ", ".join(said)


def digest(standings: Iterable[Standing], owner: Owner | None = None, most: int = MOST) -> Digest:
    """One message about those of the pages that are late, due soon or changed since."""
    return Digest(tuple(sorted(filter(is_asked_for, standings), key=_waiting)), owner, most)


def digests(standings: Iterable[Standing], most: int = MOST) -> list[Digest]:
    """A message for each owner who is asked for something, the one for pages of nobody last."""
    asked = filter(is_asked_for, standings)
    return [digest(theirs, owner, most) for owner, theirs in by_owner(asked).items()]


def is_asked_for(standing: Standing) -> bool:
    """Whether a reminder names the page: it needs a review, or will soon."""
    return standing.needs_review or standing.state is ReviewState.DUE_SOON


def phrase(standing: Standing) -> str:
    """How a page stands, as said today: `was due 11 days ago, on 12 Sep 2026`.

    What happened to it since its review follows. It may quote authors: it is plain text.
    """
    return "; ".join((dated(standing), *standing.reasons))


def dated(standing: Standing) -> str:
    """The first part of a page's phrase: what its dates say."""
    due, days = standing.assessment.due, standing.assessment.days
    if due is None or days is None:
        never = standing.state is ReviewState.NEVER_REVIEWED
        return "never reviewed" if never else "no regular review"
    return f"{'was due' if days < 0 else 'due'} {when(days)}, on {spell(due)}"


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.weekday() >= 5


def _waiting(standing: Standing) -> tuple[int, date, int, str]:
    """Broken promises first, by their date, then pages nobody has ever looked at."""
    due = standing.assessment.due or date.max
    links = standing.subject.links_in
    return _RANKS.get(standing.state, 3), due, -links, standing.subject.path
