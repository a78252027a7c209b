"""The charts of a comparison: columns are stages, and all that is compared shares them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeymaps.atlas.atlas import Atlas
from journeymaps.charts.chart import Chart, Gap, Line, Point, Role, StageScore
from journeymaps.charts.columns import title_of, why_blank
from journeymaps.charts.scale import Scale
from journeymaps.model import Journey
from journeymaps.model.journey import Stage
from journeymaps.words import message

NO_STAGE = message("no such stage")


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared: how somebody feels on a journey, and what that is called in short."""

    name: str
    journey: Journey
    person: str | None
    scale: Scale


def charts_beside(
    all_told: Sequence[Told], stages: Sequence[tuple[str, str]], atlas: Atlas
) -> tuple[Chart, ...]:
    """One chart of two, one of each from three on; none of what has no scores.

    `stages` are those of all journeys, by id and name. Where the scales differ each has a chart of
    its own too, and in full, for its axis to be read.
    """
    lines = [(told.scale, line) for told in all_told if (line := _line(told, stages, atlas)).points]
    if not lines:
        return ()
    together = len({(scale.low, scale.high) for scale, _ in lines}) == 1
    charts = tuple(
        Chart(
            id=f"jm-emotion-{index + 1}",
            scale=scale,
            columns=len(stages),
            lines=(line,),
            borders=tuple(range(1, len(stages))),
            compact=together and len(lines) > 2,
        )
        for index, (scale, line) in enumerate(lines)
    )
    if together and len(lines) == 2:
        return (replace(charts[0], lines=(charts[0].main, _second(*(line for _, line in lines)))),)
    return charts


def _second(main: Line, other: Line) -> Line:
    planned = other.role is Role.EXPECTED and main.role is Role.FELT
    return replace(other, role=Role.PLANNED if planned else Role.SECOND)


def _line(told: Told, stages: Sequence[tuple[str, str]], atlas: Atlas) -> Line:
    own = {stage.slug: stage for stage in told.journey.stages}
    scores = [StageScore(name, index, 1) for index, (_, name) in enumerate(stages)]
    values: list[Point | Gap] = []
    for index, (slug, name) in enumerate(stages):
        value = _value(told, own.get(slug), Gap(index + 0.5, name), slug, atlas)
        values.append(value)
        if isinstance(value, Point):
            scores[index] = replace(
                scores[index],
                score=value.score,
                word=value.word,
                researched=value.researched,
                computed=value.mean_of > 0,
            )
    role = Role.EXPECTED if told.journey.state == "future" else Role.FELT
    return Line(role, told.name, tuple(values), tuple(scores))


def _value(told: Told, stage: Stage | None, gap: Gap, slug: str, atlas: Atlas) -> Point | Gap:
    if stage is None:
        return replace(gap, text=NO_STAGE)
    found = stage.score_of(told.person)
    score = found.emotion.score if found else None
    if found is None or score is None:
        return replace(gap, text=why_blank(told.journey, stage, told.person))
    felt = found.emotion
    quote = stage.quotes[0] if stage.quotes else None
    return Point(
        x=gap.x,
        score=score,
        label=gap.label,
        stage=gap.label,
        anchor=slug,
        word=felt.word or "",
        researched=felt.source is not None,
        source=title_of(told.journey, atlas, felt.source),
        moment_of_truth=stage.moment_of_truth,
        quote=quote.text if quote else "",
        quote_by=(quote.by or "") if quote else "",
        mean_of=found.steps,
    )
