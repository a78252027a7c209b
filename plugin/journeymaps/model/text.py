"""The kinds of text and number that fields hold, each with its bounds and its own sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    Strict,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from journeymaps.model.dates import PartialDate, parse_date
from journeymaps.model.ids import LONGEST, slug
from journeymaps.model.interval import FORMS, Interval

LONGEST_LINE = 300
LONGEST_PROSE = 20_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_PLAIN_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SHARE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)\s*%?")
SOME_INTERVALS = "6 months, 1 year 6 months, 6 weeks, 90 days, quarterly, yearly or never"


def found(written: Any) -> str:
    """A value as a message quotes it, shortened where it is long."""
    if isinstance(written, dict):
        return "keys with values"
    if isinstance(written, list | tuple):
        return "a list"
    if isinstance(written, str):
        return f'"{written}"' if len(written) <= 60 else f'"{written[:59]}…"'
    return "nothing" if written is None else str(written).lower()


def _text(written: Any) -> str:
    if written is None:
        raise _empty()
    if not isinstance(written, str):
        raise PydanticCustomError(
            "not_text", "expected a text, found {found}", {"found": found(written)}
        )
    # Asking for printable text first costs nothing; line breaks and joiners are not, but allowed.
    if not written.isprintable() and (control := _CONTROL.search(written)):
        raise PydanticCustomError(
            "control_character",
            "this text holds the control character {found}",
            {"found": f"U+{ord(control.group()):04X}", "hint": "delete it"},
        )
    return written


def _empty() -> PydanticCustomError:
    return PydanticCustomError(
        "empty_text", "this text is empty", {"hint": "write something, or leave it out"}
    )


def _bounded(text: str, longest: int) -> str:
    if not text:
        raise _empty()
    if len(text) > longest:
        raise PydanticCustomError(
            "text_too_long",
            "this text has {length} characters, {longest} is the most",
            {"length": f"{len(text):,}", "longest": f"{longest:,}", "hint": "shorten it"},
        )
    return text


def _line(written: Any) -> str:
    return _bounded(" ".join(_text(written).split()), LONGEST_LINE)


def _prose(written: Any) -> str:
    return _bounded(_text(written).strip(), LONGEST_PROSE)


def as_id(written: Any) -> str:
    """The id that is written; a `PydanticCustomError` says how it would be one."""
    if isinstance(written, str) and len(written) <= LONGEST and _PLAIN_ID.fullmatch(written):
        return written
    text = unicodedata.normalize("NFC", " ".join(_text(written).split()))
    if len(text) > LONGEST:
        raise PydanticCustomError(
            "bad_id",
            "this id has {length} characters, {longest} is the most",
            {"length": len(text), "longest": LONGEST, "hint": "shorten it"},
        )
    if not text:
        raise _empty()
    if slug(text) != text.replace("_", "-").strip("-") or text.strip("-_") != text:
        raise PydanticCustomError(
            "bad_id",
            "an id is lower-case letters, digits and hyphens, found {found}",
            {"found": found(text), "hint": f'write "{slug(text)}"' if slug(text) else ""},
        )
    return text


def _link(written: Any) -> str:
    text = _text(written).strip()
    scheme = _SCHEME.match("".join(text.split()))
    if scheme and scheme.group().lower() not in {"http:", "https:", "mailto:", "tel:"}:
        raise PydanticCustomError(
            "unsafe_link",
            'a link may not begin with "{scheme}"',
            {"scheme": scheme.group(), "hint": "use https:, http:, mailto: or tel:"},
        )
    if text.lower().startswith("www."):
        raise PydanticCustomError(
            "bad_form",
            "{found} would be looked for in this site",
            {"found": found(text), "hint": f"write https://{text}"},
        )
    return _bounded(text, 2_000)


def _percent(written: Any) -> Any:
    if isinstance(written, str) and (share := _SHARE.fullmatch(written.strip())):
        return float(share.group(1))
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise PydanticCustomError(
            "not_percent",
            "expected a share in percent, found {found}",
            {"found": found(written), "hint": "write it as 40 % or 12.5 %"},
        )
    return written


def _calendar_date(written: Any) -> Any:
    return written if isinstance(written, date) else _parsed(parse_date, "date", written)


def _partial_date(written: Any) -> Any:
    if isinstance(written, PartialDate):
        return written
    return _parsed(PartialDate.parse, "date", written)


def _interval(written: Any) -> Any:
    if isinstance(written, Interval):
        return written
    return _parsed(Interval.parse, "interval", written)


def _parsed(parse: Callable[[str], Any], what: str, written: Any) -> Any:
    # A year, or an interval without its unit, comes as a number.
    text = _text(str(written) if type(written) in (int, float) else written)
    try:
        return parse(text)
    except ValueError as error:
        said, _, forms = str(error).partition(": write ")
        # All the forms of an interval fill four lines; some of them are enough to go by.
        hint = SOME_INTERVALS if forms == FORMS else forms
        raise PydanticCustomError(
            f"bad_{what}", "{said}", {"said": said, "hint": f"write {hint}" if hint else ""}
        ) from None


def _flag(written: Any) -> Any:
    if isinstance(written, bool):
        return written
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(written).lower())
    raise PydanticCustomError(
        "not_flag",
        "expected true or false, found {found}",
        {"found": found(written), "hint": f"write {meant}" if meant else ""},
    )


# Letters of any script: a pattern can only name what is surely none of an id.
_NOT_IN_IDS = r"^[^\sA-Z!-,./:-@\[-^`{-~]+$"
_TEXT_SCHEMA = {"type": "string", "minLength": 1}

Line = Annotated[
    str, BeforeValidator(_line), WithJsonSchema({**_TEXT_SCHEMA, "maxLength": LONGEST_LINE})
]
"""Plain text in one line: a name, a title, a word."""

Prose = Annotated[
    str, BeforeValidator(_prose), WithJsonSchema({**_TEXT_SCHEMA, "maxLength": LONGEST_PROSE})
]
"""Text with inline Markdown and lists. HTML in it is shown as text."""

Id = Annotated[
    str,
    BeforeValidator(as_id),
    WithJsonSchema({**_TEXT_SCHEMA, "maxLength": LONGEST, "pattern": _NOT_IN_IDS}),
]
"""Lower-case letters and digits of any script, joined by hyphens."""

Link = Annotated[str, BeforeValidator(_link), WithJsonSchema(_TEXT_SCHEMA)]
"""A web, mail or telephone address, or a path in the site."""

Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
"""A number, written as one."""

Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false`."""

