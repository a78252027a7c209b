"""Which maps a change reaches: those it touches, and those that hang together with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeymaps.atlas.atlas import Atlas, Use
from journeymaps.atlas.entries import SECTIONS, Key
from journeymaps.model import Catalog
from journeymaps.problems import Problem
from journeymaps.review.standing import Standing

FEW = 5
"""What more maps than these share connects none of them: everybody has the channel `phone`."""

_SHARED = {
    "persona": "is about {name}, too",
    "system": "needs the system {name}, too",
    "data": "uses the record {name}, too",
    "source": "rests on the source {name}, too",
    "stage-set": "has the stages of {name}, too",
}
"""Kinds of things that say something about both of two maps that name them."""

_CLOSE, _CATALOG, _SHARING = range(3)


@dataclass(frozen=True)
class Related:
    """A map that a change does not touch, and why it is to be looked at all the same."""

    standing: Standing
    why: tuple[str, ...]
    """In words that follow the map's own title: `continues Waiting for the delivery`."""


@dataclass(frozen=True)
class Reach:
    """What a change reaches, the closest first."""

    touched: tuple[Standing, ...]
    related: tuple[Related, ...] = ()
    deleted: tuple[str, ...] = ()
    """The paths of pages that it takes away."""
    unread: tuple[Problem, ...] = ()
    """What is wrong first with those that it touches, and that cannot be read."""


def reach(
    atlas: Atlas,
    standings: Iterable[Standing],
    touched: Collection[str],
    *,
    entries: Collection[Key] = (),
    same: Collection[str] = (),
    deleted: Collection[str] = (),
) -> Reach:
    """What a change reaches that touches the pages at these paths.

    `entries` are those of the catalog that it changes. `same` are those of the touched pages that
    say what they said, and were only reviewed or laid out anew: they concern nobody else.
    """
    by_path = {standing.subject.path: standing for standing in standings}
    reasons: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    changed = set(touched) - set(same)
    for path, closeness, words in (*_around(atlas, changed), *_through(atlas, entries)):
        if path in by_path and path not in touched:
            reasons[path][closeness].add(words)
    # Of two maps that continue each other nobody asks which systems they share.
    closest = {path: min(found.items()) for path, found in reasons.items()}
    ordered = sorted(closest, key=lambda path: (closest[path][0], -len(closest[path][1]), path))
    return Reach(
        tuple(by_path[path] for path in sorted(touched) if path in by_path),
        tuple(Related(by_path[path], tuple(sorted(closest[path][1]))) for path in ordered),
        tuple(sorted(deleted)),
    )


def changed_entries(before: Catalog | None, after: Catalog | None) -> set[Key]:
    """The entries that were added, changed or taken away from one version of a catalog to another.

    None is a catalog that is not there, before or after.
    """
    old, new = _entries(before), _entries(after)
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def _entries(catalog: Catalog | None) -> Mapping[Key, object]:
    return {
        (kind, own): written
        for kind, section in SECTIONS.items()
        for own, written in (getattr(catalog, section).items() if catalog else ())
    }


_Reason = tuple[str, int, str]
"""The path of a related map, how close it is (0 the closest), and why in words."""


def _around(atlas: Atlas, paths: Collection[str]) -> Iterator[_Reason]:
    """What hangs together with the maps at these paths."""
    for key, target in atlas.maps.items():
        uses = [use for use in atlas.uses(*key) if use.map_file is not target]
        for use in uses:
            forth, back, closeness = _words(use)
            if target.path in paths:
                yield use.map_file.path, _CLOSE, f"{forth} {target.map.title}"
            if use.map_file.path in paths:
                yield target.path, closeness, f"{back} {use.map_file.map.title}"
        yield from _sharing(atlas, key, uses, paths)
    for key in atlas.entries:
        yield from _sharing(atlas, key, atlas.uses(*key), paths)


def _through(atlas: Atlas, entries: Collection[Key]) -> Iterator[_Reason]:
    """The maps that name these entries of the catalog."""
    for kind, own in entries:
        words = f"names {atlas.name(kind, own)} of the catalog, which changed"
        for use in atlas.uses(kind, own):
            yield use.map_file.path, _CATALOG, words


def _sharing(
    atlas: Atlas, key: Key, uses: Iterable[Use], paths: Collection[str]
) -> Iterator[_Reason]:
    kind, own = key
    sharing = {use.map_file.path for use in uses}
    if kind in _SHARED and len(sharing) <= FEW and not sharing.isdisjoint(paths):
        words = _SHARED[kind].format(name=atlas.name(kind, own))
        for path in sharing:
            yield path, _SHARING, words


def _words(use: Use) -> tuple[str, str, int]:
    """How a map is related to the one that it names, how that one is to it, and how closely."""
    match use.map_file.map.kind, use.how:
        case "blueprint", _:
            return "shows the other side of", "is shown from the other side in", _CLOSE
        case "comparison", _:
            return "compares", "is compared in", _SHARING
        case _, "continues":
            return "continues", "is continued by", _CLOSE
        case _, "part_of":
            return "shows a part of", "is shown closer in", _CLOSE
        case _, "journey":
            return "is shown closer in", "shows a part of", _CLOSE
    return "is about", "is the persona of", _SHARING
