"""What lists over all maps are filtered by: the traits of a journey, and of what stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import maxsize

from journeymaps.atlas.atlas import Atlas
from journeymaps.model import Journey
from journeymaps.model.ids import slug
from journeymaps.reading.read import MapFile
from journeymaps.words import message, say

Traits = Mapping[str, Mapping[str, str]]
"""By what may be asked for: the ids that match, each with what a reader calls it."""

LABELS = {
    "journey": message("Journey"),
    "persona": message("Persona"),
    "segment": message("Segment"),
    "team": message("Team"),
    "tag": message("Tag"),
    "state": message("State"),
    "kind": message("Kind"),
    "severity": message("Severity"),
    "stage": message("Stage"),
    "theme": message("Theme"),
    "answered": message("Answered"),
    "owner": message("Owner"),
    "status": message("Status"),
    "review": message("Review"),
}
"""What a reader may filter by, and what it is called."""

STATES = {"current": message("Felt today"), "future": message("Expected")}
"""What a reader calls the states of a journey."""


_ASKED = ("journey", "persona", "segment", "team", "tag", "state")


@dataclass(frozen=True)
class Selection:
    """Which journeys a list is about: those that match all that is asked for, or simply all.

    `limit` is how long the list may be. A list says how much it leaves out.
    """

    journey: str = ""
    persona: str = ""
    segment: str = ""
    team: str = ""
    tag: str = ""
    state: str = ""
    limit: int = maxsize
    """How much is listed at most."""

    def journeys(self, atlas: Atlas, *, retired: bool = False) -> Iterator[tuple[MapFile, Journey]]:
        """The journeys in the order of their paths; retired ones only where they are asked for."""
        for held in atlas.of_kind("journey"):
            journey = held.map
            assert isinstance(journey, Journey)
            if journey.status == "retired" and not retired:
                continue
            if self.is_all or self._holds(traits(atlas, held, journey)):
                yield held, journey

    def _holds(self, found: Traits) -> bool:
        asked = {name: getattr(self, name) for name in _ASKED}
        return all(own in found[name] for name, own in asked.items() if own)

    @property
    def is_all(self) -> bool:
        """Whether nothing is asked for."""
        return not any(getattr(self, name) for name in _ASKED)


def traits(atlas: Atlas, held: MapFile, journey: Journey) -> dict[str, dict[str, str]]:
    """By what a journey can be asked for."""
    teams = dict.fromkeys([*([journey.owner] if journey.owner else []), *journey.contributors])
    return {
        "journey": {held.id: journey.title},
        "persona": {own: atlas.name("persona", own) for own in journey.people},
        "segment": {slug(journey.segment): journey.segment} if journey.segment else {},
        "team": {own: owner_name(atlas, own) for own in teams},
        "tag": {own: atlas.name("tag", own) for own in journey.tags},
        "state": {journey.state: say(STATES[journey.state])},
    }


def owner_name(atlas: Atlas, own: str) -> str:
    """What a team, or a role, is called."""
    kind = "role" if ("role", own) in atlas.entries else "team"
    return atlas.name(kind, own)


@dataclass(frozen=True)
class Facet:
    """A choice that readers have: everything, or what one of the options says."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def facets(items: Iterable[Traits], names: Iterable[str]) -> tuple[Facet, ...]:
    """The choices among some items. One that all of them share is none."""
    found: dict[str, dict[str, str]] = {name: {} for name in names}
    numbers: dict[str, int] = dict.fromkeys(found, 0)
    every: list[Traits] = list(items)
    for each in every:
        for name, options in found.items():
            own = each.get(name, {})
            options.update(own)
            numbers[name] += bool(own)
    return tuple(
        Facet(name, say(LABELS[name]), tuple(sorted(options.items(), key=lambda option: option[1])))
        for name, options in found.items()
        if len(options) > 1 or (options and numbers[name] < len(every))
    )


def ids(found: Traits, names: Iterable[str]) -> dict[str, list[str]]:
    """An item's traits as the browser gets them."""
    return {name: list(found[name]) for name in names if found.get(name)}
