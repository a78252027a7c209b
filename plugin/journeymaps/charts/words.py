"""What a chart says in words, to those who hear it and to those who ask what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.charts.chart import Chart, Exit, Line, Point, StageScore
from journeymaps.charts.scale import Scale, plain
from journeymaps.model.dates import MONTHS, PartialDate

NBSP = "\N{NO-BREAK SPACE}"

NOTHING_FELT = "No feelings researched or estimated yet"
"""What a map without any score says in the place of a chart."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a chart's values rest on."""

    researched: int
    values: int
    newest: PartialDate | None = None
    """When the newest of the sources was gathered."""
    samples: tuple[tuple[int, str], ...] = ()
    """How many of what: `(50, "interview")`."""
    expected: bool = False
    """Whether the values tell of a future that nobody has felt yet."""


def evidence(found: Evidence) -> str:
    """`5 of 9 values researched, newest May 2025, 50 interviews`."""
    if not found.values:
        return NOTHING_FELT
    values = count(found.values, "value")
    if found.expected:
        return f"{values}, all expected and none felt yet"
    if not found.researched:
        return f"None of {values} researched: all are assumed"
    parts = [f"{found.researched} of {values} researched"]
    if found.newest:
        parts.append(f"newest {month(found.newest)}")
    parts += [sample(n, kind) for n, kind in found.samples]
    return ", ".join(parts)


def sample(n: int, kind: str) -> str:
    """How many of what: `50 interviews`, `1,210 survey answers`, `300 from analytics`."""
    one = {"interview": "interview", "survey": "survey answer", "observation": "observation"}
    if kind in one:
        return f"{n:,} {one[kind]}" if n == 1 else f"{n:,} {one[kind]}s"
    return f"{n:,} from {kind}" if kind else f"n = {n:,}"


def month(when: PartialDate) -> str:
    """A date to the month, as far as it is known: `May 2025`."""
    return f"{MONTHS[when.month - 1][:3]} {when.year}" if when.month else str(when.year)


def description(chart: Chart) -> str:
    """The chart over the rows of its map in sentences, for those who do not see it."""
    return f"{summary(chart)} Every value is in the rows below."


def summary(chart: Chart) -> str:
    """A chart in sentences."""
    scale = chart.scale
    stages = len(chart.borders) + 1
    lines = [line for line in chart.lines if line is chart.main or line.role.is_beside]
    values = sum(len(line.points) for line in lines)
    what = "Expected emotion" if chart.main.role.is_future else "Emotion"
    said = [
        f"{what} on a scale from {scale.text(scale.low)} to "
        f"{scale.text(scale.high)}: {count(values, 'value')} across {count(stages, 'stage')}."
    ]
    for line in chart.lines:
        said += _of_line(chart, line)
    if chart.exits:
        said.append(f"People leave: {'; '.join(leaving(each) for each in chart.exits)}.")
    return " ".join(said)


def _of_line(chart: Chart, line: Line) -> list[str]:
    scale = chart.scale
    who = f"{line.name}: " if line is not chart.main or has_two_people(chart) else ""
    said = []
    if scores := [_stage(stage, scale) for stage in line.stages if stage.score is not None]:
        said.append(f"{who}Stage scores: {', '.join(scores)}.")
    high, low = line.highest, line.lowest
    if high and low:
        said.append(
            f"{who}Highest: {high.label} {scale.text(high.score)}. "
            f"Lowest: {low.label} {scale.text(low.score)}."
        )
    if line is chart.main or line.role.is_beside:
        for text in dict.fromkeys(gap.text for gap in line.gaps):
            there = ", ".join(gap.label for gap in line.gaps if gap.text == text)
            said.append(f"{who}{text.capitalize()}: {there}.")
    return said


def _stage(stage: StageScore, scale: Scale) -> str:
    mean = " on average" if stage.computed else ""
    return f"{stage.name} {scale.text(stage.score or 0)}{mean}"


def count(number: int, noun: str) -> str:
    """How many of what: `1 step`, `3 steps`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def has_two_people(chart: Chart) -> bool:
    """Whether the lines are two people's or maps', and not what one feels and is to feel."""
    return chart.lines[-1].role.is_beside


def exit_text(each: Exit) -> str:
    """What an exit's pill says: `18 % leave`."""
    return f"{percent(each.share)} leave" if each.share is not None else "People leave"


def percent(share: float) -> str:
    """A share in percent, on one line: `18 %`."""
    return f"{plain(share)}{NBSP}%"


def leaving(each: Exit) -> str:
    """An exit in a list of them: `18 % at Review forum (the reviews put them off)`."""
    share = percent(each.share) if each.share is not None else "some"
    return f"{share} {each.place}" + (f" ({each.why.rstrip('.')})" if each.why else "")


def exit_sentence(each: Exit, *, placed: bool) -> str:
    """An exit in a tooltip, with its place unless that is said already."""
    said = exit_text(each) + ("" if placed else f" {each.place}")
    return f"{said}: {each.why}" if each.why else said


def value_name(chart: Chart, line: Line, point: Point) -> str:
    """What a value's button is called: `Usage, First invoice: −6, frustrated`."""
    who = f"{line.name}, " if has_two_people(chart) else ""
    said = [chart.scale.text(point.score)]
    if point.word:
        said.append(point.word)
    if line.role.is_future:
        said.append("expected")
    elif not point.researched:
        said.append("assumed")
    return f"{who}{point.place}: {', '.join(said)}"


def rests_on(line: Line, point: Point) -> str:
    """What a value rests on: `Source: Interviews with 50 customers`."""
    if point.researched:
        ground = f"Source: {point.source}"
    else:
        ground = "Expected" if line.role.is_future else "Assumed: no source"
    return f"Mean of {count(point.mean_of, 'step')}. {ground}" if point.mean_of else ground
