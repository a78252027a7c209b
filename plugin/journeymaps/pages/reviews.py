"""The page for those who run the site: how all its pages stand with their reviews.

It may be read long after it was built. So every sentence that a build writes names its dates and
stays true; what is of today (states, counts, the order) `review.js` works out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from jinja2 import Environment

from journeymaps.model.interval import Interval
from journeymaps.pages.badge import LEADS, TODAYS
from journeymaps.pages.links import Link
from journeymaps.pages.page import RenderedPage, Section, listing
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.trend import draw
from journeymaps.review import ReviewState, Standing
from journeymaps.review.listing import Owner, Summary, by_owner, summary
from journeymaps.review.trend import held
from journeymaps.review.words import reviewed
from journeymaps.words import day_pattern, message, month_names, percent, say, spell

REVIEWS = "reviews.md"
"""The path that the page would have as a file."""

QUARTER = Interval(months=3)

_COUNTED = {
    ReviewState.OVERDUE: message("overdue"),
    ReviewState.NEVER_REVIEWED: message("never reviewed"),
    ReviewState.DUE_SOON: message("due soon"),
    ReviewState.FRESH: message("fresh"),
    ReviewState.EXEMPT: message("without a regular review"),
}
_NOBODY = message("Without an owner")


@dataclass(frozen=True)
class Shelf:
    """What is published beside the page, and what is not known."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Addresses from this page, by what they are called."""
    calendars: Mapping[Owner, str] = field(default_factory=dict)
    """Addresses of the owners' calendars."""
    unknown: str = ""
    """Why nothing is known of the pages' past, in a sentence; empty where it is known."""


@dataclass(frozen=True)
class Row:
    """A page in the list."""

    standing: Standing
    link: Link

    @property
    def lead(self) -> str:
        """The beginning of what its badge says."""
        return say(LEADS[self.standing.state])

    @property
    def due(self) -> str:
        """The due day, spelled; empty where there is none."""
        due = self.standing.assessment.due
        return spell(due) if due else ""

    @property
    def reviewed(self) -> str:
        """When it was reviewed, and by whom."""
        fields = self.standing.subject.fields
        if fields.last_reviewed is None:
            return ""
        return reviewed(fields.last_reviewed, fields.reviewed_by)


@dataclass(frozen=True)
class Count:
    """How many pages are in a state."""

    state: ReviewState
    number: int
    word: str


@dataclass(frozen=True)
class Group:
    """The pages of one owner, or of all."""

    name: str
    rows: tuple[Row, ...]
    counts: tuple[Count, ...]
    percent: int | None
    calendar: str = ""


@dataclass(frozen=True)
class Held:
    """A review that took place."""

    day: str
    iso: str
    page: Link
    by: str
    note: str
    changed: bool


@dataclass(frozen=True)
class Quarter:
    """The reviews of the last three months before the build."""

    since: str
    until: str
    reviews: tuple[Held, ...]

    @property
    def changed(self) -> int:
        """How many of them changed something else in their page."""
        return sum(review.changed for review in self.reviews)


def reviews_page(
    site: Site, templates: Environment, listed: Sequence[Standing], shelf: Shelf
) -> RenderedPage:
    """The page. `listed` are all pages of the site, most pressing first."""
    rows = {standing.subject.path: _row(site, standing) for standing in listed}
    never = [one for one in listed if one.state is ReviewState.NEVER_REVIEWED]
    shaken = [one for one in listed if one.reasons and one.state is not ReviewState.EXEMPT]
    html = templates.get_template("journeymaps/reviews.html").render(
        today=spell(site.today),
        timezone=site.review.timezone,
        words=_todays(),
        all=_group("", listed, rows),
        owners=tuple(_owners(listed, rows, shelf)),
        never=tuple(rows[one.subject.path] for one in never),
        shaken=tuple(rows[one.subject.path] for one in shaken),
        trend=None if shelf.unknown else draw(listed, site.today),
        quarter=_quarter(site, listed),
        shelf=shelf,
    )
    description = say(
        "Which pages are to be reviewed next, and how the site keeps up with its reviews."
    )
    return RenderedPage(
        title=say("Reviews"),
        description=description,
        html=html,
        text=description,
        sections=listing(
            (
                Section("pressing", say("Most pressing first")),
                Section("by-owner", say("By owner")),
                Section("over-time", say("Over time")),
                Section("changed", say("Changed since their review")),
                Section("held", say("Reviews held")),
                Section("files", say("For calendars and programs")),
            )
        ),
        wide=False,
    )


def _todays() -> dict[str, object]:
    """What the script says, and how it writes a share and a day."""
    return {
        **{state: say(lead) for state, lead in TODAYS.items()},
        "percent": percent("{number}"),
        "day": day_pattern(),
        "months": month_names(),
    }


def _row(site: Site, standing: Standing) -> Row:
    path = standing.subject.path
    return Row(standing, Link(plain(standing.subject.title), site.way(REVIEWS, path)))


def _group(
    name: str, standings: Iterable[Standing], rows: Mapping[str, Row], calendar: str = ""
) -> Group:
    theirs = tuple(standings)
    sums = summary(theirs)
    return Group(
        name,
        tuple(rows[standing.subject.path] for standing in theirs),
        _counts(sums),
        sums.percent_fresh,
        calendar,
    )


def _counts(sums: Summary) -> tuple[Count, ...]:
    return tuple(Count(state, sums.by_state[state], say(word)) for state, word in _COUNTED.items())


def _owners(listed: Sequence[Standing], rows: Mapping[str, Row], shelf: Shelf) -> Iterator[Group]:
    for owner, theirs in by_owner(listed).items():
        yield _group(owner.name or say(_NOBODY), theirs, rows, shelf.calendars.get(owner, ""))


def _quarter(site: Site, listed: Sequence[Standing]) -> Quarter:
    until = site.today
    since = until - timedelta((QUARTER.after(until) - until).days)
    found = (
        Held(
            spell(one.review.day),
            one.review.day.isoformat(),
            Link(
                plain(one.standing.subject.title),
                site.way(REVIEWS, one.standing.subject.path),
            ),
            one.review.by or "",
            plain(one.review.note) if one.review.note else "",
            one.review.changed_map,
        )
        for one in held(listed, since, until)
    )
    return Quarter(spell(since), spell(until), tuple(found))
