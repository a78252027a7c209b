"""All rules of content over all maps, with the severity that the site gives each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from journeymaps.atlas.atlas import Atlas
from journeymaps.charts.scale import Scale
from journeymaps.checks.check import Settings
from journeymaps.checks.content import evidence, feelings, orphans, plans, shape
from journeymaps.checks.content.remark import Remark
from journeymaps.checks.survey import Survey
from journeymaps.model import Blueprint, Journey
from journeymaps.model.allow import ContentCode
from journeymaps.problems import Problem, Severity
from journeymaps.reading.read import MapFile
from journeymaps.reading.slips import located

CODES: tuple[ContentCode, ...] = get_args(ContentCode)
"""The rules, most pressing first."""

_GRADES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True)
class Finding:
    """What a rule found in a map."""

    map_file: MapFile
    remark: Remark
    severity: Severity

    @property
    def code(self) -> str:
        """The rule."""
        return self.remark.code


@dataclass(frozen=True)
class Exempted:
    """A rule that does not count for a map, and why."""

    map_file: MapFile
    code: ContentCode
    reason: str


@dataclass(frozen=True)
class Findings:
    """What the rules found, most pressing first, and where they do not count."""

    found: tuple[Finding, ...] = ()
    exempted: tuple[Exempted, ...] = ()

    def of(self, *severities: Severity) -> tuple[Finding, ...]:
        """Those of these severities."""
        return tuple(one for one in self.found if one.severity in severities)

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """How many there are of each severity."""
        return {grade: len(self.of(grade)) for grade in _GRADES}


def findings(survey: Survey, settings: Settings, owners: Iterable[str] = ()) -> Findings:
    """Look at all maps. `owners` are those of pages that are no maps.

    While a file cannot be read, nobody knows what it would answer or name: first things first.
    """
    if not survey.whole:
        return Findings()
    atlas, elsewhere = survey.atlas, {*survey.named_in_drafts, *owners}
    found: list[Finding] = []
    exempted: list[Exempted] = []
    for held in atlas.map_files:
        allow, needed = held.map.allow, set[str]()
        for remark in _remarks(held, atlas, settings, elsewhere):
            if remark.code in allow:
                needed.add(remark.code)
            else:
                found.extend(_graded(held, remark, settings))
        for code, reason in allow.items():
            if code in needed:
                exempted.append(Exempted(held, code, reason))
            elif settings.level(code) != "off":
                found.extend(_graded(held, _needless(code), settings))
    return Findings(tuple(sorted(found, key=_order)), tuple(exempted))


def placed(found: Iterable[Finding]) -> dict[Finding, Problem]:
    """Findings as problems, with their places in the files, which are read again for that."""
    by_file: defaultdict[MapFile, list[Finding]] = defaultdict(list)
    for one in found:
        by_file[one.map_file].append(one)
    return {
        one: replace(problem, severity=one.severity)
        for held, theirs in by_file.items()
        for one, problem in zip(theirs, located(held, (one.remark for one in theirs)), strict=True)
    }


def _remarks(
    held: MapFile, atlas: Atlas, settings: Settings, elsewhere: Collection[str]
) -> Iterator[Remark]:
    written, today = held.map, settings.today
    if isinstance(written, Journey):
        own = written.scale or settings.scale
        yield from feelings.lows(written, Scale(own.low, own.high))
        yield from feelings.unexpected(written)
        yield from plans.pains(held, written, atlas)
        yield from plans.overdue(written, today)
        yield from shape.ends(held, written, atlas)
        yield from shape.length(written)
    elif isinstance(written, Blueprint):
        yield from shape.behind(written, atlas)
    yield from evidence.nothing(held, atlas)
    yield from evidence.old(held, atlas, settings.review, today)
    yield from orphans.personas(held, atlas, elsewhere)
    yield from orphans.entries(held, atlas, elsewhere)


def _graded(held: MapFile, remark: Remark, settings: Settings) -> Iterator[Finding]:
    level = settings.level(remark.code)
    # What is kept for the record is not mended any more.
    if level != "off" and held.map.status != "retired":
        yield Finding(held, remark, level)


def _needless(code: ContentCode) -> Remark:
    message = f'"{code}" finds nothing here that would have to be allowed'
    return Remark(("allow", code), "needless-allow", message, "take it out", at_key=True)


_RANK: dict[str, int] = {code: rank for rank, code in enumerate(CODES)}


def _order(one: Finding) -> tuple[int, int, float, str]:
    grade = _GRADES.index(one.severity)
    return grade, _RANK[one.code], -one.remark.weight, one.map_file.path
