"""Pains, questions and barriers of all maps: how bad they are, and who answers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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
)
from journeymaps.pages.overviews.traits import Facet, Selection, Traits, facets, ids, traits
from journeymaps.pages.page import Section
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import part_at, severity
from journeymaps.reading.read import MapFile
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
    state: str
    """How far anybody is with it."""
    traits: Traits

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
    left: int = 0

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
        """The parts of the page."""
        for group in self.groups:
            yield Section(group.anchor, group.title)
        if self.stages:
            yield Section("by-stage", say("By stage"))


def hurts(site: Site, page: str, selection: Selection) -> Hurts:
    """What goes wrong on the journeys of a selection, for the page at this path."""
    found: list[_Told] = []
    stages: list[tuple[_Reader, int, int, int]] = []
    for held, journey in selection.journeys(site.atlas):
        reader = _Reader(site, held, journey, page)
        theirs = list(reader.told())
        found.extend(theirs)
        stages.extend(reader.counts(theirs))
    found.sort(key=lambda told: (told.state != OPEN, -told.severity))
    stages.sort(key=lambda count: (-count[3], -count[2]))
    shown = tuple(told.reader.hurt(told) for told in found[: selection.limit])
    return Hurts(
        shown,
        tuple(reader.count(*count) for reader, *count in stages[: selection.limit]),
        facets([hurt.traits for hurt in shown], FILTERS),
        len(found) - len(shown),
    )


@dataclass(frozen=True)
class _Told:
    """Something that goes wrong, before anything is made of it but its place in the order."""

    reader: _Reader
    place: Place
    kind: str
    severity: int
    state: str


class _Reader:
    """Reads one journey."""

    def __init__(self, site: Site, held: MapFile, journey: Journey, page: str) -> None:
        self._site = site
        self._held = held
        self._journey = journey
        self._links = site.links(page)
        self._places = site.atlas.places(held)
        self._answers = Answers(site, held, journey)

    @cached_property
    def _traits(self) -> Traits:
        return traits(self._site.atlas, self._held, self._journey)

    @cached_property
    def _link(self) -> Link:
        return Link(self._journey.title, self._links.to_page(self._held.path))

    def told(self) -> Iterator[_Told]:
        """All of the journey, in its order."""
        for place in self._places:
            if place.kind in KINDS or (place.kind == "theme" and self._theme(place).kind in KINDS):
                weight = severity(self._held, place) if place.kind == "pain" else 0
                yield _Told(self, place, place.kind, weight, self._answers.state(place.id))

    def counts(self, told: Sequence[_Told]) -> Iterator[tuple[_Reader, int, int, int]]:
        """The stages with pains: which it is, how many there are, how many nobody answers."""
        pains = [each for each in told if each.kind == "pain"]
        for index in range(len(self._journey.stages)):
            theirs = [each for each in pains if each.place.path[1] == index]
            if theirs:
                left = sum(each.state == OPEN for each in theirs)
                yield self, index, len(theirs), left

    def count(self, index: int, pains: int, left: int) -> StageCount:
        """How many pains there are in a stage, for a reader."""
        own = self._places.at(("stages", index))
        return StageCount(
            Link(own.title, self._links.to_page(self._held.path, own.anchor)),
            self._link,
            pains,
            left,
            {**self._traits, "stage": {own.id: own.title}},
        )

    def hurt(self, told: _Told) -> Hurt:
        """Something that goes wrong, for a reader."""
        place = told.place
        written = part_at(self._held, place.path)
        assert isinstance(written, Statement | Theme)
        if isinstance(written, Theme):
            kind: str = written.kind
            stages = {own: self._places.of("stage")[own].title for own in written.stages}
            where = say(KINDS[kind])
            if stages:
                across = say_count("across %(num)s stage", "across %(num)s stages", len(stages))
                where = f"{where} · {across}"
        else:
            stage = self._places.at(place.path[:2])
            kind, stages = told.kind, {stage.id: stage.title}
            where = self._site.told.spot(self._held, place).where
        weight = told.severity
        return Hurt(
            link=Link(plain(place.title), self._links.to_page(self._held.path, place.anchor)),
            kind=told.kind,
            severity=weight,
            where=where,
            journey=self._link,
            assumed=written.source is None,
            answers=self._answers.to(place.id, self._links),
            state=told.state,
            traits={
                **self._traits,
                "kind": {kind: say(KINDS[kind])},
                "severity": {str(weight): say("%(number)s of 3", number=weight)} if weight else {},
                "stage": stages,
                "answered": {told.state: say(ANSWERS[told.state])},
            },
        )

    def _theme(self, place: Place) -> Theme:
        theme = part_at(self._held, place.path)
        assert isinstance(theme, Theme)
        return theme
