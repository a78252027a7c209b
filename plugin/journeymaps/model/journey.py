"""A journey map: what people go through, stage by stage and step by step."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from journeymaps.model.document import Document
from journeymaps.model.emotion import Emotion, Exit, Scale, StageScore, stage_score
from journeymaps.model.former import Formerly
from journeymaps.model.ids import slug
from journeymaps.model.part import Part
from journeymaps.model.plan import Finding, Improvement, Theme
from journeymaps.model.reference import (
    ChannelId,
    JourneyId,
    JourneyOrStage,
    PersonaId,
    StageSetId,
    TeamId,
)
from journeymaps.model.statement import (
    Measures,
    Metrics,
    Opportunities,
    Pains,
    Quotes,
    Source,
    Statements,
)
from journeymaps.model.text import Flag, Id, Line, Lines, OneOrMany, Prose, Proses
from journeymaps.model.variant import Variant


class Handover(Part):
    """What one team passes to the next, and what is lost on the way."""

    giver: Annotated[TeamId, Field(alias="from")]
    """The team that hands over."""
    taker: Annotated[TeamId, Field(alias="to")]
    """The team that takes over."""
    passes: Lines = ()
    """What is handed over."""
    loses: Lines = ()
    """What is lost."""


class Point(Part):
    """What a stage and a step have in common: a place in the journey with everything felt there."""

    name: Line
    """What it is called."""
    id: Id | None = None
    """Its id in addresses and references. Left out, it is made from the name."""
    formerly: Formerly = ()
    """Ids that it had before it was renamed, for old addresses to lead here."""
    when: Line | None = None
    """When it happens or how long it takes: `day 3`, `months 1–12`."""
    summary: Prose | None = None
    """What happens here, where the name alone does not say it."""
    goal: Prose | None = None
    """What the customer wants to reach here."""
    channel: ChannelId | None = None
    """The channel on which it happens."""
    personas: Annotated[tuple[PersonaId, ...], OneOrMany] = ()
    """Who takes part, where that is not everybody on the map."""
    emotion: Emotion | None = None
    """How people feel here. A plain number is the score."""
    emotions: dict[PersonaId, Emotion] = {}
    """How each persona feels here, in place of `emotion`, where the map has several."""
    moment_of_truth: Flag = False
    """Whether the relationship is won or lost here."""
    exit: Exit | None = None
    """People who leave: at this step, or between this stage and the next."""
    repeats: Line | None = None
    """How often it comes back: `every month`."""
    doing: Proses = ()
    """What customers do."""
    variants: Annotated[tuple[Variant, ...], OneOrMany] = ()
    """Cases in which it goes otherwise."""
    thinking: Statements = ()
    """What customers think."""
    quotes: Quotes = ()
    """What customers say, in their own words."""
    needs: Statements = ()
    """What customers need here."""
    questions: Statements = ()
    """What customers ask themselves or us."""
    barriers: Statements = ()
    """What stands in the way."""
    gains: Statements = ()
    """What customers win."""
    harms: Statements = ()
    """What customers lose or suffer."""
    pains: Pains = ()
    """What goes wrong for customers."""
    opportunities: Opportunities = ()
    """What could be made better."""
    measures: Measures | None = None
    """How important this is to customers and how satisfied they are, 0 to 10."""
    metrics: Metrics = ()
    """Figures that the organisation watches here."""
    lanes: dict[Line, Proses] = {}
    """The author's own rows: the row's name and what stands in it here."""
    journey: JourneyId | None = None
    """A journey that shows this closer."""

    @property
    def slug(self) -> str:
        """The id, written or made from the name."""
        return self.id or slug(self.name)

    def felt_by(self, persona: str | None) -> Emotion | None:
        """How this persona feels here; with `emotion` alone, everybody feels the same."""
        if self.emotions:
            return self.emotions.get(persona) if persona else None
        return self.emotion

    def foreseen(self) -> Self:
        """As it is meant on a map of the future, where `expected` needs no score beside it."""
        emotions = {own: emotion.foreseen() for own, emotion in self.emotions.items()}
        emotion = self.emotion and self.emotion.foreseen()
        return self.model_copy(update={"emotion": emotion, "emotions": emotions})


class Step(Point):
    """One touchpoint: a column of the map."""


class Stage(Point):
    """A phase of the journey, with its steps."""

    teams: dict[TeamId, Prose] = {}
    """Which team contributes what."""
    handovers: tuple[Handover, ...] = ()
    """What one team passes to the next here."""
    steps: tuple[Step, ...] = ()
    """The touchpoints of the stage, in order. A stage without steps is one column."""

    def foreseen(self) -> Self:
        """As it is meant on a map of the future, with its steps."""
        steps = tuple(step.foreseen() for step in self.steps)
        return super().foreseen().model_copy(update={"steps": steps})

    def score_of(self, persona: str | None) -> StageScore | None:
        """The stage's score for a persona: its own, or the mean of its steps'."""
        return stage_score(self.felt_by(persona), (step.felt_by(persona) for step in self.steps))


class Journey(Document):
    """What people go through, with how they feel on the way."""

    kind: Literal["journey"]
    """What the file holds: a journey."""
    state: Literal["current", "future"] = "current"
    """`current`: how it is felt today. `future`: how it is expected to be."""
    persona: PersonaId | None = None
    """Whose journey it is."""
    personas: Annotated[tuple[PersonaId, ...], OneOrMany] = ()
    """Whose journey it is, where several people are on the map."""
    segment: Line | None = None
    """Which part of all customers it is about."""
    purpose: Prose | None = None
    """What the map is for: the question it answers."""
    scale: Scale | None = None
    """The scale of the emotions. Left out, the site's."""
    stages_from: StageSetId | None = None
    """A stage set of the catalog: the stages' names must then be among its."""
    continues: JourneyId | None = None
    """A journey that this one follows."""
    part_of: JourneyOrStage | None = None
    """The journey, or `journey#stage`, that this one shows closer."""
    lanes: Lines = ()
    """Which rows the page shows and in which order. Left out, all that have content."""
    lane_names: dict[Line, Line] = {}
    """What rows are called on this page, by their usual names."""
    sources: dict[Id, Source] = {}
    """What the statements of this map rest on."""
    metrics: Metrics = ()
    """Figures of the journey as a whole."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=200)]
    """The phases, in order."""
    themes: tuple[Theme, ...] = ()
    """Questions, barriers and needs that run across the stages."""
    findings: tuple[Finding, ...] = ()
    """What was found, what it means, and which improvements follow."""
    improvements: tuple[Improvement, ...] = ()
    """The plan: what will be changed, by whom and when."""

    @model_validator(mode="after")
    def _foreseen(self) -> Self:
        if self.state == "current":
            return self
        return self.model_copy(update={"stages": tuple(stage.foreseen() for stage in self.stages)})

    @property
    def people(self) -> tuple[str, ...]:
        """The personas on the map, one or several."""
        return self.personas or ((self.persona,) if self.persona else ())
