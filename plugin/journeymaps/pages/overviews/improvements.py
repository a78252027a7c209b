"""The plan of all maps: what is being done, in which order, by whom, and what it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from journeymaps.pages.plan import Found, Planned, findings, improvements, is_open
from journeymaps.pages.site import Site
from journeymaps.pages.told import severity
from journeymaps.words import message, say

FILTERS = ("journey", "persona", "owner", "status", "tag")
STATUSES = {
    "doing": message("Doing"),
    "planned": message("Planned"),
    "idea": message("Idea"),
    "done": message("Done"),
    "dropped": message("Dropped"),
}
"""The states of an improvement, from those that are under way."""

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
    worst: int
    """The severity of the worst pain that it answers."""
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
    statuses: Mapping[str, str]
    """What a reader calls the states."""

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
        """The parts of the page, with what the search finds in them."""
        if self.field.standing:
            yield Section("impact-and-effort", say("Impact and effort"))
        for anchor, title, tasks in (
            ("to-do", say("To do, in this order"), self.open),
            ("done", say("Done, and what it changed"), self.done),
            ("dropped", say("Dropped"), self.dropped),
        ):
            if tasks:
                yield Section(anchor, title, " · ".join(task.planned.title for task in tasks))
        if self.tasks:
            yield Section("by-owner", say("By owner"))
        if self.open:
            yield Section("by-due-date", say("By due date"))
        if self.lessons:
            said = " · ".join(lesson.link.name for lesson in self.lessons)
            yield Section("findings", say("From findings to improvements"), said)


def plan_of_all(site: Site, page: str, selection: Selection) -> PlanOfAll:
    """The plan of the journeys of a selection, for the page at this path."""
    found = [
        (Visitor(site, held, page), journey) for held, journey in selection.journeys(site.atlas)
    ]
    tasks = [task for context, journey in found for task in _tasks(context, journey)]
    ordered = sorted(tasks, key=_order)
    numbered = tuple(
        replace(task, number=number if task.open else 0)
        for number, task in enumerate(ordered, start=1)
    )
    lessons = tuple(lesson for context, journey in found for lesson in _lessons(context, journey))
    return PlanOfAll(
        numbered,
        lessons,
        facets([task.traits for task in numbered], FILTERS),
        _field(numbered),
        STATUSES,
    )


def _tasks(context: Visitor, journey: Journey) -> Iterator[Task]:
    site = context.site
    about = traits(site.atlas, context.held, journey)
    way = context.links.to_page(context.held.path)
    written = zip(improvements(context, journey), journey.improvements, strict=True)
    for planned, improvement in written:
        owner = owner_name(site.atlas, improvement.owner) if improvement.owner else ""
        due = improvement.due
        yield Task(
            planned=planned,
            journey=Link(journey.title, way),
            link=Link(planned.title, context.links.to_page(context.held.path, planned.anchor)),
            open=is_open(improvement),
            priority=_priority(improvement),
            worst=max((_severity(context, own) for own in improvement.answers), default=0),
            due=due.latest if due else date.max,
            number=0,
            owner=owner,
            traits={
                **about,
                "owner": {improvement.owner: owner} if improvement.owner else {},
                "status": {improvement.status: say(STATUSES[improvement.status])},
            },
        )


def _priority(improvement: Improvement) -> float | None:
    if improvement.impact is None or improvement.effort is None:
        return None
    return improvement.impact / improvement.effort


def _severity(context: Visitor, own: str) -> int:
    place = context.places.statements.get(own)
    return severity(context.held, place) if place else 0


def _order(task: Task) -> tuple[bool, float, int, date, str]:
    """What helps most for the least work first, and then what answers the worst pain."""
    return not task.open, -(task.priority or 0), -task.worst, task.due, task.planned.title


def _field(tasks: Iterable[Task]) -> Field:
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
            for task in tasks
            if task.open and task.planned.effort and task.planned.impact
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


def _lessons(context: Visitor, journey: Journey) -> Iterator[Lesson]:
    about = traits(context.site.atlas, context.held, journey)
    way = context.links.to_page(context.held.path)
    places = [place for place in context.places if place.kind == "finding"]
    for found, place in zip(findings(context, journey), places, strict=True):
        yield Lesson(
            found,
            Link(place.title, context.links.to_page(context.held.path, place.anchor)),
            Link(journey.title, way),
            about,
        )
