"""The languages that pages can speak, and the one that is spoken now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = files("journeymaps.words") / "catalogues"

LANGUAGES = ("en", "ar", "de", "es", "fr", "ja")
"""English, in which messages are written, and those that have a catalogue."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language: its messages, and how it writes dates and numbers."""

    code: str
    messages: NullTranslations = field(default_factory=NullTranslations)

    @cached_property
    def locale(self) -> Locale:
        """What Babel knows of it."""
        return Locale.parse(self.code)


ENGLISH = Language("en")

_spoken: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


@cache
def find_language(code: str) -> Language | None:
    """The language of a code such as `de`, `de-AT` or `pt_BR`; None where we do not speak it."""
    own = code.lower().replace("_", "-").split("-")[0]
    if own not in LANGUAGES:
        return None
    return ENGLISH if own == ENGLISH.code else Language(own, _catalogue(own))


def spoken() -> Language:
    """The language that is spoken now."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language for a while: around the making of a page, not for each of its words."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def _catalogue(code: str) -> GNUTranslations:
    """A language's messages, read from its source: no step of building stands in between."""
    compiled = BytesIO()
    with (CATALOGUES / f"{code}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
