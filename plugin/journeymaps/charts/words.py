"""What a chart says in words, to those who hear it and to those who ask what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.charts.chart import LATER, Chart, Exit, Line, Point, StageScore
from journeymaps.charts.scale import Scale, plain
from journeymaps.model.dates import PartialDate
from journeymaps.words import (
    capital,
    listed,
    message,
    number,
    percent,
    say,
    say_as,
    say_count,
    sentences,
    spell_month,
    spell_year,
)

NOTHING_FELT = message("No feelings researched or estimated yet")
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
        return say(NOTHING_FELT)
    if found.expected:
        return say_count(
            "%(num)s value, all expected and none felt yet",
            "%(num)s values, all expected and none felt yet",
            found.values,
        )
    if not found.researched:
        return say_count(
            "%(num)s value, not researched: assumed",
            "None of %(num)s values researched: all are assumed",
            found.values,
        )
    parts = [
        say_count(
            "%(known)s of %(num)s value researched",
            "%(known)s of %(num)s values researched",
            found.values,
            known=number(found.researched),
        )
    ]
    if found.newest:
        parts.append(say("newest %(month)s", month=month(found.newest)))
    return listed([*parts, *(sample(n, kind) for n, kind in found.samples)])


def sample(n: int, kind: str) -> str:
    """How many of what: `50 interviews`, `1,210 survey answers`, `300 from analytics`."""
    match kind:
        case "interview":
            return say_count("%(num)s interview", "%(num)s interviews", n)
        case "survey":
            return say_count("%(num)s survey answer", "%(num)s survey answers", n)
        case "observation":
            return say_count("%(num)s observation", "%(num)s observations", n)
        case "":
            return say("n = %(number)s", number=number(n))
    return say("%(number)s from %(kind)s", number=number(n), kind=kind)


def month(when: PartialDate) -> str:
    """A date to the month, as far as it is known: `May 2025`."""
    return spell_month(when.earliest) if when.month else spell_year(when.earliest)


def description(chart: Chart) -> str:
    """The chart over the rows of its map in sentences, for those who do not see it."""
    return sentences([summary(chart), say("Every value is in the rows below.")])


def summary(chart: Chart) -> str:
    """A chart in sentences."""
    scale = chart.scale
    stages = len(chart.borders) + 1
    lines = [line for line in chart.lines if line is chart.main or line.role.is_beside]
    values = sum(len(line.points) for line in lines)
    told = {
        "low": scale.text(scale.low),
        "high": scale.text(scale.high),
        "values": say_count("%(num)s value", "%(num)s values", values),
        "stages": say_count("%(num)s stage", "%(num)s stages", stages),
    }
    said = [
        say(
            "Expected emotion on a scale from %(low)s to %(high)s: %(values)s across %(stages)s.",
            **told,
        )
        if chart.main.role.is_future
        else say(
            "Emotion on a scale from %(low)s to %(high)s: %(values)s across %(stages)s.", **told
        )
    ]
    for line in chart.lines:
        said += _of_line(chart, line)
    if chart.exits:
        where = say_as("between clauses", "; ").join(leaving(each) for each in chart.exits)
        said.append(say("People leave: %(where)s.", where=where))
    return sentences(said)


def _of_line(chart: Chart, line: Line) -> list[str]:
    scale = chart.scale
    who = f"{line.name}: " if line is not chart.main or has_two_people(chart) else ""
    said = []
    if scores := [_stage(stage, scale) for stage in line.stages if stage.score is not None]:
        said.append(say("Stage scores: %(scores)s.", scores=listed(scores)))
    high, low = line.highest, line.lowest
    if high and len(line.points) == 1:
        only = scale.text(high.score)
        said.append(say("Only value: %(place)s %(score)s.", place=high.label, score=only))
    elif high and low and high.score == low.score:
        said.append(say("Every value: %(score)s.", score=scale.text(high.score)))
    elif high and low:
        said.append(
            say(
                "Highest: %(high)s %(highest)s. Lowest: %(low)s %(lowest)s.",
                high=high.label,
                highest=scale.text(high.score),
                low=low.label,
                lowest=scale.text(low.score),
            )
        )
    if line is chart.main or line.role.is_beside:
        for text in dict.fromkeys(gap.text for gap in line.gaps):
            there = listed(gap.label for gap in line.gaps if gap.text == text)
            said.append(say("%(why)s: %(where)s.", why=capital(say(text)), where=there))
    return [who + each for each in said]


def _stage(stage: StageScore, scale: Scale) -> str:
    score = scale.text(stage.score or 0)
    if stage.computed:
        return say("%(name)s %(score)s on average", name=stage.name, score=score)
    return f"{stage.name} {score}"


def has_two_people(chart: Chart) -> bool:
    """Whether the lines are two people's or maps', and not what one feels and is to feel."""
    return chart.lines[-1].role.is_beside


def exit_text(each: Exit) -> str:
    """What an exit's pill says: `18 % leave`."""
    if each.share is None:
        return say("People leave")
    return say("%(percent)s leave", percent=percent(plain(each.share)))


def leaving(each: Exit) -> str:
    """An exit in a list of them: `18 % at Review forum (the reviews put them off)`."""
    share = percent(plain(each.share)) if each.share is not None else say("some")
    return f"{share} {each.place}" + (f" ({each.why.rstrip('.')})" if each.why else "")


def exit_sentence(each: Exit, *, placed: bool) -> str:
    """An exit in a tooltip, with its place unless that is said already."""
    said = exit_text(each) + ("" if placed else f" {each.place}")
    return f"{said}: {each.why}" if each.why else said


def value_name(chart: Chart, line: Line, point: Point) -> str:
    """What a value's button is called: `Usage, First invoice: −6, frustrated`."""
    who = (line.name,) if has_two_people(chart) else ()
    said = [chart.scale.text(point.score)]
    if point.word:
        said.append(point.word)
    if line.role.is_future:
        said.append(say(LATER))
    elif not point.researched:
        said.append(say("assumed"))
    return f"{listed([*who, point.place])}: {listed(said)}"


def rests_on(line: Line, point: Point) -> str:
    """What a value rests on: `Source: Interviews with 50 customers`."""
    if point.researched:
        ground = say("Source: %(name)s", name=point.source)
    elif line.role.is_future:
        ground = say("Expected")
    else:
        ground = say("Assumed: no source")
    if not point.mean_of:
        return ground
    mean = say_count("Mean of %(num)s step.", "Mean of %(num)s steps.", point.mean_of)
    return sentences([mean, ground])
