"""The usual order of a map's keys: what says what it is, whose, and when reviewed; then the rest.

Most parts of a map have the order of their fields. Those here have one of their own, for a reader
wants to see first what a class inherits last.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from journeymaps.model import Blueprint, Catalog, Comparison, Journey, Persona
from journeymaps.model.document import Reviewed
from journeymaps.model.reference import Path
from journeymaps.model.statement import Opportunity, Pain, Quote, Statement
from journeymaps.reading.shape import keys_of, part_at

_NAMED = ("kind", "title", "summary")
_OWNED = ("owner", "contributors", "tags", "status", "allow", "formerly")
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
    Catalog: (*_NAMED, "owner", "status", "allow", "formerly", *_REVIEWED),
    Statement: ("id", "text"),
    Pain: ("id", "text", "severity"),
    Opportunity: ("id", "text", "size"),
    Quote: ("id", "text", "by"),
}


def in_order(data: Any, model: type[BaseModel], path: Path = ()) -> Any:
    """A map's data, in which order counts where it says something, and elsewhere does not.

    The keys of a part may stand in any order. Entries that authors name themselves, such as those
    of a catalog, and the items of a list are shown in theirs.
    """
    if isinstance(data, list):
        return [in_order(item, model, (*path, place)) for place, item in enumerate(data)]
    if not isinstance(data, dict):
        return data
    pairs = [(key, in_order(value, model, (*path, key))) for key, value in data.items()]
    return sorted(pairs, key=lambda pair: pair[0]) if part_at(model, path) else pairs


def key_order(part: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a part in their usual order."""
    keys = keys_of(part)
    first = [key for key in _FIRST.get(part, ()) if key in keys]
    return (*first, *(key for key in keys if key not in first))
