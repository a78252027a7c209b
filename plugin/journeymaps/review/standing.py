"""How every page stands with its reviews: the rule, applied to a whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from journeymaps.atlas.atlas import Atlas
from journeymaps.model.interval import Interval
from journeymaps.review.ground import Ground, grew_old
from journeymaps.review.past import Change, NewOwner, NoPast, Past, Review
from journeymaps.review.settings import ReviewSettings
from journeymaps.review.state import Assessment, ReviewState, assess
from journeymaps.review.subject import Subject
from journeymaps.words import say, spell, spell_span

CodeOwners = Callable[[str], tuple[str, ...]]
"""From a page's path to the handles that CODEOWNERS names for it."""


@dataclass(frozen=True)
class JourneyChanged:
    """The journey of a blueprint or comparison changed since that was reviewed."""

    title: str
    day: date

    def __str__(self) -> str:
        """Why the page is to be reviewed, in the words of whoever reads it."""
        return say(
            "the journey %(title)s changed on %(day)s", title=self.title, day=spell(self.day)
        )


@dataclass(frozen=True)
class SourceAged:
    """A source grew older than pages that lean on it are to be."""

    title: str
    gathered: str
    every: Interval

    def __str__(self) -> str:
        """Why the page is to be reviewed, in the words of whoever reads it."""
        return say(
            "the source %(title)s, of %(date)s, is older than %(span)s",
            title=self.title,
            date=self.gathered,
            span=spell_span(self.every.months, self.every.days),
        )


Shaken = JourneyChanged | SourceAged


@dataclass(frozen=True)
class Standing:
    """A page's reviews on one day: when, by whom, and what asks for the next."""

    subject: Subject
    assessment: Assessment
    every: Interval
    """The interval that holds for the page, wherever it was chosen."""
    overdue_days: int = 0
    """Days since the due date. A page never reviewed counts as late by one whole interval."""
    owners: tuple[str, ...] = ()
    """The name of the page's own owner, else the handles in CODEOWNERS, else nobody."""
    changed: Change | None = None
    """The newest change of the page after its review."""
    new_owner: NewOwner | None = None
    """The handover of the page after its review."""
    stands_on: tuple[Shaken, ...] = ()
    """What the page stands on and that is no longer as it was reviewed."""
    reviews: tuple[Review, ...] = ()
    """All reviews that are known, newest first, the present one included."""

    @property
    def state(self) -> ReviewState:
        """Where the dates alone put it."""
        return self.assessment.state

    @property
    def earlier(self) -> tuple[Review, ...]:
        """The reviews before the present one, newest first."""
        return self.reviews[1:] if self.subject.fields.last_reviewed else self.reviews

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is to be reviewed whatever its date says, each in words."""
        said = []
        if self.changed:
            said.append(say("it changed on %(day)s", day=spell(self.changed.day)))
        if self.new_owner:
            said.append(say("it changed hands on %(day)s", day=spell(self.new_owner.day)))
        return (*said, *map(str, self.stands_on))

    @property
    def needs_review(self) -> bool:
        """Whether somebody should look: it is late, or something changed since its review.

        A page that needs no regular review needs none for a change either.
        """
        if self.state is ReviewState.EXEMPT:
            return False
        return self.state.counts_as_overdue or bool(self.reasons)

    @property
    def pressing(self) -> int:
        """How much it presses: days overdue × pages it matters to, itself and those linking in."""
        return self.overdue_days * (1 + self.subject.links_in)


def standings(
    subjects: Iterable[Subject],
    atlas: Atlas,
    settings: ReviewSettings,
    today: date,
    *,
    past: Past | None = None,
    code_owners: CodeOwners = lambda _path: (),
) -> list[Standing]:
    """How these pages stand today, most pressing first.

    Of those that press alike, pages that need a review come first, then those due first.
    """
    past, ground = past or NoPast(), Ground(atlas)
    found = []
    for subject in subjects:
        fields = subject.fields
        every = settings.interval_for(subject.path, subject.kind, fields.review_every)
        assessment = assess(fields.last_reviewed, every, today, settings.notice)
        named = (_owner(atlas, subject.owner),) if subject.owner else code_owners(subject.path)
        found.append(
            Standing(
                subject,
                assessment,
                every,
                _overdue_days(assessment, every, today),
                named,
                past.change(subject.path, subject),
                past.new_owner(subject),
                tuple(_shaken(subject, every, ground, past, today)),
                _reviews(subject, past),
            )
        )
    return pressing_first(found)


def pressing_first(standings: Iterable[Standing]) -> list[Standing]:
    """These pages in the order of a list. `review.js` has a copy of it."""
    return sorted(standings, key=_order)


def _order(standing: Standing) -> tuple[int, bool, date, str]:
    due = standing.assessment.due or date.max
    return -standing.pressing, not standing.needs_review, due, standing.subject.path


def _overdue_days(assessment: Assessment, every: Interval, today: date) -> int:
    if assessment.state is ReviewState.NEVER_REVIEWED:
        return (every.after(today) - today).days
    return max(0, -(assessment.days or 0))


def _owner(atlas: Atlas, own: str) -> str:
    kind = "team" if ("team", own) in atlas.entries else "role"
    return atlas.name(kind, own)


def _shaken(
    subject: Subject, every: Interval, ground: Ground, past: Past, today: date
) -> Iterator[Shaken]:
    """What the page stands on and that has changed or grown old since its review."""
    reviewed = subject.fields.last_reviewed
    if reviewed is None:
        return
    for journey in ground.journeys(subject.path):
        if change := past.change(journey.path, subject):
            yield JourneyChanged(journey.map.title, change.day)
    for source in ground.sources(subject.path):
        if grew_old(source, every, reviewed, today):
            yield SourceAged(source.title, str(source.date), every)


def _reviews(subject: Subject, past: Past) -> tuple[Review, ...]:
    """The reviews that were committed, after the one that the page tells of."""
    fields = subject.fields
    committed = past.reviews(subject.path)
    if fields.last_reviewed is None or (committed and committed[0].day == fields.last_reviewed):
        return committed
    return (Review(fields.last_reviewed, fields.reviewed_by, fields.review_note), *committed)
