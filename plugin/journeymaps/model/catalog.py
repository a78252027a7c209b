"""The catalog: what maps may refer to, each with a page of its own."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from journeymaps.model.document import Titled
from journeymaps.model.part import Part
from journeymaps.model.reference import OwnerId, SystemId, TeamId
from journeymaps.model.statement import Source
from journeymaps.model.text import Flag, Id, Line, Lines, Link, OneOrMany, Prose


class Entry(Part):
    """Something that maps refer to by its id. A plain text is its name."""

    short: ClassVar[str] = "name"

    name: Line
    """What it is called."""
    summary: Prose | None = None
    """What it is, in a sentence or two."""
    link: Link | None = None
    """Where to read more."""


class Channel(Entry):
    """A way in which customers and the organisation meet."""

    icon: Annotated[Line, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+$")] | None = None
    """An icon of the theme: `material/phone`."""


class Role(Entry):
    """Somebody's part in the work."""

    team: TeamId | None = None
    """The team that the role belongs to."""
    responsibilities: Lines = ()
    """What the role answers for."""
    contact: Line | None = None
    """How to reach whoever holds it."""


class Team(Entry):
    """A part of the organisation."""

    judged_by: Lines = ()
    """The figures by which the team is judged."""
    contact: Line | None = None
    """How to reach it."""


class System(Entry):
    """A technical system that the service needs."""

    owner: OwnerId | None = None
    """The team or role that answers for it."""


class Data(Entry):
    """A record that actions read and write."""

    holds: Lines = ()
    """What stands in it."""
    kept_in: SystemId | None = None
    """The system that keeps it."""
    personal: Flag | None = None
    """Whether it holds personal data."""
    owner: OwnerId | None = None
    """The team or role that answers for it."""


class Tag(Entry):
    """A word to find maps by."""


class StageSet(Part):
    """Stages that several maps share. A plain list is the stages."""

    short: ClassVar[str] = "stages"

    name: Line | None = None
    """What it is called. Left out, it is made from the id."""
    summary: Prose | None = None
    """What it is, in a sentence or two."""
    link: Link | None = None
    """Where to read more."""
    stages: Annotated[tuple[Line, ...], Field(min_length=1), OneOrMany]
    """The names of the stages, in order."""


class Catalog(Titled):
    """What maps may refer to. Several catalog files add up."""

    kind: Literal["catalog"]
    """What the file holds: a catalog."""
    title: Line = "Catalog"
    """The page's heading."""
    channels: dict[Id, Channel] = {}
    """Ways in which customers and the organisation meet."""
    roles: dict[Id, Role] = {}
    """Parts that people play in the work."""
    teams: dict[Id, Team] = {}
    """Parts of the organisation."""
    systems: dict[Id, System] = {}
    """Technical systems that the service needs."""
    data: dict[Id, Data] = {}
    """Records that actions read and write."""
    tags: dict[Id, Tag] = {}
    """Words to find maps by."""
    sources: dict[Id, Source] = {}
    """Evidence that several maps rest on."""
    stage_sets: dict[Id, StageSet] = {}
    """Stages that several maps share, by the set's id."""
