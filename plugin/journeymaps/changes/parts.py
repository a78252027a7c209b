"""What the parts of a map are called, and by what one of them is known in another version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from journeymaps.changes.names import Names
from journeymaps.changes.pairs import Known
from journeymaps.changes.phrases import both, listed, number, quoted, said
from journeymaps.changes.sentences import more, thing
from journeymaps.changes.vocabulary import choice
from journeymaps.model.blueprint import Action, BlueprintStage, BlueprintStep
from journeymaps.model.ids import slug
from journeymaps.model.journey import Handover, Point, Stage
from journeymaps.model.part import Part
from journeymaps.model.plan import Finding, Improvement, Theme
from journeymaps.model.statement import Pain, Statement
from journeymaps.words import say, say_count

PLACES = (Point, BlueprintStage, BlueprintStep, Action, Improvement, Theme, Finding)
"""Parts in which other things stand: sentences begin with their names."""

_RICH = (Point, Action, Improvement, Theme)
"""Parts that hold enough to be known again under another name."""

_FORMER = re.compile("[/.:]")
_TITLES = ("name", "title", "text", "do", "finding")


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
    return thing(what, quoted(own) if own else "")


def brief(part: Part, names: Names) -> str:
    """What else is to be said of a part that is new or gone, in brackets; nothing, if nothing."""
    return more(_brief(part, names))


def _brief(part: Part, names: Names) -> Iterator[str]:
    emotion = getattr(part, "emotion", None)
    if emotion is not None and emotion.score is not None:
        score = names.scale.text(emotion.score)
        yield thing("emotion", both([score, emotion.word or ""]))
    if isinstance(part, Stage | BlueprintStage) and part.steps:
        yield say("with %(things)s", things=listed(quoted(step.name, 60) for step in part.steps))
    if isinstance(part, Point):
        if pains := len(part.pains):
            yield say_count("%(num)s pain", "%(num)s pains", pains)
        if chances := len(part.opportunities):
            yield say_count("%(num)s opportunity", "%(num)s opportunities", chances)
    if isinstance(part, Pain) and part.severity:
        yield thing("severity", number(part.severity))
    if isinstance(part, Improvement):
        yield choice("status", part.status)
        if part.due:
            yield thing("due", said(part.due))
    if isinstance(part, Improvement | Action) and part.answers:
        answered = listed(names.of("statement", own) for own in part.answers)
        yield say("answers %(things)s", things=answered)
    if isinstance(part, Statement) and part.source:
        yield say("researched: %(source)s", source=names.of("source", part.source))
