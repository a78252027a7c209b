"""The review fields of Markdown pages, checked as those of maps are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks import reviews
from journeymaps.nearest import suggestion
from journeymaps.problems import Problem
from journeymaps.reading.front_matter import read_front_matter
from journeymaps.reading.slips import Slip


def front_matter_problems(path: str, raw: bytes, today: date) -> Iterator[Problem]:
    """Everything that is wrong with a page's review fields."""
    reading = read_front_matter(path, raw)
    yield from reading.problems
    yield from reading.located(reviews.slips(reading.fields, today))


def owner_problems(path: str, raw: bytes, atlas: Atlas) -> Iterator[Problem]:
    """An owner of a page whom no catalog defines. Where none defines any, everybody serves."""
    reading = read_front_matter(path, raw)
    owner, known = reading.fields.owner, atlas.owners
    if owner and known is not None and owner not in known:
        said = f'unknown team or role "{owner}"'
        hint = suggestion(owner, known) or "add it under teams: or roles: in the catalog"
        yield from reading.located([Slip(("owner",), "unknown-owner", said, hint)])


def page_owners(pages: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """The teams and roles that own pages, given as paths and bytes."""
    for path, raw in pages:
        if owner := read_front_matter(path, raw).fields.owner:
            yield owner
