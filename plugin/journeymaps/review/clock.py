"""Where "today" comes from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(explicit: date | None, environ: Mapping[str, str], now: datetime, timezone: str) -> date:
    """The day that a build or a command takes for today.

    It is the one asked for (`--today`), else the moment in `SOURCE_DATE_EPOCH`, else `now`, which
    knows its time zone; a moment falls on the day that it is in `timezone`. Raises `ValueError`
    when `SOURCE_DATE_EPOCH` is no such moment: its specification
    (https://reproducible-builds.org/specs/source-date-epoch/) wants the build to end there.
    """
    if explicit:
        return explicit
    if seconds := environ.get("SOURCE_DATE_EPOCH"):
        now = _moment(seconds)
    return now.astimezone(ZoneInfo(timezone)).date()


def _moment(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f'SOURCE_DATE_EPOCH is "{seconds:.40}": it must be a whole number of seconds since 1970'
        ) from None
