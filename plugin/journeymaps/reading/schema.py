"""The language as JSON Schema, for completion and validation in editors."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from journeymaps.model import KINDS, Map
from journeymaps.model.reference import NAMES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


Ids = Mapping[str, Collection[str]]
"""The ids of a site, by what they are ids of."""


def json_schema(ids: Ids | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of any map file, made from the models.

    With the ids of a site it offers them. It refuses no other: one that is new need not be wrong,
    and the check tells of those that name nothing.
    """
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[Map, Field(discriminator="kind")])
    schema = _offering(_tidied(adapter.json_schema()), ids or {})
    definitions = schema.pop("$defs")
    return {
        "$schema": DIALECT,
        "title": "journeymaps",
        "description": "A journey map, a service blueprint, a persona, a comparison or a catalog.",
        "type": "object",
        "required": ["kind"],
        # Beside the constants below, so that an empty file is offered all kinds.
        "properties": {"kind": {"description": "What the file holds.", "enum": list(KINDS)}},
        "oneOf": schema["oneOf"],
        "$defs": definitions,
    }


def _tidied(schema: Any) -> Any:
    """The schema without what repeats the keys, and with its mappings from ids closed.

    Of a mapping whose keys have a pattern, pydantic leaves all other keys free.
    """
    if isinstance(schema, list):
        return [_tidied(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tidied = {
        key: _tidied(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
        and not (key == "default" and value in (None, [], {}, False))
    }
    if "properties" not in schema and "patternProperties" in schema:
        ((pattern, value),) = tidied.pop("patternProperties").items()
        names = {key: held for key, held in tidied.get("propertyNames", {}).items() if key == NAMES}
        tidied |= {"propertyNames": {"pattern": pattern, **names}, "additionalProperties": value}
    return tidied


def _offering(schema: Any, ids: Ids) -> Any:
    """The schema with ids offered where it notes of what they are; without the notes."""
    if isinstance(schema, list):
        return [_offering(item, ids) for item in schema]
    if not isinstance(schema, dict):
        return schema
    offering = {key: _offering(value, ids) for key, value in schema.items() if key != NAMES}
    if known := ids.get(schema.get(NAMES, "")):
        return {"anyOf": [{"enum": list(known)}, offering]}
    if known := ids.get(schema.get("propertyNames", {}).get(NAMES, "")):
        offering["propertyNames"] = {"pattern": schema["propertyNames"]["pattern"]}
        value = offering["additionalProperties"]
        offering["properties"] = dict.fromkeys(known, value)
    return offering


def schema_text(ids: Ids | None = None) -> str:
    """The schema as it is written to a file: the same models give the same bytes."""
    return json.dumps(json_schema(ids), indent=2, ensure_ascii=False) + "\n"
