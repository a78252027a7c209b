"""A service blueprint: what happens on both sides of the line of visibility."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from journeymaps.model.document import Document
from journeymaps.model.former import Formerly
from journeymaps.model.ids import slug
from journeymaps.model.part import Part
from journeymaps.model.reference import (
    ActionId,
    ChannelId,
    DataId,
    JourneyId,
    RoleId,
    SourceId,
    StageId,
    StatementId,
    StepId,
    SystemId,
)
from journeymaps.model.statement import Metrics, Source, Statements
from journeymaps.model.text import Id, Line, Lines, OneOrMany, Prose, Proses
from journeymaps.model.variant import Variant


class Records(Part):
    """The records that an action reads and writes. A plain list is what it reads."""

    short: ClassVar[str] = "reads"

    reads: Annotated[tuple[DataId, ...], OneOrMany] = ()
    """Records that the action looks at."""
    writes: Annotated[tuple[DataId, ...], OneOrMany] = ()
    """Records that the action makes or changes."""


class ActionVariant(Variant):
    """How an action goes in some case. What it leaves out is as in the action itself."""

    role: RoleId | None = None
    """Who does it then."""
    takes: Line | None = None
    """How long the work takes then."""
    waits: Line | None = None
    """How long the customer waits then."""


class Action(Part):
    """Something that somebody or something does for the customer. A plain text is what it does."""

    short: ClassVar[str] = "do"

    do: Prose
    """What is done."""
    id: Id | None = None
    """Its id. Left out, it is made from what is done."""
    formerly: Formerly = ()
    """Ids that it had before it was renamed, for old addresses to lead here."""
    step: StepId | None = None
    """The step of the journey under which it stands. Left out, it spans the stage."""
    role: RoleId | None = None
    """Who does it."""
    channel: ChannelId | None = None
    """The channel on which it reaches the customer."""
    data: Records = Records()
    """The records that it reads and writes."""
    systems: Annotated[tuple[SystemId, ...], OneOrMany] = ()
    """The systems that it needs."""
    takes: Line | None = None
    """How long the work takes: `15 min`."""
    waits: Line | None = None
    """How long the customer waits for it: `up to 1 day`."""
    fails: Proses = ()
    """What goes wrong here."""
    answers: Annotated[tuple[StatementId, ...], OneOrMany] = ()
    """The pains of the journey that it answers."""
    needs: Annotated[tuple[ActionId, ...], OneOrMany] = ()
    """Other actions of this blueprint that it depends on."""
    variants: Annotated[tuple[ActionVariant, ...], OneOrMany] = ()
    """Cases in which it goes otherwise."""
    source: SourceId | None = None
    """What the description rests on."""

    @property
    def slug(self) -> str:
        """The id, written or made from what is done."""
        return self.id or slug(self.do)


class BlueprintStep(Part):
    """A column of a blueprint that has stages of its own. A plain text is its name."""

    short: ClassVar[str] = "name"

    name: Line
    """What it is called."""
    id: Id | None = None
    """Its id. Left out, it is made from the name."""
    formerly: Formerly = ()
    """Ids that it had before it was renamed, for old addresses to lead here."""

    @property
    def slug(self) -> str:
        """The id, written or made from the name."""
        return self.id or slug(self.name)


class BlueprintStage(Part):
    """What happens behind one stage."""

    name: Line | None = None
    """What it is called, in a blueprint without a journey."""
    id: Id | None = None
    """Its id, in a blueprint without a journey. Left out, it is made from the name."""
    formerly: Formerly = ()
    """Ids that it had before it was renamed, for old addresses to lead here."""
    when: Line | None = None
    """When it happens, in a blueprint without a journey."""
    steps: Annotated[tuple[BlueprintStep, ...], OneOrMany] = ()
    """Its columns, in a blueprint without a journey."""
    doing: Proses = ()
    """What customers do, in a blueprint without a journey."""
    evidence: Lines = ()
    """What customers can see and touch."""
    channels: Annotated[tuple[ChannelId, ...], OneOrMany] = ()
    """Channels beyond those that the actions name."""
    roles: dict[RoleId, Prose] = {}
    """Who answers for what in this stage."""
    data: Annotated[tuple[DataId, ...], OneOrMany] = ()
    """Records beyond those that the actions name."""
    frontstage: Annotated[tuple[Action, ...], OneOrMany] = ()
    """What is done where customers see it."""
    backstage: Annotated[tuple[Action, ...], OneOrMany] = ()
    """What our people do where customers do not see it."""
    support: Annotated[tuple[Action, ...], OneOrMany] = ()
    """What systems and partners do so that the rest can happen."""
    policies: Statements = ()
    """Rules that bind what is done here."""
    metrics: Metrics = ()
    """Figures that the organisation watches here."""
    questions: Statements = ()
    """What is still open."""
    variants: Annotated[tuple[Variant, ...], OneOrMany] = ()
    """Cases in which customers do something else, in a blueprint without a journey."""

    @property
    def slug(self) -> str:
        """The id, written or made from the name."""
        return self.id or slug(self.name or "")


def _by_id(written: Any) -> Any:
    """A list of named stages, keyed by id as the stages of a journey's blueprint are."""
    if not isinstance(written, list):
        return written
    keyed: dict[str, Any] = {}
    for position, stage in enumerate(written):
        # Without an id of its own its position stands in, until the checks ask for a name.
        own = _own_id(stage) or str(position)
        if own in keyed:
            raise PydanticCustomError(
                "duplicate_id",
                'a second stage with the id "{own}"',
                {"own": own, "hint": "give it an id of its own: id: …", "position": position},
            )
        keyed[own] = stage
    return keyed


def _own_id(stage: Any) -> str:
    written = stage if isinstance(stage, dict) else {}
    own, name = written.get("id"), written.get("name")
    if isinstance(own, str):
        return own
    return slug(name) if isinstance(name, str) else ""


class _OwnStages:
    """Lets the schema take a list of stages, too."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        keyed = handler(schema)
        (stage,) = keyed["patternProperties"].values()
        return {"anyOf": [keyed, {"type": "array", "items": stage, "minItems": 1}]}


class Blueprint(Document):
    """What an organisation does to make a journey happen."""

    kind: Literal["blueprint"]
    """What the file holds: a blueprint."""
    journey: JourneyId | None = None
    """The journey whose stages and steps are its columns. Left out, it has stages of its own."""
    sources: dict[Id, Source] = {}
    """What the statements of this map rest on."""
    metrics: Metrics = ()
    """Figures of the service as a whole."""
    stages: Annotated[
        dict[StageId, BlueprintStage],
        Field(min_length=1, max_length=200),
        BeforeValidator(_by_id),
        _OwnStages,
    ]
    """What happens behind each stage, by the stage's id; or a list of stages of its own."""
