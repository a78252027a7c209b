"""Where feelings that are told apart part most, and which charts show only some people."""

from __future__ import annotations

import pytest

from journeymaps.charts.chart import Role
from journeymaps.charts.from_journey import FEW, journey_choices, told_apart
from journeymaps.charts.parting import Felt, Parting, Spot, parting, points, stated
from journeymaps.charts.scale import Scale
from test_chart_of_journey import journey_of


def spot(place: str, **scores: float) -> Spot:
    return Spot(place, place.lower(), tuple(Felt(who, score) for who, score in scores.items()))


@pytest.mark.parametrize(
    ("spots", "found"),
    [
        ([], None),
        ([spot("A")], None),
        ([spot("A", ann=-10)], None),
        ([spot("A", ann=3, bob=3)], None),
        ([spot("A", ann=3, bob=1)], ("A", "ann", "bob", "2 points")),
        ([spot("A", ann=1, bob=2), spot("B", ann=-1, bob=-6)], ("B", "ann", "bob", "5 points")),
        ([spot("A", ann=1, bob=2), spot("B", ann=4, bob=3)], ("A", "bob", "ann", "1 point")),
        ([spot("A", ann=0, bob=2.5, cy=-1)], ("A", "bob", "cy", "3.5 points")),
        ([spot("A", ann=-10), spot("B", ann=1, bob=2)], ("B", "bob", "ann", "1 point")),
    ],
)
def test_the_widest_place_is_found_the_first_of_several(
    spots: list[Spot], found: tuple[str, str, str, str] | None
) -> None:
    widest = parting(spots)
    assert found == (widest and (widest.place, widest.high.who, widest.low.who, widest.distance))


@pytest.mark.parametrize(
    ("distance", "said"), [(1, "1 point"), (0.5, "0.5 points"), (12, "12 points")]
)
def test_a_distance_in_words(distance: float, said: str) -> None:
    assert points(distance) == said


PEOPLE = "personas: [ann, bob, cy]\nsources: {talks: {title: Talks}}"
STAGES = """
    - name: Wish
      emotions: {ann: 2, bob: {score: 1, source: talks}}
    - name: Use
      steps:
        - {name: Start, emotions: {ann: {score: 4, source: talks}, bob: -4, cy: 0}}
        - {name: End, emotions: {ann: 10, cy: 10}}
"""


def test_only_scores_that_are_written_count() -> None:
    journey, held, atlas = journey_of(STAGES, PEOPLE)
    spots = list(stated(journey, [("ann", "Ann"), ("bob", "Bob")], atlas.places(held)))
    assert [(each.place, each.apart) for each in spots] == [
        ("Wish", 1),
        ("Use", None),
        ("Use, Start", 8),
        ("Use, End", None),
    ]
    assert parting(spots) == Parting(
        "Use, Start", "use.start", high=Felt("Ann", 4), low=Felt("Bob", -4, assumed=True)
    )


@pytest.mark.parametrize(
    ("felt", "notes"),
    [
        (Felt("Ann", 1), ()),
        (Felt("Ann", 1, assumed=True), ("assumed",)),
        (Felt("Ann", 1, mean_of=1), ("from one step",)),
        (Felt("Ann", 1, assumed=True, mean_of=3), ("mean of 3 steps", "assumed")),
    ],
)
def test_what_a_score_rests_on_is_said(felt: Felt, notes: tuple[str, ...]) -> None:
    assert felt.notes == notes


def choices(stages: str, head: str) -> list[tuple[tuple[str, ...], list[str]]]:
    journey, held, atlas = journey_of(stages, head)
    return [
        (choice.people, [line.role.value for line in choice.chart.lines])
        for choice in journey_choices(journey, Scale(), atlas.places(held), atlas)
    ]


def test_of_three_people_one_or_two_can_be_chosen() -> None:
    assert choices(STAGES, PEOPLE) == [
        (("ann",), ["felt"]),
        (("bob",), ["felt"]),
        (("cy",), ["felt"]),
        (("ann", "bob"), ["felt", "second"]),
        (("ann", "cy"), ["felt", "second"]),
        (("bob", "cy"), ["felt", "second"]),
    ]


def test_of_two_people_each_can_be_seen_alone_with_what_is_expected() -> None:
    stages = "- {name: A, emotions: {ann: {score: -5, expected: 4}, bob: 2}}"
    assert choices(stages, "personas: [ann, bob]") == [
        (("ann",), ["felt", "expected"]),
        (("bob",), ["felt"]),
    ]


@pytest.mark.parametrize(
    "stages", ["- {name: A, emotion: 2}", "- {name: A, emotions: {ann: 2}}", "- {name: A}"]
)
def test_there_is_nothing_to_choose_where_nobody_is_told_apart(stages: str) -> None:
    journey, held, atlas = journey_of(stages, "personas: [ann, bob]")
    assert told_apart(journey, atlas.places(held), atlas) == ()
    assert choices(stages, "personas: [ann, bob]") == []


def test_many_people_have_no_charts_in_twos() -> None:
    people = [f"p{number}" for number in range(FEW + 1)]
    felt = ", ".join(f"{own}: 1" for own in people)
    found = choices(f"- {{name: A, emotions: {{{felt}}}}}", f"personas: [{', '.join(people)}]")
    assert [chosen for chosen, _ in found] == [(own,) for own in people]


def test_every_choice_has_ids_of_its_own() -> None:
    journey, held, atlas = journey_of(STAGES, PEOPLE)
    found = list(journey_choices(journey, Scale(), atlas.places(held), atlas))
    assert len({choice.chart.id for choice in found}) == len(found)
    assert {choice.chart.compact for choice in found} == {False}
    assert found[3].chart.lines[1].role is Role.SECOND
