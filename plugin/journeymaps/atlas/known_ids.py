"""The ids of a site that its maps can name, by what they are ids of."""

from __future__ import annotations

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.entries import SECTIONS


def known_ids(atlas: Atlas) -> dict[str, list[str]]:
    """The ids for each kind of reference that reaches beyond its own map, in order.

    An id that is only named counts as well: where nobody defines any, that makes it one.
    """
    kinds = ("journey", "persona", *SECTIONS)
    found = {
        kind: {own for known, own in (*atlas.maps, *atlas.entries) if known == kind}
        for kind in kinds
    }
    stages = {
        f"{held.id}#{own}"
        for held in atlas.of_kind("journey")
        for own in atlas.places(held).of("stage")
    }
    found["owner"] = found["team"] | found["role"]
    found["source"] |= found["system"]
    found["journey-or-stage"] = found["journey"] | stages
    return {kind: sorted(ids) for kind, ids in found.items() if ids}
