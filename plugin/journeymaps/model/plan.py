"""What follows from a map: themes, findings, and improvements."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from journeymaps.model.former import Formerly
from journeymaps.model.ids import slug
from journeymaps.model.part import Part
from journeymaps.model.reference import ImprovementId, OwnerId, SourceId, StageId, StatementId
from journeymaps.model.statement import Measures, Metrics
from journeymaps.model.text import Id, Line, Link, Moment, OneOrMany, Prose


class Theme(Part):
    """Something that runs across stages, with its weight in each."""

    kind: Literal["question", "barrier", "need", "pain", "opportunity"] = "question"
    """What runs across: a question, a barrier, a need, a pain or an opportunity."""
    title: Line
    """The theme in a sentence."""
    id: Id | None = None
    """Its id. Left out, it is made from the title."""
    formerly: Formerly = ()
    """Ids that it had before it was renamed, for old addresses to lead here."""
    summary: Prose | None = None
    """What is behind it."""
    source: SourceId | None = None
    """What it rests on."""
    stages: dict[StageId, Measures] = {}
    """The stages it touches, each with its importance and satisfaction where known."""

    @property
    def slug(self) -> str:
        """The id, written or made from the title."""
        return self.id or slug(self.title)


class Finding(Part):
    """What was found, what it means, and what follows."""

    finding: Prose
    """What was found."""
    means: Prose | None = None
    """What it means for us."""
    source: SourceId | None = None
    """What it rests on."""
    improvements: Annotated[tuple[ImprovementId, ...], OneOrMany] = ()
    """The improvements that follow from it."""


class Improvement(Part):
    """Something that is changed for customers: planned, under way or done."""

    title: Line
    """What is done, in a few words."""
    id: Id | None = None
    """Its id. Left out, it is made from the title."""
    formerly: Formerly = ()
    """Ids that it had before it was renamed, for old addresses to lead here."""
    stage: StageId | None = None
    """The stage that it makes better."""
    bridges: Annotated[tuple[StageId, ...], Field(max_length=2), OneOrMany] = ()
    """The two stages that it joins."""
    answers: Annotated[tuple[StatementId, ...], OneOrMany] = ()
    """The pains, barriers or opportunities that it answers."""
    before: Prose | None = None
    """How it is, or was, without it."""
    after: Prose | None = None
    """How it is, or will be, with it."""
    effects: Metrics = ()
    """What it changes in figures."""
    owner: OwnerId | None = None
    """The team or role that sees it through."""
    status: Literal["idea", "planned", "doing", "done", "dropped"] = "idea"
    """How far it is."""
    due: Moment | None = None
    """When it is to be done."""
    impact: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    """How much it helps customers, 1 to 5."""
    effort: Annotated[int, Field(ge=1, le=5, strict=True)] | None = None
    """How much work it is, 1 to 5."""
    ticket: Link | None = None
    """Where the work is tracked."""
    source: SourceId | None = None
    """What the description rests on."""

    @property
    def slug(self) -> str:
        """The id, written or made from the title."""
        return self.id or slug(self.title)
