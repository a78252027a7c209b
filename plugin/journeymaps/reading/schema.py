"""The language as JSON Schema, for completion and validation in editors."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from journeymaps.model import KINDS, Map

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of any map file, made from the models."""
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[Map, Field(discriminator="kind")])
    schema = _tidied(adapter.json_schema())
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
        tidied |= {"propertyNames": {"pattern": pattern}, "additionalProperties": value}
    return tidied


def schema_text() -> str:
    """The schema as it is written to a file: the same models give the same bytes."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
