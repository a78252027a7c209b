"""Charts for tests, from a row of scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymaps.charts.chart import Chart, Exit, Gap, Lift, Line, Point, Role, StageScore
from journeymaps.charts.scale import Scale

STAGES = ("Awareness", "Consideration", "Decision", "Usage", "Retention")
STEPS = (
    "Neighbour’s tip",
    "Portal advert",
    "Tariff calculator",
    "Review forum",
    "Hotline question",
    "Online sign-up",
    "Welcome call",
    "First invoice",
    "Help centre",
    "Meter app",
    "Renewal letter",
    "Loyalty bonus",
)
STAGE_OF = (0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4)
FELT = (4, 2, 3, -2, 2, 7, 9, -6, -4, 1, 3, 5)
EXPECTED = (4, 3, 4, 1, 4, 7, 9, 2, 3, 4, 5, 7)
OTHER = (1, 3, 5, None, -1, 4, 6, -1, -5, 2, 4, 2)


def made_point(index: int, score: float, **more: Any) -> Point:
    """A value at a column."""
    known = index < len(STEPS)
    given = {
        "label": STEPS[index] if known else f"Step {index + 1}",
        "stage": STAGES[STAGE_OF[index]] if known else "Later",
        "anchor": f"step-{index + 1}",
        "researched": True,
        "source": "Interviews with 50 customers",
    }
    return Point(x=index + 0.5, score=score, **(given | more))


def made_line(
    scores: Sequence[float | None], role: Role = Role.FELT, name: str = "today", **more: Any
) -> Line:
    """A line of these scores, with a gap for each None."""
    values = tuple(
        Gap(index + 0.5, STEPS[index % 12]) if score is None else made_point(index, score, **more)
        for index, score in enumerate(scores)
    )
    return Line(role, name, values)


def made_chart(*lines: Line | Sequence[float | None], **more: Any) -> Chart:
    """A chart of lines, or of rows of scores."""
    drawn = tuple(line if isinstance(line, Line) else made_line(line) for line in lines)
    given = {"id": "chart", "scale": Scale(), "columns": len(drawn[0].values)}
    return Chart(lines=drawn, **(given | more))


def full_chart(**more: Any) -> Chart:
    """A chart with something of everything: assumed values, expected ones, exits, lifts, words."""
    words = {3: "irritated", 6: "delighted", 7: "frustrated", 11: "pleased"}
    assumed = {"researched": False, "source": ""}
    felt = tuple(
        made_point(
            index,
            score,
            word=words.get(index, ""),
            expected=EXPECTED[index],
            moment_of_truth=index in (6, 7),
            quote="I paid double and nobody could tell me why." if index == 7 else "",
            quote_by="Interview 3" if index == 7 else "",
            **(assumed if index in (1, 8, 9) else {}),
        )
        for index, score in enumerate(FELT)
    )
    stages = (
        StageScore("Awareness", 0, 2, 3, "content", computed=True),
        StageScore("Consideration", 2, 3, 1, "indifferent", computed=True),
        StageScore("Decision", 5, 2, 8, "delighted", researched=True),
        StageScore("Usage", 7, 3, -3, "irritated", computed=True),
        StageScore("Retention", 10, 2, 4, "pleased", computed=True),
    )
    given: dict[str, Any] = {
        "borders": (2, 5, 7, 10),
        "exits": (
            Exit(3.5, "at Review forum", 18, "The reviews warn of the first bill."),
            Exit(7, "between Decision and Usage", None, "Set-up is too hard."),
            Exit(7.5, "at First invoice", 9),
        ),
        "lifts": (Lift(7.5, -6, 2), Lift(8.5, -4, 3)),
    }
    return made_chart(
        Line(Role.FELT, "today", felt, stages),
        made_line(EXPECTED, Role.EXPECTED, "expected"),
        **(given | more),
    )


def paired_chart(**more: Any) -> Chart:
    """Two people on one chart; the second has a gap."""
    return made_chart(
        made_line(FELT, name="Mara"),
        made_line(OTHER, Role.SECOND, "Jonas", word="so so", researched=False, source=""),
        **more,
    )
