"""New maps as text: what is known is filled in, and comments say what else may stand there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeymaps.model import Journey
from journeymaps.model.ids import slug
from journeymaps.model.journey import Stage
from journeymaps.reading.values import plain

_SOURCE = "#   interviews: {title: Interviews with 12 customers, n: 12, date: 2026-09}"
_PLAIN = re.compile(r"[^\W_][\w ,.;'’()/&+–-]*[\w.)]|\w")


@dataclass(frozen=True)
class Draft:
    """What is known of a map that is about to be written."""

    kind: str
    title: str
    id: str = ""
    schema: str = ""
    """Where the editor finds the schema, as seen from the file."""
    owner: str = ""
    state: str = ""
    personas: Sequence[str] = ()
    journeys: Sequence[str] = ()
    stages: Sequence[str] = ()
    stages_from: str = ""
    like: Journey | None = None
    """A journey to take the stages and steps from, or that a blueprint stands behind."""

    def text(self) -> str:
        """The file."""
        lines = [f"# yaml-language-server: $schema={self.schema}"] if self.schema else []
        return "\n".join([*lines, f"kind: {self.kind}", *self._rest(), ""])

    def _rest(self) -> Iterator[str]:
        yield f"title: {scalar(self.title)}"
        yield "# In one sentence: what does this show, and why does it matter?"
        yield "# summary:"
        match self.kind:
            case "journey":
                yield from _journey(self)
            case "blueprint":
                yield from _blueprint(self)
            case "persona":
                yield from _persona(self)
            case "comparison":
                yield from _comparison(self)


def scalar(text: str) -> str:
    """A text as YAML, in quotes only where it needs them."""
    is_plain = _PLAIN.fullmatch(text) and plain(text) == text
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _flow(ids: Iterable[str]) -> str:
    return f"[{', '.join(scalar(each) for each in ids)}]"


def _owned(draft: Draft) -> Iterator[str]:
    if draft.owner:
        yield f"owner: {scalar(draft.owner)}"
    else:
        yield "# The team or role that answers for it."
        yield "# owner:"
    yield "# A draft stays out of the site until you take the line out again."
    yield "# status: draft"


def _reviewed(draft: Draft) -> Iterator[str]:
    yield "# When you have held it against reality, note the review:"
    yield f"#   journeymaps review {draft.id} --by your-name --note 'What you looked at.'"


def _journey(draft: Draft) -> Iterator[str]:
    like = draft.like
    if draft.state:
        yield f"state: {draft.state}"
    if len(draft.personas) > 1:
        yield f"personas: {_flow(draft.personas)}"
    elif draft.personas:
        yield f"persona: {scalar(draft.personas[0])}"
    else:
        yield "# Whose journey is it? The id of a persona: the name of its file."
        yield "# persona:"
    yield from _owned(draft)
    yield "# The question that the map answers."
    yield "# purpose:"
    if like and like.scale:
        yield f"scale: {{low: {like.scale.low:g}, high: {like.scale.high:g}}}"
    if draft.stages_from:
        yield f"stages_from: {scalar(draft.stages_from)}"
    yield from _reviewed(draft)
    yield from (
        "",
        "# How you know. A statement with a source is shown as researched, others as assumed.",
        "# sources:",
        _SOURCE,
        "",
        "stages:",
    )
    stages = like.stages if like else [Stage(name=name) for name in draft.stages]
    several = len(draft.personas) > 1
    for position, stage in enumerate(stages):
        yield from _stage(stage, draft.personas if several else (), first=position == 0)


def _stage(stage: Stage, personas: Sequence[str], *, first: bool) -> Iterator[str]:
    yield f"  - name: {scalar(stage.name)}"
    if stage.id:
        yield f"    id: {scalar(stage.id)}"
    if first:
        feeling = (
            f"    # emotions: {{{personas[0]}: 0, {personas[1]}: 0}}"
            if personas
            else "    # emotion: {score: 0, word: curious, source: interviews}"
        )
        yield from (
            "    # What the customer wants to reach here.",
            "    # goal:",
            "    # How it feels, on the map's scale. Without a score the point is an honest gap.",
            feeling,
            "    # What the customer does; likewise thinking, needs, questions, quotes.",
            "    # doing: []",
            "    # What goes wrong: severity 1 a nuisance, 2 serious, 3 people give up.",
            "    # pains: [{id: slow, text: …, severity: 2, source: interviews}]",
            "    # opportunities: []",
        )
    if stage.steps:
        yield "    steps:"
        for step in stage.steps:
            yield f"      - name: {scalar(step.name)}"
            if step.id:
                yield f"        id: {scalar(step.id)}"
    elif first:
        yield from (
            "    # Single moments, each with a channel and a feeling of its own.",
            "    # steps:",
            "    #   - {name: First login, when: day 3, channel: web, emotion: -2}",
        )


def _blueprint(draft: Draft) -> Iterator[str]:
    yield f"journey: {scalar(draft.journeys[0])}"
    yield from _owned(draft)
    yield from _reviewed(draft)
    yield from ("", "# By the ids of the journey's stages.", "stages:")
    assert draft.like is not None  # a blueprint stands behind a journey
    for position, stage in enumerate(draft.like.stages):
        yield f"  {scalar(stage.slug)}:"
        if position == 0:
            yield from (
                "    # What customers can see and touch.",
                "    # evidence: []",
                "    # What is done where customers see it; likewise backstage and support.",
                "    # frontstage:",
                "    #   - do: Calls the customer",
                "    #     role: sales-rep",
                "    #     channel: phone",
                "    #     systems: [crm]",
                "    #     takes: 15 min",
                "    #     answers: [the-id-of-a-pain]",
            )
        pains = [pain for point in (stage, *stage.steps) for pain in point.pains]
        if pains:
            yield "    # Pains of the journey here, for answers:"
        for pain in pains:
            own = pain.id or slug(pain.text)
            yield f"    #   {own} – {' '.join(pain.text.split())}"


def _persona(draft: Draft) -> Iterator[str]:
    yield from (
        "# Who they are, in a line: owner of a 20-person manufacturer.",
        "# role:",
        "# Which part of all customers they stand for.",
        "# segment:",
        *_owned(draft),
        *_reviewed(draft),
        "",
        "# What they would say, in a sentence of their own.",
        "# quote: {text: …, by: A customer, source: interviews}",
        "# How things are for them before they come to us.",
        "# situation: []",
        "# issues: []",
        "# goals: []",
        "# needs: []",
        "# facts: []",
        "# sources:",
        _SOURCE,
    )


def _comparison(draft: Draft) -> Iterator[str]:
    if draft.personas:
        yield f"journey: {scalar(draft.journeys[0])}"
        yield f"personas: {_flow(draft.personas)}"
    else:
        yield f"journeys: {_flow(draft.journeys)}"
    yield from _owned(draft)
    yield from _reviewed(draft)
