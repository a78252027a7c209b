"""What is done about the pains, questions and barriers of a journey, on it and behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from journeymaps.atlas.places import SIDES
from journeymaps.model import Blueprint
from journeymaps.model.journey import Journey
from journeymaps.pages.guest import Guest
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.improvements import STATUSES
from journeymaps.pages.prose import plain
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


class Answers:
    """What answers the statements of one journey, by their ids."""

    def __init__(self, context: Guest, journey: Journey) -> None:
        self._context = context
        self._found: defaultdict[str, list[Answer]] = defaultdict(list)
        for own, answer in (*self._improvements(journey), *self._actions()):
            self._found[own].append(answer)

    def to(self, own: str) -> tuple[Answer, ...]:
        """The answers to a statement."""
        return tuple(self._found.get(own, ()))

    def _improvements(self, journey: Journey) -> Iterator[tuple[str, Answer]]:
        context = self._context
        for index, improvement in enumerate(journey.improvements):
            if improvement.status == "dropped":
                continue
            anchor = context.anchor(("improvements", index))
            answer = Answer(
                Link(improvement.title, context.links.to_page(context.held.path, anchor)),
                say(STATUSES[improvement.status]),
                improvement.status == "done",
            )
            for own in improvement.answers:
                yield own, answer

    def _actions(self) -> Iterator[tuple[str, Answer]]:
        atlas, links = self._context.site.atlas, self._context.links
        for held in atlas.blueprints_by_journey.get(self._context.held.id, ()):
            assert isinstance(held.map, Blueprint)
            if held.map.status == "retired":
                continue
            places = atlas.places(held)
            for stage, written in held.map.stages.items():
                for side in SIDES:
                    for index, action in enumerate(getattr(written, side)):
                        anchor = places.at(("stages", stage, side, index)).anchor
                        link = Link(plain(action.do), links.to_page(held.path, anchor))
                        for own in action.answers:
                            yield own, Answer(link, held.map.title, True)


def state_of(answers: tuple[Answer, ...]) -> str:
    """How far anybody is."""
    if any(answer.stands for answer in answers):
        return ANSWERED
    return PLANNED if answers else OPEN
