"""What editors find in this repository: the schema that the maps' first lines name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeymaps.reading.folder import map_paths
from journeymaps.reading.schema import schema_text

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / ".vscode" / "journeymaps.schema.json"


def test_the_schema_for_editors_is_the_one_that_the_command_prints() -> None:
    """After a change of the language: `journeymaps schema -o .vscode/journeymaps.schema.json`."""
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", list(map_paths(ROOT / "maps")))
def test_every_map_of_the_demo_site_leads_its_editor_to_the_schema(path: str) -> None:
    file = ROOT / "maps" / path
    first = file.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found, f"{path} begins with {first!r}"
    assert (file.parent / found[1]).resolve() == SCHEMA
