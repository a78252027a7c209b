"""What a map states about customers: researched where it names a source, assumed where not."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journeymaps.model.former import Formerly
from journeymaps.model.part import Part
from journeymaps.model.reference import SourceId
from journeymaps.model.text import Id, Line, Link, Moment, Number, OneOrMany, Prose


class Source(Part):
    """Where statements come from: interviews, a survey, a report, figures of a system."""

    short: ClassVar[str] = "title"

    title: Line
    """What the source is called, as a reader would cite it."""
    kind: Line | None = None
    """What kind of evidence it is: interview, survey, analytics, observation, document …"""
    n: Annotated[int, Field(ge=1, strict=True)] | None = None
    """How many people or cases it rests on."""
    date: Moment | None = None
    """When it was gathered: a year, a month or a day."""
    link: Link | None = None
    """Where it can be read."""
    note: Prose | None = None
    """What a reader should know to trust it."""


class Statement(Part):
    """One thing said about the customer's experience. A plain text is a statement, too."""

    short: ClassVar[str] = "text"

    text: Prose
    """The statement itself."""
    source: SourceId | None = None
    """What it rests on. Without a source it is assumed, and shown so."""
    id: Id | None = None
    """Its id, so that others can refer to it. Left out, it is made from the text."""
    formerly: Formerly = ()
    """Ids that it had before it was renamed, for old addresses to lead here."""


class Pain(Statement):
    """Something that goes wrong for the customer."""

    severity: Annotated[int, Field(ge=1, le=3, strict=True)] | None = None
    """How bad it is: 1 a nuisance, 2 serious, 3 people give up."""


class Opportunity(Statement):
    """Something that could be made better."""

    size: Literal["S", "M", "L"] | None = None
    """How large the work would be: S, M or L."""


class Quote(Statement):
    """Somebody's own words."""

    by: Line | None = None
    """Who said it."""


class Measures(Part):
    """How much something matters to customers, and how well it is met today. 0 to 10."""

    importance: Annotated[Number, Field(ge=0, le=10)] | None = None
    """How much it matters to customers, 0 to 10."""
    satisfaction: Annotated[Number, Field(ge=0, le=10)] | None = None
    """How satisfied customers are with it, 0 to 10."""
    confidence: Annotated[Number, Field(ge=0, le=10)] | None = None
    """How confident customers feel, 0 to 10."""
    source: SourceId | None = None
    """What the figures rest on. Without a source they are assumed."""


class Metric(Part):
    """A figure that the organisation watches, now or before and after a change."""

    name: Line
    """What is measured."""
    value: Number | None = None
    """The figure today, where there is no before and after."""
    before: Number | None = None
    """The figure before the change."""
    after: Number | None = None
    """The figure after the change."""
    target: Number | None = None
    """The figure to reach."""
    unit: Line | None = None
    """Its unit: %, h, ¥, of 5 …"""
    better: Literal["higher", "lower"] | None = None
    """Which direction is good. Without it no change is called better or worse."""
    source: SourceId | None = None
    """What the figures rest on."""


Statements = Annotated[tuple[Statement, ...], OneOrMany]
Pains = Annotated[tuple[Pain, ...], OneOrMany]
Opportunities = Annotated[tuple[Opportunity, ...], OneOrMany]
Quotes = Annotated[tuple[Quote, ...], OneOrMany]
Metrics = Annotated[tuple[Metric, ...], OneOrMany]
