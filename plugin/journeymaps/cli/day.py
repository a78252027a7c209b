"""Days on the command line, and the option `--today`, which many commands have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        # To read the model takes time that most commands do not need: few name a day.
        from journeymaps.model.dates import parse_date

        try:
            return parse_date(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


DAY = _Day()
"""The type of an option whose value is a day."""


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--today` to a command. Left out, SOURCE_DATE_EPOCH or the clock says what day it is."""
    return click.option(
        "--today", type=DAY, metavar="DATE", help="The day to check against: 2026-09-12."
    )(command)
