"""What two versions of a map say differently, in words."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.changes import Names, Sort, changes
from journeymaps.changes.parts import key
from journeymaps.model import Blueprint, Map
from journeymaps.model.emotion import Scale
from journeymaps.model.part import Part
from journeymaps.reading.read import read
from journeymaps.reading.source import Source
from journeymaps.words import find_language, speaking

MAP = """\
kind: journey
title: First order
sources: {talks: {title: Twelve talks}}
stages:
  - name: Choose
    emotion: {score: 6, word: curious}
    steps:
      - {name: Offer, channel: shop, emotion: 2}
      - {name: Advice, doing: [Asks a friend, Reads a review]}
  - name: Wait
    emotion: -4
    exit: 18 %
    pains:
      - {id: silence, text: Nobody says when it will arrive, severity: 3}
    teams: {sales: Has moved on}
improvements:
  - {title: A message a day, answers: [silence], status: planned}
  - {title: A call}
"""

EDITS = [
    (
        ("emotion: -4", "emotion: {score: 2, source: talks}"),
        ["Wait: emotion −4 → +2 (now researched: Twelve talks)"],
    ),
    (("score: 6, word: curious", "score: 6"), ["Choose: emotion +6, curious → +6"]),
    (("    emotion: -4\n", ""), ["Wait: emotion −4 → none"]),
    (("emotion: -4", "emotion: {score: -4, expected: 3}"), ["Wait: expected emotion none → +3"]),
    (("exit: 18 %", "exit: 12 %"), ["Wait: exit 18\xa0% leave → 12\xa0% leave"]),
    (
        ("    teams:", "      - Too dear\n    teams:"),
        ["Wait: new pain “Too dear”"],
    ),
    (
        ("severity: 3", "severity: 1"),
        ["Wait: pain “Nobody says when it will arrive”: severity 3 → 1"],
    ),
    (
        ("Nobody says when it will arrive", "Nobody says when it arrives"),
        [
            "Wait: pain “Nobody says when it arrives”: before “Nobody says when it will arrive”",
        ],
    ),
    (
        ("{title: A call}", "{title: A call, answers: [silence]}"),
        ["pain “Nobody says when it will arrive” is now answered by “A call”"],
    ),
    (
        (", answers: [silence]", ""),
        ["pain “Nobody says when it will arrive” is no longer answered by “A message a day”"],
    ),
    (("status: planned", "status: done"), ["A message a day: status planned → done"]),
    (
        ("  - {title: A call}\n", ""),
        ["improvement “A call” is gone (idea)"],
    ),
    (("channel: shop", "channel: phone"), ["Choose, Offer: channel Shop → Phone"]),
    (
        ("channel: shop,", "channel: shop, moment_of_truth: true,"),
        ["Choose, Offer: now a moment of truth"],
    ),
    (
        ("[Asks a friend, Reads a review]", "[Reads a review, Asks a friend]"),
        ["Choose, Advice: order of doing is now Reads a review and Asks a friend"],
    ),
    (
        ("[Asks a friend, Reads a review]", "[Asks a friend]"),
        ["Choose, Advice: activity “Reads a review” is gone"],
    ),
    (
        ("sales: Has moved on", "support: Has moved on"),
        ["Wait: team Sales is gone", "Wait: new team Support: “Has moved on”"],
    ),
    (("title: First order", "title: The first order"), ["was called “First order”"]),
    (
        ("name: Wait", "name: Waiting"),
        [
            "Waiting: was called “Wait”",
            "Waiting: its address is now #waiting, before #wait; links to the old one break",
        ],
    ),
    (("name: Wait", "id: wait\n    name: Delivery"), ["Delivery: was called “Wait”"]),
    (
        ("      - {name: Offer, channel: shop, emotion: 2}\n", ""),
        ["Choose: step “Offer” is gone (emotion +2)"],
    ),
    (
        ("title: First order", "title: First order\nlast_reviewed: 2026-09-12\nreviewed_by: m.s"),
        ["reviewed on 12 Sep 2026 by m.s"],
    ),
    (
        ("title: First order", "title: First order\nstate: future\nsummary: How it should be."),
        ["summary now “How it should be.”", "state current → future"],
    ),
    (
        ("talks: {title: Twelve talks}", "talks: Twelve good talks"),
        ["source “Twelve good talks”: was called “Twelve talks”"],
    ),
]


def names(raw: str | bytes) -> Names:
    held = read("map.yml", raw if isinstance(raw, bytes) else raw.encode())
    assert held.map_file, held.problems
    return Names(held.map_file.map, None, Scale())


def words(old: str, new: str) -> list[str]:
    return [change.words for change in changes(names(old), names(new))]


@pytest.mark.parametrize(("edit", "said"), EDITS, ids=[edit[1] for edit, _ in EDITS])
def test_what_an_edit_says(edit: tuple[str, str], said: list[str]) -> None:
    assert edit[0] in MAP
    assert words(MAP, MAP.replace(*edit)) == said


@pytest.mark.parametrize(
    ("code", "felt", "gone"),
    [
        ("de", "Wait: Emotion: −4 → keine", "Choose: entfallen: Schritt „Offer“ (Emotion +2)"),
        ("ja", "Wait：感情：−4 → なし", "Choose：削除：ステップ「Offer」（感情+2）"),
        (
            "fr",
            "Wait\xa0: émotion\xa0: −4 → aucun",
            "Choose\xa0: supprimé\xa0: pas «\xa0Offer\xa0» (émotion +2)",
        ),
        ("es", "Wait: emoción: −4 → ninguno", "Choose: eliminado: paso «Offer» (emoción +2)"),
        (
            "ar",
            "Wait: المشاعر: \u200e−4 \u200f←\u200f لا يوجد",
            "Choose: حُذف: الخطوة «Offer» (المشاعر \u200e+2)",
        ),
    ],
)
def test_it_is_said_in_the_language_that_is_spoken(code: str, felt: str, gone: str) -> None:
    language = find_language(code)
    assert language
    with speaking(language):
        assert words(MAP, MAP.replace("    emotion: -4\n", "")) == [felt]
        offer = "      - {name: Offer, channel: shop, emotion: 2}\n"
        assert words(MAP, MAP.replace(offer, "")) == [gone]


def test_a_step_that_moves_to_another_stage() -> None:
    offer = "      - {name: Offer, channel: shop, emotion: 2}\n"
    moved = MAP.replace(offer, "").replace(
        "    teams:", f"    steps:\n{offer.replace('emotion: 2', 'emotion: 5')}    teams:"
    )
    assert words(MAP, moved) == [
        "step “Offer” moved from Choose to Wait",
        "Wait, Offer: emotion +2 → +5",
    ]


def test_a_stage_that_changes_places_with_the_next() -> None:
    head, choose, wait = MAP.split("  - name: ")
    wait, plan = wait.split("improvements:")
    swapped = f"{head}  - name: {wait}  - name: {choose}improvements:{plan}"
    assert words(MAP, swapped) == ["stage “Wait” now stands first"]


def test_a_stage_under_a_new_name_is_known_by_what_it_holds() -> None:
    found = changes(names(MAP), names(MAP.replace("name: Choose", "name: Making up one's mind")))
    assert [change.sort for change in found] == [Sort.RENAMED, Sort.RENAMED]


def test_a_long_text_is_cut_down_to_what_differs() -> None:
    before = MAP.replace("Nobody says when it will arrive", f"{'so ' * 60}slow {'and ' * 60}dear")
    (said,) = words(before, before.replace("slow", "fast"))
    assert said.endswith("before “… so so so slow and and and …”")


def test_a_blueprint_tells_what_its_actions_answer() -> None:
    blueprint = (
        "kind: blueprint\ntitle: Behind\nstages:\n  - name: Wait\n"
        "    frontstage: [{do: Calls, id: call}]\n    backstage: [{do: Packs, role: packer}]\n"
    )
    changed = blueprint.replace("role: packer", "role: driver, needs: [call]").replace(
        "[{do: Calls, id: call}]", "[{do: Calls, id: call}, {do: Writes, systems: crm}]"
    )
    assert words(blueprint, changed) == [
        "Wait: new frontstage action “Writes”",
        "Wait, Packs: role Packer → Driver",
        "Wait, Packs: new need Calls",
    ]


CASES = Path(__file__).parent / "cases"
SAMPLES = [
    (CASES / path).read_bytes()
    for path in (
        "journeys/maps/everything.yml",
        "journeys/maps/two-people.yml",
        "language/blueprints/onboarding.yml",
        "language/blueprints/parcel.yml",
        "language/personas/company-president.yml",
        "language/catalog.yml",
        "language/comparisons/now-and-later.yml",
    )
]
DATA = [Source("map.yml", raw).data for raw in SAMPLES]


def meaning(value: Any) -> Any:
    """What a map says: an id is the same whether it is written or made from the name."""
    if isinstance(value, Part):
        held = {name: meaning(getattr(value, name)) for name in type(value).model_fields}
        if "id" in held:
            held["id"] = key(value)
        if isinstance(value, Blueprint) and value.journey is None:
            held["order"] = list(value.stages)
        return type(value), held
    if isinstance(value, dict):
        return {own: meaning(held) for own, held in value.items()}
    return [meaning(one) for one in value] if isinstance(value, tuple) else value


def spots(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The ways to all that is written in a file, below its kind."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for own, held in items:
        if own != "kind":
            found.append((*path, own))
            if isinstance(held, dict | list):
                found += spots(held, (*path, own))
    return found


@st.composite
def edited(draw: st.DrawFn, data: Any) -> Any:
    """A file's data, changed at one place in one of the ways that an author would."""
    copy = deepcopy(data)
    if not (there := spots(copy)):
        return copy
    path = draw(st.sampled_from(there))
    holder = copy
    for step in path[:-1]:
        holder = holder[step]
    own = path[-1]
    ways = ["delete", "change"]
    if isinstance(holder, list):
        ways += ["repeat", "swap"]
    match draw(st.sampled_from(ways)):
        case "delete":
            del holder[own]
        case "repeat":
            holder.insert(int(own), holder[own])
        case "swap":
            other = draw(st.integers(0, len(holder) - 1))
            holder[own], holder[other] = holder[other], holder[own]
        case _:
            held = holder[own]
            if isinstance(held, bool):
                holder[own] = not held
            elif isinstance(held, int | float):
                holder[own] = held + draw(st.sampled_from([1, -1, 0.5]))
            elif isinstance(held, str):
                holder[own] = draw(st.sampled_from([f"{held}x", f"{held} more", "other"]))
            elif isinstance(held, dict) and isinstance(holder, dict):
                holder[f"{own}x"] = holder.pop(own)
    return copy


