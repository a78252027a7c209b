"""How things are called that a version of a map names by their ids."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

from journeymaps.atlas.entries import named_by_id
from journeymaps.atlas.places import Place, Places
from journeymaps.changes.phrases import quoted
from journeymaps.changes.sentences import thing
from journeymaps.charts.scale import Scale
from journeymaps.model import Blueprint, Map
from journeymaps.model.emotion import Scale as WrittenScale
from journeymaps.model.reference import Path

_OF_MAP = {"stage", "step", "improvement", "action", "statement"}


class Known(Protocol):
    """What the maps of a site say of things that are described in another one."""

    def called(self, kind: str, own: str) -> str | None:
        """What something is called; None where nothing has this id."""

    def places_of(self, kind: str, own: str) -> Places | None:
        """The places of the map of this id, if there is one."""


class Names:
    """The names that one version of a map goes by.

    `atlas` has the maps of the same time, or of today where that is all that is known: without one,
    an id has to do as a name. `scale` is the site's.
    """

    def __init__(self, subject: Map, atlas: Known | None, scale: WrittenScale) -> None:
        self.subject = subject
        self._atlas = atlas
        written: WrittenScale = getattr(subject, "scale", None) or scale
        self.scale = Scale(written.low, written.high)

    @cached_property
    def places(self) -> Places:
        """The map's own places."""
        return Places(self.subject)

    @cached_property
    def _columns(self) -> Places:
        """The places of the map that gives the columns: the blueprint's journey, or this one."""
        own = self.subject.journey if isinstance(self.subject, Blueprint) else None
        places = self._atlas.places_of("journey", own) if self._atlas and own else None
        return places or self.places

    def of(self, kind: str, own: str) -> str:
        """What an id of this kind is called."""
        if kind in _OF_MAP:
            return self._place(kind, own)
        if kind == "source" and (source := getattr(self.subject, "sources", {}).get(own)):
            return str(source.title)
        if kind == "journey-or-stage":
            kind, own = "journey", own.replace("#", ", ")
        kinds = {"owner": ("team", "role"), "source": ("source", "system")}.get(kind, (kind,))
        for each in kinds:
            name = self._atlas.called(each, own) if self._atlas else None
            if name is not None:
                return name
        return named_by_id(own)

    def anchor(self, path: Path) -> str:
        """The address on the map's page that is nearest to a path."""
        place = self.places.nearest(path)
        return place.anchor if place else ""

    def _place(self, kind: str, own: str) -> str:
        places = self.places if kind in ("improvement", "action") else self._columns
        found: Place | None = (places.statements if kind == "statement" else places.of(kind)).get(
            own
        )
        if kind == "statement":
            # What is answered is told of outside its stage, so it has to say what it is.
            return thing(found.kind, quoted(found.title)) if found else quoted(own)
        return found.title if found else named_by_id(own)
