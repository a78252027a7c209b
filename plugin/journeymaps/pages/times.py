"""How long a blueprint's work takes and its customers wait: added up, as far as it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from journeymaps.model.duration import Amount, Duration
from journeymaps.pages.service import Act
from journeymaps.words import number, say, say_count

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Total:
    """The times of some actions together. It is computed, and says from what."""

    what: str
    sum: Duration | None
    """None where no time that is told can be added up."""
    counted: int
    left_out: tuple[str, ...]
    """Times as they are written that cannot be added up."""

    @property
    def text(self) -> str:
        """The sum in words."""
        return duration_text(self.sum) if self.sum else ""

    @property
    def told(self) -> int:
        """How many actions tell a time."""
        return self.counted + len(self.left_out)

    @property
    def ground(self) -> str:
        """From what it is computed, or why it is not."""
        if not self.counted:
            return say("no sum")
        if self.left_out:
            return say_count(
                "computed from %(counted)s of %(num)s time",
                "computed from %(counted)s of %(num)s times",
                self.told,
                counted=number(self.counted),
            )
        return say_count("from %(num)s action", "computed from %(num)s actions", self.counted)

    @property
    def gaps(self) -> str:
        """What is not counted."""
        quoted = "; ".join(f"“{text}”" for text in self.left_out)
        return say("not counted: %(times)s", times=quoted) if quoted else ""


def totals(acts: Sequence[Act]) -> tuple[Total, ...]:
    """The work and the waiting of these actions, where any of them tells it."""
    work = _total(say("Work"), (act.action.takes for act in acts))
    wait = _total(say("Customers wait"), (act.action.waits for act in acts))
    return tuple(total for total in (work, wait) if total.told)


def _total(what: str, written: Iterable[str | None]) -> Total:
    found = [(text, Duration.parse(text)) for text in written if text]
    known = [duration for _, duration in found if duration]
    return Total(
        what=what,
        sum=sum(known[1:], start=known[0]) if known else None,
        counted=len(known),
        left_out=tuple(text for text, duration in found if not duration),
    )


def duration_text(duration: Duration) -> str:
    """A duration as a reader takes it: `15 min`, `up to 1 day`, `5–10 min`."""
    low, high = duration.low, duration.high
    if high is None:
        return say("at least %(time)s", time=_amount(low))
    if low == high:
        return _amount(high)
    if not low:
        return say("up to %(time)s", time=_amount(high))
    start, unit = _amount(low).partition(NBSP)[::2]
    end, same = _amount(high).partition(NBSP)[::2]
    if unit == same and unit.isalpha() and " " not in end:
        return f"{start}–{end}{NBSP}{unit}"
    return say("%(low)s to %(high)s", low=_amount(low), high=_amount(high))


def _amount(amount: Amount) -> str:
    months, weeks, days = amount.months, amount.weeks, amount.days
    spelled = (
        (months, say_count("%(num)s month", "%(num)s months", ceil(months), num=number(months))),
        (weeks, say_count("%(num)s week", "%(num)s weeks", ceil(weeks), num=number(weeks))),
        (days, say_count("%(num)s day", "%(num)s days", ceil(days), num=number(days))),
        (amount.hours, f"{number(amount.hours)}{NBSP}h"),
        (amount.minutes, f"{number(amount.minutes)}{NBSP}min"),
        (amount.seconds, f"{number(amount.seconds)}{NBSP}s"),
    )
    return " ".join(said for count, said in spelled if count)
