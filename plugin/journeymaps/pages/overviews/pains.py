"""Pains, questions and barriers of all maps: how bad they are, and who answers them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.atlas.places import Place
from journeymaps.model.journey import Journey
from journeymaps.model.plan import Theme
from journeymaps.model.statement import Statement
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.answered import (
    ANSWERED,
    ANSWERS,
    OPEN,
    PLANNED,
    Answer,
    Answers,
    state_of,
)
from journeymaps.pages.overviews.traits import Facet, Selection, Traits, facets, ids, traits
from journeymaps.pages.overviews.visitor import Visitor
from journeymaps.pages.page import Section
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import part_at, severity
from journeymaps.words import message, say, say_count

FILTERS = ("kind", "severity", "stage", "answered", "journey", "persona", "team")
KINDS = {
    "pain": message("Pain"),
    "question": message("Question"),
    "barrier": message("Barrier"),
}
"""What goes wrong for customers, by what it is called."""
_TITLES = {
    ("pain", OPEN): ("open-pains", message("Pains that nobody answers")),
    ("pain", PLANNED): ("planned-pains", message("Pains that are being worked on")),
    ("pain", ANSWERED): ("answered-pains", message("Pains that are answered")),
    ("question", ""): ("questions", message("Questions")),
    ("barrier", ""): ("barriers", message("Barriers")),
    ("theme", ""): ("themes", message("What runs across the stages")),
}


@dataclass(frozen=True)
class Hurt:
    """Something that goes wrong for customers."""

    link: Link
    kind: str
    severity: int
    where: str
    journey: Link
    assumed: bool
    answers: tuple[Answer, ...]
    traits: Traits

    @property
    def state(self) -> str:
        """How far anybody is with it."""
        return state_of(self.answers)

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class Group:
    """Of one kind, the worst first."""

    anchor: str
    title: str
    hurts: tuple[Hurt, ...]


@dataclass(frozen=True)
class StageCount:
    """How many pains there are in a stage."""

    stage: Link
    journey: Link
    pains: int
    open: int
    traits: Traits

    @property
    def ids(self) -> dict[str, list[str]]:
        """By what the browser filters."""
        return ids(self.traits, FILTERS)


@dataclass(frozen=True)
class Hurts:
    """All of them, of a selection of journeys."""

    hurts: tuple[Hurt, ...]
    stages: tuple[StageCount, ...]
    """The stages with pains, those with the most unanswered ones first."""
    facets: tuple[Facet, ...]

    @property
    def groups(self) -> Iterator[Group]:
        """The parts of the list."""
        for (kind, state), (anchor, title) in _TITLES.items():
            theirs = tuple(
                hurt
                for hurt in self.hurts
                if hurt.kind == kind and (not state or hurt.state == state)
            )
            if theirs:
                yield Group(anchor, say(title), theirs)

    @property
    def sections(self) -> Iterator[Section]:
        """The same for the search."""
        for group in self.groups:
            said = " · ".join(hurt.link.name for hurt in group.hurts)
            yield Section(group.anchor, group.title, said)
        if self.stages:
            yield Section("by-stage", say("By stage"))


def hurts(site: Site, page: str, selection: Selection) -> Hurts:
    """What goes wrong on the journeys of a selection, for the page at this path."""
    found: list[Hurt] = []
    stages: list[StageCount] = []
    for held, journey in selection.journeys(site.atlas):
        reader = _Reader(Visitor(site, held, page), journey)
        found.extend(reader.hurts())
        stages.extend(reader.stages())
    found.sort(key=lambda hurt: (hurt.state != OPEN, -hurt.severity))
    stages.sort(key=lambda count: (-count.open, -count.pains))
    return Hurts(tuple(found), tuple(stages), facets([hurt.traits for hurt in found], FILTERS))


class _Reader:
    """Reads one journey."""

    def __init__(self, context: Visitor, journey: Journey) -> None:
        self._context = context
        self._journey = journey
        self._traits = traits(context.site.atlas, context.held, journey)
        self._link = Link(journey.title, context.links.to_page(context.held.path))
        self._answers = Answers(context, journey)

    def hurts(self) -> Iterator[Hurt]:
        """All of the journey, in its order."""
        for place in self._context.places:
            if place.kind in KINDS:
                yield self._hurt(place)
            elif place.kind == "theme" and self._theme(place).kind in KINDS:
                yield self._across(place, self._theme(place))

    def stages(self) -> Iterator[StageCount]:
        """The stages with pains."""
        context = self._context
        pains = [place for place in context.places if place.kind == "pain"]
        for index, stage in enumerate(self._journey.stages):
            theirs = [place for place in pains if place.path[:2] == ("stages", index)]
            if not theirs:
                continue
            own = context.places.at(("stages", index))
            left = [place for place in theirs if not self._answers.to(place.id)]
            yield StageCount(
                Link(stage.name, context.links.to_page(context.held.path, own.anchor)),
                self._link,
                len(theirs),
                len(left),
                {**self._traits, "stage": {own.id: stage.name}},
            )

    def _theme(self, place: Place) -> Theme:
        theme = part_at(self._context.held, place.path)
        assert isinstance(theme, Theme)
        return theme

    def _hurt(self, place: Place) -> Hurt:
        context = self._context
        written = part_at(context.held, place.path)
        assert isinstance(written, Statement)
        stage = context.places.at(place.path[:2])
        return self._made(
            place,
            place.kind,
            context.site.told.spot(context.held, place).where,
            assumed=written.source is None,
            stages={stage.id: stage.title},
        )

    def _across(self, place: Place, theme: Theme) -> Hurt:
        known = self._context.places.of("stage")
        stages = {own: known[own].title for own in theme.stages}
        where = say_count("across %(num)s stage", "across %(num)s stages", len(stages))
        return self._made(
            place,
            "theme",
            f"{say(KINDS[theme.kind])} · {where}" if stages else say(KINDS[theme.kind]),
            assumed=theme.source is None,
            stages=stages,
        )

    def _made(
        self, place: Place, kind: str, where: str, *, assumed: bool, stages: dict[str, str]
    ) -> Hurt:
        context = self._context
        answers = self._answers.to(place.id)
        weight = severity(context.held, place)
        state = state_of(answers)
        named = self._theme(place).kind if kind == "theme" else kind
        return Hurt(
            link=Link(plain(place.title), context.links.to_page(context.held.path, place.anchor)),
            kind=kind,
            severity=weight,
            where=where,
            journey=self._link,
            assumed=assumed,
            answers=answers,
            traits={
                **self._traits,
                "kind": {named: say(KINDS[named])},
                "severity": {str(weight): say("%(number)s of 3", number=weight)} if weight else {},
                "stage": stages,
                "answered": {state: say(ANSWERS[state])},
            },
        )
