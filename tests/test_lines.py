"""In which line a stage begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymaps.reading import lines
from journeymaps.reading.folder import map_paths
from journeymaps.reading.lines import stage_lines
from journeymaps.reading.read import MapFile, read

CASES = Path(__file__).parent / "cases"
MAPS = Path(__file__).parents[1] / "maps"
FILES = {
    f"{folder.name}/{path}": (folder / path).read_bytes()
    for folder in (CASES / "language", CASES / "journeys/maps", MAPS)
    for path in map_paths(folder)
}


def held(raw: bytes) -> MapFile:
    found = read("map.yml", raw).map_file
    assert found
    return found


@pytest.mark.parametrize("raw", FILES.values(), ids=FILES.keys())
def test_a_line_is_where_the_parser_finds_the_stage(raw: bytes) -> None:
    map_file = read("map.yml", raw).map_file
    if map_file is None:
        return
    source = map_file.source()
    for key, line in stage_lines(map_file).items():
        assert line == source.place(("stages", key), key=isinstance(key, str)).line


BLOCK = b"""\
kind: journey
title: T
stages:
# a comment

- name: One
  summary: |
    - no item
     - nor this
  pains:
  - Too slow
-
  name: Two
x-later:
- name: Three
"""


def test_blocks_are_read_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    map_file = held(BLOCK)
    monkeypatch.setattr(lines.MapFile, "source", None)
    assert stage_lines(map_file) == {0: 6, 1: 12}


def test_braces_are_read_by_the_parser() -> None:
    assert stage_lines(held(b"kind: journey\ntitle: T\nstages: [{name: A},\n  {name: B}]\n")) == {
        0: 3,
        1: 4,
    }
