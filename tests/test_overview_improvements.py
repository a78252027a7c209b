"""The plan of all maps: its order, what is late, what has changed, and by whom it is done."""

from __future__ import annotations

from bs4 import BeautifulSoup

from made_pages import block_of, overview_of, pages_from, texts

REVIEWED = "last_reviewed: 2026-05-01\n"
CATALOG = (
    f"kind: catalog\ntitle: Catalog\n{REVIEWED}teams: {{sales: {{name: Sales}},"
    " support: {name: Support}}\n"
)
ORDER = f"""\
kind: journey
title: First order
{REVIEWED}stages:
  - {{name: Wish, pains: [{{id: slow, text: It is slow, severity: 3}}]}}
  - {{name: Shop, pains: [{{id: small, text: A small thing, severity: 1}}]}}
findings:
  - {{finding: People wait, means: They leave, improvements: faster}}
  - {{finding: Nobody asks}}
improvements:
  - {{title: Faster, bridges: [wish, shop], answers: slow, impact: 4, effort: 2, status: doing,
     owner: sales, due: 2026-11}}
  - {{title: Nicer, answers: small, impact: 2, effort: 1, owner: support, due: 2027-01}}
  - {{title: Vague}}
  - title: Phone
    status: done
    due: 2026-01
    owner: sales
    before: Mail only.
    after: Mail and phone.
    effects: [{{name: Waiting, before: 48, after: 12, unit: h, better: lower}}]
  - {{title: Robot, status: dropped, impact: 5, effort: 5}}
"""
OTHER = f"""\
kind: journey
title: Return
{REVIEWED}stages: [{{name: Box}}]
improvements: [{{title: Label, impact: 5, effort: 1, stage: box}}]
"""
FILES = {"catalog.yml": CATALOG, "a/order.yml": ORDER, "a/return.yml": OTHER}


def page(**more: str) -> BeautifulSoup:
    return overview_of(pages_from({**FILES, **more}), "improvements")


def titles(soup: BeautifulSoup, part: str) -> list[str]:
    return texts(soup, f"[aria-labelledby={part}] h3")


def test_the_order_is_impact_by_effort_and_then_the_worst_pain() -> None:
    soup = page()
    assert titles(soup, "to-do") == ["1 Label", "2 Faster", "3 Nicer", "4 Vague"]
    (first,) = soup.select("[aria-labelledby=to-do] article")[:1]
    assert "priority 5 (impact 5, effort 1)" in " ".join(first.get_text().split())
    assert "not weighed yet" in soup.select("[aria-labelledby=to-do] article")[3].get_text()
    assert "Priority = impact ÷ effort" in soup.get_text()


def test_what_is_done_says_what_it_changed_and_whether_that_is_good() -> None:
    soup = page()
    assert titles(soup, "done") == ["Phone"]
    (said,) = texts(soup, "[aria-labelledby=done] .jm-metric")
    assert said == "Waiting 48 h → 12 h −36 (−75 %) better"


def test_an_overdue_improvement_says_so_and_one_that_is_done_does_not() -> None:
    soup = page()
    late = [
        " ".join(each.get_text().split())
        for each in soup.select("[aria-labelledby=to-do] .jm-late")
    ]
    assert late == ["due Nov 2026, overdue"]
    assert "1 improvement was overdue on 1 Dec 2026." in soup.get_text()
    dated = soup.select("[aria-labelledby=to-do] [data-jm-deadline]")
    assert [each["data-jm-deadline"] for each in dated] == ["2026-11-30", "2027-01-31"]
    assert not soup.select("[aria-labelledby=done] [data-jm-deadline]")


def test_each_leads_to_its_map_and_to_what_it_answers() -> None:
    (faster,) = page().select("[aria-labelledby=to-do] article")[1:2]
    links = {link.get_text(): link["href"] for link in faster.select("a")}
    assert links["Faster"] == "../a/order/#improvement:faster"
    assert links["It is slow"] == "../a/order/#pain:slow"
    assert (links["Wish"], links["Shop"]) == ("../a/order/#wish", "../a/order/#shop")


def test_the_chart_holds_what_is_open_and_weighed() -> None:
    soup = page()
    marks = texts(soup, ".jm-field__mark > .jm-unseen")
    assert marks == [
        "1. Label: Impact 5, Effort 1",
        "3. Nicer: Impact 2, Effort 1",
        "2. Faster: Impact 4, Effort 2",
    ]


def test_it_is_told_again_by_owner_and_by_due_date() -> None:
    soup = page()
    owners = texts(soup, "[aria-labelledby=by-owner] .jm-brief__name")
    assert owners == ["Sales", "Support", "Without an owner"]
    dues = texts(soup, "[aria-labelledby=by-due-date] .jm-brief__name")
    assert dues == ["Nov 2026", "Jan 2027", "Without a due date"]


def test_a_finding_leads_to_what_it_means_and_what_follows() -> None:
    assert texts(page(), ".jm-lessons > li") == [
        "People wait First order They leave Faster",
        "Nobody asks First order what it means is not written yet nothing follows from it yet",
    ]


def test_a_plan_of_nothing_says_so() -> None:
    bare = f"kind: journey\ntitle: Bare\n{REVIEWED}stages: [{{name: Thing}}]\n"
    soup = overview_of(pages_from({"a.yml": bare}), "improvements")
    assert "No map has an improvement yet." in soup.get_text()


def test_its_core_stands_on_another_page_for_one_journey() -> None:
    soup = block_of(pages_from(FILES), "improvements", journey="return")
    assert texts(soup, "article h3") == ["1 Label"]
    assert not soup.select("[id], h1, h2")
