"""A journey at a glance: the high and low points of its curve, as far as it has any."""

from __future__ import annotations

import pytest

from made_pages import pages_from, soup_of, texts


@pytest.mark.parametrize(
    ("emotions", "facts", "said"),
    [
        (
            ["emotion: 4", "emotion: -6"],
            ["High point +4 One", "Low point −6 Two"],
            "Highest: One +4. Lowest: Two −6.",
        ),
        (["emotion: -6"], ["Only value −6 One"], "Only value: One −6."),
        (
            ["emotion: -6", "emotion: -6"],
            ["The same throughout, from −6 One"],
            "Every value: −6.",
        ),
        (["pains: A queue"], [], ""),
    ],
)
def test_a_value_is_called_high_or_low_only_beside_another(
    emotions: list[str], facts: list[str], said: str
) -> None:
    stages = "".join(
        f"  - {{name: {name}, {emotion}}}\n"
        for name, emotion in zip(("One", "Two"), emotions, strict=False)
    )
    page = soup_of(pages_from({"a.yml": f"kind: journey\ntitle: A\nstages:\n{stages}"}), "a.yml")
    assert texts(page, ".jm-fact:not(.jm-fact--evidence)") == facts
    described = " ".join(str(image["aria-label"]) for image in page.select("[role=img]"))
    assert said in described
    assert bool(said) == bool(described)
