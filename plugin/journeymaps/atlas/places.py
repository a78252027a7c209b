"""The places in a map that have an address: stages, steps, statements, improvements, actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from journeymaps.atlas.former import Anchor, Former
from journeymaps.model import Blueprint, Journey, Map
from journeymaps.model.blueprint import BlueprintStep
from journeymaps.model.ids import slug
from journeymaps.model.journey import Point
from journeymaps.model.part import Part
from journeymaps.model.reference import Path
from journeymaps.model.statement import Statement
from journeymaps.problems import with_article
from journeymaps.reading.slips import Slip

STATEMENTS = {
    "thinking": "thought",
    "quotes": "quote",
    "needs": "need",
    "questions": "question",
    "barriers": "barrier",
    "gains": "gain",
    "harms": "harm",
    "pains": "pain",
    "opportunities": "opportunity",
}
"""The fields of a stage or step that hold statements, and what one of them is called."""

_STATEMENT_KINDS = frozenset(STATEMENTS.values())
_ANSWERABLE = (*STATEMENTS.values(), "theme")

SIDES = ("frontstage", "backstage", "support")
"""The rows of a blueprint that hold actions, from the customer's side inwards."""


@dataclass(frozen=True)
class Place:
    """Something with an address of its own on a map's page.

    `anchor` is what follows the `#`: `usage` for a stage, `usage.first-login` for a step,
    `pain:hard-set-up` for anything else. It knows the anchors that the place had formerly.
    """

    path: Path
    kind: str
    id: str
    anchor: Anchor
    title: str


class Places:
    """The places of one map, by path, by anchor's kind and id, and the nearest above a path."""

    def __init__(self, subject: Map) -> None:
        self.slips: list[Slip] = []
        finder = _Finder(self.slips)
        self._all = tuple(finder.places(subject))
        if finder.formerly:
            former = Former({place.anchor: place.kind for place in self._all}, finder.formerly)
            self.slips += former.slips
            self._all = tuple(replace(place, anchor=former.of(place.anchor)) for place in self._all)
        self._of_kinds: dict[tuple[str, ...], dict[str, Place]] = {}

    def __iter__(self) -> Iterator[Place]:
        return iter(self._all)

    @cached_property
    def _by_path(self) -> dict[Path, Place]:
        return {place.path: place for place in self._all}

    def at(self, path: Path) -> Place:
        """The place at exactly this path.

        Raises:
            KeyError: nothing at this path has an address.

        """
        return self._by_path[path]

    def nearest(self, path: Path) -> Place | None:
        """The innermost place that holds this path; None for the map as a whole."""
        for length in range(len(path), 0, -1):
            if place := self._by_path.get(path[:length]):
                return place
        return None

    def of(self, *kinds: str) -> dict[str, Place]:
        """The places of these kinds by id; the first where an id is there twice."""
        if kinds not in self._of_kinds:
            found = self._of_kinds[kinds] = {}
            for place in self._all:
                if place.kind in kinds:
                    found.setdefault(place.id, place)
        return self._of_kinds[kinds]

    @property
    def statements(self) -> dict[str, Place]:
        """What an improvement or an action can answer, by id."""
        return self.of(*_ANSWERABLE)

    def steps(self, stage: str) -> dict[str, Place]:
        """The steps of a stage by id."""
        return self._steps.get(stage, {})

    @cached_property
    def _steps(self) -> Mapping[str, dict[str, Place]]:
        found: defaultdict[str, dict[str, Place]] = defaultdict(dict)
        for place in self._all:
            if place.kind == "step":
                found[place.anchor.partition(".")[0]][place.id] = place
        return found


