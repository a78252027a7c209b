"""Comparisons: stages that meet by id, what only one has, and where the sides part most."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from made_pages import pages_from, soup_of


def journey(title: str, stages: dict[str, int | None], **more: object) -> str:
    lines = [f"kind: journey\ntitle: {title}\nlast_reviewed: 2026-05-01"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    lines.append("stages:")
    for name, score in stages.items():
        lines.append(f"  - name: {name}" + ("" if score is None else f"\n    emotion: {score}"))
    return "\n".join(lines) + "\n"


COMPARISON = "kind: comparison\ntitle: Both\njourneys: [a, b]\nlast_reviewed: 2026-05-01\n"


def compared(first: str, second: str) -> BeautifulSoup:
    files = {"a.yml": first, "b.yml": second, "both.yml": COMPARISON}
    return soup_of(pages_from(files), "both.yml")


def rows(first: str, second: str) -> list[list[str]]:
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in compared(first, second).select(".jm-beside tbody tr")
    ]


def parting(first: str, second: str) -> str:
    found = compared(first, second).select_one(".jm-parting")
    return " ".join(found.get_text().split()) if found else ""


def test_stages_meet_by_id_and_what_only_one_has_is_shown_as_such() -> None:
    first = journey("A", {"Wish": 5, "Wait": None, "Use": -2})
    second = journey("B", {"Wish": 2, "Try": 1, "Wait": 3, "Use": -2})
    assert rows(first, second) == [
        ["Wish", "+5 assumed", "+2 assumed", "3 points apart"],
        ["Try", "no such stage", "+1 assumed", "only in one"],
        ["Wait", "not researched", "+3 assumed", "not known"],
        ["Use", "−2 assumed", "−2 assumed", "the same"],
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            journey("A", {"Wish": 5, "Use": -2}),
            journey("B", {"Wish": 4, "Use": 6}),
            "They part most at Use, 8 points apart: B +6 assumed · A −2 assumed",
        ),
        (journey("A", {"Wish": 5}), journey("B", {"Wish": 5}), ""),
        (journey("A", {"Wish": 5}), journey("B", {"Use": 5}), ""),
        (
            journey("A", {"Wish": 5}),
            journey("B", {"Wish": 4}, scale="{low: 1, high: 5}"),
            "The maps stand on different scales, so their scores are not set against each other, "
            "and each is drawn on its own.",
        ),
    ],
)
def test_where_the_sides_part_most_is_computed(first: str, second: str, said: str) -> None:
    assert parting(first, second) == said


def listed(first: str, second: str) -> dict[str, list[list[str]]]:
    """What each side has alone, by stage."""
    return {
        str(row.th and row.th.get_text()): [
            [item.get_text(strip=True) for item in cell.select("li")]
            for cell in row.select("td")[:2]
        ]
        for row in compared(first, second).select(".jm-beside tbody tr")
    }


NOW = """\
kind: journey
title: Now
stages:
  - name: Wish
    pains: [Dear, {text: Too slow, id: slow}]
    steps: [{name: Ask}, {name: Look}]
  - name: Wait
    steps: [{name: Sit}]
    pains: [Nobody calls]
  - name: Use
    pains: [{text: Breaks, id: breaks}]
"""
LATER = """\
kind: journey
title: Later
state: future
stages:
  - name: Wish
    steps: [{name: Ask us, id: ask}, {name: Try, pains: [{text: Hard, id: breaks}]}]
  - name: Use
    pains: [{text: Still slow, id: slow}]
    steps: [{name: Talk}]
