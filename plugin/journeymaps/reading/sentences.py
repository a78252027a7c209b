"""Validation errors in the words of an author: what is wrong, where, and the way out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from journeymaps.model.allow import ContentCode
from journeymaps.model.part import Part
from journeymaps.model.reference import Path
from journeymaps.model.text import found
from journeymaps.nearest import nearest, suggestion
from journeymaps.problems import Problem, with_article
from journeymaps.reading import shape
from journeymaps.reading.source import Source
from journeymaps.reading.values import plain

_NAMING = {"name", "text", "title"}
"""A part has one of these, and it is easy to take it for another."""
_QUOTES = "put the text in quotes"
_WITH_UNIT = re.compile(r"([-+]?[0-9]+(?:\.[0-9]+)?)\s*[^\s0-9.,].*")


def sentences(
    source: Source, model: type[BaseModel], error: ValidationError
) -> tuple[Problem, ...]:
    """The problems that a validation error of `model` means for the author of `source`."""
    details = list(_written_as_keys(source, error.errors(include_url=False)))
    return tuple(
        sorted({_Slip(source, model, each).problem() for each in _telling(model, details)})
    )


def _written_as_keys(source: Source, details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors without those of ids that come from a list: its items tell them, too."""
    for detail in details:
        *way, last = detail["loc"]
        if last != "[key]" or source.key(tuple(way)) == way[-1]:
            yield detail


