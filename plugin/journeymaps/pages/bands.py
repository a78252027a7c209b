"""The rows of a blueprint: what customers do, the three lines, and what is done behind each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup, escape

from journeymaps.atlas.places import SIDES
from journeymaps.model.blueprint import BlueprintStage
from journeymaps.pages.actions import ActionCard, action_card
from journeymaps.pages.board import Ribbon, channel_icon
from journeymaps.pages.cells import CellItem, FigureItem, Item, statements
from journeymaps.pages.context import PageContext
from journeymaps.pages.figures import figure
from journeymaps.pages.links import Link
from journeymaps.pages.service import Record, Service
from journeymaps.pages.times import Total, totals
from journeymaps.pages.variants import variants
from journeymaps.words import message, say

_SIDES = {
    "frontstage": (message("Frontstage"), "material/storefront-outline"),
    "backstage": (message("Backstage"), "material/cog-outline"),
    "support": (message("Support"), "material/server-outline"),
}
_NOTES = {
    "times": (message("Time"), "material/timer-outline"),
    "channels": (message("Channels"), "material/transit-connection-variant"),
    "roles": (message("Roles"), "material/account-key-outline"),
    "data": (message("Data"), "material/database-outline"),
    "policies": (message("Policies"), "material/gavel"),
    "metrics": (message("Metrics"), "material/chart-line"),
    "questions": (message("Open questions"), "material/help-circle-outline"),
}

_LINES = {
    "interaction": message("Line of interaction"),
    "visibility": message("Line of visibility"),
    "internal interaction": message("Line of internal interaction"),
}
_WHOLE = message("The whole stage")


@dataclass(frozen=True)
class ChannelItem:
    """A channel with its icon."""

    link: Link
    icon: str


@dataclass(frozen=True)
class Duty:
    """A role, and what it answers for in a stage. Empty where the blueprint does not say it."""

    role: Link
    text: Markup


BandItem = CellItem | ActionCard | ChannelItem | Duty | Record | Total


@dataclass(frozen=True)
class Slot:
    """What stands under one column of a stage, counted from 1, or under all of them: 0."""

    column: int
    step: str
    """What the column is called; empty where a stage has nothing to tell apart."""
    items: tuple[BandItem, ...]


@dataclass(frozen=True)
class Block:
    """A stage's cell in a row. `mapped` is false where the blueprint leaves the stage out."""

    span: int
    mapped: bool
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Band:
    """A row, and the line that stands above it, if any does. `kind` says how items are drawn."""

    kind: str
    name: str
    icon: str
    blocks: tuple[Block, ...]
    line: str = ""
    """Its role, which is also the class by which it is drawn."""

    @property
    def line_name(self) -> str:
        """What the line is called."""
        return say(_LINES[self.line])

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in any of its cells."""
        return any(block.slots for block in self.blocks)

    @property
    def has_gaps(self) -> bool:
        """Whether the blueprint leaves out a stage of its journey."""
        return not all(block.mapped for block in self.blocks)


def customer_bands(service: Service) -> Iterator[Band]:
    """What customers do, and what they can see and touch."""
    doing = _band(service, "doing", message("Doing"), "material/gesture-tap", _doing)
    if service.journey:
        # The journey tells it, also of stages that the blueprint leaves out.
        doing = replace(doing, blocks=tuple(replace(block, mapped=True) for block in doing.blocks))
    icon = "material/card-text-outline"
    cases = _band(service, "variants", message("In other cases"), "material/call-split", _cases)
    evidence = _band(service, "evidence", message("Physical evidence"), icon, _evidence)
    yield from (band for band in (doing, cases, evidence) if _is_shown(service, band))


def side_bands(service: Service) -> Iterator[Band]:
    """The actions, from the customer's side inwards, each row under the line that bounds it."""
    present = [side for side in SIDES if any(act.side == side for act in service.acts)]
    for side in present:
        band = _band(service, side, *_SIDES[side], partial(_slots, side=side))
        yield replace(band, line=line_above(side, present))


def line_above(side: str, present: Sequence[str]) -> str:
    """The line between a side's row and the row before it.

    After Mary Jo Bitner, Amy L. Ostrom and Felicia N. Morgan, "Service Blueprinting", California
    Management Review 50 (2008): customers and frontstage meet at the line of interaction, the line
    of visibility ends what customers see, and the line of internal interaction parts those who
    serve them from those who make that possible. A row that is not there has no line.
    """
    if side == "frontstage":
        return "interaction"
    return "internal interaction" if side == "support" and "backstage" in present else "visibility"


