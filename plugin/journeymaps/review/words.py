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

from journeymaps.review.state import Assessment, ReviewState
from journeymaps.words import say, spell

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
    since = spell(changed) if changed else ""
    if last is None or due is None or assessment.notice_from is None:
        exempt = state is ReviewState.EXEMPT
        lead, rest = _exempt(last, reviewed_by, note) if exempt else _never_reviewed()
        return ReviewNotice(state, lead, rest, {state: _ICONS[state]}, changed=since)
    words = _ageing(last, due, reviewed_by)
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


def _never_reviewed() -> Wording:
    way_out = say("check it, then set last_reviewed and reviewed_by in its file")
    return Wording(say("Never reviewed"), f"· {way_out}")


def _ageing(last: date, due: date, by: str | None) -> dict[str, Wording]:
    before = f"· {reviewed(last, by)}"
    day = spell(due)
    following = "· " + say("next review due %(day)s", day=day)
    named = say("by %(name)s", name=by) + " " if by else ""
    return {
        ReviewState.FRESH: Wording(
            say("Last reviewed %(day)s", day=spell(last)), named + following
        ),
        ReviewState.DUE_SOON: Wording(say("Review due %(day)s", day=day), before),
        "due-today": Wording(say("Review due today, %(day)s", day=day), before),
        ReviewState.OVERDUE: Wording(say("Review overdue since %(day)s", day=day), before),
    }


def _exempt(last: date | None, by: str | None, note: str | None) -> Wording:
    before = reviewed(last, by) if last else ""
    if not note:
        return Wording(say("No regular review"), f"· {before}" if before else "")
    return Wording(say("No regular review:"), f"{note} · {before}" if before else note)


def reviewed(last: date, by: str | None) -> str:
    """When a page was reviewed last, and by whom, within a line."""
    if by:
        return say("last reviewed %(day)s by %(name)s", day=spell(last), name=by)
    return say("last reviewed %(day)s", day=spell(last))
