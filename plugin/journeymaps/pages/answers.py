"""Which action of a blueprint answers which pain of its journey, and which pains none answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from journeymaps.atlas.places import Place
from journeymaps.pages.kinds import kind_name
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.service import Service
from journeymaps.pages.told import severity


@dataclass(frozen=True)
class Answered:
    """A pain, or another statement of the journey, and the actions that answer it."""

    statement: Link
    kind: str
    named: str
    """What a reader calls the kind."""
    severity: int
    where: str
    mapped: bool
    """Whether the blueprint has the stage at all."""
    actions: tuple[Link, ...]


@dataclass(frozen=True)
class Answers:
    """What the actions do about what goes wrong for customers."""

    pains: tuple[Answered, ...]
    others: tuple[Answered, ...]
    """Barriers and the like that an action answers."""

    @property
    def open(self) -> tuple[Answered, ...]:
        """The pains that no action answers, the worst first."""
        unanswered = (pain for pain in self.pains if not pain.actions)
        return tuple(sorted(unanswered, key=lambda pain: -pain.severity))

    @property
    def answered(self) -> tuple[Answered, ...]:
        """Everything that an action answers, pains first."""
        return (*(pain for pain in self.pains if pain.actions), *self.others)


def answers(service: Service) -> Answers:
    """What is answered, and what is not."""
    actions: defaultdict[str, list[Link]] = defaultdict(list)
    for act in service.acts:
        for own in act.action.answers:
            actions[own].append(service.link(act))
    told = service.ground or service
    statements = told.places.statements
    pains = [place for place in told.places if place.kind == "pain"] if service.ground else []
    named = [statements[own] for own in actions if own in statements]
    return Answers(
        tuple(_answered(service, place, actions) for place in pains),
        tuple(_answered(service, place, actions) for place in named if place.kind != "pain"),
    )


def _answered(service: Service, place: Place, actions: dict[str, list[Link]]) -> Answered:
    told = service.ground or service
    stage = told.places.nearest(place.path[:2])
    return Answered(
        statement=Link(plain(place.title), service.links.to_page(told.held.path, place.anchor)),
        kind=place.kind,
        named=kind_name(place.kind),
        severity=severity(told.held, place),
        where=service.site.told.spot(told.held, place).where,
        mapped=stage is not None and stage.anchor in service.blueprint.stages,
        actions=tuple(actions.get(place.id, ())),
    )
