"""What libyaml says of a text that is not YAML, in the words of an author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from journeymaps.problems import Problem

_ODD_SPACE = re.compile("[ \t]*([\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff])")
_BREAK = re.compile("\r\n|\r|\n")
_CONFLICT = re.compile("^(?:<{7} |>{7} |={7}\r?$)", re.MULTILINE)
_COLUMNS = "keys that belong together begin in the same column"
_QUOTES = "put the text in quotes"


@dataclass(frozen=True)
class _Spot:
    """A place that libyaml points to, counted from 0, with the text of its line."""

    line: int
    column: int
    text: str
    is_end: bool

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def rest(self) -> str:
        return self.text[self.column :]

    @property
    def begins_line(self) -> bool:
        """Whether nothing but spaces and hyphens of a list stand before it."""
        return not self.before.strip(" -")


Said = tuple[_Spot, str, str]
"""Where it is, what is wrong, and the way out."""


def syntax_problem(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """The problem that an error of libyaml's means."""
    if conflict := merge_conflict(path, text):
        return conflict
    lines = text.splitlines()
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # the reader's: a character that YAML does not allow
        return control_character(path, text, getattr(error, "position", 0))
    spot = _spot(mark, lines)
    context = getattr(error, "context_mark", None)
    opened = _spot(context, lines) if context else spot
    for seen in (spot, opened):
        if odd := odd_space(path, seen.line, 0, seen.text):
            return odd
    said = str(getattr(error, "problem", ""))
    if "\t" in spot.text[: spot.column + 1] or " tab " in said:
        words = "a tab stands where spaces belong"
        return Problem(path, spot.line + 1, spot.column + 1, "tab", words, "indent with two spaces")
    context_said = str(getattr(error, "context", None) or "")
    at_fault, message, hint = _explained(said, context_said, spot, opened)
    return Problem(path, at_fault.line + 1, at_fault.column + 1, "yaml", message, hint)


def merge_conflict(path: str, text: str) -> Problem | None:
    """A merge that nobody finished. Within a long text its lines would be YAML, too."""
    if not ("<<<<<<< " in text or ">>>>>>> " in text):
        return None
    if not (found := _CONFLICT.search(text)):
        return None
    line = text.count("\n", 0, found.start()) + 1
    words = "a merge stopped here, with both versions below each other"
    hint = "keep one of them, and delete the lines <<<<<<<, ======= and >>>>>>>"
    return Problem(path, line, 1, "merge-conflict", words, hint)


def control_character(path: str, text: str, at: int) -> Problem:
    """A character that cannot be seen and means nothing, at an offset in the text."""
    line, column = place_of(text, at)
    said = f"an invisible character (U+{ord(text[at : at + 1] or chr(0)):04X})"
    return Problem(
        path, line, column, "control-character", f"{said} that YAML does not allow", "delete it"
    )


def place_of(text: str, at: int) -> tuple[int, int]:
    """The line and the column of an offset in a text, counted from 1."""
    lines = _BREAK.split(text[:at])
    return len(lines), len(lines[-1]) + 1


def odd_space(path: str, line: int, column: int, text: str) -> Problem | None:
    """A space at the beginning of a text that is none to YAML, as web pages have it.

    `line` and `column` are those of the text, counted from 0.
    """
    if not (odd := _ODD_SPACE.match(text)):
        return None
    return Problem(
        path,
        line + 1,
        column + odd.start(1) + 1,
        "control-character",
        f"this is not an ordinary space (U+{ord(odd.group(1)):04X})",
        "delete it, and indent with two spaces",
    )


def _spot(mark: Any, lines: list[str]) -> _Spot:
    is_end = mark.line >= len(lines)
    return _Spot(mark.line, mark.column, "" if is_end else lines[mark.line], is_end)


def _explained(said: str, context: str, spot: _Spot, opened: _Spot) -> Said:
    match said:
        case "mapping values are not allowed in this context":
            return _second_colon(spot)
        case "could not find expected ':'":
            return _missing_colon(opened)
        case "did not find expected key" | "did not find expected '-' indicator":
            return _out_of_line(spot)
        case "did not find expected ',' or ']'" | "did not find expected ',' or '}'":
            return _open_bracket(spot, opened)
        case "did not find expected node content":
            if spot.is_end:
                return spot, "a bracket is still open", "look for a [ or { without its ] or }"
            return spot, "a value is missing here", f"write one, or {_QUOTES}"
        case "found unexpected end of stream" | "found unexpected document indicator":
            quote = opened.rest[:1]
            return (
                opened,
                f"the quote {quote} that begins here never ends",
                f"close it with {quote}",
            )
        case "block sequence entries are not allowed in this context":
            hint = f"begin the list in the next line; or {_QUOTES}"
            return spot, "an item of a list cannot stand behind a key", hint
        case "found undefined alias":
            return opened, f"{spot.rest.split()[0]} repeats a value that is not there", _QUOTES
        case "second occurrence":
            name = spot.rest.split()[0]
            first = f"the first is in line {opened.line + 1}; choose another name"
            return spot, f"the anchor {name} stands here a second time", first
        case "but found another document":
            return spot, "a second document begins here", "one file holds one map: delete the ---"
        case _ if context == "while parsing a quoted scalar":
            hint = "put the text in single quotes, or write the backslash twice"
            return spot, "a backslash has a meaning of its own between double quotes", hint
        case _ if "directive" in context or "%YAML" in spot.rest:
            return opened, "a line cannot begin with %", f"delete it, or {_QUOTES}"
        case _ if opened.rest[:1] in set("%@`*&!|>?"):
            return opened, f"a text cannot begin with {opened.rest[0]}", _QUOTES
    return spot, f"this is not YAML: {said}", "see also the lines above"


def _second_colon(spot: _Spot) -> Said:
    key, colon, text = spot.text.partition(": ")
    if colon and len(key) < spot.column:
        text = text.strip().replace('"', "'")
        return spot, "a second colon in one line", f'put the text in quotes: "{text[:60]}"'
    hint = f"{_COLUMNS}; a long text is indented further than its key"
    return spot, "this line is indented too far, or the one above is not finished", hint


def _missing_colon(spot: _Spot) -> Said:
    written = spot.rest.strip()
    if "\uff1a" in written:
        hint = "write an ordinary colon and a space in place of \uff1a"
    elif found := re.match(r"([\w-]+):(\S.*)", written):
        hint = f"write a space after the colon: {found[1]}: {found[2][:60]}"
    else:
        hint = "write key: value; a long text is indented further than its key"
    return spot, "there is no key with a colon in this line", hint


def _out_of_line(spot: _Spot) -> Said:
    if spot.rest.startswith(":"):
        return spot, "there is nothing before this colon", f"write the key, or {_QUOTES}"
    if spot.begins_line:
        if spot.rest.startswith("- "):
            message = "an item of a list stands where a key belongs"
            return spot, message, "indent it further than the key of the list"
        return spot, "this line is not in line with those above", _COLUMNS
    if spot.rest[:1] in set("]}"):
        return spot, "this bracket was never opened", f"delete it, or {_QUOTES}"
    hint = "put all of it in quotes; an apostrophe within single quotes is written twice"
    return spot, "the text goes on after its closing quote or bracket", hint


def _open_bracket(spot: _Spot, opened: _Spot) -> Said:
    bracket = opened.rest[:1]
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    if spot.line != opened.line:
        message = f"the bracket {bracket} that opens here is not closed"
        return opened, message, f"close it with {closing}, and put commas between what is in it"
    hint = "put a comma between what is in it; a text with a quote, comma or bracket needs quotes"
    return spot, f"expected a comma or {closing} here", hint
