"""A reference to nothing, in an author's words: what is not there, and where it would be."""

from __future__ import annotations

from journeymaps.atlas.entries import SECTIONS
from journeymaps.atlas.scope import LOCAL, Scope, column_journey
from journeymaps.model.reference import Reference
from journeymaps.nearest import suggestion
from journeymaps.problems import with_article
from journeymaps.reading.slips import Slip

_WORDS = {
    "data": "record",
    "stage-set": "stage set",
    "owner": "team or role",
    "statement": "pain, barrier or opportunity",
}
_WAYS = {
    **{kind: f"or add it under {section}: in the catalog" for kind, section in SECTIONS.items()},
    "owner": "or add it under teams: or roles: in the catalog",
    "source": "or add it under sources:",
    "journey": "its id is the name of its file",
    "persona": "its id is the name of its file",
}


def unknown(reference: Reference, scope: Scope) -> Slip:
    """The slip that a reference to nothing is."""
    kind, own = reference.kind, reference.id
    holder, candidates = _holder(reference, scope), scope.candidates(reference) or ()
    if kind == "journey-or-stage":
        journey, _, stage = own.partition("#")
        if places := scope.journeys.get(journey):
            kind, own, candidates = "stage", stage, places.of("stage")
            holder = f'the journey "{journey}"'
        else:
            kind, own, candidates = "journey", journey, scope.journeys
    word = _WORDS.get(kind, kind)
    message = f'{holder} has no {word} "{own}"' if holder else f'unknown {word} "{own}"'
    hint = suggestion(own, candidates)
    other = "" if kind in LOCAL else _of_another_kind(kind, own, scope)
    if kind not in LOCAL and (other or not hint.startswith("did you mean")):
        ways = (other, hint, _WAYS.get(kind, ""))
        hint = "; ".join(way for way in ways if way).removeprefix("or ")
    elif not candidates:
        hint = _nowhere(kind, scope)
    return Slip(reference.path, f"unknown-{kind}", message, hint, reference.is_key)


def _of_another_kind(kind: str, own: str, scope: Scope) -> str:
    """What has this very id, where it is another kind of thing."""
    others = (
        with_article(_WORDS.get(other, other))
        for other, known in scope.known.items()
        if own in known and other not in (kind, "catalog")
    )
    return f'"{own}" is {found}' if (found := " and ".join(others)) else ""


def _holder(reference: Reference, scope: Scope) -> str:
    """What would have it, where its id belongs to one map."""
    if reference.kind == "step":
        return f'the stage "{reference.path[1]}"'
    if reference.kind in ("stage", "statement") and (journey := column_journey(scope.map_file)):
        return f'the journey "{journey}"'
    return "this map" if reference.kind in LOCAL else ""


def _nowhere(kind: str, scope: Scope) -> str:
    is_blueprint = scope.map_file.map.kind == "blueprint"
    if kind == "statement" and is_blueprint and not column_journey(scope.map_file):
        return "name the journey that has it: journey: …"
    return "it has none"
