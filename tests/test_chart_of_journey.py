"""How a journey's scores come to stand in its charts."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from journeymaps.atlas.atlas import Atlas
from journeymaps.charts.chart import Chart, Gap, Point, Role
from journeymaps.charts.from_journey import journey_charts, journey_evidence, person_chart
from journeymaps.charts.scale import Scale
from journeymaps.charts.words import evidence
from journeymaps.model import Journey
from journeymaps.reading.read import MapFile, read


def read_map(path: str, text: str) -> MapFile:
    reading = read(path, text.encode())
    assert reading.map_file, reading.problems
    return reading.map_file


def journey_of(stages: str, head: str = "") -> tuple[Journey, MapFile, Atlas]:
    text = f"kind: journey\ntitle: A journey\n{dedent(head)}\nstages:\n"
    held = read_map("journeys/a.yml", text + indent(dedent(stages).strip(), "  "))
    catalog = read_map(
        "catalog.yml",
        "kind: catalog\nsources:\n"
        "  calls: {title: Calls with customers, kind: interview, n: 20, date: 2024-11}\n"
        "systems: {crm: {name: CRM}}\n",
    )
    assert isinstance(held.map, Journey)
    return held.map, held, Atlas([held, catalog])


def charts_of(stages: str, head: str = "") -> tuple[Chart, ...]:
    journey, held, atlas = journey_of(stages, head)
    return journey_charts(journey, Scale(), atlas.places(held), atlas)


def only(stages: str, head: str = "") -> Chart:
    (chart,) = charts_of(stages, head)
    return chart


def told(chart: Chart, index: int = 0) -> list[tuple[float, float | str]]:
    """The places of a line, each with its score or with why it has none."""
    return [
        (value.x, value.score if isinstance(value, Point) else value.text)
        for value in chart.lines[index].values
    ]


STEPS = """
    - name: Decision
      steps:
        - {name: Offer, emotion: 4}
        - {name: Contract, emotion: {score: 8, word: hopeful, source: talks}}
    - name: Usage
      emotion: {score: -3, word: lost}
    - name: Renewal
      steps: [{name: Letter, emotion: 1}, {name: Call}]
"""


def test_a_column_is_a_step_or_a_stage_without_steps() -> None:
    chart = only(STEPS)
    assert (chart.columns, chart.borders) == (5, (2, 3))
    assert told(chart) == [(0.5, 4), (1.5, 8), (2.5, -3), (3.5, 1), (4.5, "not researched")]


def test_a_value_says_all_that_the_map_says_of_it() -> None:
    head = "sources: {talks: {title: Talks with customers}}"
    stages = """
        - name: Usage
          steps:
            - name: First login
              moment_of_truth: true
              emotion: {score: -4, word: overwhelmed, source: talks, expected: 5}
              quotes: [{text: I gave up., by: The president}]
    """
    assert only(stages, head).main.points == (
        Point(
            x=0.5,
            score=-4,
            label="First login",
            stage="Usage",
            anchor="usage.first-login",
            word="overwhelmed",
            researched=True,
            source="Talks with customers",
            expected=5,
            moment_of_truth=True,
            quote="I gave up.",
            quote_by="The president",
        ),
    )


@pytest.mark.parametrize(("source", "title"), [("calls", "Calls with customers"), ("crm", "CRM")])
def test_a_source_may_be_a_catalogs_or_a_system(source: str, title: str) -> None:
    (point,) = only(f"- {{name: A, emotion: {{score: 1, source: {source}}}}}").main.points
    assert (point.researched, point.source) == (True, title)


def test_a_stages_own_score_stands_in_its_middle_where_its_steps_have_none() -> None:
    stages = """
        - {name: Usage, emotion: -3, steps: [{name: A}, {name: B}]}
        - {name: Renewal, emotion: 2, steps: [{name: C, emotion: 5}, {name: D}]}
    """
    assert told(only(stages)) == [(1, -3), (2.5, 5), (3.5, "not researched")]


def test_a_stage_without_any_score_is_one_gap_over_all_its_columns() -> None:
    chart = only("- {name: A, emotion: 1}\n- {name: B, steps: [{name: C}, {name: D}]}")
    assert chart.main.gaps == (Gap(2, "B", columns=2),)


def test_a_stages_score_is_its_own_or_the_mean_of_its_steps() -> None:
    scores = [(stage.name, stage.score, stage.computed) for stage in only(STEPS).main.stages]
    assert scores == [("Decision", 6, True), ("Usage", -3, False), ("Renewal", 1, True)]


def test_a_journey_without_scores_has_no_chart() -> None:
    assert charts_of("- name: A\n- name: B") == ()


# -- What is expected -------------------------------------------------------------------------


def test_the_expected_line_leaves_the_felt_one_before_a_change_and_comes_back_after() -> None:
    stages = """
        - {name: A, emotion: 1}
        - {name: B, emotion: 2}
        - {name: C, emotion: {score: -4, expected: 5}}
        - {name: D, emotion: 3}
        - {name: E, emotion: 4}
    """
    chart = only(stages)
    assert [(point.x, point.score) for point in chart.lines[1].points] == [
        (1.5, 2),
        (2.5, 5),
        (3.5, 3),
    ]
    assert chart.lines[1].role is Role.EXPECTED
    assert [(lift.x, lift.felt, lift.expected) for lift in chart.lifts] == [(2.5, -4, 5)]


def test_a_small_lift_has_no_arrow() -> None:
    chart = only("- {name: A, emotion: {score: 1, expected: 5}}\n- {name: B, emotion: 2}")
    assert len(chart.lines) == 2
    assert chart.lifts == ()


def test_expecting_what_is_felt_draws_no_second_line() -> None:
    assert len(only("- {name: A, emotion: {score: 1, expected: 1}}").lines) == 1


def test_a_future_map_is_expected_throughout() -> None:
    chart = only("- {name: A, emotion: 1}\n- {name: B}", "state: future")
    assert (chart.main.role, chart.main.name) == (Role.EXPECTED, "expected")
    assert told(chart) == [(0.5, 1), (1.5, "not estimated")]


# -- Exits ------------------------------------------------------------------------------------


def test_people_leave_at_a_step_in_its_column_and_after_a_stage_at_its_border() -> None:
    stages = """
        - name: Decision
          emotion: 8
          exit: {share: 93 %, why: Too hard., source: crm}
        - name: Usage
          emotion: -3
          exit: 5
          steps: [{name: First login, exit: 40}]
    """
    exits = only(stages).exits
    assert [(leaving.x, leaving.place, leaving.share) for leaving in exits] == [
        (1, "between Decision and Usage", 93),
        (1.5, "at First login", 40),
        (2, "after Usage", 5),
    ]
    assert (exits[0].why, exits[0].source) == ("Too hard.", "CRM")
    assert [leaving.anchor for leaving in exits] == ["decision", "usage.first-login", "usage"]


# -- Several people ---------------------------------------------------------------------------

TWO = """
    - {name: Search, emotions: {loyalist: 5, newcomer: {score: 1, source: calls}}}
    - {name: Call, emotions: {loyalist: 3}}
