"""Figures in words: a value with its unit, and a change with what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymaps.model.statement import Metric
from journeymaps.words import number, say, signed
from journeymaps.words import percent as percent_of

_CURRENCIES = "¥$€£₩₹"

Verdict = Literal["better", "worse", ""]
Tone = Literal["pos", "neg", "neu"]

_TONES: dict[Verdict, Tone] = {"better": "pos", "worse": "neg", "": "neu"}


@dataclass(frozen=True)
class Figure:
    """A metric as a reader sees it. What is computed from it is `change` and `percent`."""

    name: str
    value: str
    """The figure that counts now: the one after, or the only one."""
    before: str = ""
    after: str = ""
    target: str = ""
    change: str = ""
    percent: str = ""
    verdict: Verdict = ""

    @property
    def tone(self) -> Tone:
        """The colour of the change: of a good one, a bad one, or one of which nobody says."""
        return _TONES[self.verdict]

    @property
    def judged(self) -> str:
        """The verdict in words."""
        return {"better": say("better"), "worse": say("worse"), "": ""}[self.verdict]


def figure(metric: Metric) -> Figure:
    """A metric with its change computed; better or worse only where the map says which is good."""
    unit = metric.unit or ""
    before, after = metric.before, metric.after
    shown = after if after is not None else metric.value if metric.value is not None else before
    change = percent = ""
    verdict: Verdict = ""
    if before is not None and after is not None:
        difference = round(after - before, 6)
        change = say("no change") if not difference else signed(difference)
        percent = (
            percent_of(signed(round(100 * difference / abs(before))))
            if before and difference
            else ""
        )
        if metric.better and difference:
            verdict = "better" if (difference > 0) == (metric.better == "higher") else "worse"
    return Figure(
        name=metric.name,
        value=with_unit(shown, unit),
        before=with_unit(before, unit),
        after=with_unit(after, unit),
        target=with_unit(metric.target, unit),
        change=change,
        percent=percent,
        verdict=verdict,
    )


def with_unit(value: float | None, unit: str) -> str:
    """A value with its unit: `28 %`, `48 h`, `¥420 M`."""
    if value is None:
        return ""
    if unit[:1] and unit[0] in _CURRENCIES:
        rest = unit[1:].strip()
        return f"{unit[0]}{number(value)} {rest}".rstrip()
    return f"{number(value)} {unit}".rstrip()
