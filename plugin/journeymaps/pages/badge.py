"""How a page stands with its review, in the two words that a list has room for."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.model.document import Reviewed
from journeymaps.pages.pill import assessed
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.review import Assessment, ReviewState
from journeymaps.words import message, say, spell

LEADS = {
    ReviewState.FRESH: message("Due"),
    ReviewState.DUE_SOON: message("Due"),
    ReviewState.OVERDUE: message("Overdue since"),
    ReviewState.NEVER_REVIEWED: message("Never reviewed"),
    ReviewState.EXEMPT: message("No regular review"),
}
"""What a build says of a state, before the due date where there is one: true on any later day."""
TODAYS = {
    **{str(state): lead for state, lead in LEADS.items()},
    "due-soon": message("Due soon,"),
    "due-today": message("Due today,"),
}
"""What the script says of it on the very day."""


def todays() -> dict[str, str]:
    """What the script says of each state, in the language that is spoken."""
    return {state: say(lead) for state, lead in TODAYS.items()}


@dataclass(frozen=True)
class Badge:
    """A state with its date, as `badge.html` prints it and `review.js` keeps it right."""

    assessment: Assessment

    @property
    def lead(self) -> str:
        """Its beginning."""
        return say(LEADS[self.assessment.state])

    @property
    def due(self) -> str:
        """The due day, spelled; empty where there is none."""
        return spell(self.assessment.due) if self.assessment.due else ""


def badge(site: Site, held: MapFile) -> Badge:
    """The badge of a map."""
    fields: Reviewed = held.map
    return Badge(assessed(site, held.path, held.map.kind, fields))
