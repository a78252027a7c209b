"""What is done about the pains, questions and barriers of a journey, on it and behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.atlas.places import SIDES, Place
from journeymaps.model import Blueprint
from journeymaps.model.journey import Journey
from journeymaps.pages.links import Link, Links
from journeymaps.pages.plan import STATES
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.words import message, say

OPEN, PLANNED, ANSWERED = "open", "planned", "answered"
ANSWERS = {
    OPEN: message("Nobody answers it"),
    PLANNED: message("Being worked on"),
    ANSWERED: message("Answered"),
}
"""How far anybody is with something that goes wrong, from nobody on."""


@dataclass(frozen=True)
class Answer:
    """An improvement, or an action behind the scenes, that answers something."""

    link: Link
    what: str
    stands: bool
    """Whether it is there already: an action, or an improvement that is done."""


_Found = tuple[MapFile, Place, str, bool]
"""The map and the place of an answer, what a reader is told it is, and whether it stands."""


class Answers:
    """What answers the statements of one journey, by their ids."""

    def __init__(self, site: Site, held: MapFile, journey: Journey) -> None:
        self._site = site
        self._held = held
        self._found: defaultdict[str, list[_Found]] = defaultdict(list)
        for own, found in (*self._improvements(journey), *self._actions()):
            self._found[own].append(found)

    def state(self, own: str) -> str:
        """How far anybody is with a statement."""
        found = self._found.get(own, ())
        if any(stands for _, _, _, stands in found):
            return ANSWERED
        return PLANNED if found else OPEN

    def to(self, own: str, links: Links) -> tuple[Answer, ...]:
        """The answers to a statement, for the page of these links."""
        return tuple(
            Answer(Link(plain(place.title), links.to_page(held.path, place.anchor)), what, stands)
            for held, place, what, stands in self._found.get(own, ())
        )

    def _improvements(self, journey: Journey) -> Iterator[tuple[str, _Found]]:
        places = self._site.atlas.places(self._held)
        for index, improvement in enumerate(journey.improvements):
            if improvement.answers and improvement.status != "dropped":
                place = places.at(("improvements", index))
                what = say(STATES[improvement.status])
                for own in improvement.answers:
                    yield own, (self._held, place, what, improvement.status == "done")

    def _actions(self) -> Iterator[tuple[str, _Found]]:
        atlas = self._site.atlas
        for held in atlas.blueprints_by_journey.get(self._held.id, ()):
            assert isinstance(held.map, Blueprint)
            if held.map.status == "retired":
                continue
            places = atlas.places(held)
            for stage, written in held.map.stages.items():
                for side in SIDES:
                    for index, action in enumerate(getattr(written, side)):
                        if action.answers:
                            place = places.at(("stages", stage, side, index))
                            for own in action.answers:
                                yield own, (held, place, held.map.title, True)
