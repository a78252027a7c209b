"""The JSON Schema: valid, complete, and of one mind with the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from journeymaps.model import KINDS
from journeymaps.reading.folder import map_paths
from journeymaps.reading.read import read
from journeymaps.reading.schema import DIALECT, json_schema, schema_text
from journeymaps.reading.source import Source, SourceError
from made_problems import cases

ROOT = Path(__file__).parents[1]
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

# What only a reader can know, or says of the file rather than of what is in it.
BEYOND_A_SCHEMA = {
    "bad-scale": "two values that do not go together",
    "control-character": "one of the very few characters in a text",
    "duplicate-id": "two values that do not go together",
    "bad-date": "days that the calendar does not have",
    "bad-interval": "more forms than a pattern could hold",
    "unsafe-link": "a link's scheme, hidden in many ways",
    "bad-form": "a link that leads nowhere",
    "bad-id": "ids in scripts that have no capitals in ASCII",
}


def good_maps() -> Iterator[tuple[str, Any]]:
    """Every map of the demo site and of the language's own examples, as plain data."""
    for folder in (ROOT / "maps", ROOT / "tests" / "cases" / "language"):
        for path in map_paths(folder):
            yield f"{folder.name}/{path}", Source(path, (folder / path).read_bytes()).data


def single_cases() -> Iterator[tuple[str, Any, bool]]:
    """Files of the tables that are YAML, and whether the reader takes them."""
    for name, case in cases():
        for path, text in (case.get("files") or {"map.yml": case["map"]}).items():
            raw = text.encode(case.get("encoding", "utf-8"))
            reading = read(path, raw) if path.endswith(".yml") else None
            if reading is None or not (reading.map_file or reading.problems):
                continue
            if {problem.code for problem in reading.problems} & BEYOND_A_SCHEMA.keys():
                continue
            try:
                yield f"{name} ({path})", Source(path, raw).data, reading.map_file is not None
            except SourceError:
                continue


def parts(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema of an object, with the way to it."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield path, schema
        for key, inner in schema.items():
            yield from parts(inner, f"{path}/{key}")
    elif isinstance(schema, list):
        for index, inner in enumerate(schema):
            yield from parts(inner, f"{path}/{index}")


def test_it_is_a_schema_of_its_dialect() -> None:
    assert SCHEMA["$schema"] == DIALECT == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMA)


def test_the_same_models_give_the_same_text() -> None:
    assert schema_text() == schema_text()
    assert json.loads(schema_text()) == SCHEMA
    assert schema_text().endswith("}\n")


def test_every_field_and_every_part_has_a_description() -> None:
    missing = [
        f"{path}: {key}"
        for path, part in parts(SCHEMA)
        for key, about in part["properties"].items()
        if not about.get("description")
    ]
    assert missing == []
    assert [name for name, part in SCHEMA["$defs"].items() if not part.get("description")] == []


def test_every_part_is_closed_but_for_keys_of_the_authors_own() -> None:
    for path, part in parts(SCHEMA):
        if path:
            assert part["additionalProperties"] is False, path
            assert part["patternProperties"] == {"^x-": True}, path


def test_an_editor_can_tell_the_kinds_apart_and_offers_all_of_them() -> None:
    assert SCHEMA["properties"]["kind"]["enum"] == list(KINDS)
    assert SCHEMA["required"] == ["kind"]
    names = [one["$ref"].removeprefix("#/$defs/") for one in SCHEMA["oneOf"]]
    assert [name.lower() for name in names] == list(KINDS)
    for name in names:
        part = SCHEMA["$defs"][name]
        assert part["properties"]["kind"]["const"] == name.lower()
        assert "kind" in part["required"]


@pytest.mark.parametrize(
    ("part", "key", "words"),
    [
        ("Journey", "state", ["current", "future"]),
        ("Journey", "status", ["draft", "published", "retired"]),
        ("Metric", "better", ["higher", "lower"]),
        ("Theme", "kind", ["question", "barrier", "need", "pain", "opportunity"]),
        ("Improvement", "status", ["idea", "planned", "doing", "done", "dropped"]),
    ],
)
def test_an_editor_offers_the_words_of_a_choice(part: str, key: str, words: list[str]) -> None:
    about = SCHEMA["$defs"][part]["properties"][key]
    assert [shape["enum"] for shape in about["anyOf"] if "enum" in shape] == [words]


def test_there_is_nothing_in_it_that_only_repeats_the_keys() -> None:
    text = schema_text()
    assert '"default": null' not in text
    assert text.count('"title": "') == 1


GOOD = dict(good_maps())


@pytest.mark.parametrize("data", GOOD.values(), ids=GOOD.keys())
def test_it_takes_every_good_map(data: Any) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


CASES = {name: (data, good) for name, data, good in single_cases()}


@pytest.mark.parametrize(("data", "good"), CASES.values(), ids=CASES.keys())
def test_it_takes_what_the_reader_takes_and_refuses_what_it_refuses(
    data: Any, *, good: bool
) -> None:
    assert VALIDATOR.is_valid(data) is good


IDS = {"persona": ["buyer"], "channel": ["mail"], "owner": ["ops"], "team": ["ops"]}
WITH_IDS = Draft202012Validator(json_schema(IDS))


class TestWithIds:
    @pytest.mark.parametrize("data", GOOD.values(), ids=GOOD.keys())
    def test_no_good_map_is_refused_for_its_ids(self, data: Any) -> None:
        assert WITH_IDS.is_valid(data)

    @pytest.mark.parametrize(("data", "good"), CASES.values(), ids=CASES.keys())
    def test_nothing_else_is_taken_or_refused(self, data: Any, *, good: bool) -> None:
        assert WITH_IDS.is_valid(data) is good

    def test_an_id_is_offered_where_it_can_stand(self) -> None:
        journey = WITH_IDS.schema["$defs"]["Journey"]["properties"]
        assert {"enum": ["buyer"]} in journey["persona"]["anyOf"][0]["anyOf"]
        assert {"enum": ["ops"]} in journey["owner"]["anyOf"][0]["anyOf"]

    def test_and_so_is_one_that_is_a_key(self) -> None:
        teams = WITH_IDS.schema["$defs"]["Stage"]["properties"]["teams"]["anyOf"][0]
        assert teams["properties"].keys() == {"ops"}

    def test_the_notes_for_it_stay_inside(self) -> None:
        assert "x-names" not in schema_text() + schema_text(IDS)
