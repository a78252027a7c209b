"""The demo site as this repository publishes it, built for one day."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from journeymaps.reading.front_matter import split

PROJECT = Path(__file__).parents[2]
_REVIEWS = re.compile(r"^last_reviewed: *(\d{4}-\d\d-\d\d)", re.MULTILINE)


def _about(file: Path) -> str:
    """What a file says of itself: of Markdown the front matter, for below it may be examples."""
    raw = file.read_bytes()
    return (raw if file.suffix == ".yml" else split(raw)[0]).decode()


TODAY = max(
    datetime.fromisoformat(day).replace(tzinfo=UTC)
    for file in (PROJECT / "maps").rglob("*.*")
    if file.suffix in (".md", ".yml")
    for day in _REVIEWS.findall(_about(file))
)
"""The day of the newest review: the first one on which all of them have been."""

ADDRESS = "http://127.0.0.1/"
"""Where the site believes it stands. It is served from some port of this host."""

JOURNEYS = tuple(
    f"journeys/{file.stem}/" for file in sorted((PROJECT / "maps" / "journeys").glob("*.yml"))
)

PAGES = {
    "home": "",
    "written by hand": "guide/journeys/",
    "journey": "journeys/sfa-adoption/",
    "journey of several people": "journeys/expert-advice/",
    "future journey": "journeys/sfa-adoption-future/",
    "blueprint": "blueprints/onboarding/",
    "comparison": "comparisons/sfa-now-and-later/",
    "persona": "personas/company-president/",
    "catalog": "catalog/",
    "channel": "catalog/channels/phone/",
    "team": "catalog/teams/customer-success/",
    "system": "catalog/systems/crm/",
    "source": "catalog/sources/journeyworks-interviews/",
    "stage set": "catalog/stage-sets/customer-lifecycle/",
    "portfolio": "portfolio/",
    "heat map": "heat-map/",
    "plan": "improvements/",
    "pains": "pains/",
    "moments of truth": "moments/",
    "importance": "importance/",
    "due": "due/",
    "not found": "404.html",
}
"""One page of each kind."""


def build_demo(folder: Path) -> None:
    """Build the demo site as `make site` does, for `TODAY`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(TODAY.timestamp())))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        config = load_config(
            str(PROJECT / "mkdocs.yml"), site_dir=str(folder), site_url=ADDRESS, strict=True
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
