"""Journeys that come back to themselves by following, belonging or showing closer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeymaps.model import Journey
from journeymaps.model.reference import Path
from journeymaps.problems import Problem
from journeymaps.reading.read import MapFile
from journeymaps.reading.slips import Slip, located


def cycles(map_files: Iterable[MapFile]) -> Iterator[Problem]:
    """One problem for each journey on a cycle, at the reference that closes it."""
    journeys = {held.id: held for held in map_files if isinstance(held.map, Journey)}
    for relation in ("continues", "part_of", "journey"):
        links = {own: dict(_links(held.map, relation)) for own, held in journeys.items()}
        for own, held in journeys.items():
            slips = []
            for target, path in links[own].items():
                if way := _way(links, target, own):
                    message = f"{relation} goes round in a circle: {' → '.join([own, *way])}"
                    slips.append(Slip(path, "cycle", message, "leave one of these links out"))
            yield from located(held, slips)


def _links(journey: object, relation: str) -> Iterator[tuple[str, Path]]:
    assert isinstance(journey, Journey)
    if relation == "continues" and journey.continues:
        yield journey.continues, ("continues",)
    if relation == "part_of" and journey.part_of:
        yield journey.part_of.partition("#")[0], ("part_of",)
    if relation == "journey":
        for s, stage in enumerate(journey.stages):
            if stage.journey:
                yield stage.journey, ("stages", s, "journey")
            for t, step in enumerate(stage.steps):
                if step.journey:
                    yield step.journey, ("stages", s, "steps", t, "journey")


def _way(links: Mapping[str, Mapping[str, Path]], start: str, goal: str) -> list[str]:
    """The shortest way from start to goal along the links, or nothing."""
    before = {start: ""}
    queue = [start]
    for own in queue:
        if own == goal:
            way = [own]
            while before[way[0]]:
                way.insert(0, before[way[0]])
            return way
        for target in links.get(own, ()):
            if target not in before:
                before[target] = own
                queue.append(target)
    return []
