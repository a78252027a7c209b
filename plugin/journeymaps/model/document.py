"""What every kind of map carries: its title, its owner, its status and its review."""

from __future__ import annotations

from typing import Annotated, Literal

from journeymaps.model.allow import Allowed
from journeymaps.model.former import FormerFiles
from journeymaps.model.part import Part
from journeymaps.model.reference import OwnerId, TagId, TeamId
from journeymaps.model.text import CalendarDate, Every, Line, OneOrMany, Prose


class Reviewed(Part):
    """The review fields, which maps and Markdown pages share."""

    last_reviewed: CalendarDate | None = None
    """The day on which somebody last held the page against reality."""
    reviewed_by: Line | None = None
    """Who did."""
    review_every: Every | None = None
    """How often it is to be reviewed: `6 months`, `1 year`, `never` with a `review_note`."""
    review_note: Prose | None = None
    """What was looked at, and what came of it."""


class Titled(Reviewed):
    """A file with a page of its own."""

    title: Line
    """The page's heading."""
    summary: Prose | None = None
    """One sentence under the heading: what the map shows and why it matters."""
    owner: OwnerId | None = None
    """The team or role that answers for it."""
    status: Literal["draft", "published", "retired"] = "published"
    """A draft is in no build unless drafts are asked for. A retired map says that it is."""
    formerly: FormerFiles = ()
    """Names that the file had before: `old-name`, or from another folder `folder/old-name`."""
    allow: Allowed = {}
    """Content checks that do not count for this file, each with the reason."""


class Document(Titled):
    """A map that people work on together and look for."""

    contributors: Annotated[tuple[TeamId, ...], OneOrMany] = ()
    """Teams that worked on it."""
    tags: Annotated[tuple[TagId, ...], OneOrMany] = ()
    """Words to find it by."""
