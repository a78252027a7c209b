"""A journey's stages and steps as columns, and what is felt at each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journeymaps.atlas.atlas import Atlas
from journeymaps.atlas.places import Places
from journeymaps.charts.chart import LATER, TODAY, Exit, Gap, Line, Point, Role, StageScore
from journeymaps.model import Journey
from journeymaps.model.emotion import Emotion
from journeymaps.model.journey import Stage, Step
from journeymaps.model.reference import Path
from journeymaps.model.statement import Source
from journeymaps.words import message, say


def source_of(journey: Journey, atlas: Atlas, own: str) -> Source | None:
    """A source of the map itself, or of a catalog. A system is a source without details."""
    if own in journey.sources:
        return journey.sources[own]
    entry = atlas.entries.get(("source", own))
    return entry.written if entry and isinstance(entry.written, Source) else None


def title_of(journey: Journey, atlas: Atlas, own: str | None) -> str:
    """What a source is called; empty for none."""
    if own is None:
        return ""
    found = source_of(journey, atlas, own)
    return found.title if found else atlas.name("system", own)


def why_blank(journey: Journey, point: Stage | Step, person: str | None) -> str:
    """Why a person has no score at a stage or step, as a message."""
    if person and point.personas and person not in point.personas:
        return message("not involved")
    return message("not estimated") if journey.state == "future" else message("not researched")


@dataclass(frozen=True, slots=True)
class Column:
    """A stage over its columns."""

    stage: Stage
    path: Path
    start: int

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(len(self.stage.steps), 1)

    @property
    def end(self) -> int:
        """Where the next stage begins."""
        return self.start + self.width

    @property
    def steps(self) -> Iterator[tuple[float, Path, Step]]:
        """The place, the path and the step of every column."""
        for index, step in enumerate(self.stage.steps):
            yield self.start + index + 0.5, (*self.path, "steps", index), step


class Columns:
    """Reads one journey's stages as columns."""

    def __init__(self, journey: Journey, places: Places, atlas: Atlas) -> None:
        self._journey = journey
        self._places = places
        self._atlas = atlas
        self._stages: list[Column] = []
        start = 0
        for index, stage in enumerate(journey.stages):
            self._stages.append(Column(stage, ("stages", index), start))
            start = self._stages[-1].end
        self.columns = start
        self.borders = tuple(each.start for each in self._stages[1:])

    @property
    def people(self) -> Sequence[str | None]:
        """Whose lines there are: where nobody's feelings are told apart, one line for all."""
        points = (point for each in self._journey.stages for point in (each, *each.steps))
        people = self._journey.people
        return people if any(point.emotions for point in points) else (people or (None,))[:1]

    def line(self, person: str | None) -> Line:
        """How one person feels along the journey, as the only one in a chart."""
        future = self._journey.state == "future"
        several = len(self.people) > 1
        name = self._atlas.name("persona", person) if several and person else ""
        return Line(
            role=Role.EXPECTED if future else Role.FELT,
            name=name or say(LATER if future else TODAY),
            values=tuple(value for each in self._stages for value in self._values(each, person)),
            stages=tuple(_stage_score(each, person) for each in self._stages),
        )

    def exits(self) -> Iterator[Exit]:
        """The people who leave at steps, and between a stage and the next."""
        for each, following in zip(self._stages, [*self._stages[1:], None], strict=True):
            for x, path, step in each.steps:
                if step.exit:
                    yield self._exit(x, step, path, say("at %(place)s", place=step.name))
            if each.stage.exit:
                name = each.stage.name
                where = (
                    say("between %(place)s and %(other)s", place=name, other=following.stage.name)
                    if following
                    else say("after %(place)s", place=name)
                )
                yield self._exit(each.end, each.stage, each.path, where)

    def _exit(self, x: float, point: Stage | Step, path: Path, place: str) -> Exit:
        leaving = point.exit
        assert leaving is not None  # both callers looked
        return Exit(
            x=x,
            place=place,
            share=leaving.share,
            why=leaving.why or "",
            source=self._title(leaving.source),
            anchor=self._places.at(path).anchor,
        )

    def _values(self, each: Column, person: str | None) -> Iterator[Point | Gap]:
        stage = each.stage
        middle = each.start + each.width / 2
        if any(_score(step.felt_by(person)) is not None for step in stage.steps):
            for x, path, step in each.steps:
                yield self._point(x, stage, step, path, person) or self._gap(x, step, person)
            return
        yield self._point(middle, stage, stage, each.path, person) or replace(
            self._gap(middle, stage, person), columns=each.width
        )

    def _point(
        self, x: float, stage: Stage, point: Stage | Step, path: Path, person: str | None
    ) -> Point | None:
        felt = point.felt_by(person)
        score = _score(felt)
        if felt is None or score is None:
            return None
        quote = point.quotes[0] if point.quotes else None
        return Point(
            x=x,
            score=score,
            label=point.name,
            stage=stage.name,
            anchor=self._places.at(path).anchor,
            word=felt.word or "",
            researched=felt.source is not None,
            source=self._title(felt.source),
            expected=felt.expected,
            moment_of_truth=point.moment_of_truth,
            quote=quote.text if quote else "",
            quote_by=(quote.by or "") if quote else "",
        )

    def _gap(self, x: float, point: Stage | Step, person: str | None) -> Gap:
        return Gap(x, point.name, text=why_blank(self._journey, point, person))

    def _title(self, own: str | None) -> str:
        return title_of(self._journey, self._atlas, own)


def _score(felt: Emotion | None) -> float | None:
    return felt.score if felt else None


def _stage_score(each: Column, person: str | None) -> StageScore:
    found = each.stage.score_of(person)
    name, start, width = each.stage.name, each.start, each.width
    if found is None:
        return StageScore(name, start, width)
    return StageScore(
        name,
        start,
        width,
        score=found.emotion.score,
        word=found.emotion.word or "",
        researched=found.emotion.source is not None,
        computed=found.computed,
    )
