"""References: fields that name an id somewhere else, and the walk that finds them all.

A field says what it names by its type alone (`ChannelId`), so the language declares its links in
one place and nobody lists them a second time: the check for unknown ids, "used in", and completion
in the editor all come from here.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from journeymaps.model.text import Id, Line, as_id

Path = tuple[str | int, ...]
"""The way to a place in a file: keys and list positions, from the top."""


NAMES = "x-names"
"""The key of a schema that tells of what a value is the id."""


@dataclass(frozen=True)
class To:
    """Marks a type whose value is the id of something of this kind."""

    kind: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Note it in the schema, for whoever knows the ids of a site."""
        return {**handler(schema), NAMES: self.kind}


def _journey_or_stage(written: Any) -> Any:
    if isinstance(written, str) and "#" in written:
        journey, _, stage = written.partition("#")
        if not journey or not stage:
            raise PydanticCustomError(
                "bad_id",
                "expected a journey or journey#stage, found {found}",
                {"found": f'"{written}"', "hint": f'write "{journey or stage}"'},
            )
        return f"{as_id(journey)}#{as_id(stage)}"
    return as_id(written)


JourneyId = Annotated[Id, To("journey")]
PersonaId = Annotated[Id, To("persona")]
ChannelId = Annotated[Id, To("channel")]
RoleId = Annotated[Id, To("role")]
TeamId = Annotated[Id, To("team")]
SystemId = Annotated[Id, To("system")]
DataId = Annotated[Id, To("data")]
TagId = Annotated[Id, To("tag")]
SourceId = Annotated[Id, To("source")]
JourneyOrStage = Annotated[Line, BeforeValidator(_journey_or_stage), To("journey-or-stage")]
"""A journey, or one of its stages as `journey#stage`."""
StageSetId = Annotated[Id, To("stage-set")]
OwnerId = Annotated[Id, To("owner")]
"""A team or a role."""
StageId = Annotated[Id, To("stage")]
StepId = Annotated[Id, To("step")]
StatementId = Annotated[Id, To("statement")]
"""A pain, a barrier, an opportunity or another statement of a journey."""
ImprovementId = Annotated[Id, To("improvement")]
ActionId = Annotated[Id, To("action")]


@dataclass(frozen=True)
class Reference:
    """An id written at `path`, in the field `field`, that names something of `kind`.

    The path has the keys that authors write, and `field` is the attribute's name. `is_key` tells
    that the id is the key of a mapping rather than a value.
    """

    kind: str
    id: str
    path: Path
    field: str
    is_key: bool = False


@dataclass(frozen=True)
class _Field:
    """How to walk one field: what its keys name, what its values name, or parts to enter.

    `name` is the attribute's, `written` the key that an author writes.
    """

    name: str
    written: str
    shape: Literal["one", "many", "keyed"]
    key: str | None
    value: str | None
    enter: bool


def references(part: BaseModel) -> Iterator[Reference]:
    """Every reference in a part, in the order of the fields, with the path to its place."""
    found: list[Reference] = []
    _find(part, (), found)
    return iter(found)


def _find(part: BaseModel, path: Path, found: list[Reference]) -> None:
    # A large site has a hundred thousand: generators within generators would take twice as long.
    for field in _fields(type(part)):
        held = getattr(part, field.name)
        if not held:
            continue
        here = (*path, field.written)
        if field.shape == "one":
            items: Any = ((here, held),)
        elif field.shape == "many":
            items = (((*here, index), item) for index, item in enumerate(held))
        else:
            items = (((*here, key), item) for key, item in held.items())
        for place, item in items:
            if field.key:
                found.append(Reference(field.key, str(place[-1]), place, field.name, is_key=True))
            if field.value:
                found.append(Reference(field.value, item, place, field.name))
            elif field.enter:
                _find(item, place, found)


def kinds(part: type[BaseModel], field: str) -> tuple[str | None, str | None]:
    """What the keys of a part's field name, and what its values do; None for plain ones."""
    found = next((one for one in _fields(part) if one.name == field), None)
    return (found.key, found.value) if found else (None, None)


@cache
def _fields(part: type[BaseModel]) -> tuple[_Field, ...]:
    hints = get_type_hints(part, include_extras=True)
    fields = (
        _field(name, field.alias or name, hints[name]) for name, field in part.model_fields.items()
    )
    return tuple(field for field in fields if field.key or field.value or field.enter)


def _field(name: str, written: str, annotation: Any) -> _Field:
    kind, bare = _unwrapped(annotation)
    if get_origin(bare) is tuple:
        value, inner = _unwrapped(get_args(bare)[0])
        return _Field(name, written, "many", None, value, _has_references(inner))
    if get_origin(bare) is dict:
        key_type, value_type = get_args(bare)
        key = _unwrapped(key_type)[0]
        value, inner = _unwrapped(value_type)
        return _Field(name, written, "keyed", key, value, _has_references(inner))
    return _Field(name, written, "one", None, kind, _has_references(bare))


def _unwrapped(annotation: Any) -> tuple[str | None, Any]:
    """The kind that an annotation names, if any, and the type under Annotated and `| None`."""
    kind = None
    while True:
        if get_origin(annotation) is Annotated:
            marks = [mark.kind for mark in annotation.__metadata__ if isinstance(mark, To)]
            kind = marks[0] if marks else kind
            annotation = annotation.__origin__
        elif get_origin(annotation) in (Union, types.UnionType):
            some = [arg for arg in get_args(annotation) if arg is not type(None)]
            if len(some) != 1:
                return kind, annotation
            annotation = some[0]
        else:
            return kind, annotation


def _has_references(annotation: Any) -> bool:
    is_part = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return is_part and bool(_fields(annotation))
