"""What the parts of a blueprint's page share: its actions, and the journey that it stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from journeymaps.atlas.entries import named_by_id
from journeymaps.atlas.places import SIDES, Places
from journeymaps.model import Blueprint, Journey
from journeymaps.model.blueprint import Action, BlueprintStage
from journeymaps.model.catalog import Data
from journeymaps.model.journey import Stage
from journeymaps.model.reference import Path
from journeymaps.pages.board import Board, Ribbon, Touchpoint, journey_board
from journeymaps.pages.context import PageContext
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.words import say

PERSONAL = "material/shield-account-outline"
_NO_ICON = "material/circle-medium"
_PERSONAL = Markup(
    '<span class="jm-personal" title="%s">%s<span class="jm-unseen"> (%s)</span></span>'
)


@dataclass(frozen=True)
class Act:
    """An action, and where in the blueprint it stands."""

    action: Action
    stage: str
    side: str
    path: Path


@dataclass(frozen=True)
class Record:
    """A record, marked where it holds personal data."""

    link: Link
    mark: Markup
    """What follows the name of one with personal data."""

    @property
    def personal(self) -> bool:
        """Whether it holds personal data."""
        return bool(self.mark)

    def __html__(self) -> str:
        """The record as templates print it."""
        return self.link.__html__() + self.mark


class Service(PageContext):
    """A blueprint's page in the making.

    `ground` is the journey that gives the columns, as a guest on this page; None where the
    blueprint has stages of its own, and where its journey is not published.
    """

    def __init__(self, site: Site, held: MapFile, blueprint: Blueprint) -> None:
        super().__init__(site, held)
        self.blueprint = blueprint
        ground = site.atlas.maps.get(("journey", blueprint.journey or ""))
        self.ground = Guest(site, ground, held.path) if ground else None
        if self.ground:
            self.scale = self.ground.scale
        self.acts = tuple(_acts(blueprint))
        self._acts: defaultdict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            self._acts[act.stage].append(act)

    @property
    def journey(self) -> Journey | None:
        """The journey that gives the columns."""
        return self.site.atlas.journey(self.blueprint.journey)

    @cached_property
    def board(self) -> Board:
        """The columns: the journey's, or the blueprint's own."""
        if self.ground and self.journey:
            held = self.ground.held
            return journey_board(self.links, self.site.icons, held, self.journey, self.scale)
        return Board(tuple(_ribbons(self.blueprint, self.places)))

    @cached_property
    def told(self) -> dict[str, Stage]:
        """The journey's stages by their ids; none without a journey."""
        if not self.journey:
            return {}
        ids = (ribbon.anchor for ribbon in self.board.ribbons)
        return dict(zip(ids, self.journey.stages, strict=True))

    def of_stage(self, own: str) -> list[Act]:
        """The actions of a stage."""
        return self._acts.get(own, [])

    def link(self, act: Act) -> Link:
        """A link to an action, further up or down on this page."""
        return Link(plain(act.action.do), f"#{self.anchor(act.path)}")

    def stage(self, own: str) -> Link:
        """A link to a stage on this page."""
        name = next((each.name for each in self.board.ribbons if each.anchor == own), None)
        return Link(name, f"#{own}") if name else Link(named_by_id(own))

    def statement(self, own: str) -> Link:
        """A link to a pain or another statement of the journey."""
        told = self.ground or self
        place = told.places.statements.get(own)
        if place is None:
            return Link(named_by_id(own))
        return Link(plain(place.title), self.links.to_page(told.held.path, place.anchor))

    def kind_of_statement(self, own: str) -> str:
        """What a statement of the journey is: a pain, a barrier; a pain where nobody can know."""
        place = (self.ground or self).places.statements.get(own)
        return place.kind if place else "pain"

    def record(self, own: str) -> Record:
        """A record with its mark."""
        entry = self.site.atlas.entries.get(("data", own))
        written = entry.written if entry else None
        personal = isinstance(written, Data) and written.personal
        return Record(self.links.to("data", own), self._personal if personal else Markup(""))

    @cached_property
    def record_ids(self) -> tuple[str, ...]:
        """All records that an action or a stage names."""
        used = (act.action.data for act in self.acts)
        by_actions = (own for data in used for own in (*data.reads, *data.writes))
        by_stages = (own for stage in self.blueprint.stages.values() for own in stage.data)
        return tuple(dict.fromkeys((*by_actions, *by_stages)))

    @cached_property
    def _personal(self) -> Markup:
        return _PERSONAL % (say("Personal data"), self.site.icons(PERSONAL), say("personal data"))


def _acts(blueprint: Blueprint) -> Iterator[Act]:
    for stage_id, stage in blueprint.stages.items():
        for side in SIDES:
            actions: tuple[Action, ...] = getattr(stage, side)
            for index, action in enumerate(actions):
                yield Act(action, stage_id, side, ("stages", stage_id, side, index))


def _ribbons(blueprint: Blueprint, places: Places) -> Iterator[Ribbon]:
    start = 0
    for own, stage in blueprint.stages.items():
        points = tuple(_columns(own, stage, places))
        yield Ribbon(
            anchor=places.at(("stages", own)).anchor,
            name=stage.name or named_by_id(own),
            when=stage.when or "",
            start=start,
            span=len(points),
            score=None,
            closer=None,
            summary="",
            touchpoints=points,
        )
        start += len(points)


def _columns(own: str, stage: BlueprintStage, places: Places) -> Iterator[Touchpoint]:
    steps: list[tuple[str, str]] = [
        (places.at(("stages", own, "steps", index)).anchor, step.name)
        for index, step in enumerate(stage.steps)
    ] or list(_named_steps(own, stage))
    for index, (anchor, name) in enumerate(steps or [("", "")]):
        yield Touchpoint(
            anchor=anchor,
            name=name,
            when="",
            channel=None,
            icon=_NO_ICON,
            moment_of_truth=False,
            repeats="",
            people=(),
            closer=None,
            first=index == 0,
        )


def _named_steps(own: str, stage: BlueprintStage) -> Iterator[tuple[str, str]]:
    """The steps that actions stand under, where the journey that tells of them is a draft."""
    actions = (action for side in SIDES for action in getattr(stage, side))
    for step in dict.fromkeys(action.step for action in actions if action.step):
        yield f"{own}.{step}", named_by_id(step)
