"""Messages, said in the language that is spoken now."""

from __future__ import annotations

from collections.abc import Iterable

from journeymaps.words.language import spoken
from journeymaps.words.numbers import number


def message(text: str) -> str:
    """Note a message for the catalogues that is said later, by `say`."""
    return text


def message_as(context: str, text: str) -> str:  # noqa: ARG001 – only for whoever finds messages
    """Note a message of a context that is said later, by `say_as`."""
    return text


def say(text: str, **values: object) -> str:
    """A message with its values in the place of `%(name)s`."""
    return _filled(spoken().messages.gettext(text), values)


def say_as(context: str, text: str, **values: object) -> str:
    """A message that means this in its context, and in others something else."""
    return _filled(spoken().messages.pgettext(context, text), values)


def say_count(one: str, many: str, count: int, **values: object) -> str:
    """A message that depends on a number, which it can name as `%(num)s`."""
    said = spoken().messages.ngettext(one, many, count)
    return _filled(said, {"num": number(count), **values})


def listed(items: Iterable[str]) -> str:
    """Things in a row: `Sales, Support`."""
    return say_as("between items of a list", ", ").join(items)


def sentences(said: Iterable[str]) -> str:
    """Sentences, one after the other."""
    return say_as("between sentences", " ").join(said)


def capital(said: str) -> str:
    """Words at the beginning of a line."""
    return said[:1].upper() + said[1:]


def _filled(said: str, values: dict[str, object]) -> str:
    return said % values if values else said
