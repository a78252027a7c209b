"""Content checks: their codes, and what a file may do that they would tell of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from journeymaps.model.text import Prose

ContentCode = Literal[
    "improvement-overdue",
    "low-without-pain",
    "pain-unanswered",
    "pain-unowned",
    "old-source",
    "no-source",
    "blueprint-behind",
    "future-without-expected",
    "no-start-or-end",
    "too-many-steps",
    "orphan-persona",
    "orphan-entry",
    "needless-allow",
]
"""The rules that look at what a map says, most pressing first."""

Allowed = dict[ContentCode, Prose]
"""Rules that do not count for a file, each with the reason."""


def _level(written: object) -> object:
    # YAML in MkDocs' configuration takes a bare `off` for false.
    return "off" if written is False else written


Level = Annotated[Literal["error", "warning", "info", "off"], BeforeValidator(_level)]
"""What a site makes of a rule."""
