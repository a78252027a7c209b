"""What a site says to journeymaps in its configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from journeymaps.atlas.places import SIDES
from journeymaps.checks.check import Settings
from journeymaps.checks.stages import LANES
from journeymaps.model import KINDS
from journeymaps.model.allow import ContentCode, Level
from journeymaps.model.emotion import Scale
from journeymaps.model.lanes import Lanes
from journeymaps.model.part import Part
from journeymaps.model.text import CalendarDate, Every, Flag, Line, found
from journeymaps.nearest import nearest, suggestion
from journeymaps.reading.shape import choices_at, keys_of, part_at
from journeymaps.review.clock import today
from journeymaps.review.settings import YEARLY, ReviewSettings

_PAGES = (*KINDS, "page")
"""The kinds of page that an interval may be set for."""
_LANES = (*LANES, "evidence", *SIDES, "times", "channels", "roles", "data", "policies")
"""The rows of journeys and of blueprints."""


class Options(Part):
    """The plugin's options."""

    scale: Scale = Scale()
    """The scale of emotions on maps that do not state their own."""
    chart: Literal["visible", "intent", "static"] = "visible"
    """When the live chart takes the static one's place: when seen, when asked for, or never."""
    lanes: Lanes = Lanes()
    """Which rows of maps come first, what they are called, and which are not shown."""
    drafts: Flag = False
    """Whether drafts are published, too."""
    publish_source: Flag = False
    """Whether the maps' YAML files are published beside their pages."""
    timezone: Line = "UTC"
    """The time zone whose calendar days count for reviews."""
    today: CalendarDate | None = None
    """The day to build for. Left out, SOURCE_DATE_EPOCH or the clock says."""
    review_every: Every = YEARLY
    """How often pages are to be reviewed that do not say it themselves."""
    review_kinds: dict[Line, Every] = {}
    """The same for kinds of map: `persona: 2 years`. A Markdown page is a `page`."""
    review_folders: dict[Line, Every] = {}
    """The same for folders: `journeys/b2b: 6 months`."""
    history: Flag = True
    """Whether git is asked what changed since each review. Without it pages say so."""
    review_notice: Annotated[int, Field(ge=0, strict=True)] = 30
    """Days before the due day on which a page begins to say that it is due soon."""

    checks: dict[ContentCode, Level] = {}
    """What rules of content are worth: `error`, `warning`, `info` or `off`. Left out, `info`."""

    @model_validator(mode="after")
    def _agree(self) -> Options:
        unknown = [kind for kind in self.review_kinds if kind not in _PAGES]
        if unknown:
            hint = suggestion(unknown[0], _PAGES)
            raise ValueError(f'review_kinds: unknown kind "{unknown[0]}" – {hint}')
        for lane in (*self.lanes.order, *self.lanes.names, *self.lanes.hide):
            # Any other may be a row of somebody's own.
            if lane not in _LANES and lane.islower() and (near := nearest(lane, _LANES)):
                raise ValueError(f'lanes: unknown row "{lane}" – did you mean "{near}"?')
        # Raises what is wrong with them, such as a time zone that does not exist.
        assert self.review is not None
        return self

    @property
    def review(self) -> ReviewSettings:
        """What the site asks of its reviews."""
        return ReviewSettings(
            self.review_every,
            self.review_kinds,
            self.review_folders,
            self.review_notice,
            self.timezone,
        )

    def day(self, asked: date | None = None, environ: Mapping[str, str] = os.environ) -> date:
        """The day to take for today: the one asked for, the option's, or the environment's.

        Raises:
            ValueError: SOURCE_DATE_EPOCH is not a moment.

        """
        return today(asked or self.today, environ, datetime.now(UTC), self.timezone)

    def settings(self, today: date) -> Settings:
        """What the checks need to know."""
        levels = {str(code): level for code, level in self.checks.items()}
        return Settings(today, self.scale, self.review, levels)


class OptionsError(Exception):
    """The configuration says something that does not go. Carries a sentence for each."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        super().__init__("; ".join(sentences))


def read_options(written: Mapping[str, Any]) -> Options:
    """The options as values.

    Raises:
        OptionsError: an option is unknown or has a value that it cannot have.

    """
    try:
        return Options.model_validate(dict(written))
    except ValidationError as error:
        raise OptionsError([_sentence(detail) for detail in error.errors()]) from None


def _sentence(detail: ErrorDetails) -> str:
    """What is wrong with an option, and the way out."""
    name, part = ".".join(map(str, detail["loc"])), part_at(Options, detail["loc"][:-1])
    context = detail.get("ctx", {})
    said, hint = detail["msg"].removeprefix("Value error, "), str(context.get("hint", ""))
    match detail["type"]:
        case "extra_forbidden":
            words = suggestion(str(detail["loc"][-1]), keys_of(part) if part else ())
            return _joined(f'unknown option "{name}"', words)
        case "literal_error" if detail["loc"][-1] == "[key]":
            name, said = ".".join(map(str, detail["loc"][:-1])), "unknown rule"
            hint = suggestion(str(detail["input"]), get_args(ContentCode))
        case "literal_error":
            said = f"cannot be {found(detail['input'])}"
            hint = suggestion(str(detail["input"]), choices_at(Options, detail["loc"]))
        case "float_type" | "int_type" | "int_from_float":
            said = f"expected a number, found {found(detail['input'])}"
        case "greater_than_equal":
            said = f"{found(detail['input'])} is less than {context['ge']}"
        case "model_type" | "dict_type":
            said = f"expected keys with values, found {found(detail['input'])}"
    return _joined(f"{name}: {said}" if name else said, hint)


def _joined(said: str, hint: str) -> str:
    return f"{said} – {hint}" if hint else said
