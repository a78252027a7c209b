"""The whole language as a Markdown page, made from the models: every part, key, value and word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journeymaps.model import KINDS, text
from journeymaps.model.part import Part
from journeymaps.model.reference import To
from journeymaps.problems import with_article
from journeymaps.reading.order import key_order
from journeymaps.reading.shape import all_parts, bounds_at, hints_of, part_name

_TEXTS: tuple[tuple[Any, str], ...] = (
    (text.Line, "text in one line"),
    (text.Prose, "text, with Markdown"),
    (text.Link, "address"),
    (text.Flag, "`true` or `false`"),
    (text.Percent, "share in percent: `40 %`"),
    (text.CalendarDate, "day: `2026-09-12`"),
    (text.Moment, "year, month or day: `2026-09`"),
    (text.Every, "interval: `6 months`"),
)
_KINDS = {
    "data": "record",
    "stage-set": "stage set",
    "owner": "team or role",
    "statement": "pain, barrier or opportunity",
    "journey-or-stage": "journey, or `journey#stage`",
}


def reference_page() -> str:
    """The page's text, below its heading."""
    kinds = list(KINDS.values())
    parts = sorted((part for part in all_parts() if part not in kinds), key=_name)
    sections = [_section(part, 2) for part in kinds]
    sections += ["## Parts\n\nWhat stands inside of maps, from A to Z.\n"]
    sections += [_section(part, 3) for part in parts]
    return "\n".join(sections)


def _section(part: type[BaseModel], level: int) -> str:
    name = _name(part)
    lines = [f"{'#' * level} {name[:1].upper()}{name[1:]} {{#{_anchor(part)}}}", ""]
    lines += [f"{(part.__doc__ or '').strip().partition(chr(10))[0]}", ""]
    if issubclass(part, Part) and part.short and part not in KINDS.values():
        lines += [f"Short form: a value alone is its `{part.short}`.", ""]
    lines += ["| key | value | what it says |", "|---|---|---|", *_rows(part), ""]
    return "\n".join(lines)


def _rows(part: type[BaseModel]) -> Iterator[str]:
    fields = {field.alias or name: (name, field) for name, field in part.model_fields.items()}
    for key in key_order(part):
        name, field = fields[key]
        needed = " **needed**" if field.is_required() else ""
        value = _value(part, key, hints_of(part)[name])
        yield f"| `{key}`{needed} | {value} | {_told(field)} |"


def _told(field: FieldInfo) -> str:
    said = " ".join((field.description or "").split())
    default = field.default
    if isinstance(default, str | int) and not field.is_required() and default is not False:
        said += f" Left out: `{default}`."
    return said.replace("|", "\\|")


def _value(part: type[BaseModel], key: str, annotation: Any) -> str:
    return _words(annotation, bounds_at(part, (key,))).replace("|", "\\|")


def _words(annotation: Any, bounds: tuple[float | None, float | None] = (None, None)) -> str:
    """What may stand at a place, in words."""
    marks: list[Any] = []
    while True:
        for known, words in _TEXTS:
            if annotation == known:
                return words
        if get_origin(annotation) is Annotated:
            marks += annotation.__metadata__
            annotation = annotation.__origin__
        elif type(None) in get_args(annotation):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            break
    if to := next((mark for mark in marks if isinstance(mark, To)), None):
        return f"id of {with_article(_KINDS.get(to.kind, to.kind))}"
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inside)
    if origin is tuple:
        item = _words(inside[0])
        return f"{item}; or a list" if text.OneOrMany in marks else f"list: {item}"
    if origin is dict:
        return f"by {_words(inside[0])}: {_words(inside[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{_name(annotation)}](#{_anchor(annotation)})"
    if annotation in (int, float):
        whole = "whole number" if annotation is int else "number"
        low, high = bounds
        return whole if low is None or high is None else f"{whole}, {low:g} to {high:g}"
    return "id"


def _name(part: type[BaseModel]) -> str:
    """What a part is called where stages of a journey and of a blueprint are told apart."""
    name = part_name(part)
    is_of_a_blueprint = part.__name__.startswith("Blueprint") and part not in KINDS.values()
    return f"blueprint {name}" if is_of_a_blueprint else name


def _anchor(part: type[BaseModel]) -> str:
    return _name(part).replace(" ", "-")
