"""What the search finds in a map: every text of its cells, at the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymaps.atlas.places import SIDES, STATEMENTS
from journeymaps.model import Blueprint, Journey
from journeymaps.model.blueprint import Action, BlueprintStage
from journeymaps.model.journey import Point, Stage
from journeymaps.model.plan import Improvement
from journeymaps.model.statement import Statement
from journeymaps.model.variant import Variant
from journeymaps.pages.board import Board
from journeymaps.pages.context import PageContext
from journeymaps.pages.kinds import kind_name
from journeymaps.pages.page import Section
from journeymaps.pages.prose import plain
from journeymaps.words import capital


def in_journey(context: PageContext, journey: Journey) -> Iterator[Section]:
    """The stages and steps of a journey, and what follows from them."""
    for index, stage in enumerate(journey.stages):
        own = context.anchor(("stages", index))
        yield Section(own, stage.name, _plain(_of_stage(stage)))
        for number, step in enumerate(stage.steps):
            anchor = context.anchor(("stages", index, "steps", number))
            yield Section(anchor, f"{stage.name}, {step.name}", _plain(_of_point(step)), level=3)
    for index, theme in enumerate(journey.themes):
        said = _plain((theme.summary,))
        yield Section(context.anchor(("themes", index)), theme.title, said)
    for index, finding in enumerate(journey.findings):
        said = _plain((finding.finding, finding.means))
        yield Section(context.anchor(("findings", index)), capital(kind_name("finding")), said)
    for index, planned in enumerate(journey.improvements):
        anchor = context.anchor(("improvements", index))
        yield Section(anchor, planned.title, _plain(_of_improvement(planned)))


def in_blueprint(blueprint: Blueprint, board: Board) -> Iterator[Section]:
    """The stages of a blueprint, and the steps under which actions stand."""
    for ribbon in board.ribbons:
        stage = blueprint.stages.get(ribbon.anchor)
        if stage is None:
            continue
        acts = [act for side in SIDES for act in getattr(stage, side)]
        steps = {point.anchor: point.name for point in ribbon.touchpoints if point.anchor}
        below = {f"{ribbon.anchor}.{act.step}" for act in acts if act.step} & steps.keys()
        whole = (act for act in acts if f"{ribbon.anchor}.{act.step}" not in below)
        yield Section(ribbon.anchor, ribbon.name, _plain(_behind_stage(stage, whole)))
        for anchor, name in steps.items():
            if anchor in below:
                theirs = (act for act in acts if f"{ribbon.anchor}.{act.step}" == anchor)
                said = _plain(text for act in theirs for text in _of_action(act))
                yield Section(anchor, f"{ribbon.name}, {name}", said, level=3)


def _plain(texts: Iterable[str | None]) -> tuple[str, ...]:
    """The texts without Markdown, each once: what stands there twice is no easier to find."""
    return tuple(dict.fromkeys(plain(text) for text in texts if text))


def _of_point(point: Point) -> Iterator[str | None]:
    yield from (point.summary, point.goal, *point.doing)
    for field in STATEMENTS:
        yield from _texts(getattr(point, field))
    for written in point.lanes.values():
        yield from written
    yield from (emotion.word for emotion in (point.emotion, *point.emotions.values()) if emotion)
    if point.exit:
        yield point.exit.why
    yield from (metric.name for metric in point.metrics)
    yield from _cases(point.variants)


def _of_stage(stage: Stage) -> Iterator[str | None]:
    yield from _of_point(stage)
    yield from stage.teams.values()
    for handover in stage.handovers:
        yield from (*handover.passes, *handover.loses)


def _of_improvement(planned: Improvement) -> Iterator[str | None]:
    yield from (planned.before, planned.after)
    yield from (effect.name for effect in planned.effects)


def _behind_stage(stage: BlueprintStage, acts: Iterable[Action]) -> Iterator[str | None]:
    yield from (*stage.doing, *stage.evidence)
    for act in acts:
        yield from _of_action(act)
    yield from stage.roles.values()
    yield from _texts((*stage.policies, *stage.questions))
    yield from (metric.name for metric in stage.metrics)
    yield from _cases(stage.variants)


def _of_action(act: Action) -> Iterator[str | None]:
    yield from (act.do, *act.fails)
    yield from _cases(act.variants)


def _texts(statements: Iterable[Statement]) -> Iterator[str]:
    return (statement.text for statement in statements)


def _cases(variants: Iterable[Variant]) -> Iterator[str]:
    for variant in variants:
        yield from (variant.case, variant.do)
