"""What may stand at a place in a map: the keys of a part, the words of a choice, the bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journeymaps.model import KINDS
from journeymaps.model.part import Part
from journeymaps.model.reference import Path


def part_at(root: type[BaseModel], path: Path) -> type[Part] | None:
    """The part that stands at a path below `root`, if it is one."""
    at = _bare(_annotation_at(root, path))
    return at if _is_part(at) else None


def keys_of(part: type[BaseModel]) -> list[str]:
    """The keys of a part, as authors write them."""
    return [field.alias or name for name, field in part.model_fields.items()]


def needed_of(part: type[BaseModel]) -> list[str]:
    """The keys that a part cannot do without."""
    fields = part.model_fields.items()
    return [field.alias or name for name, field in fields if field.is_required()]


def about(part: type[BaseModel], key: str) -> str:
    """What a key of a part says, in a few words without a full stop."""
    fields = part.model_fields.items()
    text = next((f.description for name, f in fields if key in (name, f.alias)), None) or ""
    return (text[:1].lower() + text[1:]).partition(". ")[0].rstrip(".")


def choices_at(root: type[BaseModel], path: Path) -> list[str]:
    """The words that may stand at `path`, if it is a choice of a few."""
    at = _bare(_annotation_at(root, path))
    return [str(word) for word in get_args(at)] if get_origin(at) is Literal else []


def bounds_at(root: type[BaseModel], path: Path) -> tuple[float | None, float | None]:
    """The least and the most that a number at `path` may be."""
    low = high = None
    for mark in _marks(_annotation_at(root, path)):
        low = mark.ge if isinstance(mark, Ge) else low
        high = mark.le if isinstance(mark, Le) else high
    return low, high  # type: ignore[return-value]  # marks of numbers hold numbers


def part_name(part: type[BaseModel] | None) -> str:
    """What authors call a part: `stage`, `improvement`."""
    name = part.__name__ if part else "Mapping"
    if name != "Blueprint":
        name = name.removeprefix("Blueprint")
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def owners_of(key: str) -> tuple[str, ...]:
    """The parts of the language that have such a key, as authors call them."""
    return tuple(dict.fromkeys(part_name(part) for part in all_parts() if key in keys_of(part)))


@cache
def all_parts() -> tuple[type[BaseModel], ...]:
    """Every part of the language, kinds and what stands in them."""
    return tuple(dict.fromkeys(part for kind in KINDS.values() for part in _parts(kind)))


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    bare = _bare(annotation)
    if _is_part(bare):
        yield bare
        for inner in hints_of(bare).values():
            yield from _parts(inner)
    elif get_origin(bare) in (tuple, dict):
        for inner in get_args(bare):
            yield from _parts(inner)


def _annotation_at(root: type[BaseModel], path: Path) -> Any:
    at: Any = root
    for step in path:
        bare = _bare(at)
        if _is_part(bare):
            at = _field(bare, str(step))
        elif get_origin(bare) is dict:
            at = get_args(bare)[1]
        elif get_origin(bare) is tuple:
            at = get_args(bare)[0]
        else:
            return None
    return at


def _field(part: type[BaseModel], key: str) -> Any:
    for name, field in part.model_fields.items():
        if key in (name, field.alias):
            return hints_of(part)[name]
    return None


@cache
def hints_of(part: type[BaseModel]) -> dict[str, Any]:
    """The types of a part's fields, with all that is noted on them."""
    return get_type_hints(part, include_extras=True)


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Part)


def _bare(annotation: Any) -> Any:
    while True:
        if get_origin(annotation) is Annotated:
            annotation = annotation.__origin__
        elif type(None) in get_args(annotation):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation


def _marks(annotation: Any) -> Iterator[Any]:
    """What is noted on an annotation, whichever way it is wrapped."""
    if get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)
        yield from _marks(annotation.__origin__)
    elif type(None) in get_args(annotation):
        for inner in get_args(annotation):
            yield from _marks(inner)
