"""All maps of a site as one linked model: ids, references both ways, what uses what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from journeymaps.atlas.cycles import cycles
from journeymaps.atlas.entries import SECTIONS, Entry, Key, defined_entries, named_by_id
from journeymaps.atlas.moved import moved
from journeymaps.atlas.places import Place, Places
from journeymaps.atlas.scope import LOCAL, Scope, column_journey
from journeymaps.atlas.unknown import unknown
from journeymaps.model import Journey, Persona
from journeymaps.model.reference import Path, Reference, references
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile
from journeymaps.reading.slips import Slip, located

_places: WeakKeyDictionary[MapFile, Places] = WeakKeyDictionary()
_references: WeakKeyDictionary[MapFile, tuple[Reference, ...]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Use:
    """One place that names something. `how` is the key under which it does."""

    map_file: MapFile
    place: Place | None
    how: str
    path: Path


class Atlas:
    """The maps of a site, linked.

    What is wrong with the links is in `problems`; the atlas stands all the same, so that a caller
    can show the rest. `absent` names maps that exist but are not here, for they are drafts or
    could not be read: a reference to one of them is no problem of its own. Its kind is empty
    where it could not be made out.
    """

    def __init__(self, map_files: Iterable[MapFile], absent: Iterable[Key] = ()) -> None:
        self._absent = frozenset(absent)
        self._lacks_a_catalog = any(kind in ("catalog", "") for kind, _ in self._absent)
        self.map_files = tuple(sorted(map_files, key=lambda map_file: map_file.path))
        problems: list[Problem] = []
        self.maps: dict[Key, MapFile] = dict(self._unique(problems))
        catalogs = [held for held in self.map_files if held.map.kind == "catalog"]
        defined = {entry.key: entry for entry in defined_entries(catalogs, problems)}
        self._known = _by_kind([*self.maps, *defined])
        uses: defaultdict[Key, list[Use]] = defaultdict(list)
        self._resolved: dict[tuple[str, Path], Key] = {}
        for map_file in self.map_files:
            problems.extend(located(map_file, self._linked(map_file, uses)))
        self._uses = {key: tuple(found) for key, found in uses.items()}
        self.entries = {**defined, **self._open_entries(defined)}
        problems.extend(cycles(self.map_files))
        self.moved = moved(self.map_files, problems)
        """The paths of renamed maps by the paths that they had, without an ending."""
        self.problems = tuple(sorted(problems))

    def places(self, map_file: MapFile) -> Places:
        """The places of a map that have an address."""
        if map_file not in _places:
            _places[map_file] = Places(map_file.map)
        return _places[map_file]

    def references(self, map_file: MapFile) -> tuple[Reference, ...]:
        """Every reference in a map, in the order of its fields."""
        if map_file not in _references:
            _references[map_file] = tuple(references(map_file.map))
        return _references[map_file]

    @property
    def absent_ids(self) -> frozenset[str]:
        """The ids of maps that exist but are not here."""
        return frozenset(own for _, own in self._absent)

    def uses(self, kind: str, own: str) -> tuple[Use, ...]:
        """Everything that names this, in the order of the maps' paths."""
        return self._uses.get((kind, own), ())

    def named(self, map_file: MapFile, path: Path) -> Key | None:
        """What the reference at a path names: kind and id."""
        return self._resolved.get((map_file.path, path))

    def name(self, kind: str, own: str) -> str:
        """How something is called: a map's title, an entry's name."""
        found = self.called(kind, own)
        return named_by_id(own) if found is None else found

    def called(self, kind: str, own: str) -> str | None:
        """The same; None where nothing has this id."""
        if held := self.maps.get((kind, own)):
            return held.map.title
        if entry := self.entries.get((kind, own)):
            return entry.name
        return None

    def places_of(self, kind: str, own: str) -> Places | None:
        """The places of the map of this id, if there is one."""
        held = self.maps.get((kind, own))
        return self.places(held) if held else None

    def journey(self, own: str | None) -> Journey | None:
        """The journey of this id."""
        held = self.maps.get(("journey", own or ""))
        return held.map if held and isinstance(held.map, Journey) else None

    def persona(self, own: str) -> Persona | None:
        """The persona of this id, if it has a page of its own."""
        held = self.maps.get(("persona", own))
        return held.map if held and isinstance(held.map, Persona) else None

    def of_kind(self, kind: str) -> tuple[MapFile, ...]:
        """All maps of a kind, in the order of their paths."""
        return tuple(held for held in self.map_files if held.map.kind == kind)

    @cached_property
    def owners(self) -> Collection[str] | None:
        """The teams and roles of the catalogs; None where any id serves or nobody can know."""
        defined = [*self._known.get("team", ()), *self._known.get("role", ())]
        return defined if defined and not self._lacks_a_catalog else None

    @cached_property
    def blueprints_by_journey(self) -> Mapping[str, tuple[MapFile, ...]]:
        """The blueprints that stand behind each journey."""
        found: defaultdict[str, list[MapFile]] = defaultdict(list)
        for map_file in self.of_kind("blueprint"):
            if journey := column_journey(map_file):
                found[journey].append(map_file)
        return {journey: tuple(blueprints) for journey, blueprints in found.items()}

    def _unique(self, problems: list[Problem]) -> Iterator[tuple[Key, MapFile]]:
        first: dict[Key, MapFile] = {}
        for held in self.map_files:
            key = (held.map.kind, held.id)
            if key in first and held.map.kind != "catalog":
                slip = Slip(
                    (),
                    "duplicate-id",
                    f'a second {key[0]} with the id "{key[1]}"',
                    f"the first is {first[key].path}; rename one of the files",
                )
                problems.extend(located(held, [slip]))
                continue
            first[key] = held
            yield key, held

    @cached_property
    def _journey_places(self) -> Mapping[str, Places]:
        return {held.id: self.places(held) for held in self.of_kind("journey")}

    def _linked(self, map_file: MapFile, uses: defaultdict[Key, list[Use]]) -> Iterator[Slip]:
        places = self.places(map_file)
        yield from places.slips
        journey = column_journey(map_file)
        # Of an unknown journey nothing below can be known either: one slip is enough.
        columns = self._journey_places.get(journey) if journey else places
        scope = Scope(map_file, self._known, places, columns, self._journey_places)
        for reference in self.references(map_file):
            key = scope.resolve(reference)
            if key is None:
                if not self._is_absent(reference):
                    yield unknown(reference, scope)
                continue
            self._resolved[map_file.path, reference.path] = key
            if reference.kind not in LOCAL:
                place = places.nearest(reference.path)
                uses[key].append(Use(map_file, place, reference.field, reference.path))

    def _is_absent(self, reference: Reference) -> bool:
        """Whether what is named may stand in a file that is not here."""
        if reference.kind in {*SECTIONS, "owner"}:
            return self._lacks_a_catalog
        kind = "journey" if reference.kind == "journey-or-stage" else reference.kind
        own = reference.id.partition("#")[0]
        return not self._absent.isdisjoint({(kind, own), ("", own)})

    def _open_entries(self, defined: Mapping[Key, Entry]) -> dict[Key, Entry]:
        """An entry for each id that is named and that nobody defines."""
        kinds = {"channel", "role", "team", "system", "data", "tag", "persona"}
        return {
            key: Entry(*key, named_by_id(key[1]))
            for key in sorted(self._uses)
            if key[0] in kinds and key not in defined and key not in self.maps
        }


def _by_kind(keys: Iterable[Key]) -> dict[str, dict[str, None]]:
    """The ids of each kind in their order, as quick to look up as in a set."""
    known: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for kind, own in keys:
        known[kind][own] = None
    return dict(known)
