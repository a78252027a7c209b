"""What is due: reviews and improvements by date, the next first, and what is overdue by now."""

from __future__ import annotations

from made_pages import block_of, overview_of, pages_from, texts

ORDER = """\
kind: journey
title: First order
last_reviewed: 2026-05-01
owner: sales
stages: [{name: Wish}]
improvements:
  - {title: Later, due: 2027, status: idea}
  - {title: Late, due: 2026-10, owner: support, status: doing}
  - {title: Exact, due: 2027-02-03}
  - {title: Over, due: 2026-01, status: done}
  - {title: Some day}
"""
CATALOG = (
    "kind: catalog\ntitle: Catalog\nlast_reviewed: 2025-11-01\n"
    "teams: {sales: {name: Sales}, support: {name: Support}}\n"
)
NEVER = "kind: persona\ntitle: Somebody\nlast_reviewed: 2026-05-01\nreview_every: never\n"
NEVER += "review_note: It tells of nobody.\n"
FILES = {"catalog.yml": CATALOG, "a/order.yml": ORDER, "people/some.yml": NEVER}


def test_dates_come_in_their_order_and_only_of_what_is_open() -> None:
    soup = overview_of(pages_from(FILES), "due")
    assert texts(soup, ".jm-hurting > li") == [
        "Late Improvement · First order due Oct 2026, overdue Support",
        "Catalog Review due 1 Nov 2026, overdue no owner",
        "Exact Improvement · First order due 3 Feb 2027, overdue no owner",
        "First order Review due 1 May 2027, overdue Sales",
        "Later Improvement · First order due 2027, overdue no owner",
    ]


def test_what_is_overdue_says_so_and_the_rest_keeps_it_ready() -> None:
    soup = overview_of(pages_from(FILES), "due")
    late = ["jm-late" in due["class"] for due in soup.select("[data-jm-deadline]")]
    assert late == [True, True, False, False, False]
    hidden = [word.has_attr("hidden") for word in soup.select("[data-jm-late]")]
    assert hidden == [not each for each in late]


def test_an_improvement_leads_to_its_place_and_a_review_to_its_page() -> None:
    soup = overview_of(pages_from(FILES), "due")
    hrefs = [what.select("a")[0]["href"] for what in soup.select(".jm-hurting__what")]
    assert hrefs[:2] == ["../a/order/#improvement:late", "../catalog/"]


def test_for_a_team_only_its_journeys_count() -> None:
    soup = block_of(pages_from(FILES), "due", team="sales")
    assert "Catalog" not in soup.get_text()
    assert "First order" in soup.get_text()


def test_where_nothing_is_due_it_says_so() -> None:
    soup = overview_of(pages_from({"some.yml": NEVER}), "due")
    assert "Nothing is due" in soup.get_text()
