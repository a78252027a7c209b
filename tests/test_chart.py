"""What a chart shows, in values and in words, and where its labels and exits stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.charts.blanks import blanks
from journeymaps.charts.chart import Exit, Gap, Lift, Role
from journeymaps.charts.frame import COLUMN
from journeymaps.charts.layout import lay_out
from journeymaps.charts.lettering import cells, wrapped
from journeymaps.charts.places import places
from journeymaps.charts.scale import Scale, gain
from journeymaps.charts.words import Evidence, description, evidence, value_name
from journeymaps.model.dates import PartialDate
from made_chart import FELT, full_chart, made_chart, made_line, made_point, paired_chart

PIXEL = 100 / 300  # percent of the height of a chart

SENTIMENTS = [
    (Scale(), {-10: "neg", -2: "neg", -1.9: "neu", 0: "neu", 1: "neu", 2: "pos", 10: "pos"}),
    (Scale(-5, 5), {-1: "neg", -0.9: "neu", 0.9: "neu", 1: "pos"}),
    (Scale(1, 5), {1: "neg", 2: "neg", 2.6: "neg", 2.7: "neu", 3: "neu", 3.3: "neu", 4: "pos"}),
    (Scale(0, 10), {4: "neg", 5: "neu", 6: "pos"}),
    (Scale(1, 7), {3: "neg", 4: "neu", 5: "pos"}),
    (Scale(0, 100), {40: "neg", 41: "neu", 59: "neu", 60: "pos"}),
    (Scale(-5, 10), {-1: "neg", 0: "neu", 1.9: "neu", 2: "pos"}),
]


@pytest.mark.parametrize(
    ("scale", "score", "tone"),
    [(scale, score, tone) for scale, tones in SENTIMENTS for score, tone in tones.items()],
)
def test_sentiment_is_in_proportion_to_the_scale(scale: Scale, score: float, tone: str) -> None:
    assert scale.sentiment(score).tone == tone


@pytest.mark.parametrize(
    ("scale", "score", "text"),
    [
        (Scale(), 8, "+8"),
        (Scale(), -3, "−3"),
        (Scale(), 0, "0"),
        (Scale(), -0.04, "0"),
        (Scale(), 2.25, "+2.2"),
        (Scale(), -3.3333, "−3.3"),
        (Scale(1, 5), 4, "4"),
        (Scale(1, 5), 2.7, "2.7"),
        (Scale(-10, -1), -4, "−4"),
        (Scale(0, 1000), 1000, "1,000"),
    ],
)
def test_scores_have_a_real_minus_and_a_sign_only_where_the_scale_has_both(
    scale: Scale, score: float, text: str
) -> None:
    assert scale.text(score) == text


def test_a_gain_always_has_its_sign() -> None:
    assert [gain(8), gain(0), gain(-1.5)] == ["+8", "0", "−1.5"]


@pytest.mark.parametrize(
    ("scale", "ticks"),
    [
        (Scale(), (10, 5, 0, -5, -10)),
        (Scale(1, 5), (5, 4, 3, 2, 1)),
        (Scale(0, 10), (10, 5, 0)),
        (Scale(1, 10), (10, 5.5, 1)),
        (Scale(-5, 10), (10, 0, -5)),
    ],
)
def test_gridlines_stand_at_even_scores_and_always_at_neutral(
    scale: Scale, ticks: tuple[float, ...]
) -> None:
    assert scale.ticks == ticks


def test_a_scale_that_does_not_rise_is_refused() -> None:
    with pytest.raises(ValueError, match="a scale rises"):
        Scale(5, 5)


def test_a_gap_parts_a_line_into_runs() -> None:
    line = made_line([1, 2, None, None, 3])
    assert [[point.score for point in run] for run in line.runs] == [[1, 2], [3]]
    assert [gap.x for gap in line.gaps] == [2.5, 3.5]


def test_of_several_highest_values_the_first_counts() -> None:
    line = made_line([3, 7, 7, -2, -2])
    assert line.highest is line.points[1]
    assert line.lowest is line.points[3]


def test_a_chart_has_two_lines_at_most() -> None:
    with pytest.raises(ValueError, match="one or two lines, not 3"):
        made_chart([1], [2], [3])


# -- Words -------------------------------------------------------------------------------------


def test_the_chart_is_described_with_scale_scores_extremes_and_exits() -> None:
    assert description(full_chart()) == (
        "Emotion on a scale from −10 to +10: 12 values across 5 stages. "
        "Stage scores: Awareness +3 on average, Consideration +1 on average, Decision +8, "
        "Usage −3 on average, Retention +4 on average. "
        "Highest: Welcome call +9. Lowest: First invoice −6. "
        "expected: Highest: Welcome call +9. Lowest: Review forum +1. "
        "People leave: 18\N{NO-BREAK SPACE}% at Review forum (The reviews warn of the first bill); "
        "some between Decision and Usage (Set-up is too hard); "
        "9\N{NO-BREAK SPACE}% at First invoice. "
        "Every value is in the rows below."
    )


def test_the_description_names_what_was_not_researched() -> None:
    assert "Not researched: Portal advert." in description(made_chart([1, None, 3]))


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (
            Evidence(5, 9, PartialDate(2025, 5), ((50, "interview"),)),
            "5 of 9 values researched, newest May 2025, 50 interviews",
        ),
        (
            Evidence(9, 9, PartialDate(2025), ((1, "interview"), (1210, "survey"))),
            "9 of 9 values researched, newest 2025, 1 interview, 1,210 survey answers",
        ),
        (
            Evidence(1, 2, None, ((300, "analytics"), (12, ""))),
            "1 of 2 values researched, 300 from analytics, n = 12",
        ),
        (Evidence(0, 4), "None of 4 values researched: all are assumed"),
        (Evidence(0, 4, expected=True), "4 values, all expected and none felt yet"),
    ],
)
def test_the_evidence_is_counted_in_a_sentence(found: Evidence, text: str) -> None:
    assert evidence(found) == text


def test_a_value_is_called_by_its_place_its_score_and_its_word() -> None:
    chart = full_chart()
    assert value_name(chart, chart.main, chart.main.points[7]) == (
        "Usage, First invoice: −6, frustrated"
    )
    assert value_name(chart, chart.main, chart.main.points[8]).endswith("−4, assumed")
    alone = made_chart([made_point(0, 4).score])
    assert value_name(alone, alone.main, alone.main.points[0]) == "Awareness, Neighbour’s tip: +4"


# -- Lettering ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("hopeful", ("hopeful",)),
        ("full of expectation", ("full of", "expectation")),
        ("hopeful but a little unsure of it", ("hopeful but a", "little unsure…")),
        ("erwartungsfrohgestimmt", ("erwartungsfroh", "gestimmt")),
        ("期待に胸を膨らませている", ("期待に胸を膨ら", "ませている")),
    ],
)
def test_words_are_broken_into_lines_that_fit_a_column(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text) == lines


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_line_is_wider_than_a_column_and_none_is_lost_without_an_ellipsis(text: str) -> None:
    lines = wrapped(text)
    assert len(lines) <= 2
    assert all(cells(line) <= 14 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert "".join("".join(lines).split()) == "".join(text.split())


# -- Layout ------------------------------------------------------------------------------------


def sides(chart_scores: list[float | None]) -> list[bool]:
    return [label.above for label in lay_out(made_chart(chart_scores)).labels[0]]


def test_labels_stand_outwards_from_the_bend_of_the_line() -> None:
    assert sides([4, 2, 6, -1, 3]) == [True, False, True, False, True]
    assert sides([5, 5]) == [True, True]
    assert sides([-5, -5]) == [False, False]


def test_a_label_gives_way_to_another_curve() -> None:
    alone = lay_out(made_chart([4, 2, 3, 2, 4]))
    near = lay_out(made_chart([4, 2, 3, 2, 4], made_line([5, 4, 4, 4, 5], Role.SECOND, "Jonas")))
    assert alone.labels[0][2].above
    assert not near.labels[0][2].above


def test_a_label_gives_way_to_the_arrow_of_a_lift() -> None:
    chart = made_chart(
        [-4, -2, -4], made_line([-4, 6, -4], Role.EXPECTED), lifts=(Lift(1.5, -2, 6),)
    )
    assert not lay_out(chart).labels[0][1].above


def test_two_lines_that_end_side_by_side_are_named_on_their_own_sides() -> None:
    layout = lay_out(full_chart())
    felt, expected = layout.labels[0][-1], layout.labels[1][-1]
    assert (felt.above, felt.name) == (False, ("today",))
    assert (expected.above, expected.name) == (True, ("expected +7",))


def test_highest_lowest_and_last_value_carry_their_word_and_the_lowest_leads_on() -> None:
    labels = lay_out(full_chart()).labels[0]
    assert {label.point.label for label in labels if label.words} == {
        "Welcome call",
        "First invoice",
        "Loyalty bonus",
    }
    assert [label.point.label for label in labels if label.lowest] == ["First invoice"]
    assert labels[6].value == "★ +9"


def test_a_lowest_value_without_a_word_leads_on_all_the_same() -> None:
    assert lay_out(made_chart([3, -1])).labels[0][1].words == ("low point",)
    assert not any(label.lowest for label in lay_out(made_chart([3])).labels[0])


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(-10, 10)), min_size=1, max_size=14),
    st.booleans(),
    st.booleans(),
)
def test_everything_stays_within_the_chart(
    scores: list[float | None], moments: bool, leaving: bool
) -> None:
    line = made_line(scores, word="between hope and fear", moment_of_truth=moments)
    exits = tuple(Exit(point.x, "at", 100) for point in line.points) if leaving else ()
    layout = lay_out(made_chart(line, exits=exits))
    for label in layout.labels[0]:
        reach = layout.frame.percent(label.reach)
        down = layout.frame.down(label.point.score)
        if label.above and label.point.score >= 0:
            assert down - reach >= -PIXEL
        if not label.above and label.point.score < 0:
            assert down + reach <= 100 + PIXEL


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 24), st.integers(0, 100)), max_size=12))
def test_pills_of_exits_never_touch(exits: list[tuple[int, int]]) -> None:
    chart = made_chart(
        [1.0] * 12, exits=tuple(Exit(half / 2, "somewhere", share) for half, share in exits)
    )
    pills = lay_out(chart).pills
    assert len(pills) == len(exits)
    for row in {pill.row for pill in pills}:
        spans = sorted(_span(pill.exit.x, pill.width) for pill in pills if pill.row == row)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def _span(x: float, width: float) -> tuple[float, float]:
    middle = min(max(x * COLUMN, width / 2), 12 * COLUMN - width / 2)
    return round(middle - width / 2, 6), round(middle + width / 2, 6)


def test_small_charts_of_one_scale_have_the_same_heights_for_the_same_scores() -> None:
    plain = lay_out(made_chart([9, 0, -9], compact=True))
    leaving = lay_out(
        made_chart([0, 0, 1], compact=True, exits=(Exit(1, "at", 5), Exit(1.5, "at")))
    )
    for score in (10, 0, -10):
        assert _rem(plain, score) == pytest.approx(_rem(leaving, score), abs=0.002)


def _rem(layout: object, score: float) -> float:
    frame = layout.frame  # type: ignore[attr-defined]
    return float(frame.down(score) * frame.height / 100)


# -- Gaps and places ---------------------------------------------------------------------------


def test_neighbouring_gaps_are_one_and_say_why() -> None:
    found = list(blanks(lay_out(made_chart([1, None, None, 2]))))
    assert [(blank.left, blank.width, blank.text) for blank in found] == [
        (25, 50, "not researched")
    ]


def test_a_gap_of_one_of_two_lines_is_named_and_keeps_clear_of_the_other() -> None:
    layout = lay_out(paired_chart())
    (blank,) = blanks(layout)
    assert (blank.text, blank.role) == ("Jonas: not researched", Role.SECOND)
    assert abs(blank.down - layout.frame.down(FELT[3])) > layout.frame.percent(1)


def test_a_gap_of_both_lines_is_told_once() -> None:
    chart = made_chart(
        made_line([1, None, 2], name="Mara"), made_line([2, None, 1], Role.SECOND, "Jonas")
    )
    assert [blank.text for blank in blanks(lay_out(chart))] == ["not researched"]


def test_what_is_expected_has_no_button_of_its_own_beside_what_is_felt() -> None:
    found = places(lay_out(full_chart()))
    assert [len(place.values) for place in found if place.values] == [1] * 12
    first = next(place for place in found if place.values)
    assert first.values[0].expected == "+4"


def test_an_exit_between_stages_is_a_place_of_its_own() -> None:
    found = [place for place in places(lay_out(full_chart())) if not place.values]
    assert [place.leaving.sentence for place in found if place.leaving] == [
        "People leave between Decision and Usage: Set-up is too hard."
    ]


def test_values_of_two_people_that_stand_close_make_room_for_both_buttons() -> None:
    chart = made_chart(made_line([5, 5], name="Mara"), made_line([5, -5], Role.SECOND, "Jonas"))
    first, second = places(lay_out(chart))
    assert [value.aside for value in first.values] == ["start", "end"]
    assert [value.aside for value in second.values] == ["", ""]


def test_a_chart_of_gaps_alone_has_nothing_to_press() -> None:
    chart = made_chart([None, None])
    assert all(isinstance(value, Gap) for value in chart.main.values)
    assert places(lay_out(chart)) == ()