def note_bands(service: Service) -> Iterator[Band]:
    """What else the blueprint says of its stages: channels, roles, data, rules and figures."""
    for kind, (name, icon) in _NOTES.items():
        band = _band(service, kind, name, icon, partial(_noted, kind=kind))
        if _is_shown(service, band):
            yield band


def _is_shown(service: Service, band: Band) -> bool:
    return band.is_filled and band.kind not in service.site.lanes.hide


def _band(
    service: Service,
    kind: str,
    name: str,
    icon: str,
    fill: Callable[[Service, Ribbon], Iterator[Slot]],
) -> Band:
    blocks = tuple(
        Block(ribbon.span, ribbon.anchor in service.blueprint.stages, tuple(fill(service, ribbon)))
        for ribbon in service.board.ribbons
    )
    return Band(kind, service.site.lanes.names.get(kind) or say(name), icon, blocks)


def _slots(service: Service, ribbon: Ribbon, side: str) -> Iterator[Slot]:
    """The actions of each column, and then those of the stage as a whole."""
    columns = {point.anchor: index for index, point in enumerate(ribbon.touchpoints, 1)}
    found: dict[int, list[ActionCard]] = {}
    for act in service.of_stage(ribbon.anchor):
        if act.side == side:
            step = f"{ribbon.anchor}.{act.action.step}"
            found.setdefault(columns.get(step, 0), []).append(action_card(service, act))
    whole = found.pop(0, [])
    for column in sorted(found):
        yield Slot(column, ribbon.touchpoints[column - 1].name, tuple(found[column]))
    if whole:
        yield Slot(0, say(_WHOLE) if found else "", tuple(whole))


def _doing(service: Service, ribbon: Ribbon) -> Iterator[Slot]:
    if told := service.told.get(ribbon.anchor):
        for column, point in enumerate((told, *told.steps)):
            if point.doing:
                name = point.name if column else say(_WHOLE) if told.steps else ""
                yield Slot(column, name, _items(service.ground or service, point.doing))
    elif (stage := service.blueprint.stages.get(ribbon.anchor)) and stage.doing:
        yield Slot(0, "", _items(service, stage.doing))


def _cases(service: Service, ribbon: Ribbon) -> Iterator[Slot]:
    """Where customers go another way in some case."""
    if told := service.told.get(ribbon.anchor):
        for column, point in enumerate((told, *told.steps)):
            if point.variants:
                name = point.name if column else say(_WHOLE) if told.steps else ""
                items = tuple(variants(service.ground or service, point.variants))
                yield Slot(column, name, items)
    elif (stage := service.blueprint.stages.get(ribbon.anchor)) and stage.variants:
        yield Slot(0, "", tuple(variants(service, stage.variants)))


def _items(told_by: PageContext, texts: Sequence[str]) -> tuple[Item, ...]:
    return tuple(Item(told_by.prose(text)) for text in texts)


def _evidence(service: Service, ribbon: Ribbon) -> Iterator[Slot]:
    stage = service.blueprint.stages.get(ribbon.anchor)
    if stage and stage.evidence:
        yield Slot(0, "", tuple(Item(escape(line)) for line in stage.evidence))


def _noted(service: Service, ribbon: Ribbon, kind: str) -> Iterator[Slot]:
    stage = service.blueprint.stages.get(ribbon.anchor)
    if stage and (items := tuple(_notes(service, ribbon.anchor, stage, kind))):
        yield Slot(0, "", items)


def _notes(service: Service, own: str, stage: BlueprintStage, kind: str) -> Iterator[BandItem]:
    links = service.links
    actions = [act.action for act in service.of_stage(own)]
    match kind:
        case "times":
            yield from totals(service.of_stage(own))
        case "channels":
            named = (*(action.channel for action in actions), *stage.channels)
            for channel in dict.fromkeys(channel for channel in named if channel):
                icon = channel_icon(links, service.site.icons, channel)
                yield ChannelItem(links.to("channel", channel), icon)
        case "roles":
            acting = (action.role for action in actions if action.role)
            for role in dict.fromkeys((*stage.roles, *acting)):
                yield Duty(links.to("role", role), service.prose(stage.roles.get(role, "")))
        case "data":
            used = (own for act in actions for own in (*act.data.reads, *act.data.writes))
            yield from map(service.record, dict.fromkeys((*used, *stage.data)))
        case "metrics":
            for index, metric in enumerate(stage.metrics):
                path = ("stages", own, "metrics", index)
                yield FigureItem(figure(metric), service.cite(path))
        case _:
            yield from statements(service, getattr(stage, kind), ("stages", own, kind))
