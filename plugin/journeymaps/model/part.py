"""The ground that every part of a map stands on: how a mapping of the file becomes a value."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema


class Part(BaseModel):
    """A mapping in a map file, as an immutable value.

    Unknown keys are refused, keys that begin with `x-` are the author's own and left to the file,
    and a key without a value counts as not written: an item or an entry without one has no keys,
    which is enough where none is needed. Where `short` names a field, a part that is
    not written as a mapping stands for that field alone: `emotion: 8` is `emotion: {score: 8}`.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        json_schema_extra={"patternProperties": {"^x-": True}},
    )

    short: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _from_file(cls, written: Any) -> Any:
        if written is None:
            return {}
        if isinstance(written, dict):
            return {
                key: value
                for key, value in written.items()
                if value is not None and not (isinstance(key, str) and key.startswith("x-"))
            }
        if cls.short and not isinstance(written, BaseModel):
            return {cls.short: written}
        return written

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> dict[str, Any]:
        """Add the short form and the key without a value, so that editors accept what we do."""
        schema: dict[str, Any] = dict(handler.resolve_ref_schema(handler(core_schema)))
        needed = schema.get("required", ())
        schema["properties"] = {
            key: about if key in needed else _or_nothing(about)
            for key, about in schema["properties"].items()
        }
        shapes = [schema]
        if cls.short:
            shapes = [*_shapes(schema["properties"][cls.short]), schema]
        if not needed:
            shapes = [shape for shape in shapes if shape != _NOTHING] + [_NOTHING]
        if len(shapes) == 1:
            return schema
        return {**{key: schema.pop(key) for key in _ABOUT if key in schema}, "anyOf": shapes}


_ABOUT = ("title", "description", "default")
"""The keys of a schema that tell about a value without shaping it."""
_NOTHING = {"type": "null"}


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    shapes = _shapes(schema)
    if _NOTHING in shapes:
        return schema
    about = {key: schema[key] for key in _ABOUT if key in schema}
    return {**about, "anyOf": [*shapes, _NOTHING]}


def _shapes(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The shapes among which a schema lets one choose."""
    shape = {key: value for key, value in schema.items() if key not in _ABOUT}
    return list(shape["anyOf"]) if shape.keys() == {"anyOf"} else [shape]
