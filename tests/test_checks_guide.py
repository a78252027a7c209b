"""The guide's examples are maps that pass, and so are the maps of the demo site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from journeymaps.checks.check import Settings
from journeymaps.checks.pages import front_matter_problems, owner_problems
from journeymaps.checks.survey import Survey, survey
from journeymaps.model.emotion import Scale
from journeymaps.reading.folder import map_paths, page_paths

MAPS = Path(__file__).parents[1] / "maps"
SETTINGS = Settings(date(2026, 12, 31), Scale())
DEMO = {path: (MAPS / path).read_bytes() for path in map_paths(MAPS)}
PAGES = {path: (MAPS / path).read_bytes() for path in page_paths(MAPS)}

_FENCE = re.compile(r'^```yaml(?: title="(?P<path>[^"]+)")?\n(?P<text>.*?)^```$', re.M | re.S)


def examples() -> Iterator[tuple[str, str, bytes]]:
    """The maps in the guide's fences: where they stand, their paths, and their text."""
    for page, raw in PAGES.items():
        text = raw.decode()
        for fence in _FENCE.finditer(text):
            if fence["text"].startswith("kind:"):
                line = text.count("\n", 0, fence.start()) + 1
                yield f"{page}:{line}", fence["path"] or "example.yml", fence["text"].encode()


EXAMPLES = {where: (path, raw) for where, path, raw in examples()}


def checked(files: dict[str, bytes]) -> Survey:
    return survey(files.items(), SETTINGS, drafts=True)


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize(("path", "raw"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_an_example_of_the_guide_passes_beside_the_demo_site(path: str, raw: bytes) -> None:
    found = checked({**DEMO, path: raw}).problems
    print(*found, sep="\n")
    assert found == ()


def test_nothing_is_wrong_with_the_demo_site() -> None:
    found = checked(DEMO)
    assert found.problems == ()
    assert {held.map.kind for held in found.atlas.map_files} >= {
        "journey",
        "blueprint",
        "persona",
        "catalog",
    }


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wrong_with_the_front_matter_of_its_pages(path: str) -> None:
    atlas = checked(DEMO).atlas
    assert list(front_matter_problems(path, PAGES[path], SETTINGS.today)) == []
    assert list(owner_problems(path, PAGES[path], atlas)) == []
