"""How long something takes, read from the words of an author: `15 min`, `up to 1 day`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

_UNITS = {
    "seconds": ("s", "sec", "secs", "second", "sek", "sekunde", "sekunden", "seconde", "segundo"),
    "minutes": ("min", "mins", "minute", "minuten", "minuto", "minutos", "分", "分間"),
    "hours": (
        *("h", "hr", "hrs", "hour", "std", "stunde", "stunden", "heure", "heures"),
        *("hora", "horas", "時間"),
    ),
    "days": ("d", "day", "tag", "tage", "tagen", "jour", "jours", "día", "días", "日", "日間"),
    "weeks": ("w", "wk", "week", "woche", "wochen", "semaine", "semaines", "semana", "週間"),
    "months": ("month", "monat", "monate", "monaten", "mois", "mes", "meses", "か月", "ヶ月"),
}
"""The units that are told apart, the smallest first, and how authors write them."""

_UNIT = {
    word: unit
    for unit, words in _UNITS.items()
    for written in words
    for word in (written, written + "s")
}
_NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "half an": 0.5, "half a": 0.5}

_AT_MOST = ("up to", "under", "at most", "less than", "within", "no more than", "max", "<", "≤")
_AT_LEAST = ("at least", "over", "more than", "from", "min", ">", "≥")
_ABOUT = ("about", "around", "roughly", "ca", "~")


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BOUND = re.compile(
    rf"(?:(?P<most>{_either(_AT_MOST)})|(?P<least>{_either(_AT_LEAST)})|{_either(_ABOUT)})\.? *"
)
# Few digits hold any sensible time, and keep float() away from numbers without end.
_NUMBER = rf"[0-9]{{1,5}}(?:[.,][0-9]{{1,2}})?|{_either(_NUMBERS)}"
_SPAN = re.compile(
    rf"(?P<low>{_NUMBER})(?: ?(?:-|–|—|to|bis) ?(?P<high>{_NUMBER}))? ?"
    rf"(?P<unit>{_either(_UNIT)})(?![^\W\d_])\.?(?: *,? *(?:and )?)?"
)


@dataclass(frozen=True)
class Amount:
    """So much time, unit by unit: days are not made of hours, for a working day has not 24."""

    minutes: float = 0
    hours: float = 0
    days: float = 0
    weeks: float = 0
    months: float = 0
    seconds: float = 0

    @classmethod
    def of(cls, counts: Mapping[str, float]) -> Self:
        """An amount with 60 of a smaller unit as one of the next, up to hours."""
        held = dict.fromkeys(_UNITS, 0.0) | dict(counts)
        seconds = round(3600 * held["hours"] + 60 * held["minutes"] + held["seconds"])
        held["hours"], seconds = divmod(seconds, 3600)
        held["minutes"], held["seconds"] = divmod(seconds, 60)
        return cls(**held)

    def __add__(self, other: Self) -> Self:
        """Both together."""
        return self.of({unit: getattr(self, unit) + getattr(other, unit) for unit in _UNITS})

    def __bool__(self) -> bool:
        """Whether it is any time at all."""
        return any(getattr(self, unit) for unit in _UNITS)


@dataclass(frozen=True)
class Duration:
    """A time with its bounds. `high` is None where only the least is known."""

    low: Amount = Amount()
    high: Amount | None = Amount()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a duration; None where it is none that could be added up.

        >>> Duration.parse("up to 90 min").high
        Amount(minutes=30.0, hours=1.0, days=0.0, weeks=0.0, months=0.0, seconds=0.0)
        """
        plain = " ".join(text.lower().split()).rstrip(".")
        bound = _BOUND.match(plain)
        spans = _spans(plain[bound.end() :] if bound else plain)
        if not spans:
            return None
        low, high = (Amount.of(_added(spans, end)) for end in ("low", "high"))
        if bound and bound["most"]:
            low = Amount()
        return cls(low, None if bound and bound["least"] else high)

    def __add__(self, other: Self) -> Self:
        """One after the other."""
        low = self.low + other.low
        if self.high is None or other.high is None:
            return type(self)(low, None)
        return type(self)(low, self.high + other.high)


def _spans(text: str) -> list[re.Match[str]]:
    """The parts of `1 h 30 min`; nothing where something else is said, too."""
    spans, at = [], 0
    while at < len(text):
        span = _SPAN.match(text, at)
        if span is None:
            return []
        spans.append(span)
        at = span.end()
    return spans


def _added(spans: Iterable[re.Match[str]], end: str) -> dict[str, float]:
    counts: dict[str, float] = {}
    for span in spans:
        unit = _UNIT[span["unit"]]
        counts[unit] = counts.get(unit, 0) + _number(span[end] or span["low"])
    return counts


def _number(written: str) -> float:
    return _NUMBERS.get(written) or float(written.replace(",", "."))
