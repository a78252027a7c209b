"""A team at work: its maps with their reviews, what its roles do, and what it means to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from journeymaps.atlas.atlas import Use
from journeymaps.atlas.entries import Key
from journeymaps.charts.words import month
from journeymaps.model.plan import Improvement
from journeymaps.pages.badge import Badge, badge
from journeymaps.pages.feelings import Feeling
from journeymaps.pages.links import Link
from journeymaps.pages.plan import STATES
from journeymaps.pages.site import Site
from journeymaps.pages.told import kind_of_map, part_at
from journeymaps.review import ReviewState
from journeymaps.words import say

_ENDED = ("done", "dropped")


@dataclass(frozen=True)
class OwnMap:
    """A map that the team answers for, or one of its roles does."""

    map: Link
    kind: str
    owner: Link | None
    """The role, where it is one."""
    badge: Badge


@dataclass(frozen=True)
class OwnAction:
    """An action of one of its roles."""

    action: Link
    where: str
    map: Link
    role: Link
    feelings: tuple[Feeling, ...]


@dataclass(frozen=True)
class OwnImprovement:
    """An improvement that it answers for."""

    improvement: Link
    journey: Link
    status: str
    state: str
    """The status in words."""
    due: str
    deadline: str
    """The last day in time, as ISO; empty where it has ended, or has none."""
    overdue: bool


@dataclass(frozen=True)
class Team:
    """What a team has to do with."""

    maps: tuple[OwnMap, ...]
    actions: tuple[OwnAction, ...]
    improvements: tuple[OwnImprovement, ...]


def team_at_work(site: Site, page: str, own: str) -> Team:
    """The team's maps, actions and improvements, for the page at this path."""
    reader = _Reader(site, page, own)
    return Team(tuple(reader.maps()), tuple(reader.actions()), tuple(reader.improvements()))


class _Reader:
    def __init__(self, site: Site, page: str, own: str) -> None:
        self._site = site
        self._links = site.links(page)
        self._team: Key = ("team", own)
        self._roles = tuple(
            str(use.path[1])
            for use in site.atlas.uses(*self._team)
            if use.map_file.map.kind == "catalog" and use.path[0] == "roles" and use.how == "team"
        )

    def maps(self) -> Iterator[OwnMap]:
        found = [
            OwnMap(self._map(use), kind_of_map(use.map_file.map), self._role(key), held)
            for key, use in self._owned()
            if len(use.path) == 1 and (held := badge(self._site, use.map_file))
        ]
        yield from sorted(found, key=_due)

    def improvements(self) -> Iterator[OwnImprovement]:
        found = [
            (part_at(use.map_file, use.place.path), use)
            for _, use in self._owned()
            if use.place and use.place.kind == "improvement"
        ]
        for improvement, use in sorted(found, key=lambda each: _turn(each[0])):
            assert isinstance(improvement, Improvement)
            due = improvement.due
            ends = due.latest if due and improvement.status not in _ENDED else None
            yield OwnImprovement(
                improvement=Link(improvement.title, self._links.to_use(use)),
                journey=self._map(use),
                status=improvement.status,
                state=say(STATES[improvement.status]),
                due=month(due) if due else "",
                deadline=ends.isoformat() if ends else "",
                overdue=bool(ends and ends < self._site.today),
            )

    def actions(self) -> Iterator[OwnAction]:
        for role in self._roles:
            for use in self._site.atlas.uses("role", role):
                if use.how == "role" and use.place:
                    spot = self._site.told.spot(use.map_file, use.place)
                    yield OwnAction(
                        action=Link(spot.name, self._links.to_use(use)),
                        where=spot.where,
                        map=self._map(use),
                        role=self._links.to("role", role),
                        feelings=spot.feelings,
                    )

    def _owned(self) -> Iterator[tuple[Key, Use]]:
        """What the team or one of its roles answers for; of the catalog, only files."""
        for key in (self._team, *(("role", role) for role in self._roles)):
            for use in self._site.atlas.uses(*key):
                if use.how == "owner" and (use.place or len(use.path) == 1):
                    yield key, use

    def _map(self, use: Use) -> Link:
        return Link(use.map_file.map.title, self._links.to_page(use.map_file.path))

    def _role(self, key: Key) -> Link | None:
        return self._links.to(*key) if key[0] == "role" else None


def _due(own: OwnMap) -> tuple[bool, date]:
    """Never reviewed first, then by the day on which each is due; last what needs no review."""
    found = own.badge.assessment
    never = found.state is ReviewState.NEVER_REVIEWED
    return not never, found.due or date.max


def _turn(improvement: Improvement) -> tuple[bool, date]:
    due = improvement.due
    return improvement.status in _ENDED, due.latest if due else date.max
