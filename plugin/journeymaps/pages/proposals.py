"""What a reader can do about a stage of a map: change it, or tell that something is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.pages.board import Board
from journeymaps.pages.context import PageContext
from journeymaps.pages.pill import wrong
from journeymaps.reading.lines import stage_lines


@dataclass(frozen=True)
class Proposal:
    """The ways to the forge."""

    change: str
    """The form that changes the file, at the stage's line where the forge can open it there."""
    wrong: str
    """The form for an issue that says already what it is about."""


def proposals(context: PageContext, board: Board) -> dict[str, Proposal]:
    """What can be done about each stage of a board, by its address on the page."""
    outside, held = context.site.outside, context.held
    if outside.forge is None:
        return {}
    edit = outside.edit(held.path)
    lines = stage_lines(held) if edit else {}
    return {
        ribbon.anchor: Proposal(
            outside.forge.at_line(edit, lines.get(index, lines.get(ribbon.anchor))) if edit else "",
            wrong(context.site, context.asked, ribbon.name, ribbon.anchor),
        )
        for index, ribbon in enumerate(board.ribbons)
    }
