"""Every field of the language is read, and what is written is what is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeymaps.checks.check import Settings
from journeymaps.checks.survey import survey
from journeymaps.model import KINDS
from journeymaps.model.dates import PartialDate
from journeymaps.model.emotion import Scale
from journeymaps.model.interval import Interval
from journeymaps.model.part import Part
from journeymaps.reading.folder import map_paths
from journeymaps.reading.read import MapFile, read

LANGUAGE = Path(__file__).parent / "cases" / "language"
FILES = {path: (LANGUAGE / path).read_bytes() for path in map_paths(LANGUAGE)}


def held(path: str) -> MapFile:
    reading = read(path, FILES[path])
    assert reading.map_file is not None, reading.problems
    return reading.map_file


def parts(value: Any) -> Iterator[Part]:
    """A part and all the parts in it."""
    if isinstance(value, Part):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from parts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def check_held(written: Any, value: Any) -> None:
    """Fail unless a value of the model says all that was written in the file."""
    match value:
        case Part():
            if not isinstance(written, dict):
                written = {type(value).short: written}
            fields = {field.alias or name: name for name, field in type(value).model_fields.items()}
            for key, inner in written.items():
                if inner is not None:
                    check_held(inner, getattr(value, fields[key]))
        case tuple():
            items = written if isinstance(written, list) else [written]
            for inner, item in zip(items, value, strict=True):
                check_held(inner, item)
        case dict():
            if isinstance(written, list):
                written = dict(zip(value, written, strict=True))
            assert list(written) == list(value)
            for key, inner in written.items():
                check_held(inner, value[key])
        case date() | PartialDate():
            assert str(value) == str(written)
        case Interval():
            assert value == Interval.parse(written)
        case float() if isinstance(written, str):
            assert f"{value:g} %" == written
        case _:
            assert value == written


def test_nothing_is_wrong_with_the_language_as_it_is_meant() -> None:
    found = survey(FILES.items(), Settings(date(2026, 9, 12), Scale()), drafts=True)
    assert found.problems == ()
    assert {held.map.kind for held in found.atlas.map_files} == set(KINDS)


@pytest.mark.parametrize("path", FILES)
def test_what_is_written_is_held(path: str) -> None:
    check_held(held(path).source().data, held(path).map)


def test_every_field_of_the_language_is_written_somewhere_here() -> None:
    known: defaultdict[type[Part], set[str]] = defaultdict(set)
    for path in FILES:
        for part in parts(held(path).map):
            known[type(part)] |= part.model_fields_set
    missing = {part.__name__: set(part.model_fields) - names for part, names in known.items()}
    assert {name: fields for name, fields in missing.items() if fields} == {}


def test_short_forms_are_the_long_ones() -> None:
    assert held("journeys/short.yml").map == held("journeys/long.yml").map


@pytest.mark.parametrize("path", FILES)
def test_a_map_survives_as_a_dict_and_as_json(path: str) -> None:
    own = held(path).map
    assert type(own).model_validate(own.model_dump(by_alias=True)) == own
    assert type(own).model_validate(own.model_dump(by_alias=True, mode="json")) == own


def test_a_map_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        held("journeys/short.yml").map.title = "x"
