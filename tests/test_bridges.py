"""Bridges: improvements that join two stages, drawn over the columns of their journey."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from made_pages import pages_from, soup_of, texts

JOURNEY = """\
kind: journey
title: Order
last_reviewed: 2026-05-01
stages:
  - {name: One}
  - {name: Two, steps: [{name: A}, {name: B}]}
  - {name: Three}
improvements:
"""


def page(*improvements: str) -> BeautifulSoup:
    written = "".join(f"  - {{{improvement}}}\n" for improvement in improvements)
    return soup_of(pages_from({"order.yml": JOURNEY + written}), "order.yml")


def area(bridge: Tag) -> str:
    return str(bridge["style"]).removeprefix("grid-area:")


def test_a_bridge_spans_from_the_middle_of_one_stage_to_that_of_another() -> None:
    soup = page("title: Call, bridges: [one, two], status: done")
    (bridge,) = soup.select(".jm-bridge")
    # Two grid lines a column: the first stage is one wide, the second two.
    assert area(bridge) == "1/2/auto/5"
    assert texts(soup, ".jm-bridge") == ["Call One → Two · done"]
    assert bridge.select("a")[0]["href"] == "#improvement:call"
    assert "jm-bridge--done" in bridge["class"]


def test_it_runs_in_the_order_of_the_stages_however_it_is_written() -> None:
    assert texts(page("title: Back, bridges: [three, one]"), ".jm-bridge small") == [
        "One → Three · idea"
    ]


def test_bridges_that_meet_share_a_row_and_those_that_overlap_do_not() -> None:
    soup = page(
        "title: Long, bridges: [one, three]",
        "title: First, bridges: [one, two]",
        "title: Second, bridges: [two, three]",
    )
    rows = {
        bridge.select("a")[0].get_text(): area(bridge)[0] for bridge in soup.select("li.jm-bridge")
    }
    assert rows == {"First": "1", "Second": "1", "Long": "2"}


def test_what_joins_nothing_or_was_dropped_is_no_bridge() -> None:
    soup = page(
        "title: Here, stage: one",
        "title: Gone, bridges: [one, two], status: dropped",
    )
    assert not soup.select(".jm-lane--bridges")
