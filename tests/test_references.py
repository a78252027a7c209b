"""The walk that finds every reference: none is missed, and each has the path to its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymaps.model import KINDS, Map
from journeymaps.model.part import Part
from journeymaps.model.reference import Reference, To, references
from journeymaps.reading.folder import map_paths
from journeymaps.reading.read import MapFile, read

LANGUAGE = Path(__file__).parent / "cases" / "language"


def held(path: str) -> MapFile:
    map_file = read(path, (LANGUAGE / path).read_bytes()).map_file
    assert map_file is not None
    return map_file


FILES = {path: held(path) for path in map_paths(LANGUAGE)}


def declared(annotation: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """The fields of a type, at any depth, that say what they name."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        for name, inner in get_type_hints(annotation, include_extras=True).items():
            yield from declared(inner, name)
    if get_origin(annotation) is Annotated:
        yield from ((field, mark.kind) for mark in annotation.__metadata__ if type(mark) is To)
    for inner in get_args(annotation):
        yield from declared(inner, field)


def test_every_declared_reference_is_found() -> None:
    found = {
        (reference.field, reference.kind)
        for map_file in FILES.values()
        for reference in references(map_file.map)
    }
    assert found == {pair for kind in KINDS.values() for pair in declared(kind)}


@pytest.mark.parametrize("path", FILES)
def test_the_path_leads_to_where_the_id_is_written(path: str) -> None:
    map_file = FILES[path]
    source = map_file.source()
    for reference in references(map_file.map):
        written = source.key if reference.is_key else source.written
        if not (reference.is_key and path == "blueprints/parcel.yml"):  # a list has no keys
            assert written(reference.path) == reference.id


def test_there_are_none_where_nothing_is_named() -> None:
    assert list(references(FILES["journeys/b2b-lifecycle.yml"].map)) == []


@given(st.data())
def test_what_is_put_at_a_path_is_what_is_found_there(data: st.DataObject) -> None:
    own = data.draw(st.sampled_from([map_file.map for map_file in FILES.values()]))
    before = list(references(own))
    if before:
        at = data.draw(st.integers(0, len(before) - 1))
        after = [reference.id for reference in references(renamed(own, before[at], "new-id"))]
        expected = [reference.id for reference in before]
        expected[at] = "new-id"
        assert after == expected


def renamed(own: Map, reference: Reference, new: str) -> Map:
    """The map with another id at the place of one reference."""
    data = own.model_dump(by_alias=True)
    *way, last = reference.path
    at: Any = data
    for step in way:
        at[step] = list(at[step]) if isinstance(at[step], tuple) else at[step]
        at = at[step]
    if reference.is_key:
        items = [(new if key == last else key, value) for key, value in at.items()]
        at.clear()
        at.update(items)
    else:
        at[last] = new
    return type(own).model_validate(data)
