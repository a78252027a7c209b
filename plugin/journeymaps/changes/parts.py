"""What the parts of a map are called, and by what one of them is known in another version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from journeymaps.atlas.places import STATEMENTS
from journeymaps.changes.names import Names
from journeymaps.changes.pairs import Known
from journeymaps.changes.phrases import listed, quoted, said
from journeymaps.model.blueprint import Action, BlueprintStage, BlueprintStep
from journeymaps.model.ids import slug
from journeymaps.model.journey import Handover, Point, Stage
from journeymaps.model.part import Part
from journeymaps.model.plan import Finding, Improvement, Theme
from journeymaps.model.statement import Pain, Statement

PLACES = (Point, BlueprintStage, BlueprintStep, Action, Improvement, Theme, Finding)
"""Parts in which other things stand: sentences begin with their names."""

_RICH = (Point, Action, Improvement, Theme)
"""Parts that hold enough to be known again under another name."""

_FORMER = re.compile("[/.:]")
_TITLES = ("name", "title", "text", "do", "finding")

_NOUNS = {
    **STATEMENTS,
    "answers": "answer",
    "backstage": "backstage action",
    "bridges": "bridged stage",
    "channels": "channel",
    "contributors": "contributor",
    "data": "record",
    "doing": "activity",
    "effects": "effect",
    "entries": "entry",
    "emotions": "emotion of",
    "evidence": "piece of evidence",
    "facts": "fact",
    "fails": "failure",
    "findings": "finding",
    "formerly": "former id",
    "frontstage": "frontstage action",
    "goals": "goal",
    "handovers": "handover",
    "holds": "content",
    "improvements": "improvement",
    "issues": "issue",
    "journeys": "compared journey",
    "judged_by": "measure of success",
    "lanes": "row",
    "loses": "loss",
    "metrics": "metric",
    "passes": "content",
    "personas": "persona",
    "policies": "policy",
    "reads": "record that is read",
    "responsibilities": "responsibility",
    "roles": "role",
    "situation": "circumstance",
    "sources": "source",
    "stage_sets": "stage set",
    "stages": "stage",
    "steps": "step",
    "support": "support action",
    "systems": "system",
    "tags": "tag",
    "teams": "team",
    "themes": "theme",
    "writes": "record that is written",
}

_FIELDS = {
    "after": "after",
    "do": "what is done",
    "giver": "from",
    "taker": "to",
    "means": "what it means",
    "n": "number of cases",
    "when": "time",
    "why": "reason",
}


def noun(field: str) -> str:
    """What one item of a list field is called: `pain`."""
    return _NOUNS.get(field) or label(field)


def label(field: str) -> str:
    """What a field is called: `review every`."""
    return _FIELDS.get(field) or field.replace("_", " ")


def title(part: Part, names: Names) -> str:
    """What a part calls itself."""
    if isinstance(part, Handover):
        return f"{names.of('team', part.giver)} → {names.of('team', part.taker)}"
    for field in (part.short, *_TITLES):
        if isinstance(own := getattr(part, field, None) if field else None, str):
            return own
    return ""


def key(part: Part) -> str:
    """The id of a part, written or made from what it calls itself."""
    if isinstance(own := getattr(part, "slug", None), str) and own:
        return own
    if isinstance(own := getattr(part, "id", None), str):
        return own
    if isinstance(part, Handover):
        return f"{part.giver} {part.taker}"
    for field in (part.short, *_TITLES):
        if isinstance(text := getattr(part, field, None) if field else None, str):
            return slug(text) or text
    return ""


def known(part: Part, names: Names) -> Known[Part]:
    """A part, and by what it is known again."""
    own = title(part, names)
    held: tuple[tuple[str, object], ...] = ()
    if isinstance(part, _RICH):
        held = tuple(
            (field, value)
            for field in fields(type(part))
            if (value := getattr(part, field)) and field not in ("id", "name", "formerly")
        )
    return Known(part, key(part), own, former_ids(part), held)


def former_ids(part: Part) -> tuple[str, ...]:
    """The ids that it had before, without the places in which it had them."""
    return tuple(_FORMER.split(own)[-1] for own in getattr(part, "formerly", ()))


@cache
def fields(part: type[Part]) -> tuple[str, ...]:
    """The fields of a part, in the order of the language."""
    return tuple(part.model_fields)


def called(part: Part, names: Names, what: str) -> str:
    """A part with its noun: `pain “Too many fields”`."""
    own = title(part, names)
    return f"{what} {quoted(own)}" if own else what


def brief(part: Part, names: Names) -> str:
    """What else is to be said of a part that is new or gone, in brackets; nothing, if nothing."""
    words = list(_brief(part, names))
    return f" ({'; '.join(words)})" if words else ""


def _brief(part: Part, names: Names) -> Iterator[str]:
    emotion = getattr(part, "emotion", None)
    if emotion is not None and emotion.score is not None:
        word = f", {emotion.word}" if emotion.word else ""
        yield f"emotion {names.scale.text(emotion.score)}{word}"
    if isinstance(part, Stage | BlueprintStage) and part.steps:
        yield f"with {listed(quoted(step.name, 60) for step in part.steps)}"
    if isinstance(part, Point):
        counts = ((len(part.pains), "pain"), (len(part.opportunities), "opportunity"))
        for count, word in counts:
            if count:
                many = "opportunities" if word == "opportunity" else f"{word}s"
                yield f"{count} {word if count == 1 else many}"
    if isinstance(part, Pain) and part.severity:
        yield f"severity {part.severity}"
    if isinstance(part, Improvement):
        yield part.status
        if part.due:
            yield f"due {said(part.due)}"
    if isinstance(part, Improvement | Action) and part.answers:
        yield f"answers {listed(names.of('statement', own) for own in part.answers)}"
    if isinstance(part, Statement) and part.source:
        yield f"researched: {names.of('source', part.source)}"
