"""What stands in the cells of a map's rows, stage by stage, each item with its place and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.atlas.places import STATEMENTS
from journeymaps.model.journey import Journey, Point, Stage, Step
from journeymaps.model.reference import Path
from journeymaps.model.statement import Opportunity, Pain, Quote, Statement
from journeymaps.pages.context import PageContext
from journeymaps.pages.figures import Figure, figure
from journeymaps.pages.links import Link
from journeymaps.pages.sources import Cite
from journeymaps.pages.variants import VariantItem, variants
from journeymaps.words import listed, number, say


@dataclass(frozen=True)
class Item:
    """One statement."""

    text: Markup
    anchor: str = ""
    cited: Cite = ""
    severity: int = 0
    size: str = ""
    by: str = ""
    tone: str = "neu"


@dataclass(frozen=True)
class FigureItem:
    """A metric with its source."""

    figure: Figure
    cited: Cite


@dataclass(frozen=True)
class Measure:
    """Importance or the like: a word and a value of 0 to 10."""

    name: str
    value: str


@dataclass(frozen=True)
class Part:
    """What a team contributes."""

    team: Link
    text: Markup


@dataclass(frozen=True)
class Handed:
    """A handover."""

    giver: Link
    taker: Link
    passes: str
    loses: str


CellItem = Item | FigureItem | Measure | Part | Handed | VariantItem


@dataclass(frozen=True)
class Group:
    """Items of the stage as a whole, or of one of its steps."""

    step: str
    anchor: str
    items: tuple[CellItem, ...]


@dataclass(frozen=True)
class Cell:
    """A stage's cell in a row."""

    span: int
    groups: tuple[Group, ...]


class StageCells:
    """Fills the rows of a journey."""

    def __init__(self, context: PageContext, journey: Journey) -> None:
        self._context = context
        self._stages = [
            (stage, ("stages", index), tuple(_steps(stage, ("stages", index))))
            for index, stage in enumerate(journey.stages)
        ]
        self._person = journey.people[0] if len(journey.people) == 1 else None
        self._several = len(journey.people) > 1

    def row(self, lane: str) -> tuple[Cell, ...] | None:
        """The cells of a row, one for each stage; None where nothing stands in any."""
        cells = tuple(
            Cell(len(steps) or 1, tuple(self._groups(stage, path, steps, lane)))
            for stage, path, steps in self._stages
        )
        return cells if any(cell.groups for cell in cells) else None

    def _groups(
        self, stage: Stage, path: Path, steps: Sequence[tuple[Step, Path]], lane: str
    ) -> Iterator[Group]:
        if items := tuple(self._items(stage, path, lane, stage)):
            yield Group("", "", items)
        for step, there in steps:
            if items := tuple(self._items(step, there, lane, stage)):
                yield Group(step.name, self._context.anchor(there), items)

    def _items(self, point: Point, path: Path, lane: str, stage: Stage) -> Iterator[CellItem]:
        context = self._context
        if lane in STATEMENTS:
            if written := getattr(point, lane):
                tone = (self._tone(point) or self._tone(stage)) if lane == "quotes" else ""
                yield from statements(context, written, (*path, lane), tone)
        elif lane in ("summary", "goal"):
            if text := getattr(point, lane):
                yield Item(context.prose(text))
        elif lane == "doing":
            yield from (Item(context.prose(text)) for text in point.doing)
        elif lane == "variants":
            yield from variants(context, point.variants)
        elif lane == "metrics":
            for index, metric in enumerate(point.metrics):
                yield FigureItem(figure(metric), context.cite((*path, "metrics", index)))
        elif lane == "measures":
            yield from _measures(point)
        elif lane in ("teams", "handovers"):
            if isinstance(point, Stage):
                yield from _work(context, point, lane)
        else:
            yield from (Item(context.prose(text)) for text in point.lanes.get(lane, ()))

    def _tone(self, point: Point) -> str:
        """The colour of what is said here: that of how the map's one person feels here."""
        felt = None if self._several else point.felt_by(self._person)
        if felt is None or felt.score is None:
            return ""
        return self._context.scale.sentiment(felt.score).tone


def _steps(stage: Stage, path: Path) -> Iterator[tuple[Step, Path]]:
    for index, step in enumerate(stage.steps):
        yield step, (*path, "steps", index)


def _work(context: PageContext, stage: Stage, lane: str) -> Iterator[CellItem]:
    """Who contributes what, or what is handed over."""
    if lane == "teams":
        for team, text in stage.teams.items():
            yield Part(context.links.to("team", team), context.prose(text))
        return
    for handover in stage.handovers:
        yield Handed(
            context.links.to("team", handover.giver),
            context.links.to("team", handover.taker),
            listed(handover.passes),
            listed(handover.loses),
        )


def statements(
    context: PageContext, written: Sequence[Statement], path: Path, tone: str = "neu"
) -> Iterator[Item]:
    """Statements as items, each with its place on the page and its source."""
    for index, statement in enumerate(written):
        there: Path = (*path, index)
        yield Item(
            text=context.prose(statement.text),
            anchor=context.anchor(there),
            cited=context.cite(there),
            severity=(statement.severity or 0) if isinstance(statement, Pain) else 0,
            size=(statement.size or "") if isinstance(statement, Opportunity) else "",
            by=(statement.by or "") if isinstance(statement, Quote) else "",
            tone=tone or "neu",
        )


def _measures(point: Point) -> Iterator[Measure]:
    if point.measures:
        for name, value in (
            (say("Importance"), point.measures.importance),
            (say("Satisfaction"), point.measures.satisfaction),
            (say("Confidence"), point.measures.confidence),
        ):
            if value is not None:
                yield Measure(name, number(value))