Percent = Annotated[
    float,
    BeforeValidator(_percent),
    Field(ge=0, le=100),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 100},
                {"type": "string", "pattern": r"^\s*[0-9]+(\.[0-9]+)?\s*%?\s*$"},
            ]
        }
    ),
]
"""A share of a whole, 0 to 100: `40` or `40 %`."""

CalendarDate = Annotated[
    date,
    BeforeValidator(_calendar_date),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A day, as `2026-09-12`."""

Moment = Annotated[
    PartialDate,
    BeforeValidator(_partial_date),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
            ]
        }
    ),
]
"""A year, a month or a day, as exactly as it is known: `2025`, `2025-06`, `2025-06-14`."""

Every = Annotated[
    Interval,
    BeforeValidator(_interval),
    PlainSerializer(str),
    WithJsonSchema(
        {"type": "string", "examples": ["6 months", "1 year", "quarterly", "90 days", "never"]}
    ),
]
"""How often: `6 months`, `1 year`, `quarterly`, `90 days`, `never`."""


class OneOrMany:
    """Marks a list field: a value where a list is allowed is a list of one."""

    @staticmethod
    def _listed(written: Any) -> Any:
        return written if isinstance(written, list | tuple) else [written]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(cls._listed, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


Lines = Annotated[tuple[Line, ...], OneOrMany]
Proses = Annotated[tuple[Prose, ...], OneOrMany]