"""


def test_steps_and_pains_meet_by_id_and_what_only_one_has_is_listed() -> None:
    assert listed(NOW, LATER) == {
        "Wish": [["Look", "Dear"], ["Try"]],
        "Wait": [["Nobody calls"], []],
        "Use": [[], ["Talk"]],
    }


def test_a_stage_that_only_one_has_is_marked_over_the_chart() -> None:
    first = journey("A", {"Wish": 5, "Use": -2})
    second = journey("B", {"Wish": 2, "Try": 1, "Use": -2})
    ribbons = compared(first, second).select(".jm-stage")
    assert [" ".join(each.get_text().split()) for each in ribbons] == ["Wish", "Try only: B", "Use"]


@pytest.mark.parametrize(
    ("states", "roles", "names"),
    [
        (("current", "future"), ["felt", "planned"], ["today", "expected"]),
        (("future", "current"), ["expected", "second"], ["expected", "today"]),
        (("current", "current"), ["felt", "second"], ["A", "B"]),
        (("future", "future"), ["expected", "second"], ["A", "B"]),
    ],
)
def test_two_sides_stand_in_one_chart(
    states: tuple[str, str], roles: list[str], names: list[str]
) -> None:
    first, second = (
        journey(title, {"Wish": 1, "Use": score}, state=state)
        for title, score, state in zip("AB", (5, -5), states, strict=True)
    )
    soup = compared(first, second)
    (row,) = soup.select(".jm-emotion")
    tools = row.select("[data-jm-tool=line]")
    assert [tool["data-jm-role"] for tool in tools] == roles
    assert [str(tool["title"]).removeprefix("Show ") for tool in tools] == names


def rows_of_charts(*journeys: str) -> list[tuple[str, bool]]:
    """The rows of charts of a comparison, each with whether it is a small one."""
    files = {f"{chr(97 + index)}.yml": text for index, text in enumerate(journeys)}
    names = ", ".join(chr(97 + index) for index in range(len(journeys)))
    files["both.yml"] = COMPARISON.replace("[a, b]", f"[{names}]")
    rows = soup_of(pages_from(files), "both.yml").select(".jm-emotion")
    return [
        (row.select(".jm-lane-label")[0].get_text(strip=True), "--compact" in str(row["class"]))
        for row in rows
    ]


def test_from_three_sides_on_each_has_a_small_chart_of_one_scale() -> None:
    sides = [journey(title, {"Wish": 1, "Use": 2}) for title in "ABC"]
    assert rows_of_charts(*sides) == [("A", True), ("B", True), ("C", True)]


def test_on_different_scales_each_side_has_a_chart_with_its_own_axis() -> None:
    first = journey("A", {"Wish": 5})
    second = journey("B", {"Wish": 4}, scale="{low: 1, high: 5}")
    assert rows_of_charts(first, second) == [("A", False), ("B", False)]


def test_a_side_without_scores_has_no_chart() -> None:
    sides = [journey("A", {"Wish": 5}), journey("B", {"Wish": None})]
    assert rows_of_charts(*sides) == [("Emotion", False)]
    assert rows_of_charts(journey("A", {"Wish": None}), journey("B", {"Wish": None})) == []


def test_a_mean_says_that_it_is_one() -> None:
    first = journey("A", {"Wish": 5})
    steps = "steps: [{name: X, emotion: 2}, {name: Y, emotion: 3}]"
    second = f"kind: journey\ntitle: B\nstages: [{{name: Wish, {steps}}}]\n"
    assert rows(first, second)[0][2].startswith("+2.5 mean of 2 steps, assumed")
    tip = compared(first, second).select_one(".jm-tip")
    assert tip
    assert "Mean of 2 steps. Assumed: no source" in tip.get_text()


def test_a_journey_says_where_it_is_compared() -> None:
    files = {"a.yml": journey("A", {"Wish": 5}), "b.yml": journey("B", {"Wish": 4})}
    soup = soup_of(pages_from({**files, "both.yml": COMPARISON}), "a.yml")
    relations = [" ".join(each.get_text().split()) for each in soup.select(".jm-relations li")]
    assert "Compared in: Both" in relations


def test_a_journey_that_is_not_published_is_named_as_missing() -> None:
    draft = journey("B", {"Wish": 1}, status="draft")
    pages = pages_from({"a.yml": journey("A", {"Wish": 5}), "b.yml": draft, "both.yml": COMPARISON})
    assert "Not published, and so not compared: B" in pages.render("both.yml").html
