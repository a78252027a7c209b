"""What the failure of a system touches: who uses it, and through them whoever needs those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeymaps.atlas.places import Place
from journeymaps.model import Blueprint
from journeymaps.model.blueprint import Action
from journeymaps.pages.feelings import Feeling
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import part_at
from journeymaps.reading.read import MapFile


@dataclass(frozen=True)
class Touched:
    """An action that the failure reaches without using the system itself."""

    action: Link
    where: str
    records: tuple[Link, ...]
    """Records that it works with and that the system keeps."""
    needs: tuple[Link, ...]
    """Actions that it needs and that are touched, too."""
    feelings: tuple[Feeling, ...]


@dataclass(frozen=True)
class TouchedMap:
    """A blueprint that the failure reaches."""

    map: Link
    at_once: int
    """How many of its actions use the system."""
    then: tuple[Touched, ...]
    unanswered: tuple[Link, ...]
    """Pains and the like that only touched actions answer."""


@dataclass(frozen=True)
class Failure:
    """All that the failure of a system touches."""

    maps: tuple[TouchedMap, ...]

    @property
    def at_once(self) -> int:
        """How many actions use it."""
        return sum(touched.at_once for touched in self.maps)

    @property
    def then(self) -> int:
        """How many more it reaches."""
        return sum(len(touched.then) for touched in self.maps)


def failure(site: Site, page: str, own: str) -> Failure:
    """What the failure of a system touches, for the page at this path."""
    atlas = site.atlas
    kept = {
        str(use.path[1])
        for use in atlas.uses("system", own)
        if use.map_file.map.kind == "catalog" and use.how == "kept_in"
    }
    reached = dict.fromkeys(
        use.map_file
        for key in (("system", own), *(("data", record) for record in sorted(kept)))
        for use in atlas.uses(*key)
        if isinstance(use.map_file.map, Blueprint)
    )
    found = (_Reader(site, page, held, own, kept).read() for held in reached)
    return Failure(tuple(touched for touched in found if touched.at_once or touched.then))


class _Reader:
    """Follows the failure through one blueprint."""

    def __init__(self, site: Site, page: str, held: MapFile, own: str, kept: set[str]) -> None:
        self._site = site
        self._links = site.links(page)
        self._held = held
        self._places = site.atlas.places(held)
        self._actions: dict[str, Action] = {
            place.id: part_at(held, place.path) for place in self._places.of("action").values()
        }
        self._direct = {id_ for id_, act in self._actions.items() if own in act.systems}
        self._records = {
            id_: tuple(used)
            for id_, act in self._actions.items()
            if (used := [own for own in _used(act) if own in kept])
        }

    def read(self) -> TouchedMap:
        touched = self._spread()
        return TouchedMap(
            map=Link(self._held.map.title, self._links.to_page(self._held.path)),
            at_once=len(self._direct),
            then=tuple(self._touched(own, touched) for own in touched if own not in self._direct),
            unanswered=tuple(self._unanswered(touched)),
        )

    def _spread(self) -> dict[str, None]:
        """Everything that is touched, in the order of the page."""
        needed_by: Mapping[str, list[str]] = self._needed_by()
        queue = [*self._direct, *self._records]
        reached = set(queue)
        for own in queue:
            for other in needed_by.get(own, ()):
                if other not in reached:
                    reached.add(other)
                    queue.append(other)
        return {own: None for own in self._actions if own in reached}

    def _needed_by(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for own, action in self._actions.items():
            for needed in action.needs:
                found[needed].append(own)
        return found

    def _touched(self, own: str, touched: Mapping[str, None]) -> Touched:
        spot = self._site.told.spot(self._held, self._places.of("action")[own])
        action = self._actions[own]
        return Touched(
            action=self._link(self._places.of("action")[own]),
            where=spot.where,
            records=tuple(self._links.to("data", id_) for id_ in self._records.get(own, ())),
            needs=tuple(
                self._link(self._places.of("action")[id_]) for id_ in action.needs if id_ in touched
            ),
            feelings=spot.feelings,
        )

    def _unanswered(self, touched: Mapping[str, None]) -> Iterator[Link]:
        """What is answered here, but by touched actions only."""
        journey = self._site.atlas.maps.get(("journey", getattr(self._held.map, "journey", "")))
        if journey is None:
            return
        statements = self._site.atlas.places(journey).statements
        answered = {
            statement: own in touched
            for own in sorted(self._actions, key=lambda own: own not in touched)
            for statement in self._actions[own].answers
        }
        for statement in (own for own, only in answered.items() if only and own in statements):
            place = statements[statement]
            yield Link(plain(place.title), self._links.to_page(journey.path, place.anchor))

    def _link(self, place: Place) -> Link:
        return Link(plain(place.title), self._links.to_page(self._held.path, place.anchor))


def _used(action: Action) -> dict[str, None]:
    return dict.fromkeys((*action.data.reads, *action.data.writes))
