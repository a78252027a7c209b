"""A page's review in words, for the pill at its top.

A page may be read long after it was built, and without its script. So every sentence that a build
writes names its dates and stays true: "today" is said only by the script, which gets the sentences
for all that the page can grow into from here, and chooses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from journeymaps.model.dates import spell
from journeymaps.review.state import Assessment, ReviewState

_ICONS = {
    ReviewState.FRESH: "material/check-decagram-outline",
    ReviewState.DUE_SOON: "material/clock-outline",
    ReviewState.OVERDUE: "material/clock-alert-outline",
    ReviewState.NEVER_REVIEWED: "material/clock-alert-outline",
    ReviewState.EXEMPT: "material/calendar-remove-outline",
}
_AGES = (ReviewState.FRESH, ReviewState.DUE_SOON, ReviewState.OVERDUE)


class Wording(NamedTuple):
    """A sentence, its emphasised beginning apart; a space stands between the two."""

    lead: str
    rest: str


@dataclass(frozen=True)
class ReviewNotice:
    """What the pill says, and what the browser needs to keep saying it right."""

    state: ReviewState
    lead: str
    rest: str
    icons: Mapping[ReviewState, str]
    """Icon names by the states that the pill can be in; `state` is one of them."""
    notice_from: str | None = None
    due: str | None = None
    """This and `notice_from` are ISO dates, to be compared with the calendar day in `timezone`."""
    timezone: str = "UTC"
    words: Mapping[str, Wording] = field(default_factory=dict)
    """Sentences by state, and `due-today`; empty where time changes nothing."""
    changed: str = ""
    """The day on which the page changed since its review, spelled; empty where it did not."""


_NEVER_REVIEWED = Wording(
    "Never reviewed", "· check it, then set last_reviewed and reviewed_by in its file"
)


def describe(
    assessment: Assessment,
    *,
    reviewed_by: str | None = None,
    note: str | None = None,
    changed: date | None = None,
    timezone: str = "UTC",
) -> ReviewNotice:
    """The notice of a page that stands so, and changed on that day since its review.

    `reviewed_by` is a name to show, `note` says why a page is exempt: plain text, both.
    """
    state, last, due = assessment.state, assessment.last_reviewed, assessment.due
    by = f" by {reviewed_by}" if reviewed_by else ""
    since = spell(changed) if changed else ""
    if last is None or due is None or assessment.notice_from is None:
        exempt = state is ReviewState.EXEMPT
        lead, rest = _exempt(last, by, note) if exempt else _NEVER_REVIEWED
        return ReviewNotice(state, lead, rest, {state: _ICONS[state]}, changed=since)
    words = _ageing(last, due, by)
    return ReviewNotice(
        state,
        *words[state],
        icons={age: _ICONS[age] for age in _AGES},
        notice_from=assessment.notice_from.isoformat(),
        due=due.isoformat(),
        timezone=timezone,
        words=words,
        changed=since,
    )


def _ageing(last: date, due: date, by: str) -> dict[str, Wording]:
    reviewed = f"· last reviewed {spell(last)}{by}"
    return {
        ReviewState.FRESH: Wording(
            f"Last reviewed {spell(last)}", f"{by} · next review due {spell(due)}".strip()
        ),
        ReviewState.DUE_SOON: Wording(f"Review due {spell(due)}", reviewed),
        "due-today": Wording(f"Review due today, {spell(due)}", reviewed),
        ReviewState.OVERDUE: Wording(f"Review overdue since {spell(due)}", reviewed),
    }


def _exempt(last: date | None, by: str, note: str | None) -> Wording:
    reviewed = f"last reviewed {spell(last)}{by}" if last else ""
    if not note:
        return Wording("No regular review", f"· {reviewed}" if reviewed else "")
    return Wording("No regular review:", f"{note} · {reviewed}" if reviewed else note)