def as_map(data: Any) -> Map | None:
    held = read("map.yml", json.dumps(data, ensure_ascii=False).encode())
    return held.map_file.map if held.map_file else None


@settings(max_examples=100)
@given(st.data())
def test_every_change_of_meaning_is_told_and_nothing_else_is(data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(DATA))
    new = original
    for _ in range(data.draw(st.integers(1, 3))):
        new = data.draw(edited(new))
        if not isinstance(new, dict):
            return
    old_map, new_map = as_map(original), as_map(new)
    assert old_map
    if new_map is None:
        return
    told = changes(Names(old_map, None, Scale()), Names(new_map, None, Scale()))
    assert bool(told) == (meaning(old_map) != meaning(new_map)), told
    for change in told:
        assert change.words.strip()
        assert "  " not in change.words


@given(st.sampled_from(SAMPLES), st.booleans(), st.integers(20, 200), st.booleans())
def test_layout_and_comments_say_nothing(
    raw: bytes, flow: bool, width: int, commented: bool
) -> None:
    data = Source("map.yml", raw).data
    text = yaml.safe_dump(data, default_flow_style=flow, width=width, sort_keys=False)
    new = f"# A comment above\n{text}\n\n# and below\n" if commented else text
    new = new if flow else f"x-own: something\n{new}"
    assert changes(names(raw), names(new)) == ()


@pytest.mark.parametrize("raw", SAMPLES)
def test_applying_nothing_gives_no_difference(raw: bytes) -> None:
    assert changes(names(raw), names(raw)) == ()
