"""Bridges: improvements that join two stages, drawn from the middle of one to that of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymaps.model.journey import Journey
from journeymaps.pages.board import Board, Ribbon
from journeymaps.pages.links import Link, fragment
from journeymaps.pages.plan import Planned


@dataclass(frozen=True)
class Bridge:
    """An improvement over the columns of its journey."""

    improvement: Link
    first: str
    last: str
    status: str
    state: str
    """The status in words."""
    start: int
    """The grid line it starts at, of two lines a column."""
    end: int
    row: int
    """Those that would cover each other stand in rows of their own."""


def bridges(board: Board, journey: Journey, planned: Sequence[Planned]) -> tuple[Bridge, ...]:
    """The bridges of a journey, from its first stage on; what was dropped joins nothing."""
    ribbons = {ribbon.anchor: ribbon for ribbon in board.ribbons}
    found = []
    for improvement, told in zip(journey.improvements, planned, strict=True):
        if improvement.bridges and improvement.status != "dropped":
            first, last = sorted((ribbons[own] for own in improvement.bridges), key=_middle)
            found.append((first, last, told))
    found.sort(key=lambda each: (_middle(each[0]), _middle(each[1])))
    rows: list[int] = []
    return tuple(_bridge(first, last, told, rows) for first, last, told in found)


def _bridge(first: Ribbon, last: Ribbon, told: Planned, rows: list[int]) -> Bridge:
    """A bridge in the first row that is free there. `rows` says up to where each is taken."""
    start, end = _middle(first), _middle(last)
    row = next((n for n, taken in enumerate(rows) if taken <= start), len(rows))
    rows[row : row + 1] = [end]
    return Bridge(
        Link(told.title, fragment(told.anchor)),
        first.name,
        last.name,
        told.status,
        told.state,
        start + 1,
        end + 1,
        row + 1,
    )


def _middle(ribbon: Ribbon) -> int:
    """Where the middle of a stage is, in halves of a column."""
    return 2 * ribbon.start + ribbon.span
