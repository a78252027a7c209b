"""The rows of a journey: which, in which order, under which name and icon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.model.journey import Journey, Point
from journeymaps.pages.cells import Cell, StageCells
from journeymaps.pages.context import PageContext
from journeymaps.words import message, say

# Names and icons in the order of the page.
_LANES = {
    "summary": (message("What happens"), "material/text"),
    "goal": (message("Goal"), "material/target"),
    "doing": (message("Doing"), "material/gesture-tap"),
    "variants": (message("In other cases"), "material/call-split"),
    "thinking": (message("Thinking"), "material/thought-bubble-outline"),
    "quotes": (message("In their words"), "material/comment-quote-outline"),
    "needs": (message("Needs"), "material/hand-heart-outline"),
    "questions": (message("Questions"), "material/help-circle-outline"),
    "gains": (message("Gains"), "material/plus-circle-outline"),
    "harms": (message("Harms"), "material/minus-circle-outline"),
    "barriers": (message("Barriers"), "material/boom-gate-outline"),
    "pains": (message("Pain points"), "material/alert-circle-outline"),
    "opportunities": (message("Opportunities"), "material/lightbulb-on-outline"),
    "measures": (message("Measures"), "material/scale-balance"),
    "metrics": (message("Metrics"), "material/chart-line"),
    "teams": (message("Teams"), "material/account-group-outline"),
    "handovers": (message("Handovers"), "material/swap-horizontal"),
}
_OWN_ICON = "material/table-row"


@dataclass(frozen=True)
class Lane:
    """A row. `kind` says how its cells are drawn."""

    kind: str
    name: str
    icon: str
    cells: tuple[Cell, ...]


def lanes(context: PageContext, journey: Journey) -> Iterator[Lane]:
    """The rows that the map chooses, or else all that have content, as the site arranges them."""
    own = {lane: None for point in _points(journey) for lane in point.lanes}
    filled = StageCells(context, journey)
    names = {**context.site.lanes.names, **journey.lane_names}
    for lane in journey.lanes or context.site.lanes.arranged((*_LANES, *own)):
        if cells := filled.row(lane):
            usual, icon = _LANES.get(lane, (lane, _OWN_ICON))
            name = names.get(lane) or (say(usual) if lane in _LANES else lane)
            yield Lane(lane if lane in _LANES else "own", name, icon, cells)


def _points(journey: Journey) -> Iterator[Point]:
    for stage in journey.stages:
        yield stage
        yield from stage.steps