"""


def test_two_people_share_a_chart_and_are_named() -> None:
    chart = only(TWO, "personas: [loyalist, newcomer]")
    assert [(line.role, line.name) for line in chart.lines] == [
        (Role.FELT, "Loyalist"),
        (Role.SECOND, "Newcomer"),
    ]
    assert told(chart, 1) == [(0.5, 1), (1.5, "not researched")]


def test_two_people_who_feel_the_same_are_one_line() -> None:
    chart = only("- {name: A, emotion: 4}", "personas: [loyalist, newcomer]")
    assert [line.name for line in chart.lines] == ["today"]


def test_from_three_people_on_each_has_a_small_chart_and_the_exits_stand_in_the_last() -> None:
    stages = """
        - name: Search
          emotions: {loyalist: 5, newcomer: 1, prospect: -6}
          exit: {why: No trust.}
        - {name: Call, personas: [loyalist, newcomer], emotions: {loyalist: 3, newcomer: 5}}
    """
    charts = charts_of(stages, "personas: [loyalist, newcomer, prospect]")
    assert [(chart.id, chart.main.name, chart.main.role) for chart in charts] == [
        ("jm-emotion-1", "Loyalist", Role.FELT),
        ("jm-emotion-2", "Newcomer", Role.FELT),
        ("jm-emotion-3", "Prospect", Role.FELT),
    ]
    assert all(chart.compact for chart in charts)
    assert [len(chart.exits) for chart in charts] == [0, 0, 1]
    assert told(charts[2]) == [(0.5, -6), (1.5, "not involved")]


def test_one_persons_curve_can_be_drawn_alone() -> None:
    journey, held, atlas = journey_of(TWO, "personas: [loyalist, newcomer]")
    chart = person_chart("x", journey, Scale(), atlas.places(held), atlas, "newcomer")
    assert chart
    assert (chart.compact, chart.main.role) == (True, Role.FELT)
    assert told(chart) == [(0.5, 1), (1.5, "not researched")]


# -- Evidence ---------------------------------------------------------------------------------


def test_all_written_scores_count_as_evidence_also_those_that_only_ribbons_show() -> None:
    head = "sources: {talks: {title: Talks, kind: interview, n: 50, date: 2025-05}}"
    stages = """
        - name: Usage
          emotion: {score: -3, source: talks}
          steps: [{name: A, emotion: -1}, {name: B, emotion: {score: -2, source: calls}}]
        - {name: C, emotion: {word: unsure}}
    """
    journey, _, atlas = journey_of(stages, head)
    assert evidence(journey_evidence(journey, atlas)) == (
        "2 of 3 values researched, newest May 2025, 70 interviews"
    )


def test_the_evidence_counts_everybody_on_the_map() -> None:
    journey, _, atlas = journey_of(TWO, "personas: [loyalist, newcomer]")
    assert evidence(journey_evidence(journey, atlas)).startswith("1 of 3 values researched")


def test_on_a_map_of_the_future_what_is_expected_needs_no_score() -> None:
    stages = """
        - {name: Wish, emotion: {expected: 3, word: curious}}
        - {name: Wait, emotion: {word: calm}}
        - name: Use
          steps:
            - {name: First, emotion: {expected: 5}}
            - {name: Then, emotion: {score: 4, expected: 6}}
    """
    assert charts_of(stages)[0].main.points[0].score == 4
    chart = only(stages, "state: future")
    assert [value for _, value in told(chart)] == [3, "not estimated", 5, 4]
    journey, *_ = journey_of(stages, "state: future")
    score = journey.stages[2].score_of(None)
    assert score and score.emotion.score == 4.5
