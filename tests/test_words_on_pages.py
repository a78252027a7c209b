"""No word of the pages' own escapes the catalogues.

The pages of the demo site, and of the tests' own maps, are made in a language that is none: its
messages are the English ones in letters that nobody types. What is left in plain letters has to be
an author's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from journeymaps.changes.vocabulary import label
from journeymaps.model.part import Part
from journeymaps.pages.overviews.overviews import OVERVIEWS
from journeymaps.pages.pages import Pages
from journeymaps.pages.reviews import Shelf
from journeymaps.reading.folder import map_paths
from journeymaps.review import standings, subjects
from journeymaps.review.settings import ReviewSettings
from journeymaps.words import Language, speaking
from made_catalogues import ROOT, messages
from made_pages import TODAY, pages_of, paths_of
from test_changes import EDITS, MAP, words

CASES = ROOT / "tests" / "cases"
FOLDERS = (ROOT / "maps", CASES / "pages" / "maps", CASES / "journeys" / "maps")
_KEPT = re.compile(r"(%\(\w+\)s|<[^>]*>|&\w+;)")
_WORD = re.compile(r"[A-Za-z]{2,}")
_SEEN = ("aria-label", "title", "data-jm-title", "data-jm-note", "data-jm-name", "data-jm-side")
_NOT_WORDS = {"min", "MMM", "md", "yml", "number"}
"""Units of time, patterns with their values, and the ends of paths."""


class _Strange(NullTranslations):
    """Every message in wide letters, with its values and its markup as they are."""

    def gettext(self, message: str) -> str:
        parts = _KEPT.split(message)
        return "".join(part if _KEPT.fullmatch(part) else _wide(part) for part in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return message if context.startswith("pattern") else self.gettext(message)


def _wide(text: str) -> str:
    return re.sub(r"[A-Za-z]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda path: path.parent.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def pages(folder: Path) -> Pages:
    # Japanese months have no letters, either.
    strange = Language("ja", _Strange())
    return Pages(replace(pages_of(folder).site, language=strange))


@pytest.fixture(scope="module")
def written(folder: Path) -> set[str]:
    """The words of all authors, in any case."""
    texts = ((folder / path).read_text("utf-8") for path in map_paths(folder))
    return {word.lower() for text in texts for word in _WORD.findall(text)}


def test_maps_and_entries(pages: Pages, written: set[str]) -> None:
    escaped = {path: _escaped(pages.render(path).html, written) for path in paths_of(pages)}
    assert {path: words for path, words in escaped.items() if words} == {}


@pytest.mark.parametrize("name", OVERVIEWS)
def test_pages_about_all_maps(name: str, pages: Pages, written: set[str]) -> None:
    assert _escaped(pages.overview(OVERVIEWS[name]).html, written) == set()


def test_the_reviews(pages: Pages, written: set[str]) -> None:
    atlas = pages.site.atlas
    listed = standings(subjects(atlas, []), atlas, ReviewSettings(), TODAY)
    assert _escaped(pages.reviews(listed, Shelf()).html, written) == set()


def test_sentences_about_changes() -> None:
    with speaking(Language("ja", _Strange())):
        for edit, _ in EDITS:
            new = MAP.replace(*edit)
            written = {word.lower() for word in _WORD.findall(MAP + new)}
            for said in words(MAP, new):
                assert not [each for each in _WORD.findall(said) if each.lower() not in written]


def test_every_field_has_a_name_in_sentences_about_changes() -> None:
    kinds, models = [Part], set[type[Part]]()
    while kinds:
        models.add(kind := kinds.pop())
        kinds += [
            each
            for each in kind.__subclasses__()
            if each.__module__.startswith("journeymaps.model")
        ]
    fields = {field for model in models for field in model.model_fields} - {"id"}
    in_context = {each.id for each in messages() if each.context == "change"}
    assert {field for field in fields if label(field) not in in_context} == set()


def _escaped(html: str, written: set[str]) -> set[str]:
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select("script, code, .jm-avatar"):
        tag.decompose()
    said = {word for text in _texts(soup) for word in _WORD.findall(text)}
    long = [word for word in written if len(word) > 16]  # a chart breaks them
    return {
        word
        for word in said - _NOT_WORDS
        if word.lower() not in written and not any(word.lower() in each for each in long)
    }


def _texts(soup: BeautifulSoup) -> Iterator[str]:
    yield soup.get_text(" ")
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in _SEEN if tag.has_attr(name))
        if words := tag.get("data-jm-words"):
            yield from map(str, json.loads(str(words)).values())
