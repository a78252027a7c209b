"""Maps to show while some of them are broken: the author is at work, and the server goes on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks.check import Settings
from journeymaps.checks.survey import Survey
from journeymaps.host.gather import look_at
from journeymaps.problems import Problem
from journeymaps.reading.read import Reading


def mend(
    readings: Mapping[str, Reading],
    good: Mapping[str, Reading],
    settings: Settings,
    *,
    drafts: bool,
) -> Atlas:
    """As many maps as go together without a problem.

    A map with a problem is taken from `good`, as it last was. Where that does not help, for it
    does not go with another that has changed, all are; and what has a problem even then is left
    out.
    """
    shown = {
        path: reading if reading.map_file else good.get(path, reading)
        for path, reading in readings.items()
    }
    survey = partial(look_at, settings=settings, drafts=drafts)
    earlier = {path: reading for path, reading in good.items() if path in shown}
    if broken := _broken(survey(shown), shown):
        shown |= {path: earlier[path] for path in broken & earlier.keys()}
        if _broken(survey(shown), shown):
            shown |= earlier
    while broken := _broken(found := survey(shown), shown):
        shown |= {path: _left_out(path, shown[path]) for path in broken}
    return found.atlas


def _broken(found: Survey, shown: Mapping[str, Reading]) -> set[str]:
    return {problem.path for problem in found.problems if shown[problem.path].map_file}


def _left_out(path: str, reading: Reading) -> Reading:
    """Known to exist, so that those who name it have no problem of their own."""
    assert reading.map_file
    problem = Problem(path, 1, 1, "left-out", "left out for its problems")
    return Reading(problems=(problem,), kind=reading.map_file.map.kind)
