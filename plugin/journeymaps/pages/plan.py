"""What follows from a journey: its improvements, themes and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from journeymaps.charts.words import month
from journeymaps.model.journey import Journey
from journeymaps.model.plan import Improvement
from journeymaps.model.reference import Path
from journeymaps.pages.cells import FigureItem, Item
from journeymaps.pages.context import PageContext
from journeymaps.pages.figures import figure
from journeymaps.pages.kinds import kind_name
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.sources import Cite
from journeymaps.words import capital, message, number, say

STATES = {
    "idea": message("idea"),
    "planned": message("planned"),
    "doing": message("doing"),
    "done": message("done"),
    "dropped": message("dropped"),
}
"""What a reader calls the states of an improvement."""

ENDED = ("done", "dropped")
"""The states of an improvement that nothing has to be done for any more."""


@dataclass(frozen=True)
class Planned:
    """An improvement."""

    title: str
    anchor: str
    status: str
    state: str
    """The status in words."""
    where: tuple[Link, ...]
    bridge: bool
    answers: tuple[Link, ...]
    before: Markup | None
    after: Markup | None
    effects: tuple[FigureItem, ...]
    owner: Link | None
    due: str
    deadline: str
    """The last day that the due date stands for, as ISO, of what is not ended yet."""
    overdue: bool
    """Whether that has passed on the day of the build; `review.js` asks anew."""
    impact: int | None
    effort: int | None
    ticket: str | None
    cited: Cite


@dataclass(frozen=True)
class Weighed:
    """A theme in one stage."""

    stage: Link
    importance: str
    satisfaction: str
    confidence: str
    cited: Cite


@dataclass(frozen=True)
class Crossing:
    """A theme across stages."""

    kind: str
    title: str
    anchor: str
    summary: Markup | None
    cited: Cite
    stages: tuple[Weighed, ...]

    @property
    def with_confidence(self) -> bool:
        """Whether confidence was measured in any stage."""
        return any(weighed.confidence for weighed in self.stages)


@dataclass(frozen=True)
class Found:
    """A finding, what it means, and what follows."""

    finding: Item
    means: Markup | None
    improvements: tuple[Link, ...]


@dataclass(frozen=True)
class Plan:
    """All that follows from a journey."""

    improvements: tuple[Planned, ...]
    themes: tuple[Crossing, ...]
    findings: tuple[Found, ...]


def plan(context: PageContext, journey: Journey) -> Plan:
    """The plan of a journey."""
    return Plan(
        tuple(improvements(context, journey)),
        tuple(_themes(context, journey)),
        tuple(findings(context, journey)),
    )


def improvements(context: PageContext, journey: Journey) -> Iterator[Planned]:
    """The improvements of a journey."""
    for index in range(len(journey.improvements)):
        yield improvement(context, journey, index)


def improvement(context: PageContext, journey: Journey, index: int) -> Planned:
    """One of them."""
    written = journey.improvements[index]
    path: Path = ("improvements", index)
    stages = written.bridges or ((written.stage,) if written.stage else ())
    return Planned(
        title=written.title,
        anchor=context.anchor(path),
        status=written.status,
        state=say(STATES[written.status]),
        where=tuple(_place(context, "stage", stage) for stage in stages),
        bridge=len(written.bridges) == 2,
        answers=tuple(_place(context, "statement", own) for own in written.answers),
        before=context.prose(written.before) if written.before else None,
        after=context.prose(written.after) if written.after else None,
        effects=tuple(
            FigureItem(figure(effect), context.cite((*path, "effects", number)))
            for number, effect in enumerate(written.effects)
        ),
        owner=context.links.at(context.held, (*path, "owner")),
        due=month(written.due) if written.due else "",
        deadline=_deadline(written),
        overdue=is_overdue(written, context.site.today),
        impact=written.impact,
        effort=written.effort,
        ticket=written.ticket,
        cited=context.cite(path),
    )


def is_open(improvement: Improvement) -> bool:
    """Whether there is still something to do for it."""
    return improvement.status not in ENDED


def is_overdue(improvement: Improvement, today: date) -> bool:
    """Whether it should have been done by now."""
    due = improvement.due
    return bool(due and is_open(improvement) and due.latest < today)


def _deadline(improvement: Improvement) -> str:
    due = improvement.due
    return due.latest.isoformat() if due and is_open(improvement) else ""


def _themes(context: PageContext, journey: Journey) -> Iterator[Crossing]:
    for index, theme in enumerate(journey.themes):
        path: Path = ("themes", index)
        yield Crossing(
            kind=capital(kind_name(theme.kind)),
            title=theme.title,
            anchor=context.anchor(path),
            summary=context.prose(theme.summary) if theme.summary else None,
            cited=context.cite(path),
            stages=tuple(
                Weighed(
                    _place(context, "stage", stage),
                    _measure(measures.importance),
                    _measure(measures.satisfaction),
                    _measure(measures.confidence),
                    context.cite((*path, "stages", stage)),
                )
                for stage, measures in theme.stages.items()
            ),
        )


def findings(context: PageContext, journey: Journey) -> Iterator[Found]:
    """What was found on a journey, with what follows."""
    for index in range(len(journey.findings)):
        yield finding(context, journey, index)


def finding(context: PageContext, journey: Journey, index: int) -> Found:
    """One of them."""
    written = journey.findings[index]
    path: Path = ("findings", index)
    return Found(
        Item(context.prose(written.finding), context.anchor(path), context.cite(path)),
        context.prose(written.means) if written.means else None,
        tuple(_place(context, "improvement", own) for own in written.improvements),
    )


def _measure(value: float | None) -> str:
    return "" if value is None else number(value)


def _place(context: PageContext, kind: str, own: str) -> Link:
    """A link to a place of the map."""
    places = context.places
    known = places.statements if kind == "statement" else places.of(kind)
    place = known[own]
    return Link(plain(place.title), context.links.to_page(context.held.path, place.anchor))
