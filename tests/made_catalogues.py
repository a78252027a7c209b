"""The messages in our sources, and the catalogues brought up to date with them: `make words`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from journeymaps.words import LANGUAGES

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "plugin" / "journeymaps" / "words" / "catalogues"
TRANSLATED = [code for code in LANGUAGES if code != "en"]

_SOURCES = {
    "plugin/journeymaps": [("**.py", "python")],
    "theme/journeymaps_theme/templates/journeymaps": [("**.html", "jinja2")],
}
_KEYWORDS = {
    "say": None,
    "say_as": ((1, "c"), 2),
    "say_count": (1, 2),
    "message": None,
    "message_as": ((1, "c"), 2),
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""The same in all, whenever they are written: only messages make a difference."""


def messages() -> Catalog:
    """All messages, in the order of their texts."""
    found = Catalog(creation_date=_WRITTEN)
    for text, context, comments in sorted(_found(), key=str):
        found.add(text, context=context, auto_comments=comments)
    return found


def catalogue(code: str) -> Catalog:
    """The catalogue of a language, as it is."""
    with (CATALOGUES / f"{code}.po").open("rb") as source:
        return read_po(source, locale=code)


def update(code: str) -> None:
    """Give a catalogue every message, and none that is no longer said."""
    path = CATALOGUES / f"{code}.po"
    old = catalogue(code) if path.exists() else Catalog(code)
    made = Catalog(
        code,
        header_comment="# What pages say to their readers. `make words` keeps this file in order.",
        project="journeymaps",
        version="1",
        creation_date=_WRITTEN,
        revision_date=_WRITTEN,
        last_translator="journeymaps",
        language_team="journeymaps",
        fuzzy=False,
    )
    for each in messages():
        if each.id:
            known = old.get(each.id, context=each.context)
            made.add(
                each.id,
                known.string if known else None,
                context=each.context,
                auto_comments=each.auto_comments,
            )
    with path.open("wb") as target:
        write_po(target, made, width=100)


def _found() -> Iterator[tuple[str | tuple[str, ...], str | None, list[str]]]:
    for folder, methods in _SOURCES.items():
        for *_, text, comments, context in extract_from_dir(
            ROOT / folder, methods, _OPTIONS, _KEYWORDS, comment_tags=("i18n:",)
        ):
            yield text, context, comments


if __name__ == "__main__":
    for language in TRANSLATED:
        update(language)
