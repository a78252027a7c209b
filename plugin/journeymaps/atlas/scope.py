"""What an id may name from where: the known ids of each kind, seen from one map."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from journeymaps.atlas.entries import Key
from journeymaps.atlas.places import Places
from journeymaps.model import Blueprint
from journeymaps.model.reference import Reference
from journeymaps.reading.read import MapFile

LOCAL = frozenset({"stage", "step", "statement", "improvement", "action"})
"""Kinds whose ids belong to one map."""


@dataclass(frozen=True)
class Scope:
    """The ids that one map's references may name.

    `known` holds the ids of each kind that is defined anywhere. A kind that nobody defines is
    open: any id serves. `column_places` are those of the map that gives the columns: the
    blueprint's journey, or else the map itself.
    """

    map_file: MapFile
    known: Mapping[str, Collection[str]]
    own: Places
    columns: Places | None
    journeys: Mapping[str, Places]

    def resolve(self, reference: Reference) -> Key | None:
        """What a reference names, as kind and id; None where it names nothing."""
        kind, own = reference.kind, reference.id
        if kind in LOCAL:
            known = self.candidates(reference)
            return (kind, own) if known is None or own in known else None
        if kind == "owner":
            return self._first_of(own, ("team", "role"))
        if kind == "source":
            return self._source(own)
        if kind == "journey-or-stage":
            journey, _, stage = own.partition("#")
            places = self.journeys.get(journey)
            found = places is not None and (not stage or stage in places.of("stage"))
            return ("journey", journey) if found else None
        known = self.known.get(kind)
        if known is None and kind not in ("journey", "stage-set"):
            return kind, own
        return (kind, own) if own in (known or ()) else None

    def candidates(self, reference: Reference) -> Collection[str] | None:
        """The ids that a reference could name; None where that cannot be known."""
        kind = reference.kind
        match kind:
            case "stage":
                return self.columns.of("stage") if self.columns else None
            case "step":
                stage = str(reference.path[1])
                # Of an unknown stage no step can be known either: one slip is enough.
                known = self.columns is not None and stage in self.columns.of("stage")
                return self.columns.steps(stage) if self.columns and known else None
            case "statement":
                return self.columns.statements if self.columns else None
            case "improvement" | "action":
                return self.own.of(kind)
            case "owner":
                return [*self.known.get("team", ()), *self.known.get("role", ())]
            case "source":
                shared = (*self.known.get("source", ()), *self.known.get("system", ()))
                return [*self._own_sources(), *shared]
        return self.known.get(kind, ())

    def _first_of(self, own: str, kinds: tuple[str, ...]) -> Key | None:
        for kind in kinds:
            if own in self.known.get(kind, ()):
                return kind, own
        return (kinds[0], own) if not any(kind in self.known for kind in kinds) else None

    def _source(self, own: str) -> Key | None:
        """A source of the map itself, of a catalog, or a system, whose figures are evidence too."""
        own_sources = self._own_sources()
        if own in own_sources:
            return "own-source", own
        for kind in ("source", "system"):
            if own in self.known.get(kind, ()):
                return kind, own
        return None

    def _own_sources(self) -> Collection[str]:
        return getattr(self.map_file.map, "sources", {})


def column_journey(map_file: MapFile) -> str | None:
    """The id of the journey that gives a blueprint its columns."""
    return map_file.map.journey if isinstance(map_file.map, Blueprint) else None
