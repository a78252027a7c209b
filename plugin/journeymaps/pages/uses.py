"""Where the maps use something of the catalog: map by map, place by place, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeymaps.atlas.atlas import Atlas, Use
from journeymaps.atlas.entries import Key
from journeymaps.atlas.places import Place
from journeymaps.model.emotion import Emotion
from journeymaps.model.journey import Handover
from journeymaps.pages.evidence import rests_on_it
from journeymaps.pages.feelings import Feeling, of_emotion
from journeymaps.pages.kinds import kind_name
from journeymaps.pages.links import Link, fragment
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import kind_of_map, part_at
from journeymaps.reading.read import MapFile
from journeymaps.words import capital, message, say

_HOW = {
    "channel": message("channel"),
    "channels": message("channel"),
    "role": message("does it"),
    "owner": message("owner"),
    "contributors": message("contributor"),
    "systems": message("system"),
    "reads": message("reads"),
    "writes": message("writes"),
    "data": message("record"),
    "tags": message("tag"),
    "stages_from": message("stages"),
    "persona": message("persona"),
    "personas": message("persona"),
    "emotions": message("persona"),
}
"""What a reader calls the key under which a map names something."""


@dataclass(frozen=True)
class Used:
    """One place that uses it."""

    place: Link
    where: str
    """The stage and step, where the place is called by something else."""
    how: tuple[str, ...]
    feelings: tuple[Feeling, ...]


@dataclass(frozen=True)
class UsedBy:
    """A map that uses it: as a whole, in places, or both."""

    map: Link
    kind: str
    how: tuple[str, ...]
    places: tuple[Used, ...]


def used_by(site: Site, page: str, key: Key, but: str = "") -> tuple[UsedBy, ...]:
    """Every map that uses an entry, for the page at `page`. `but` is told there already."""
    found: dict[MapFile, list[Use]] = {}
    for use in _uses(site.atlas, key):
        if use.how == but:
            continue
        found.setdefault(use.map_file, []).append(use)
    return tuple(_Reader(site, page, key, held).read(uses) for held, uses in found.items())


def uses_count(atlas: Atlas, key: Key) -> int:
    """In how many places maps use an entry."""
    return len({(use.map_file.path, _spot(use)) for use in _uses(atlas, key)})


def _uses(atlas: Atlas, key: Key) -> Iterator[Use]:
    """The uses by maps. What one entry of a catalog says of another stands among its facts."""
    for use in atlas.uses(*key):
        if use.map_file.map.kind != "catalog" or len(use.path) == 1:
            yield use


def _spot(use: Use) -> object:
    """What tells places apart: for evidence the statement, or else what has an address."""
    if use.how == "source":
        return use.path
    return use.place.path if use.place else ()


class _Reader:
    """Reads the uses of one entry in one map."""

    def __init__(self, site: Site, page: str, key: Key, held: MapFile) -> None:
        self._site = site
        self._key = key
        self._held = held
        self._way = site.links(page).to_page(held.path)

    def read(self, uses: Iterable[Use]) -> UsedBy:
        spots: dict[object, list[Use]] = {}
        for use in uses:
            spots.setdefault(_spot(use), []).append(use)
        whole = spots.pop((), [])
        return UsedBy(
            map=Link(self._held.map.title, self._way),
            kind=kind_of_map(self._held.map),
            how=tuple(dict.fromkeys(map(self._how, whole))),
            places=tuple(map(self._used, spots.values())),
        )

    def _used(self, uses: list[Use]) -> Used:
        use, place = uses[0], uses[0].place
        if use.how == "source":
            return self._evidence(use)
        assert place is not None  # what names no place is told of the map as a whole
        spot = self._site.told.spot(self._held, place)
        felt = spot.feelings
        if self._key[0] == "persona":
            felt = tuple(each for each in felt if each.person == self._key[1])
        return Used(
            place=Link(spot.name, self._address(place)),
            where="" if spot.where == spot.name else spot.where,
            how=tuple(dict.fromkeys(map(self._how, uses))),
            feelings=felt,
        )

    def _evidence(self, use: Use) -> Used:
        """What rests on a source here: a statement, or the very score."""
        spot = self._site.told.spot(self._held, use.place) if use.place else None
        there = spot.where if spot else ""
        statement = rests_on_it(self._held, use.path[:-1])
        kind, name = kind_name(statement.kind), statement.text or there
        return Used(
            place=Link(name, self._address(use.place)),
            where="" if there in (name, capital(kind)) else there,
            how=(kind,),
            feelings=tuple(self._score(use)),
        )

    def _score(self, use: Use) -> Iterator[Feeling]:
        part = part_at(self._held, use.path[:-1])
        journey = self._site.told.journey(self._held)
        if isinstance(part, Emotion) and journey:
            person = str(use.path[-2]) if use.path[-3] == "emotions" else None
            who = self._name("persona", person) if person else ""
            if felt := of_emotion(self._site.told.scale(journey), part, person, who):
                yield felt

    def _how(self, use: Use) -> str:
        """How it is used here; with what the map says of it, where it says something."""
        if use.how == "roles":
            return say("answers for: %(what)s", what=plain(part_at(self._held, use.path)))
        if use.how == "teams":
            return say("contributes: %(what)s", what=plain(part_at(self._held, use.path)))
        if use.how in ("giver", "taker"):
            handover: Handover = part_at(self._held, use.path[:-1])
            if use.how == "giver":
                return say("hands over to %(name)s", name=self._name("team", handover.taker))
            return say("takes over from %(name)s", name=self._name("team", handover.giver))
        return say(_HOW.get(use.how, use.how))

    def _name(self, kind: str, own: str) -> str:
        return self._site.atlas.name(kind, own)

    def _address(self, place: Place | None) -> str:
        return self._way + fragment(place.anchor) if place else self._way
