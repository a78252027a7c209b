"""What every page says of its review: the pill, what to do about it, and the reviews before."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.model.document import Reviewed
from journeymaps.pages.links import fragment
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.review import (
    Assessment,
    Review,
    ReviewNotice,
    ReviewState,
    assess,
    describe,
)
from journeymaps.words import spell

MOST = 12
"""Reviews that a page lists: the newest."""


@dataclass(frozen=True)
class Asked:
    """A page that is to say how it stands. A catalog entry stands as its file does."""

    path: str
    """The file that is reviewed."""
    page: str
    """The page that says it."""
    kind: str
    title: str
    fields: Reviewed


@dataclass(frozen=True)
class Held:
    """A review that took place, as the page lists it."""

    day: str
    iso: str
    by: str
    note: str


@dataclass(frozen=True)
class Pill:
    """The pill, and what stands in small print below it."""

    notice: ReviewNotice
    since: tuple[str, ...] = ()
    """What else happened since the review, each in words."""
    owners: tuple[str, ...] = ()
    """Those whom CODEOWNERS names, where the page itself names nobody."""
    reviewed: str = ""
    """Where a reader says "I have reviewed this"; empty where nowhere is known."""
    change: str = ""
    """Where a reader suggests a change."""
    wrong: str = ""
    """Where a reader says "Something is wrong here"."""
    reviews: tuple[Held, ...] = ()
    """The reviews that are known, newest first."""
    more: int = 0
    """Older ones that are left out."""

    @property
    def tells_of_reviews(self) -> bool:
        """Whether the reviews tell more than the pill does, which has the newest in short."""
        noted = any(review.note for review in self.reviews)
        return len(self.reviews) > 1 or (noted and self.notice.state is not ReviewState.EXEMPT)


def pill(site: Site, page: Asked) -> Pill:
    """What a page says of its review."""
    standing = site.standing(page.path)
    fields = page.fields
    changed = standing.changed if standing else None
    notice = describe(
        assessed(site, page.path, page.kind, fields),
        reviewed_by=fields.reviewed_by,
        note=plain(fields.review_note) if fields.review_note else None,
        changed=changed.day if changed else None,
        timezone=site.review.timezone,
    )
    reviews = standing.reviews if standing else ()
    return Pill(
        notice,
        since=standing.reasons[1 if changed else 0 :] if standing else (),
        owners=standing.owners if standing and not standing.subject.owner else (),
        reviewed=_reviewed(site, page),
        change=site.outside.edit(page.page) if site.outside.forge else "",
        wrong=wrong(site, page),
        reviews=tuple(map(_held, reviews[:MOST])),
        more=max(0, len(reviews) - MOST),
    )


def assessed(site: Site, path: str, kind: str, fields: Reviewed) -> Assessment:
    """How the page of a file stands: by all that is known of it, or else by what it says."""
    if standing := site.standing(path):
        return standing.assessment
    every = site.review.interval_for(path, kind, fields.review_every)
    return assess(fields.last_reviewed, every, site.today, site.review.notice)


def _held(review: Review) -> Held:
    note = plain(review.note) if review.note else ""
    return Held(spell(review.day), review.day.isoformat(), review.by or "", note)


def _reviewed(site: Site, page: Asked) -> str:
    outside = site.outside
    if outside.forge is None:
        return ""
    if edit := outside.edit(page.page):
        line = outside.line(page.path) if page.fields.last_reviewed else None
        return outside.forge.at_line(edit, line)
    asked = "last_reviewed (YYYY-MM-DD): \nreviewed_by: \nreview_note: "
    return outside.forge.issue(f"Reviewed: {page.title}", _about(site, page, asked))


def wrong(site: Site, page: Asked, place: str = "", anchor: str = "") -> str:
    """The form of an issue about a page, or about a place on it; nothing without a forge."""
    if site.outside.forge is None:
        return ""
    asked = "What is wrong, and how do you know? "
    what = f"{page.title}, {place}" if place else page.title
    told = _about(site, page, asked, place, anchor)
    return site.outside.forge.issue(f"Something is wrong: {what}", told)


def _about(site: Site, page: Asked, asked: str, place: str = "", anchor: str = "") -> str:
    """Which page an issue is about, and as it was when."""
    address = site.outside.address(page.page)
    known = {
        "Page": f"{page.title} ({page.path})",
        "Place": place,
        "Address": address + fragment(anchor) if address and anchor else address,
        "Commit": site.outside.commit(page.path),
    }
    lines = [f"{name}: {value}" for name, value in known.items() if value]
    return "\n".join([*lines, "", asked])
