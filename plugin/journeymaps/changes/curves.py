"""The curve of a journey before and after a change, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymaps.changes.names import Names
from journeymaps.changes.pairs import pairs
from journeymaps.changes.parts import known
from journeymaps.charts.scale import Scale
from journeymaps.model import Journey
from journeymaps.model.emotion import StageScore
from journeymaps.model.journey import Stage


@dataclass(frozen=True)
class Column:
    """A stage in both versions. Of one that only one of them has, the other has no score."""

    name: str
    before: StageScore | None
    after: StageScore | None

    @property
    def differs(self) -> bool:
        """Whether its score is another one than it was."""
        return _score(self.before) != _score(self.after)


@dataclass(frozen=True)
class Curve:
    """How one person feels in each stage, before and after."""

    person: str | None
    """The persona's id; None where the map tells of one feeling for all."""
    columns: tuple[Column, ...]

    @property
    def differs(self) -> bool:
        """Whether any stage has another score than it had."""
        return any(column.differs for column in self.columns)


def curves(before: Names, after: Names) -> tuple[Curve, ...]:
    """The curves of a journey that differ, one for each person of the newer version."""
    old, new = before.subject, after.subject
    assert isinstance(old, Journey) and isinstance(new, Journey)
    rows = _rows(before, after, old.stages, new.stages)
    people: Sequence[str | None] = new.people if len(new.people) > 1 else (None,)
    found = (
        Curve(
            person,
            tuple(
                Column(name, _felt(old, was, person), _felt(new, is_now, person))
                for name, was, is_now in rows
            ),
        )
        for person in people
    )
    return tuple(curve for curve in found if curve.differs)


def _felt(journey: Journey, stage: Stage | None, person: str | None) -> StageScore | None:
    if stage is None:
        return None
    return stage.score_of(person or (journey.people[0] if journey.people else None))


_Row = tuple[str, Stage | None, Stage | None]


def _rows(
    before: Names, after: Names, old: Sequence[Stage], new: Sequence[Stage]
) -> Sequence[_Row]:
    """The stages in their new order. One that is gone stands where it stood before the next."""
    found = pairs([known(stage, before) for stage in old], [known(stage, after) for stage in new])
    matched = {is_now: was for was, is_now in found.both}
    rows: list[_Row] = []
    gone = list(found.gone)
    for at, stage in enumerate(new):
        was = matched.get(at)
        while was is not None and gone and gone[0] < was:
            left = old[gone.pop(0)]
            rows.append((left.name, left, None))
        rows.append((stage.name, old[was] if was is not None else None, stage))
    return [*rows, *((old[at].name, old[at], None) for at in gone)]


def _score(felt: StageScore | None) -> float | None:
    return felt.emotion.score if felt else None


BLOCKS = "▁▂▃▄▅▆▇█"
"""A score as a bar that any forge, mail or terminal shows."""


def bar(scale: Scale, felt: StageScore | None) -> str:
    """A score as a bar with its number; a gap where there is none."""
    score = _score(felt)
    if score is None:
        return "–"
    share = (score - scale.low) / scale.span
    block = BLOCKS[max(0, min(len(BLOCKS) - 1, int(share * len(BLOCKS))))]
    return f"{block} {scale.text(score)}"
