"""Days for reviews that fall due together, so that nobody has them all in one week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from journeymaps.review.listing import Owner, owners_of
from journeymaps.review.standing import Standing

_WEEK = timedelta(7)


@dataclass(frozen=True)
class Move:
    """A page to be reviewed by an earlier day than its due date."""

    standing: Standing
    due: date
    by: date


@dataclass(frozen=True)
class Week:
    """A week in which too much falls due for one owner. It begins on a Monday."""

    monday: date
    owner: Owner
    due: int
    """Pages due in it."""
    moves: tuple[Move, ...]

    @property
    def left(self) -> int:
        """Pages that stay in it: too many, where the weeks before have no room for them."""
        return self.due - len(self.moves)


@dataclass(frozen=True)
class _Page:
    standing: Standing
    due: date
    earliest: date
    """Not before today, nor in the first half of the interval: that would be a waste."""


def spread_out(standings: Iterable[Standing], today: date, most: int) -> list[Week]:
    """The weeks with more than `most` pages due for one owner, and earlier days for the rest.

    No page gets a later day than its due date, and each keeps its interval: reviewed earlier once,
    it falls due earlier for good. What is late already is left out, for it cannot wait. A page
    counts for the first of its owners. The weeks come in order, then the owners by name.
    """
    by_owner: defaultdict[Owner, list[_Page]] = defaultdict(list)
    for standing in standings:
        if page := _page(standing, today):
            by_owner[owners_of(standing)[0]].append(page)
    weeks = (week for owner in by_owner for week in _weeks(owner, by_owner[owner], most))
    return sorted(weeks, key=lambda week: (week.monday, week.owner.name.casefold(), week.owner))


def _page(standing: Standing, today: date) -> _Page | None:
    due, last = standing.assessment.due, standing.assessment.last_reviewed
    if due is None or last is None or due < today:
        return None
    return _Page(standing, due, max(today, due - (due - last) // 2))


def _weeks(owner: Owner, pages: list[_Page], most: int) -> Iterator[Week]:
    """The crowded weeks from the first to the last, each emptied into the nearest before it.

    What can be moved furthest goes, and first of that what something has happened to.
    """
    due: defaultdict[date, list[_Page]] = defaultdict(list)
    for page in sorted(pages, key=_rank):
        due[_monday(page.due)].append(page)
    load = Counter({monday: len(there) for monday, there in due.items()})
    for monday, there in sorted(due.items()):
        moves = []
        for page in reversed(there[: max(0, len(there) - most)]):
            if week := _room(page, monday, load, most):
                load[monday] -= 1
                load[week] += 1
                day = max(page.earliest, page.due - (monday - week))
                moves.append(Move(page.standing, page.due, day))
        if len(there) > most:
            moves.sort(key=lambda move: (move.by, move.standing.subject.path))
            yield Week(monday, owner, len(there), tuple(moves))


def _room(page: _Page, monday: date, load: Mapping[date, int], most: int) -> date | None:
    """The nearest week before this one that has room for a page, if there is one in time."""
    earlier = monday - _WEEK
    while earlier >= _monday(page.earliest):
        if load[earlier] < most:
            return earlier
        earlier -= _WEEK
    return None


def _rank(page: _Page) -> tuple[date, bool, date, str]:
    standing = page.standing
    return page.earliest, not standing.reasons, page.due, standing.subject.path


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())
