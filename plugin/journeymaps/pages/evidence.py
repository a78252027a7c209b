"""What rests on a source: the statement, figure or score at a place of a map, in words."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.atlas.places import STATEMENTS
from journeymaps.model.blueprint import Action
from journeymaps.model.emotion import Emotion, Exit
from journeymaps.model.plan import Finding, Improvement, Theme
from journeymaps.model.reference import Path
from journeymaps.model.statement import Measures, Metric, Statement
from journeymaps.pages.prose import plain
from journeymaps.pages.told import part_at
from journeymaps.reading.read import MapFile

_KINDS = {
    **STATEMENTS,
    "policies": "policy",
    "situation": "situation",
    "issues": "issue",
    "goals": "goal",
    "facts": "fact",
    "quote": "quote",
}


@dataclass(frozen=True)
class Rests:
    """Something that rests on a source. `text` is empty where its place says it all."""

    kind: str
    text: str = ""


def rests_on_it(held: MapFile, path: Path) -> Rests:
    """What stands at a path that has a source."""
    match part_at(held, path):
        case Emotion():
            return Rests("emotion")
        case Exit() as leaving:
            return Rests("people who leave", leaving.why or "")
        case Measures() as measures:
            return Rests("importance and satisfaction" if measures.satisfaction else "importance")
        case Metric() as metric:
            return Rests("effect" if "effects" in path else "figure", metric.name)
        case Action() as action:
            return Rests("action", plain(action.do))
        case Theme() as theme:
            return Rests("theme", theme.title)
        case Finding() as finding:
            return Rests("finding", plain(finding.finding))
        case Improvement() as improvement:
            return Rests("improvement", improvement.title)
        case Statement() as statement:
            field = next(str(key) for key in reversed(path) if isinstance(key, str))
            return Rests(_KINDS.get(field, "statement"), plain(statement.text))
        case other:
            raise TypeError(f"{type(other).__name__} has no source")
