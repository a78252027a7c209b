"""The rows of a journey: which, in which order, under which name and icon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.model.journey import Journey, Point
from journeymaps.pages.cells import Cell, StageCells
from journeymaps.pages.context import PageContext

# Names and icons in the order of the page.
_LANES = {
    "summary": ("What happens", "material/text"),
    "goal": ("Goal", "material/target"),
    "doing": ("Doing", "material/gesture-tap"),
    "variants": ("In other cases", "material/call-split"),
    "thinking": ("Thinking", "material/thought-bubble-outline"),
    "quotes": ("In their words", "material/comment-quote-outline"),
    "needs": ("Needs", "material/hand-heart-outline"),
    "questions": ("Questions", "material/help-circle-outline"),
    "gains": ("Gains", "material/plus-circle-outline"),
    "harms": ("Harms", "material/minus-circle-outline"),
    "barriers": ("Barriers", "material/boom-gate-outline"),
    "pains": ("Pain points", "material/alert-circle-outline"),
    "opportunities": ("Opportunities", "material/lightbulb-on-outline"),
    "measures": ("Measures", "material/scale-balance"),
    "metrics": ("Metrics", "material/chart-line"),
    "teams": ("Teams", "material/account-group-outline"),
    "handovers": ("Handovers", "material/swap-horizontal"),
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
    """The rows that the map chooses, or else all that have content."""
    own = {lane: None for point in _points(journey) for lane in point.lanes}
    filled = StageCells(context, journey)
    for lane in journey.lanes or (*_LANES, *own):
        if cells := filled.row(lane):
            name, icon = _LANES.get(lane, (lane, _OWN_ICON))
            yield Lane(lane if lane in _LANES else "own", name, icon, cells)


def _points(journey: Journey) -> Iterator[Point]:
    for stage in journey.stages:
        yield stage
        yield from stage.steps
