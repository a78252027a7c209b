"""The people of a map: where they part most, and what a reader may choose to see of them."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.charts.from_journey import journey_choices, told_apart
from journeymaps.charts.parting import Parting, parting, stated
from journeymaps.charts.view import View, view
from journeymaps.model.journey import Journey
from journeymaps.pages.context import PageContext


@dataclass(frozen=True)
class Person:
    """Somebody whose feelings have a line of their own."""

    id: str
    name: str


@dataclass(frozen=True)
class Picked:
    """The chart that shows only some of the people."""

    people: str
    """Their ids, with commas between them, in the order of the map."""
    view: View
    parting: Parting | None


@dataclass(frozen=True)
class People:
    """All whose feelings a map tells apart."""

    everybody: tuple[Person, ...]
    parting: Parting | None
    picked: tuple[Picked, ...]

    def of_row(self, index: int, rows: int) -> str:
        """Whom a row of the map as it is built shows, by their ids."""
        shown = self.everybody[index : index + 1] if rows > 1 else self.everybody
        return ",".join(person.id for person in shown)


def people(context: PageContext, journey: Journey) -> People | None:
    """The people of a journey; None where the feelings of fewer than two are told apart."""
    atlas, places, scale = context.site.atlas, context.places, context.scale
    named = {own: atlas.name("persona", own) for own in told_apart(journey, places, atlas)}
    if not named:
        return None

    def parted(among: tuple[str, ...]) -> Parting | None:
        return parting(stated(journey, [(own, named[own]) for own in among], places))

    return People(
        everybody=tuple(Person(own, name) for own, name in named.items()),
        parting=parted(tuple(named)),
        picked=tuple(
            Picked(
                people=",".join(choice.people),
                view=view(choice.chart),
                parting=parted(choice.people),
            )
            for choice in journey_choices(journey, scale, places, atlas)
        ),
    )
