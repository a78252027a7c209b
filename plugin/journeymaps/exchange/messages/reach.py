"""What a change reaches, for whoever looks at the change: as text, as a comment, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from journeymaps.exchange.legible import legible
from journeymaps.exchange.messages.difference import ProblemRecord
from journeymaps.exchange.messages.markdown import escaped, page
from journeymaps.exchange.messages.text import REVIEW
from journeymaps.exchange.reviews_json import PageRecord, Record, page_record
from journeymaps.exchange.site import Site
from journeymaps.review import Standing
from journeymaps.review.digest import dated
from journeymaps.review.phrases import counted
from journeymaps.review.related import Reach, Related

MARKER = "<!-- journeymaps-touched -->"
"""The first line of the comment: by it the next run finds it again, and writes over it."""

MOST = 20
"""Related maps that text and comment name. JSON has all of them."""

_TOUCHED = "This change touches"
_RELATED = "Still true after this change?"
_NOTHING = "No published page is touched."
_MEND = "it cannot be read, so nobody knows what it reaches: mend it first"
_HOW = "Whoever looks at all of a page makes that its review:"


class RelatedRecord(Record):
    """A page that hangs together with what is touched."""

    page: PageRecord
    why: list[str]
    """In words that follow the page's title."""


class ReachRecord(Record):
    """What `journeymaps touched --format json` prints."""

    version: Literal[1] = 1
    touched: list[PageRecord]
    related: list[RelatedRecord]
    """The closest first."""
    deleted: list[str]
    """Paths from `docs_dir`."""
    unread: list[ProblemRecord]
    """What is wrong first with those that it touches, and that cannot be read."""


def text(reached: Reach, folder: str = "") -> str:
    """For a terminal. `folder` is how paths begin where they are printed."""
    return "\n".join(_lines(reached, folder.rstrip("/")))


def _lines(reached: Reach, folder: str) -> Iterator[str]:
    if not _pages(reached):
        yield _NOTHING
        return
    yield f"{_TOUCHED}:"
    for problem in reached.unread:
        yield f"  {legible(str(problem.under(folder)))}\n    {_MEND}"
    for standing in reached.touched:
        yield from _entry(standing, folder)
    for path in reached.deleted:
        yield f"  {legible(f'{folder}/{path}'.lstrip('/'))}: deleted"
    if reached.related:
        yield ""
        yield _RELATED
    for related in reached.related[:MOST]:
        yield from _entry(related.standing, folder, related.why)
    if len(reached.related) > MOST:
        yield f"  and {len(reached.related) - MOST:,} more"
    yield f"\n{_HOW} {REVIEW}"


def _entry(standing: Standing, folder: str, why: Iterable[str] = ()) -> Iterator[str]:
    subject = standing.subject
    yield f"  {legible(f'{folder}/{subject.path}'.lstrip('/'))}: {legible(subject.title)}"
    for reason in why:
        yield f"    {legible(reason)}"
    yield f"    {dated(standing)} · {legible(_owners(standing))}"


def comment(reached: Reach, site: Site, folder: str = "") -> str:
    """For a pull request, as Markdown. `folder` is where the pages are in the repository."""
    return "\n".join([MARKER, *_comment(reached, site, folder.rstrip("/")), ""])


def _comment(reached: Reach, site: Site, folder: str) -> Iterator[str]:
    if not _pages(reached):
        yield _NOTHING
        return
    yield f"### {_TOUCHED} {counted(_pages(reached), 'page')}\n"
    yield "| Page | Review | Owner |\n|---|---|---|"
    for problem in reached.unread:
        at = problem.under(folder)
        yield f"| {escaped(f'{at.path}:{at.line}')} | {_MEND} | |"
    for standing in reached.touched:
        # Without a link: what is new has no page yet.
        named = page(standing, Site(), folder)
        yield f"| {named} | {dated(standing)} | {escaped(_owners(standing))} |"
    for path in reached.deleted:
        yield f"| {escaped(f'{folder}/{path}'.lstrip('/'))} | deleted | |"
    if reached.related:
        yield f"\n### {_RELATED}\n"
        yield "| Page | Why | Review | Owner |\n|---|---|---|---|"
    for related in reached.related[:MOST]:
        yield _row(related, site, folder)
    if len(reached.related) > MOST:
        yield f"\nAnd {len(reached.related) - MOST:,} more."
    yield f"\n{_HOW} `{REVIEW}`"


def _pages(reached: Reach) -> int:
    return len(reached.touched) + len(reached.deleted) + len(reached.unread)


def _row(related: Related, site: Site, folder: str) -> str:
    standing = related.standing
    why = "<br>".join(map(escaped, related.why))
    owners = escaped(_owners(standing))
    return f"| {page(standing, site, folder)} | {why} | {dated(standing)} | {owners} |"


def record(reached: Reach, site: Site) -> ReachRecord:
    """For other programs."""
    return ReachRecord(
        touched=[page_record(standing, site) for standing in reached.touched],
        related=[
            RelatedRecord(page=page_record(one.standing, site), why=list(one.why))
            for one in reached.related
        ],
        deleted=list(reached.deleted),
        unread=[ProblemRecord(**vars(problem)) for problem in reached.unread],
    )


def _owners(standing: Standing) -> str:
    return ", ".join(standing.owners) or "no owner"
