"""A comparison: two journeys, or the people of one, stage by stage beside each other."""

from __future__ import annotations

from typing import Annotated, Literal

from journeymaps.model.document import Document
from journeymaps.model.reference import JourneyId, PersonaId
from journeymaps.model.text import OneOrMany


class Comparison(Document):
    """Journeys over one another, or the personas of one journey. Stages meet by id."""

    kind: Literal["comparison"]
    """What the file holds: a comparison."""
    journeys: Annotated[tuple[JourneyId, ...], OneOrMany] = ()
    """The journeys to compare, at least two."""
    journey: JourneyId | None = None
    """The journey whose personas are compared."""
    personas: Annotated[tuple[PersonaId, ...], OneOrMany] = ()
    """The personas to compare, at least two."""
