"""The demo site as it is built: every link, place, part and address leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo import ADDRESS
from made_links import BuiltSite


@pytest.fixture(scope="module")
def built(demo_folder: Path) -> BuiltSite:
    return BuiltSite(demo_folder, ADDRESS)


def test_nothing_leads_nowhere(built: BuiltSite) -> None:
    assert len(built.pages) > 60
    assert built.faults() == []


def test_it_can_be_moved_below_another_address(built: BuiltSite) -> None:
    assert built.absolute() == []
