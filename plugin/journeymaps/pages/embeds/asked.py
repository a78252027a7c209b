"""What a fence asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Annotated, get_args

from pydantic import Field, ValidationError

from journeymaps.atlas.atlas import Atlas
from journeymaps.model import Journey
from journeymaps.model.part import Part
from journeymaps.model.plan import Improvement
from journeymaps.model.text import Id, Line
from journeymaps.nearest import suggestion
from journeymaps.pages.overviews.overviews import OVERVIEWS
from journeymaps.pages.overviews.traits import LABELS
from journeymaps.problems import Problem
from journeymaps.reading.markdown import Fence
from journeymaps.reading.sentences import sentences
from journeymaps.reading.source import Source, SourceError
from journeymaps.review import ReviewState

OF_A_MAP = ("map", "stage", "curve")
REVIEWS = "reviews"
SHOWS = (*OF_A_MAP, REVIEWS, *OVERVIEWS)
"""What a fence can show."""

_REVIEWED_BY = ("owner", "kind", "state")
"""What the list of reviews can be narrowed by."""


class Asked(Part):
    """The keys of a fence."""

    show: Line | None = None
    """What to show: a map, a stage, a curve, or a list over all maps."""
    map: Id | None = None
    """The id of the map."""
    stage: Id | None = None
    """The id of its stage."""
    where: dict[Line, Line] = {}
    """What the items of a list have to have: `{status: doing}`."""
    limit: Annotated[int, Field(ge=1, strict=True)] | None = None
    """How many items of a list are shown."""

    @property
    def shows(self) -> str:
        """What it shows, where it does not say so itself."""
        return self.show or ("stage" if self.stage else "map")

    @property
    def keys(self) -> tuple[str, ...]:
        """By what the items of its list can be narrowed."""
        return _REVIEWED_BY if self.shows == REVIEWS else tuple(LABELS)


@dataclass(frozen=True)
class FenceReading:
    """What reading a fence gave: what is asked for, and what is wrong with that."""

    asked: Asked | None
    problems: tuple[Problem, ...] = ()


def read_fence(path: str, fence: Fence, atlas: Atlas) -> FenceReading:
    """Read a fence of the page at a path."""
    try:
        source = Source(path, fence.body.encode("utf-8", "surrogatepass"))
        asked = Asked.model_validate(source.data or {})
    except SourceError as error:
        return FenceReading(None, tuple(_placed(each, fence) for each in error.problems))
    except ValidationError as error:
        told = sentences(source, Asked, error)
        return FenceReading(None, tuple(_placed(each, fence) for each in told))
    problems = tuple(_placed(each, fence) for each in _problems(source, asked, atlas))
    return FenceReading(None if problems else asked, problems)


def _placed(problem: Problem, fence: Fence) -> Problem:
    line, column = problem.line + fence.line - 1, problem.column + len(fence.indent)
    return replace(problem, line=line, column=column)


def _problems(source: Source, asked: Asked, atlas: Atlas) -> Iterator[Problem]:
    if asked.shows not in SHOWS:
        said, hint = f'there is no "{asked.show}" to show', suggestion(asked.shows, SHOWS)
        yield source.problem(("show",), "unknown-show", said, hint)
    elif asked.shows in OF_A_MAP:
        yield from _of_a_map(source, asked, atlas)
    else:
        yield from _of_a_list(source, asked, atlas)


def _of_a_map(source: Source, asked: Asked, atlas: Atlas) -> Iterator[Problem]:
    if asked.map is None:
        said = "this fence does not say what it shows"
        yield source.problem((), "missing-key", said, "add map: … or show: …")
        return
    kinds = ("journey", "blueprint", "persona", "comparison")
    held = next((held for kind in kinds if (held := atlas.maps.get((kind, asked.map)))), None)
    if held is None:
        if asked.map not in atlas.absent_ids:
            hint = suggestion(asked.map, [own for kind, own in atlas.maps if kind in kinds])
            yield source.problem(("map",), "unknown-map", f'unknown map "{asked.map}"', hint)
    elif asked.shows != "map" and not isinstance(held.map, Journey):
        said = f"a {held.map.kind} has no {asked.shows} to show"
        yield source.problem(("map",), "unknown-map", said, "name a journey")
    elif asked.shows == "stage":
        stages = atlas.places(held).of("stage")
        if asked.stage is None:
            yield source.problem((), "missing-key", "which stage is it?", "add stage: …")
        elif asked.stage not in stages:
            said, hint = (
                f'"{asked.map}" has no stage "{asked.stage}"',
                suggestion(asked.stage, stages),
            )
            yield source.problem(("stage",), "unknown-stage", said, hint)


def _of_a_list(source: Source, asked: Asked, atlas: Atlas) -> Iterator[Problem]:
    for key, value in asked.where.items():
        if key not in asked.keys:
            said, hint = f'nothing can be asked for by "{key}"', suggestion(key, asked.keys)
            yield source.problem(("where", key), "unknown-key", said, hint, key=True)
            continue
        known = _values(key, asked, atlas)
        if known is not None and value not in known:
            said, hint = f'unknown {key} "{value}"', suggestion(value, known)
            yield source.problem(("where", key), f"unknown-{key}", said, hint)


def _values(key: str, asked: Asked, atlas: Atlas) -> list[str] | None:
    """What a list can be asked for by a key; None where that is not known here."""
    match key:
        case "journey" | "persona" | "tag":
            entries = [own for kind, own in (*atlas.maps, *atlas.entries) if kind == key]
            return [*entries, *atlas.absent_ids]
        case "team" | "owner":
            owners = [own for kind, own in atlas.entries if kind in ("team", "role")]
            return owners or None
        case "status":
            return list(get_args(Improvement.model_fields["status"].annotation))
        case "state" if asked.shows == REVIEWS:
            return [str(state) for state in ReviewState]
        case "state":
            return ["current", "future"]
    return None


def selected(asked: Asked, into: type) -> dict[str, str]:
    """What of a list's conditions is about journeys."""
    names = {field.name for field in fields(into)}
    return {key: value for key, value in asked.where.items() if key in names}
