"""The guide explains every code that a message can have."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymaps.exchange.problems.report import GUIDE
from journeymaps.model import reference
from made_codes import CODES, PAGE, files, told, whole
from made_problems import cases, said

PACKAGE = Path(__file__).parents[1] / "plugin" / "journeymaps"

# Which argument of a call is the code.
CALLS = {"Problem": 3, "Slip": 1, "Remark": 1, "problem": 1, "_tell": 1, "_problem": 1, "_at": 0}


def emitted() -> Iterator[str]:
    """Every code that is written in the product."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            if name == "PydanticCustomError":
                yield from (code.removeprefix("text-") for code in words(node, 0, file))
            elif name in CALLS:
                yield from words(node, CALLS[name], file)


def words(call: ast.Call, position: int, file: Path) -> Iterator[str]:
    argument = call.args[position] if len(call.args) > position else None
    match argument:
        case ast.Constant(value=str(code)):
            yield code.replace("_", "-")
        case ast.JoinedStr(values=[ast.Constant(value=str(head)), *_]) if head == "unknown-":
            yield from (f"unknown-{kind}" for kind in named_kinds())
        case ast.JoinedStr(values=[ast.Constant(value=str(head)), *_]) if head == "bad_":
            yield from ("bad-date", "bad-interval")


def named_kinds() -> Iterator[str]:
    """Everything that a key of a map can name, as the codes call it."""
    for value in vars(reference).values():
        marks = getattr(value, "__metadata__", ())
        kinds = (mark.kind for mark in marks if isinstance(mark, reference.To))
        # A journey or a stage of it is told of as one of the two.
        yield from (kind for kind in kinds if kind != "journey-or-stage")


EMITTED = set(emitted())


def test_there_are_codes_to_explain() -> None:
    assert len(EMITTED) > 50


@pytest.mark.parametrize("code", sorted(EMITTED))
def test_a_code_of_the_product_is_explained(code: str) -> None:
    assert CODES[code]["means"]
    assert CODES[code]["do"]


def test_so_is_every_code_of_the_tables() -> None:
    lines = [line for _, case in cases() for line in said(case)]
    codes = {line.split(": ")[1] for line in lines if not line.startswith("journeys/My ")}
    assert codes - {"warning", "info"} <= CODES.keys()


@pytest.mark.parametrize("code", [code for code in CODES if files(code)])
def test_an_example_shows_its_code(code: str) -> None:
    path, number, *_ = told(code).split(":")
    assert path == next(iter(files(code)))
    assert int(number) <= next(iter(files(code).values())).count("\n")


def test_the_page_is_the_one_that_the_table_makes() -> None:
    """After a change of a message or of the table: `python tests/made_codes.py`."""
    written = PAGE.read_text("utf-8")
    assert written == whole(written)


def test_reports_lead_to_the_page() -> None:
    assert GUIDE.endswith(f"/guide/{PAGE.stem}/")
