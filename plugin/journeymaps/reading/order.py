"""The usual order of a map's keys: what says what it is, whose, and when reviewed; then the rest.

Most parts of a map have the order of their fields. Those here have one of their own, for a reader
wants to see first what a class inherits last.
"""

from __future__ import annotations

from pydantic import BaseModel

from journeymaps.model import Blueprint, Catalog, Comparison, Journey, Persona
from journeymaps.model.document import Reviewed
from journeymaps.model.statement import Opportunity, Pain, Quote, Statement
from journeymaps.reading.shape import keys_of

_NAMED = ("kind", "title", "summary")
_OWNED = ("owner", "contributors", "tags", "status", "allow")
_REVIEWED = tuple(keys_of(Reviewed))

_FIRST: dict[type[BaseModel], tuple[str, ...]] = {
    Journey: (
        *_NAMED,
        "state",
        "persona",
        "personas",
        "segment",
        *_OWNED,
        "purpose",
        "scale",
        "stages_from",
        "continues",
        "part_of",
        *_REVIEWED,
    ),
    Blueprint: (*_NAMED, "journey", *_OWNED, *_REVIEWED),
    Persona: (*_NAMED, "role", "segment", *_OWNED, *_REVIEWED),
    Comparison: (*_NAMED, "journeys", "journey", "personas", *_OWNED, *_REVIEWED),
    Catalog: (*_NAMED, "owner", "status", *_REVIEWED),
    Statement: ("id", "text"),
    Pain: ("id", "text", "severity"),
    Opportunity: ("id", "text", "size"),
    Quote: ("id", "text", "by"),
}


def key_order(part: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a part in their usual order."""
    keys = keys_of(part)
    first = [key for key in _FIRST.get(part, ()) if key in keys]
    return (*first, *(key for key in keys if key not in first))
