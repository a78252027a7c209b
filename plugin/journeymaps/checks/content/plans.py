"""Plans: a pain has an answer, an answer an owner, and what was due is done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.places import Place
from journeymaps.checks.content.remark import Remark
from journeymaps.model import Blueprint, Journey
from journeymaps.model.plan import Improvement
from journeymaps.model.reference import Path
from journeymaps.model.statement import Pain
from journeymaps.reading.read import MapFile


def pains(held: MapFile, journey: Journey, atlas: Atlas) -> Iterator[Remark]:
    """Pains that nothing answers, and pains whose answers nobody sees through."""
    planned: defaultdict[str, list[Improvement]] = defaultdict(list)
    for improvement in journey.improvements:
        if improvement.status != "dropped":
            for own in improvement.answers:
                planned[own].append(improvement)
    done = frozenset(_answered_behind(held, atlas))
    for place in atlas.places(held):
        pain = _pain(journey, place)
        if pain is None or place.id in done:
            continue
        answers, weight = planned[place.id], pain.severity or 0
        if not answers:
            message = f'nothing answers "{_short(place.title)}"'
            hint = "name it in the answers: of an improvement, or of an action in a blueprint"
            yield Remark(place.path, "pain-unanswered", message, hint, weight=weight)
        elif not any(one.owner or one.status == "done" for one in answers):
            message = f'nobody owns what is to answer "{_short(place.title)}"'
            hint = f'add owner: to the improvement "{answers[0].title}"'
            yield Remark(place.path, "pain-unowned", message, hint, weight=weight)


def overdue(journey: Journey, today: date) -> Iterator[Remark]:
    """Improvements whose day has passed, and that are neither done nor dropped."""
    for index, improvement in enumerate(journey.improvements):
        due = improvement.due
        if due and improvement.status not in ("done", "dropped") and due.latest < today:
            path: Path = ("improvements", index, "due")
            message = f'"{improvement.title}" was due {due}, and is "{improvement.status}"'
            hint = "set status: done, a new due:, or status: dropped"
            late = (today - due.latest).days
            yield Remark(path, "improvement-overdue", message, hint, weight=late)


def _answered_behind(held: MapFile, atlas: Atlas) -> Iterator[str]:
    """What the actions of the blueprints behind a journey answer."""
    for behind in atlas.blueprints_by_journey.get(held.id, ()):
        assert isinstance(behind.map, Blueprint)
        for stage in behind.map.stages.values():
            for action in (*stage.frontstage, *stage.backstage, *stage.support):
                yield from action.answers


def _pain(journey: Journey, place: Place) -> Pain | None:
    if place.kind != "pain":
        return None
    _, stage, *rest = place.path
    point = journey.stages[int(stage)]
    pains = point.steps[int(rest[1])].pains if rest[0] == "steps" else point.pains
    return pains[int(rest[-1])]


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
