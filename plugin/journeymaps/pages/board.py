"""The grid that journeys and blueprints share: a column a step, a stage over its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymaps.charts.lettering import longest
from journeymaps.charts.scale import Scale
from journeymaps.model.emotion import StageScore
from journeymaps.model.journey import Journey, Stage, Step
from journeymaps.model.reference import Path
from journeymaps.pages.icons import Icons
from journeymaps.pages.links import Link, Links
from journeymaps.reading.read import MapFile


@dataclass(frozen=True)
class Score:
    """A stage's score as its ribbon shows it."""

    text: str
    tone: str
    word: str
    computed: int
    """Of how many steps' scores it is the mean; 0 where the author wrote it."""
    researched: bool


@dataclass(frozen=True)
class Touchpoint:
    """A column: a step, or a stage that has none."""

    anchor: str
    """Its id on the page; empty where the stage's heading has it."""
    name: str
    when: str
    channel: Link | None
    icon: str
    moment_of_truth: bool
    repeats: str
    people: tuple[Link, ...]
    closer: Link | None
    first: bool
    href: str = ""
    """Where more is told of it, if not on this page."""


@dataclass(frozen=True)
class Ribbon:
    """A stage over its columns."""

    anchor: str
    name: str
    when: str
    start: int
    span: int
    score: Score | None
    closer: Link | None
    summary: str
    touchpoints: tuple[Touchpoint, ...]
    href: str = ""
    """Where more is told of it, if not on this page."""

    @property
    def longest(self) -> float:
        """How wide the longest word of its name is, as a multiple of the size of its letters."""
        return longest(self.name)


@dataclass(frozen=True)
class Board:
    """Stages over columns."""

    ribbons: tuple[Ribbon, ...]

    @property
    def columns(self) -> int:
        """How many columns the board has."""
        return sum(ribbon.span for ribbon in self.ribbons)

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All columns in order."""
        return tuple(point for ribbon in self.ribbons for point in ribbon.touchpoints)

    @property
    def has_steps(self) -> bool:
        """Whether any column is a step, or has something else to say in the touchpoints' row."""
        return any(point.anchor or point.channel for point in self.touchpoints)


def journey_board(
    links: Links, icons: Icons, held: MapFile, journey: Journey, scale: Scale
) -> Board:
    """The board of a journey. On another page than its own, its places lead there."""
    return Board(tuple(_ribbons(links, icons, held, journey, scale)))


def _ribbons(
    links: Links, icons: Icons, held: MapFile, journey: Journey, scale: Scale
) -> Iterator[Ribbon]:
    places = links.atlas.places(held)
    start = 0
    for index, stage in enumerate(journey.stages):
        path: Path = ("stages", index)
        own = places.at(path)
        points = tuple(_touchpoints(links, icons, held, stage, path))
        yield Ribbon(
            anchor=own.anchor,
            name=stage.name,
            when=stage.when or "",
            start=start,
            span=len(points),
            score=_score(journey, stage, scale),
            closer=links.at(held, (*path, "journey")),
            summary=stage.summary or "",
            touchpoints=points,
            href=_elsewhere(links, held, own.anchor),
        )
        start += len(points)


def _touchpoints(
    links: Links, icons: Icons, held: MapFile, stage: Stage, path: Path
) -> Iterator[Touchpoint]:
    columns: Sequence[tuple[Path, Stage | Step]] = [
        ((*path, "steps", index), step) for index, step in enumerate(stage.steps)
    ] or [(path, stage)]
    places = links.atlas.places(held)
    for index, (there, point) in enumerate(columns):
        is_step = isinstance(point, Step)
        yield Touchpoint(
            anchor=places.at(there).anchor if is_step else "",
            name=point.name if is_step else "",
            when=(point.when or "") if is_step else "",
            channel=links.at(held, (*there, "channel")),
            icon=channel_icon(links, icons, point.channel),
            moment_of_truth=point.moment_of_truth,
            repeats=point.repeats or "",
            people=tuple(links.to("persona", persona) for persona in point.personas),
            closer=links.at(held, (*there, "journey")) if is_step else None,
            first=index == 0,
            href=_elsewhere(links, held, places.at(there).anchor) if is_step else "",
        )


def _elsewhere(links: Links, held: MapFile, anchor: str) -> str:
    return "" if held.path == links.page else links.to_page(held.path, anchor)


def channel_icon(links: Links, icons: Icons, channel: str | None) -> str:
    """The icon of a channel: its own from the catalog, or the one for any place."""
    entry = links.atlas.entries.get(("channel", channel or ""))
    named = getattr(entry.written, "icon", None) if entry else None
    return named if named and icons.has(named) else "material/circle-medium"


def _score(journey: Journey, stage: Stage, scale: Scale) -> Score | None:
    """The stage's score where one person's feelings are told; several have rows of their own."""
    people = journey.people
    if len(people) > 1:
        return None
    found = stage.score_of(people[0] if people else None)
    return score_view(found, scale) if found else None


def score_view(found: StageScore, scale: Scale) -> Score:
    """A score in words and tone."""
    value = found.emotion.score
    assert value is not None  # a stage's score has one, or is none
    return Score(
        text=scale.text(value),
        tone=scale.sentiment(value).tone,
        word=found.emotion.word or "",
        computed=found.steps,
        researched=bool(found.emotion.source),
    )
