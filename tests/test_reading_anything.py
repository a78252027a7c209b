"""Whatever stands in a file, reading and checking it gives problems, each at a place in it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeymaps.checks.check import Settings
from journeymaps.checks.pages import front_matter_problems
from journeymaps.checks.survey import survey
from journeymaps.model import KINDS
from journeymaps.model.emotion import Scale
from journeymaps.problems import Problem
from journeymaps.reading.folder import map_paths
from journeymaps.reading.read import read

LANGUAGE = Path(__file__).parent / "cases" / "language"
FILES = {path: (LANGUAGE / path).read_text("utf-8") for path in map_paths(LANGUAGE)}
WORDS = sorted({word for text in FILES.values() for word in re.findall(r"[\w-]+:?", text)})
SETTINGS = Settings(date(2026, 9, 12), Scale())

kinds = st.sampled_from(sorted(KINDS)).map(lambda kind: f"kind: {kind}\n".encode())
odd = st.sampled_from(
    [*"\t:-#&*!|>'\"%@`{}[],?~<=\\ \n\r\0\u0085\u00a0\ufeff", "- ", ": ", "<<", "\n  "]
)
keys = st.sampled_from([word.strip(":") for word in WORDS])
lines = st.lists(st.one_of(odd, st.sampled_from(WORDS), st.text(max_size=3)), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def check_places(raw: bytes, problems: tuple[Problem, ...]) -> None:
    """Fail unless every problem points into the file, and says something."""
    lines = re.split("\r\n|\n|\r", raw.decode("utf-8", "replace"))
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.code
        assert problem.message
        assert "\n" not in str(problem)


@given(kinds, st.binary(max_size=60))
@example(b"kind: journey\n", b"a: \xff")
@example(b"kind: journey\n", b"%")
def test_any_bytes(kind: bytes, rest: bytes) -> None:
    raw = kind + rest
    check_places(raw, read("map.yml", raw).problems)


@given(kinds, st.lists(lines.map("".join), max_size=8))
def test_anything_like_yaml(kind: bytes, body: list[str]) -> None:
    raw = kind + "\n".join(body).encode("utf-8", "replace")
    check_places(raw, read("map.yml", raw).problems)


@given(st.sampled_from(sorted(KINDS)), st.dictionaries(keys, values, max_size=6))
def test_any_data(kind: str, data: dict[str, Any]) -> None:
    raw = json.dumps({**data, "kind": kind}, indent=1).encode()
    check_places(raw, read("map.yml", raw).problems)


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, str]:
    """A file of a good site, by its path, with one thing in it changed."""
    path = draw(st.sampled_from(sorted(FILES)))
    text = FILES[path].splitlines(keepends=True)
    at = draw(st.integers(0, len(text) - 1))
    line = text[at]
    match draw(st.sampled_from(["drop", "twice", "in", "out", "word", "odd", "swap"])):
        case "drop":
            text[at] = ""
        case "twice":
            text[at] = line * 2
        case "in":
            text[at] = "  " + line
        case "out":
            text[at] = line.removeprefix("  ")
        case "word":
            found = draw(st.sampled_from(re.findall(r"[\w-]+", line) or [""]))
            text[at] = line.replace(found, draw(st.sampled_from(WORDS)), 1)
        case "odd":
            column = draw(st.integers(0, len(line)))
            text[at] = line[:column] + draw(odd) + line[column:]
        case "swap":
            other = draw(st.integers(0, len(text) - 1))
            text[at], text[other] = text[other], line
    return path, "".join(text)


@settings(max_examples=150, deadline=None)
@given(changed())
def test_a_good_site_with_one_thing_changed(change: tuple[str, str]) -> None:
    files = {**FILES, change[0]: change[1]}
    raw = {path: text.encode() for path, text in files.items()}
    found = survey(raw.items(), SETTINGS, drafts=True).problems
    for path in raw:
        check_places(raw[path], tuple(problem for problem in found if problem.path == path))


@given(st.text(max_size=80))
@example("---\nlast_reviewed: 2024-02-30\n---\n")
@example("---\nlast_reviewed:\n- \n---\n")
def test_any_page(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    check_places(raw, tuple(front_matter_problems("page.md", raw, SETTINGS.today)))
