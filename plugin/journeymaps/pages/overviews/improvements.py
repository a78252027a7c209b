"""The plan of all maps: what is being done, in which order, by whom, and what it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from journeymaps.charts.field import Axis, Field, Standing, field_figure
from journeymaps.charts.figure import attribute
from journeymaps.model.journey import Journey
from journeymaps.model.plan import Improvement
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.traits import (
    Facet,
    Selection,
    Traits,
    facets,
    ids,
    owner_name,
    traits,
)
from journeymaps.pages.overviews.visitor import Visitor
from journeymaps.pages.page import Section
from journeymaps.pages.plan import Found, Planned, finding, is_open
from journeymaps.pages.plan import improvement as planned_at
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import severity
from journeymaps.words import say

FILTERS = ("journey", "persona", "owner", "status", "tag")
IN_FIELD = 60
"""How many stand in the drawing at most: the first in the order."""

_POINTS = (1.0, 2.0, 3.0, 4.0, 5.0)
_ROOM = 0.5  # of a point, between the first and the last of them and the edge of the drawing


@dataclass(frozen=True)
class Task:
    """An improvement in the plan of all maps."""

    planned: Planned
    journey: Link
    link: Link
    """To where the map tells of it."""
    open: bool
    priority: float | None
    """Impact by effort; None where one of them is not known."""
    due: date
    number: int
    """Its place in the order of the open ones; 0 for the others."""
    owner: str
    traits: Traits

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)

    @property
    def said(self) -> str:
        """Its priority in figures."""
        return "" if self.priority is None else f"{self.priority:.2g}"


@dataclass(frozen=True)
class Group:
    """Improvements that have something in common."""

    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Lesson:
    """What was found on a journey, what it means, and what is done about it."""

    found: Found
    link: Link
    journey: Link
    traits: Traits

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class PlanOfAll:
    """The plan of a selection of journeys."""

    tasks: tuple[Task, ...]
    lessons: tuple[Lesson, ...]
    facets: tuple[Facet, ...]
    field: Field
    left: int = 0

    @property
    def open(self) -> tuple[Task, ...]:
        """What there is to do, in its order."""
        return tuple(task for task in self.tasks if task.open)

    @property
    def done(self) -> tuple[Task, ...]:
        """What is done."""
        return tuple(task for task in self.tasks if task.planned.status == "done")

    @property
    def dropped(self) -> tuple[Task, ...]:
        """What was given up."""
        return tuple(task for task in self.tasks if task.planned.status == "dropped")

    @property
    def late(self) -> int:
        """How many should have been done by the day of the build."""
        return sum(task.planned.overdue for task in self.tasks)

    @property
    def owners(self) -> tuple[Group, ...]:
        """All by who sees them through; those of nobody at the end."""
        return _grouped(self.tasks, lambda task: task.owner, say("Without an owner"))

    @property
    def dues(self) -> tuple[Group, ...]:
        """What there is to do by when it is due, the next first."""
        by_date = sorted(self.open, key=lambda task: task.due)
        return _grouped(
            by_date, lambda task: task.planned.due, say("Without a due date"), in_order=True
        )

    @property
    def figure(self) -> Markup:
        """The figure of the field, for an attribute."""
        return attribute(field_figure(self.field))

    @property
    def sections(self) -> Iterator[Section]:
        """The parts of the page."""
        if self.field.standing:
            yield Section("impact-and-effort", say("Impact and effort"))
        for anchor, title, tasks in (
            ("to-do", say("To do, in this order"), self.open),
            ("done", say("Done, and what it changed"), self.done),
            ("dropped", say("Dropped"), self.dropped),
        ):
            if tasks:
                yield Section(anchor, title)
        if self.tasks:
            yield Section("by-owner", say("By owner"))
        if self.open:
            yield Section("by-due-date", say("By due date"))
        if self.lessons:
            yield Section("findings", say("From findings to improvements"))


def plan_of_all(site: Site, page: str, selection: Selection) -> PlanOfAll:
    """The plan of the journeys of a selection, for the page at this path."""
    contexts = [
        (Visitor(site, held, page), journey) for held, journey in selection.journeys(site.atlas)
    ]
    found = sorted(
        (
            _Written(context, journey, index)
            for context, journey in contexts
            for index in range(len(journey.improvements))
        ),
        key=_Written.order,
    )
    tasks = tuple(
        _task(written, number) for number, written in enumerate(found[: selection.limit], start=1)
    )
    told = [
        (context, journey, index)
        for context, journey in contexts
        for index in range(len(journey.findings))
    ]
    lessons = tuple(_lesson(*each) for each in told[: selection.limit])
    return PlanOfAll(
        tasks,
        lessons,
        facets([task.traits for task in tasks], FILTERS),
        _field(tasks),
        len(found) - len(tasks),
    )


class _Written:
    """An improvement before anything is made of it but its place in the order."""

    def __init__(self, context: Visitor, journey: Journey, index: int) -> None:
        self.context = context
        self.journey = journey
        self.index = index
        self.improvement = journey.improvements[index]
        self.priority = _priority(self.improvement)
        due = self.improvement.due
        self.due = due.latest if due else date.max
        self.worst = max((_severity(context, own) for own in self.improvement.answers), default=0)

    def order(self) -> tuple[bool, float, int, date, str]:
        """What helps most for the least work first, and then what answers the worst pain."""
        return (
            not is_open(self.improvement),
            -(self.priority or 0),
            -self.worst,
            self.due,
            self.improvement.title,
        )


def _task(written: _Written, number: int) -> Task:
    context, improvement = written.context, written.improvement
    site, path = context.site, context.held.path
    planned = planned_at(context, written.journey, written.index)
    owner = owner_name(site.atlas, improvement.owner) if improvement.owner else ""
    return Task(
        planned=planned,
        journey=Link(written.journey.title, context.links.to_page(path)),
        link=Link(planned.title, context.links.to_page(path, planned.anchor)),
        open=is_open(improvement),
        priority=written.priority,
        due=written.due,
        number=number if is_open(improvement) else 0,
        owner=owner,
        traits={
            **traits(site.atlas, context.held, written.journey),
            "owner": {improvement.owner: owner} if improvement.owner else {},
            "status": {improvement.status: planned.state},
        },
    )


def _priority(improvement: Improvement) -> float | None:
    if improvement.impact is None or improvement.effort is None:
        return None
    return improvement.impact / improvement.effort


def _severity(context: Visitor, own: str) -> int:
    place = context.places.statements.get(own)
    return severity(context.held, place) if place else 0


def _field(tasks: Iterable[Task]) -> Field:
    weighed = [task for task in tasks if task.open and task.priority is not None]
    low, high = _POINTS[0] - _ROOM, _POINTS[-1] + _ROOM
    return Field(
        id="impact-effort",
        across=Axis(say("Effort"), low, high, _POINTS),
        up=Axis(say("Impact"), low, high, _POINTS),
        quarters=(
            say("Do these first"),
            say("Worth a project"),
            say("When there is time"),
            say("Think twice"),
        ),
        standing=tuple(
            Standing(
                task.number,
                task.planned.effort,
                task.planned.impact,
                task.planned.title,
                task.link.href or "",
                ids=task.ids,
            )
            for task in weighed[:IN_FIELD]
            if task.planned.effort and task.planned.impact
        ),
    )


def _grouped(
    tasks: Sequence[Task], key: Callable[[Task], str], rest: str, *, in_order: bool = False
) -> tuple[Group, ...]:
    found: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        found[key(task)].append(task)
    without = found.pop("", [])
    named = found.items() if in_order else sorted(found.items())
    groups = [Group(name, tuple(theirs)) for name, theirs in named]
    return (*groups, Group(rest, tuple(without))) if without else tuple(groups)


def _lesson(context: Visitor, journey: Journey, index: int) -> Lesson:
    place = context.places.at(("findings", index))
    path = context.held.path
    return Lesson(
        finding(context, journey, index),
        Link(plain(place.title), context.links.to_page(path, place.anchor)),
        Link(journey.title, context.links.to_page(path)),
        traits(context.site.atlas, context.held, journey),
    )
