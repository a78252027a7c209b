"""What differs between the sides of a comparison, stage by stage, and where they part most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymaps.charts.beside import NO_STAGE
from journeymaps.charts.columns import why_blank
from journeymaps.charts.parting import Felt, Parting, Spot, parting, points
from journeymaps.pages.feelings import Feeling, feeling
from journeymaps.pages.links import Link
from journeymaps.pages.sides import Side, scales_agree, short_names
from journeymaps.words import say


@dataclass(frozen=True)
class Cell:
    """What a side says of a stage. Without an address it has no such stage."""

    href: str = ""
    feeling: Feeling | None = None
    felt: Felt | None = None
    blank: str = ""
    """Why there is no score."""
    steps: tuple[Link, ...] = ()
    """Steps that no other journey has in this stage."""
    pains: tuple[Link, ...] = ()
    """Pains that no other journey has anywhere."""


@dataclass(frozen=True)
class Row:
    """A stage, side by side."""

    id: str
    name: str
    cells: tuple[Cell, ...]
    apart: float | None
    """How far the highest score is from the lowest; None where fewer than two have one."""

    @property
    def distance(self) -> str:
        """How far apart they are, in words."""
        if sum(bool(cell.href) for cell in self.cells) == 1:
            return say("only in one")
        if self.apart is None:
            return say("not known")
        if not self.apart:
            return say("the same")
        return say("%(distance)s apart", distance=points(self.apart))


def differences(sides: Sequence[Side]) -> tuple[Row, ...]:
    """The stages of all sides, matched by id, in an order that fits every side as far as it can."""
    return tuple(_row(sides, own) for own in _merged([list(side.stages) for side in sides]))


def widest(sides: Sequence[Side], rows: Sequence[Row]) -> Parting | None:
    """Where the sides part most; None where they do not part, or nothing can be compared."""
    if not scales_agree(sides):
        return None
    return parting(
        Spot(row.name, row.id, tuple(cell.felt for cell in row.cells if cell.felt)) for row in rows
    )


def _row(sides: Sequence[Side], own: str) -> Row:
    cells = tuple(
        _cell(side, name, own, sides) for side, name in zip(sides, short_names(sides), strict=True)
    )
    name = next(side.stages[own].name for side in sides if own in side.stages)
    spot = Spot(name, own, tuple(cell.felt for cell in cells if cell.felt))
    return Row(own, name, cells, spot.apart if scales_agree(sides) else None)


def _cell(side: Side, name: str, own: str, sides: Sequence[Side]) -> Cell:
    stage = side.stages.get(own)
    if stage is None:
        return Cell(blank=say(NO_STAGE))
    others = [each for each in sides if each.journey is not side.journey]
    felt = feeling(side.scale, stage, None, side.person)
    found = stage.score_of(side.person)
    score = found.emotion.score if found else None
    return Cell(
        href=side.told.links.to_page(side.told.held.path, own),
        feeling=felt,
        felt=None
        if felt is None or score is None
        else Felt(name, score, felt.assumed, felt.mean_of),
        blank=say(why_blank(side.journey, stage, side.person)),
        steps=tuple(_steps_only_here(side, own, others)),
        pains=tuple(_pains_only_here(side, own, others)),
    )


def _steps_only_here(side: Side, stage: str, others: Sequence[Side]) -> Iterator[Link]:
    """The steps of a stage that no other journey has there; none where it has the stage alone."""
    elsewhere = [other.steps(stage) for other in others if stage in other.stages]
    for own, step in side.steps(stage).items():
        if elsewhere and not any(own in steps for steps in elsewhere):
            yield step


def _pains_only_here(side: Side, stage: str, others: Sequence[Side]) -> Iterator[Link]:
    """The pains of a stage that no other journey has in any."""
    for own, (where, pain) in side.pains.items():
        if others and where == stage and not any(own in other.pains for other in others):
            yield pain


def _merged(orders: Sequence[Sequence[str]]) -> list[str]:
    """All ids once. What only a later order has stands behind its neighbour there."""
    merged = list(orders[0]) if orders else []
    for order in orders[1:]:
        at = 0
        for own in order:
            if own in merged:
                at = merged.index(own) + 1
            else:
                merged.insert(at, own)
                at += 1
    return merged
