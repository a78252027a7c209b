"""Moments of commits as days of the site, and what to do where clocks disagree."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from journeymaps.words import spell


def day_of(moment: int, zone: ZoneInfo) -> date:
    """The day of a moment, given in seconds since 1970."""
    try:
        return datetime.fromtimestamp(moment, zone).date()
    except (OverflowError, ValueError, OSError):  # a commit that no calendar holds
        return date.max


def disagreement(commit: str, day: date, today: date) -> str:
    """What to do where a commit is of a day that is yet to come; empty where it is not.

    Somebody else's clock may be a little ahead: a day is no cause for concern.
    """
    if day - timedelta(1) <= today:
        return ""
    return (
        f"Today is {spell(today)}, but commit {commit:.10} is of {spell(day)}: set this machine's "
        "clock, or say --today. If it is the commit's date that is wrong, list it in "
        ".git-blame-ignore-revs."
    )
