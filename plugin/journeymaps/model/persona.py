"""A persona: one of the people that journeys are about."""

from __future__ import annotations

from typing import Literal

from journeymaps.model.document import Document
from journeymaps.model.statement import Quote, Source, Statements
from journeymaps.model.text import Id, Line


class Persona(Document):
    """Somebody that stands for many customers, with situation, goals and needs."""

    kind: Literal["persona"]
    """What the file holds: a persona."""
    role: Line | None = None
    """Who they are, in a line: owner of a 20-person manufacturer."""
    segment: Line | None = None
    """Which part of all customers they stand for."""
    quote: Quote | None = None
    """What they would say, in a sentence."""
    situation: Statements = ()
    """How things are for them before they come to us."""
    issues: Statements = ()
    """What troubles them."""
    goals: Statements = ()
    """What they want to reach."""
    needs: Statements = ()
    """What they need from us."""
    facts: Statements = ()
    """What else is known: figures, habits, circumstances."""
    sources: dict[Id, Source] = {}
    """What the statements rest on."""
