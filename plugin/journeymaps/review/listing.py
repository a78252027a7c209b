"""The list of all pages to review: which of them, whose they are, and how the site does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from journeymaps.review.standing import Standing
from journeymaps.review.state import ReviewState


@dataclass(frozen=True, order=True)
class Owner:
    """Who answers for pages. `id` is the catalog's, or a handle in CODEOWNERS."""

    name: str
    id: str


NOBODY = Owner("", "")
"""Owns the pages that nobody answers for."""


def owners_of(standing: Standing) -> tuple[Owner, ...]:
    """Those who answer for a page; `NOBODY` alone where there is none."""
    own = standing.subject.owner
    named = (Owner(name, own or name) for name in standing.owners)
    return tuple(dict.fromkeys(named)) or (NOBODY,)


def by_owner(standings: Iterable[Standing]) -> Mapping[Owner, tuple[Standing, ...]]:
    """Pages by who answers for them, in their order; owners by name, those of nobody at the end.

    A page that several own together stands with each of them, once.
    """
    found: dict[Owner, list[Standing]] = {}
    for standing in standings:
        for owner in owners_of(standing):
            found.setdefault(owner, []).append(standing)
    named = sorted(found, key=lambda owner: (owner == NOBODY, owner.name.casefold(), owner.id))
    return {owner: tuple(found[owner]) for owner in named}


def owned_by(standings: Iterable[Standing], asked: str) -> list[Standing]:
    """The pages of an owner, named as people do: by id, name or handle, in any case."""
    wanted = asked.casefold()
    return [
        standing
        for standing in standings
        if any(wanted in (one.id.casefold(), one.name.casefold()) for one in owners_of(standing))
    ]


def due_by(standings: Iterable[Standing], day: date) -> list[Standing]:
    """The pages whose review is late already, or is due on that day or before."""
    return [
        standing
        for standing in standings
        if standing.state.counts_as_overdue
        or (standing.assessment.due is not None and standing.assessment.due <= day)
    ]


@dataclass(frozen=True)
class Summary:
    """How many pages stand how."""

    pages: int
    by_state: Mapping[ReviewState, int]
    """Every state is there, with 0 where no page is in it."""
    needing_review: int
    """Pages that are late, or that something has happened to since their review."""

    @property
    def late(self) -> int:
        """Pages overdue or never reviewed."""
        return sum(self.by_state[state] for state in ReviewState if state.counts_as_overdue)

    @property
    def percent_fresh(self) -> int | None:
        """How many of the pages that are to be reviewed at all are on time: fresh or due soon.

        In percent, rounded down, so that 100 means all; None where no page is to be reviewed.
        """
        asked = self.pages - self.by_state[ReviewState.EXEMPT]
        return 100 * (asked - self.late) // asked if asked else None


def summary(standings: Iterable[Standing]) -> Summary:
    """Count how pages stand."""
    all_ = tuple(standings)
    counted = Counter(standing.state for standing in all_)
    return Summary(
        len(all_),
        {state: counted[state] for state in ReviewState},
        sum(standing.needs_review for standing in all_),
    )