class _Finder:
    """Walks a map and keeps ids apart: the same id twice in one scope is a slip."""

    def __init__(self, slips: list[Slip]) -> None:
        self.slips = slips
        self._taken: dict[str, str] = {}
        self._number: defaultdict[str, int] = defaultdict(lambda: 1)
        self.formerly: dict[str, tuple[Path, tuple[str, ...]]] = {}
        """What renamed parts were called, by their anchors, with their paths."""

    def places(self, subject: Map) -> Iterator[Place]:
        if isinstance(subject, Journey):
            yield from self._journey(subject)
        elif isinstance(subject, Blueprint):
            yield from self._blueprint(subject)

    def _journey(self, journey: Journey) -> Iterator[Place]:
        for s, stage in enumerate(journey.stages):
            here: Path = ("stages", s)
            stage_id = self._named("stage", stage, here, "")
            yield self._place(here, "stage", stage_id, stage_id, stage.name, stage)
            yield from self._statements(stage, here)
            for t, step in enumerate(stage.steps):
                there: Path = (*here, "steps", t)
                step_id = self._named("step", step, there, f"{stage_id}.")
                anchor = f"{stage_id}.{step_id}"
                yield self._place(there, "step", step_id, anchor, step.name, step)
                yield from self._statements(step, there)
        for t, theme in enumerate(journey.themes):
            yield self._other("theme", ("themes", t), theme.id, theme.title, theme)
        for f, finding in enumerate(journey.findings):
            yield self._other("finding", ("findings", f), None, finding.finding, finding)
        for i, improvement in enumerate(journey.improvements):
            path: Path = ("improvements", i)
            yield self._other("improvement", path, improvement.id, improvement.title, improvement)

    def _blueprint(self, blueprint: Blueprint) -> Iterator[Place]:
        for stage_id, stage in blueprint.stages.items():
            here: Path = ("stages", stage_id)
            yield self._place(here, "stage", stage_id, stage_id, stage.name or stage_id, stage)
            for t, step in enumerate(stage.steps):
                there: Path = (*here, "steps", t)
                step_id = self._named("step", step, there, f"{stage_id}.")
                anchor = f"{stage_id}.{step_id}"
                yield self._place(there, "step", step_id, anchor, step.name, step)
            for side in SIDES:
                for a, action in enumerate(getattr(stage, side)):
                    yield self._other("action", (*here, side, a), action.id, action.do, action)
            for field in ("policies", "questions"):
                yield from self._field(getattr(stage, field), (*here, field), field)

    def _statements(self, point: Point, path: Path) -> Iterator[Place]:
        for field in STATEMENTS:
            if written := getattr(point, field):
                yield from self._field(written, (*path, field), field)

    def _field(self, written: Iterable[Statement], path: Path, field: str) -> Iterator[Place]:
        kind = STATEMENTS.get(field, "policy")
        for position, statement in enumerate(written):
            yield self._other(kind, (*path, position), statement.id, statement.text, statement)

    def _named(self, kind: str, point: Point | BlueprintStep, path: Path, scope: str) -> str:
        """The id of a stage or step, which must be the only one of its name in its scope."""
        own = point.slug
        if not own:
            message = f'"{point.name}" gives no id'
            hint = f"add one in letters or digits: id: {kind}-{int(path[-1]) + 1}"
            self.slips.append(Slip((*path, "name"), "no-id", message, hint))
            own = str(path[-1])
        elif scope + own in self._taken:
            message = f'a second {kind} with the id "{own}"'
            hint = f"give one of them an id of its own: id: {own}-2"
            where = (*path, "id" if point.id else "name")
            self.slips.append(Slip(where, "duplicate-id", message, hint))
        self._taken[scope + own] = kind
        return own

    def _place(self, path: Path, kind: str, own: str, anchor: str, title: str, part: Part) -> Place:
        if formerly := getattr(part, "formerly", ()):
            self.formerly[anchor] = path, formerly
        return Place(path, kind, own, Anchor(anchor), title)

    def _other(self, kind: str, path: Path, written: str | None, text: str, part: Part) -> Place:
        """A place in the scope of the whole map. Two of the same text are told apart by number."""
        scope = "statement:" if kind in _STATEMENT_KINDS else f"{kind}:"
        own = written or slug(text) or str(path[-1])
        if (what := self._taken.get(scope + own)) and written:
            message = f'the id "{own}" is that of {with_article(what)} already'
            self.slips.append(Slip((*path, "id"), "duplicate-id", message, "choose another"))
        if what:
            own = self._numbered(scope, own)
        self._taken[scope + own] = kind
        return self._place(path, kind, own, f"{kind}:{own}", text, part)

    def _numbered(self, scope: str, own: str) -> str:
        while True:
            self._number[scope + own] += 1
            if f"{scope}{own}-{self._number[scope + own]}" not in self._taken:
                return f"{own}-{self._number[scope + own]}"
