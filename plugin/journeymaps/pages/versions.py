"""Two versions of all maps side by side, as one file that needs nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from markupsafe import Markup

from journeymaps.changes import Change, Names
from journeymaps.changes.cells import Group, groups
from journeymaps.changes.curves import Curve, curves
from journeymaps.changes.site import MapDifference, SiteDifference
from journeymaps.charts.chart import Chart, Gap, Line, Point, Role, StageScore
from journeymaps.model import Journey
from journeymaps.model.emotion import StageScore as Felt
from journeymaps.pages.curves import SmallCurve, small_curve
from journeymaps.pages.environment import environment
from journeymaps.pages.icons import Icons
from journeymaps.problems import Problem
from journeymaps.words import say, spoken

_STYLES = (
    "css/tokens.css",
    "css/chart-drawing.css",
    "css/persona.css",
    "css/mirrored.css",
    "alone/versions.css",
)
_ASSETS = files("journeymaps_theme") / "assets" / "journeymaps"


@dataclass(frozen=True)
class DrawnCurve:
    """The curve of one person before and after, over one another."""

    person: str
    curve: SmallCurve


@dataclass(frozen=True)
class Told:
    """A map that differs."""

    anchor: str
    title: str
    path: str
    review: str
    changes: tuple[Change, ...]
    curves: tuple[DrawnCurve, ...]
    groups: tuple[Group, ...]


def versions_page(
    found: SiteDifference,
    old: str,
    new: str,
    unread: tuple[tuple[Problem, str], ...],
    folder: str = "",
) -> str:
    """The page. `old` and `new` are what the versions are called.

    `unread` are files that cannot be read, each with what that means. `folder` is where the maps
    are in the repository.
    """
    template = environment(Icons(())).get_template("journeymaps/versions.html")
    return template.render(
        language=spoken().code,
        direction=spoken().locale.text_direction,
        old=old,
        new=new,
        style=Markup("\n".join((_ASSETS / name).read_text("utf-8") for name in _STYLES)),  # noqa: S704
        maps=tuple(_told(found, number, one, folder) for number, one in enumerate(found.maps, 1)),
        broken=tuple(problem.under(folder) for problem in found.broken),
        unread=tuple((problem.under(folder), means) for problem, means in unread),
    )


def _told(found: SiteDifference, number: int, one: MapDifference, folder: str) -> Told:
    held = one.held
    before, after = one.before, one.after
    drawn: tuple[DrawnCurve, ...] = ()
    told: tuple[Group, ...] = ()
    if before and after:
        names = (
            Names(before.map, found.old, found.scale),
            Names(after.map, found.new, found.scale),
        )
        told = groups(*names)
        if isinstance(after.map, Journey):
            drawn = tuple(_drawn(*names))
    path = f"{folder}/{held.path}".lstrip("/")
    return Told(f"map-{number}", held.map.title, path, one.review, one.changes, drawn, told)


def _drawn(before: Names, after: Names) -> Iterator[DrawnCurve]:
    # Scores of different scales have no place over one another: the words tell of them.
    if (before.scale.low, before.scale.high) != (after.scale.low, after.scale.high):
        return
    for curve in curves(before, after):
        lines = [
            _line(curve, Role.FELT, say("after"), [column.after for column in curve.columns]),
            _line(curve, Role.SECOND, say("before"), [column.before for column in curve.columns]),
        ]
        # A line without a single value is none.
        shown = tuple(line for line in lines if line.points)
        if shown:
            count = len(curve.columns)
            chart = Chart("curve", after.scale, count, shown, tuple(range(1, count)))
            person = after.of("persona", curve.person) if curve.person else ""
            yield DrawnCurve(person, small_curve(chart))


def _line(curve: Curve, role: Role, name: str, felt: list[Felt | None]) -> Line:
    values: list[Point | Gap] = []
    scores: list[StageScore] = []
    for index, (column, one) in enumerate(zip(curve.columns, felt, strict=True)):
        score = one.emotion.score if one else None
        researched = bool(one and one.emotion.source)
        word = (one.emotion.word or "") if one else ""
        scores.append(StageScore(column.name, index, 1, score, word, researched))
        if score is None:
            values.append(Gap(index + 0.5, column.name, text=say("no score %(when)s", when=name)))
        else:
            values.append(Point(index + 0.5, score, column.name, column.name, "", word, researched))
    return Line(role, name, tuple(values), tuple(scores))
