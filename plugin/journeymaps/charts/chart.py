"""What an emotion chart shows: values at places along the columns, and nothing of how it is drawn.

A place along the chart is an x in columns: the centre of the first column is 0.5, the border
between the second and the third is 2. All places of values are multiples of a half.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from journeymaps.charts.scale import Scale
from journeymaps.words import message

TODAY, LATER = message("today"), message("expected")
"""What lines are called that differ in when things are felt, and not in who feels them."""


class Role(StrEnum):
    """Whose feeling a line shows, which is what tells the lines of a chart apart."""

    FELT = "felt"
    EXPECTED = "expected"
    SECOND = "second"
    PLANNED = "planned"

    @property
    def is_beside(self) -> bool:
        """Whether the line is another person's or map's, to be set against the main one."""
        return self in (Role.SECOND, Role.PLANNED)

    @property
    def is_future(self) -> bool:
        """Whether nobody has felt it yet."""
        return self in (Role.EXPECTED, Role.PLANNED)


@dataclass(frozen=True, slots=True)
class Point:
    """One value: how somebody feels at a step, or in a stage that has no scores at its steps."""

    x: float
    score: float
    label: str
    """The step's name, or the stage's."""
    stage: str
    """The stage's name. The same as the label where the value is the stage's own."""
    anchor: str
    """The id on the page that tells more of this place."""
    word: str = ""
    researched: bool = False
    """Whether the score rests on a source. If not, it is assumed."""
    source: str = ""
    expected: float | None = None
    """The score that is expected here after the planned improvements."""
    moment_of_truth: bool = False
    quote: str = ""
    quote_by: str = ""
    mean_of: int = 0
    """Of how many steps' scores it is the mean; 0 where the author wrote it."""

    @property
    def place(self) -> str:
        """Where it is, in words: `Usage, First invoice`."""
        return self.label if self.label == self.stage else f"{self.stage}, {self.label}"


@dataclass(frozen=True, slots=True)
class Gap:
    """A place without a value. It interrupts the line."""

    x: float
    label: str
    columns: int = 1
    """How many columns it spans, around its x."""
    text: str = message("not researched")
    """Why there is no value, as a message."""


@dataclass(frozen=True, slots=True)
class StageScore:
    """A stage's score: its own, or the mean of its steps'."""

    name: str
    start: int
    """The stage's first column."""
    columns: int
    score: float | None = None
    word: str = ""
    researched: bool = False
    computed: bool = False
    """Whether it is a mean."""


@dataclass(frozen=True)
class Line:
    """A curve: its values and gaps in order of their places."""

    role: Role
    name: str
    """What stands at its end where there are two: `today`, `expected`, a persona's name."""
    values: tuple[Point | Gap, ...]
    stages: tuple[StageScore, ...] = ()

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The values."""
        return tuple(value for value in self.values if isinstance(value, Point))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps."""
        return tuple(value for value in self.values if isinstance(value, Gap))

    @cached_property
    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """The values between gaps: within a run they are joined, across a gap they are not."""
        found: list[tuple[Point, ...]] = []
        for is_run, values in groupby(self.values, key=lambda value: isinstance(value, Point)):
            if is_run:
                found.append(tuple(value for value in values if isinstance(value, Point)))
        return tuple(found)

    @cached_property
    def highest(self) -> Point | None:
        """The highest value; of several the first."""
        return max(self.points, key=lambda point: point.score, default=None)

    @cached_property
    def lowest(self) -> Point | None:
        """The lowest value; of several the first."""
        return min(self.points, key=lambda point: point.score, default=None)


@dataclass(frozen=True, slots=True)
class Exit:
    """People who leave: at a step, or on the border between two stages."""

    x: float
    place: str
    """Where, in words: a step's name, or `between Decision and Usage`."""
    share: float | None = None
    """How many of those who came this far, in percent."""
    why: str = ""
    source: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Lift:
    """A large rise from what is felt to what is expected."""

    x: float
    felt: float
    expected: float


@dataclass(frozen=True, slots=True)
class Chart:
    """An emotion chart over the columns of a map."""

    id: str
    """Unique on its page; the ids of the chart's parts begin with it."""
    scale: Scale
    columns: int
    lines: tuple[Line, ...]
    """One line or two; the first is the main one. None has its curve without values."""
    borders: tuple[int, ...] = ()
    """Where one stage ends and the next begins."""
    exits: tuple[Exit, ...] = ()
    lifts: tuple[Lift, ...] = ()
    compact: bool = False
    """One of several small charts on one scale, a persona each."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for more lines than a reader can follow."""
        if not 1 <= len(self.lines) <= 2:
            raise ValueError(f"a chart has one or two lines, not {len(self.lines)}")

    @property
    def main(self) -> Line:
        """The line that ribbons, high and low speak of."""
        return self.lines[0]
