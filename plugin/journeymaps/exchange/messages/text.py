"""Plain text, for terminals and mails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from journeymaps.exchange.legible import legible
from journeymaps.exchange.site import Site
from journeymaps.review import Standing
from journeymaps.review.digest import Digest, dated
from journeymaps.review.listing import Summary
from journeymaps.review.phrases import counted

REVIEW = "journeymaps review ID --by NAME --note TEXT"
"""The command that records a review."""


def listing(standings: Sequence[Standing], sums: Summary, folder: str = "") -> str:
    """The list: when, where, whose and what, a line a page, and below it what happened since.

    `sums` counts all pages, listed or not; `folder` is how paths begin where they are printed.
    """
    rows = [
        (
            dated(standing),
            legible(f"{folder.rstrip('/')}/{standing.subject.path}".lstrip("/")),
            legible(", ".join(standing.owners)) or "no owner",
        )
        for standing in standings
    ]
    widths = [max((_width(row[column]) for row in rows), default=0) for column in range(3)]
    lines = []
    for standing, row in zip(standings, rows, strict=True):
        cells = (_padded(text, width) for text, width in zip(row, widths, strict=True))
        lines.append("  ".join((*cells, legible(standing.subject.title))))
        lines.extend(f"    {legible(reason)}" for reason in standing.reasons)
    return "\n".join([*lines, *([""] if lines else []), headline(sums)])


def headline(sums: Summary) -> str:
    """How the site does, in a line: `17 pages, 3 need a review, 82 % on time`."""
    need = counted(sums.needing_review, "needs a review", "need a review")
    said = [counted(sums.pages, "page"), need]
    if sums.percent_fresh is not None:
        said.append(f"{sums.percent_fresh} % on time")
    return ", ".join(said)


def messages(digests: Iterable[Digest], site: Site) -> str:
    """Digests below each other."""
    return "\n\n\n".join(message(digest, site) for digest in digests)


def message(digest: Digest, site: Site) -> str:
    """A digest as a letter."""
    heading = f"{legible(digest.addressed)}\n{digest.summary}"
    return f"{heading}\n\n{body(digest, site)}"


def body(digest: Digest, site: Site) -> str:
    """What a digest lists, with the way to each page."""
    items = []
    for standing in digest.shown:
        subject = standing.subject
        where = site.link(subject.path) or legible(subject.path)
        items.append(f"- {legible(subject.title)}\n  {legible(digest.words(standing))}\n  {where}")
    if digest.more:
        items.append(f"{digest.more}: {site.reviews}" if site.reviews else digest.more)
    return "\n".join([*items, "", f"To record a review: {REVIEW}"])


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns of a terminal: two for a character of East Asian scripts."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