def _telling(model: type[BaseModel], details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors without those that follow from others: one slip is one problem."""
    unknown: defaultdict[Path, list[str]] = defaultdict(list)
    above: set[Path] = set()
    strangers: set[Path] = set()
    for detail in details:
        *way, last = detail["loc"]
        above.update(tuple(way[:length]) for length in range(len(way) + 1))
        if detail["type"] == "extra_forbidden":
            unknown[tuple(way)].append(str(last))
        elif _is_stranger(model, detail):
            strangers.add(tuple(way))
    for detail in details:
        where, kind = detail["loc"][:-1], detail["type"]
        if kind == "extra_forbidden" and where in strangers:
            continue
        # A list whose every item is wrong counts as too short, too.
        if kind == "too_short" and detail["loc"] in above:
            continue
        if kind == "missing" and detail["loc"][-1] in _meant(model, where, unknown[where]):
            continue
        yield detail


def _meant(model: type[BaseModel], path: Path, unknown: list[str]) -> set[str | None]:
    part = shape.part_at(model, path)
    keys = shape.keys_of(part) if part else []
    return {nearest(_called(key, keys), keys) for key in unknown}


def _called(key: str, keys: Sequence[str]) -> str:
    """What a key is called where there are these: a name may be a title there."""
    named = _NAMING.intersection(keys)
    return named.pop() if key in _NAMING and len(named) == 1 else key


def _is_stranger(model: type[BaseModel], detail: ErrorDetails) -> bool:
    """Whether nothing is known of the keys where a text alone would do: a text with a colon."""
    path, written = detail["loc"][:-1], detail["input"]
    part = shape.part_at(model, path)
    if part is None or detail["type"] != "missing" or part.short != detail["loc"][-1]:
        return False
    return bool(written) and not any(_meant(model, path, [key]) - {None} for key in written)


class _Slip:
    """One error, at its place in the source and in the language."""

    def __init__(self, source: Source, model: type[BaseModel], detail: ErrorDetails) -> None:
        self._source = source
        self._model = model
        self._detail = detail
        self._type = detail["type"]
        self._path: Path = detail["loc"]
        self._input = detail["input"]
        self._context: Mapping[str, Any] = detail.get("ctx", {})

    def problem(self) -> Problem:
        match self._type:
            case "extra_forbidden":
                return self._unknown_key()
            case "missing" if _is_stranger(self._model, self._detail):
                return self._stranger()
            case "missing":
                return self._missing_key()
            case "literal_error" if self._path[-1] == "[key]":
                return self._unknown_rule()
            case "literal_error":
                words = shape.choices_at(self._model, self._path)
                near = suggestion(self._input if isinstance(self._input, str) else "", words)
                return self._at("unknown-word", f"{self._name} cannot be {self._found}", near)
            case "model_type" | "dict_type":
                return self._no_keys()
            case "tuple_type" | "list_type":
                return self._no_list()
            case "float_type" | "int_type" | "int_from_float" | "finite_number":
                return self._no_number()
            case "greater_than_equal" | "less_than_equal":
                side = "less" if "ge" in self._context else "more"
                bound = self._context.get("ge", self._context.get("le"))
                message = f"{self._name}: {self._found} is {side} than {bound:g}"
                return self._at("out-of-range", message, self._range())
            case "too_short":
                return self._at("too-few", f"{self._name}: there is nothing in it", "write one")
            case "too_long":
                counts = f"{self._context['actual_length']} items, {self._context['max_length']}"
                return self._at("too-many", f"{self._name}: {counts} is the most")
            case "string_pattern_mismatch":
                hint = "an icon is written with its folder: material/phone"
                return self._at("bad-form", f"{self._name}: {self._found} is no icon", hint)
            case "not_text":
                return self._no_text()
        return self._as_told()

    @property
    def _name(self) -> str:
        """The key that is written nearest to the slip."""
        return self._source.key(self._path) or "the file"

    @property
    def _found(self) -> str:
        """The value as the author wrote it."""
        if isinstance(self._input, int | float):
            return _shortened(self._source.written(self._path) or found(self._input))
        return found(self._input)

    def _at(self, code: str, message: str, hint: str = "") -> Problem:
        return self._source.problem(self._path, code, message, hint)

    def _unknown_rule(self) -> Problem:
        """The one mapping whose keys are a choice: the rules of content that a file excepts."""
        message = f'unknown rule "{self._path[-2]}"'
        hint = suggestion(str(self._path[-2]), get_args(ContentCode))
        return self._source.problem(self._path[:-1], "unknown-rule", message, hint, key=True)

    def _unknown_key(self) -> Problem:
        key, part = str(self._path[-1]), shape.part_at(self._model, self._path[:-1])
        keys = shape.keys_of(part) if part else []
        hint = suggestion(_called(key, keys), keys)
        if not hint.startswith("did you mean"):
            owners = shape.owners_of(key)
            if 0 < len(owners) <= 3:
                hint = f"it belongs to {' or '.join(map(with_article, owners))}"
            elif not hint:
                hint = (
                    f"{with_article(shape.part_name(part))} has no such key; your own begin with x-"
                )
        message = f'unknown key "{key}"'
        return self._source.problem(self._path, "unknown-key", message, hint, key=True)

    def _stranger(self) -> Problem:
        """Keys where a text was expected: most likely a text with a colon in it."""
        where = self._path[:-1]
        (key, value), *more = self._input.items()
        name = self._source.key(where) or "the file"
        message = f'{name}: expected a text, found the key "{key}"'
        if more:
            hint = "begin each item of a list with a hyphen"
        else:
            hint = _quoted(key, value) or f"write {self._path[-1]}: …"
        return self._source.problem(where, "wrong-type", message, hint)

    def _missing_key(self) -> Problem:
        key, where = str(self._path[-1]), self._path[:-1]
        part = shape.part_at(self._model, where)
        assert part is not None  # only parts have keys to miss
        message = f'this {shape.part_name(part)} has no "{key}"'
        hint = f"add {key}: … ({shape.about(part, key)})"
        return self._source.problem(where, "missing-key", message, hint)

    def _no_text(self) -> Problem:
        message = f"{self._name}: expected a text, found {self._found}"
        if isinstance(self._input, dict) and len(self._input) == 1:
            ((key, value),) = self._input.items()
            return self._at("not-text", message, _quoted(key, value))
        if isinstance(self._input, int | float):
            return self._at("not-text", message, f'put it in quotes: "{self._found}"')
        return self._at("not-text", message, "if all of it is one text, put it in quotes")

    def _no_keys(self) -> Problem:
        message = f"{self._name}: expected keys with values, found {self._found}"
        part = shape.part_at(self._model, self._path)
        if part is None:
            hint = "write each id or name as a key, and the rest below it"
        elif isinstance(self._input, str) and (key := re.match(r"([\w-]+):(?=\S)", self._input)):
            hint = (
                f"write a space after the colon: {key[1]}: {_shortened(self._input[key.end() :])}"
            )
        elif isinstance(self._input, str) and (needed := shape.needed_of(part)):
            hint = f"write {needed[0]}: {_shortened(self._input)}"
        else:
            hint = _keys(part)
        return self._at("wrong-type", message, hint)

    def _no_list(self) -> Problem:
        message = f"{self._name}: expected a list, found {self._found}"
        stuck = isinstance(self._input, dict) and any(key.startswith("-") for key in self._input)
        hint = "write a space after the hyphen" if stuck else "begin each item with a hyphen"
        return self._at("wrong-type", message, hint)

    def _no_number(self) -> Problem:
        if self._type == "finite_number":
            return self._at("out-of-range", f"{self._name}: {self._found} is too large")
        whole = "a whole number" if self._type.startswith("int") else "a number"
        message = f"{self._name}: expected {whole}, found {self._found}"
        return self._at("wrong-type", message, self._number_hint() or self._range())

    def _number_hint(self) -> str:
        if not isinstance(self._input, str):
            return ""
        text = self._input.strip().replace("\u2212", "-")
        if isinstance(plain(text), int | float):
            same = text == self._input.strip()
            return "leave the quotes out" if same else f"write {text}, with an ordinary hyphen"
        if isinstance(plain(text.replace(",", ".", 1)), float):
            return f"write {text.replace(',', '.', 1)}"
        if alone := _WITH_UNIT.fullmatch(text):
            return f"write the number alone: {alone[1]}"
        part = shape.part_at(self._model, self._path[:-1])
        is_short = part is not None and self._name != self._path[-1]
        return f"write a number, or {_keys(part)}" if part and is_short else ""

    def _range(self) -> str:
        low, high = shape.bounds_at(self._model, self._path)
        return "" if low is None or high is None else f"it goes from {low:g} to {high:g}"

    def _as_told(self) -> Problem:
        """A sentence that comes with the error: the language's own types write theirs."""
        code = self._type.removeprefix("text_").replace("_", "-")
        hint = self._context.get("hint", "")
        if self._path[-1:] == ("[key]",):
            where = self._path[:-1]
            name = self._source.key(where[:-1]) or "the file"
            message = f"{name}: {self._detail['msg']}"
            return self._source.problem(where, code, message, hint, key=True)
        where = (*self._path, *([self._context["position"]] if "position" in self._context else []))
        return self._source.problem(where, code, f"{self._name}: {self._detail['msg']}", hint)


def _quoted(key: str, value: Any) -> str:
    if isinstance(value, dict | list):
        return ""
    return f'put the text in quotes: "{_shortened(f"{key}: {value}")}"' if value else _QUOTES


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _keys(part: type[Part]) -> str:
    keys = shape.keys_of(part)
    return f"write keys below it: {', '.join(keys[:6])}{' …' if len(keys) > 6 else ''}"
