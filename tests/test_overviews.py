"""What all pages about all maps have in common: as much as a page can hold, and no word lost."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from journeymaps.pages.overviews.overviews import OVERVIEWS
from journeymaps.pages.overviews.traits import Selection
from journeymaps.pages.pages import Pages
from made_pages import pages_from

STAGE = """\
  - name: Stage {n}
    emotion: {n}
    moment_of_truth: true
    measures: {{importance: 9, satisfaction: {n}}}
    pains: [{{text: "Pain {n}", severity: 2}}]
"""
MAP = """\
kind: journey
title: Map {m}
last_reviewed: 2026-05-01
stages:
{stages}improvements:
{todo}"""
MAPS, STAGES = 320, 3


@pytest.fixture(scope="module")
def crowd() -> Pages:
    """More than any of the pages can hold."""
    stages = "".join(STAGE.format(n=n) for n in range(STAGES))
    todo = "".join(f"  - {{title: Task {n}, impact: 3, effort: 2}}\n" for n in range(STAGES))
    return pages_from(
        {f"map-{m:03}.yml": MAP.format(m=m, stages=stages, todo=todo) for m in range(MAPS)}
    )


@pytest.mark.parametrize("name", OVERVIEWS)
def test_a_page_stays_below_a_megabyte_and_says_what_it_leaves_out(name: str, crowd: Pages) -> None:
    overview = OVERVIEWS[name]
    page = crowd.overview(overview)
    assert len(page.html.encode()) < 1_000_000
    said = BeautifulSoup(page.html, "html.parser")
    if name == "portfolio":
        assert "Map 319" in said.select(".jm-group__others")[0].get_text()
        return
    left = MAPS if name in ("heat-map", "due") else MAPS * STAGES
    text = said.select(".jm-left")[0].get_text()
    assert text == f"{left - overview.most} more are not listed here, and stand on their maps."


@pytest.mark.parametrize("name", OVERVIEWS)
def test_a_core_is_as_short_as_it_is_asked_to_be_and_leads_to_the_rest(
    name: str, crowd: Pages
) -> None:
    html = crowd.block(OVERVIEWS[name], "index.md", Selection(limit=2))
    said = BeautifulSoup(html, "html.parser")
    assert len(said.select("[data-jm-item]:not([data-jm-again])")) == 2
    (link,) = said.select(".jm-left a")
    assert link["href"] == f"{name}/"
