"""`reviews.json`: how every page stands with its reviews, for other programs.

The records here are the schema. Within a version, keys are only ever added. A reader should tell
the state by the dates: the file says how things were on `today`, and may be read much later. A page
is due soon from `notice_from`, overdue after `due`, and late with neither unless it is exempt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from journeymaps.exchange.site import Site
from journeymaps.review import ReviewState, Standing
from journeymaps.review.listing import Summary, summary


class Record(BaseModel):
    """A part of the file."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    def text(self) -> str:
        """As JSON: keys in the order of the schema, every script readable."""
        return self.model_dump_json(indent=2) + "\n"


class ChangeRecord(Record):
    """A commit that changed what a page says, after its review."""

    day: date
    author: str
    subject: str
    commit: str
    """Empty where it is not committed yet."""


class ReviewRecord(Record):
    """A review that took place."""

    day: date
    by: str | None
    note: str | None
    commit: str
    """The commit that wrote it down; empty where it is not known."""
    changed_map: bool
    """Whether that commit changed something else in the page, too."""


class PageRecord(Record):
    """A page. Days are ISO dates in the site's time zone."""

    path: str
    """Its file, from `docs_dir`."""
    kind: str
    """journey, blueprint, persona, comparison, catalog, or page for Markdown."""
    id: str
    title: str
    url: str
    """Absolute, or from the site's root where the site does not say where it is published."""
    owner: str | None
    """The team or role that the page names, by id."""
    owners: list[str]
    """Names of those who answer for it: the owner's, or else the handles in CODEOWNERS."""
    state: ReviewState
    every: str
    """The interval that holds for it: `6 months`; `never` for an exempt page."""
    last_reviewed: date | None
    reviewed_by: str | None
    review_note: str | None
    notice_from: date | None
    """The first day of being due soon."""
    due: date | None
    """The last day of being on time."""
    days: int | None
    """Days from `today` until `due`; negative when overdue."""
    overdue_days: int
    """Days since `due`; of a page never reviewed, the length of its interval."""
    links_in: int
    """How many other pages refer to it."""
    pressing: int
    """`overdue_days` times one more than `links_in`: the order of the list."""
    needs_review: bool
    """Whether it is late, or something happened since its review."""
    reasons: list[str]
    """What happened since its review, in words."""
    changed: ChangeRecord | None
    """The newest change since its review."""
    reviews: list[ReviewRecord]
    """All reviews that are known, newest first."""


class ReviewsRecord(Record):
    """The file."""

    version: Literal[1] = 1
    site: str
    url: str
    """Where the site is published; empty where it does not say."""
    today: date
    """The day for which states and days were worked out."""
    timezone: str
    counts: dict[ReviewState, int]
    """Pages by state, each state there."""
    needing_review: int
    percent_fresh: int | None
    """Pages on time, of those that are to be reviewed at all, rounded down."""
    pages: list[PageRecord]
    """Most pressing first."""


def reviews_json(standings: Iterable[Standing], site: Site, today: date, timezone: str) -> bytes:
    """The file, in UTF-8."""
    listed = tuple(standings)
    return reviews_record(listed, summary(listed), site, today, timezone).text().encode()


def reviews_schema() -> bytes:
    """The JSON Schema (2020-12) of the file."""
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema = dialect | ReviewsRecord.model_json_schema(mode="serialization")
    return (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def reviews_record(
    standings: Iterable[Standing], sums: Summary, site: Site, today: date, timezone: str
) -> ReviewsRecord:
    """The file as a value. `sums` counts all pages, where only some are listed."""
    return ReviewsRecord(
        site=site.name,
        url=site.url,
        today=today,
        timezone=timezone,
        counts=dict(sums.by_state),
        needing_review=sums.needing_review,
        percent_fresh=sums.percent_fresh,
        pages=[page_record(standing, site) for standing in standings],
    )


def page_record(standing: Standing, site: Site) -> PageRecord:
    """One page of the file."""
    subject, assessment, change = standing.subject, standing.assessment, standing.changed
    fields = subject.fields
    return PageRecord(
        path=subject.path,
        kind=subject.kind,
        id=subject.id,
        title=subject.title,
        url=site.link(subject.path) or site.address(subject.path),
        owner=subject.owner,
        owners=list(standing.owners),
        state=standing.state,
        every=str(standing.every),
        last_reviewed=fields.last_reviewed,
        reviewed_by=fields.reviewed_by,
        review_note=fields.review_note,
        notice_from=assessment.notice_from,
        due=assessment.due,
        days=assessment.days,
        overdue_days=standing.overdue_days,
        links_in=subject.links_in,
        pressing=standing.pressing,
        needs_review=standing.needs_review,
        reasons=list(standing.reasons),
        changed=ChangeRecord(**vars(change)) if change else None,
        reviews=[ReviewRecord(**vars(review)) for review in standing.reviews],
    )
