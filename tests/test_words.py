"""What pages say in other languages than English."""

from __future__ import annotations

import ast
import re
from datetime import date

import pytest
from babel.messages.catalog import Message

from journeymaps.model.interval import Interval
from journeymaps.review import assess, describe
from journeymaps.words import (
    ENGLISH,
    LANGUAGES,
    find_language,
    number,
    say,
    say_count,
    signed,
    speaking,
    spell,
    spell_month,
    spoken,
)
from made_catalogues import ROOT, TRANSLATED, catalogue, messages

_VALUE = re.compile(r"%\((\w+)\)s")
_MARKUP = re.compile(r"<[^>]*>|[<>&\"]")


def test_english_is_spoken_unless_a_page_asks_for_another_language() -> None:
    german = find_language("de")
    assert german is not None
    with speaking(german):
        assert spoken() is german
    assert spoken() is ENGLISH


@pytest.mark.parametrize(
    ("code", "spoken_as"),
    [("de", "de"), ("de-AT", "de"), ("ja", "ja"), ("en-GB", "en"), ("AR", "ar"), ("pt_BR", None)],
)
def test_a_regional_variety_is_spoken_as_its_language(code: str, spoken_as: str | None) -> None:
    found = find_language(code)
    assert (found.code if found else None) == spoken_as


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    german = find_language("de")
    assert german is not None
    with speaking(german):
        assert say("A message that nobody wrote") == "A message that nobody wrote"


DATES = {
    "en": ("12 Sep 2026", "Sep 2026"),
    "de": ("12. Sept. 2026", "Sept. 2026"),
    "ja": ("2026年9月12日", "2026年9月"),
    "fr": ("12 sept. 2026", "sept. 2026"),
    "es": ("12 sept 2026", "sept 2026"),
    "ar": ("12 سبتمبر 2026", "سبتمبر 2026"),
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_writes_dates_its_own_way(code: str) -> None:
    language = find_language(code)
    assert language is not None
    day = date(2026, 9, 12)
    with speaking(language):
        assert (spell(day), spell_month(day)) == DATES[code]


NUMBERS = {
    "en": ("−1,234.5", "0.25"),
    "de": ("−1.234,5", "0,25"),
    "ja": ("−1,234.5", "0.25"),
    "fr": ("−1\u202f234,5", "0,25"),
    "es": ("−1.234,5", "0,25"),
    "ar": ("\u200e−1,234.5", "0.25"),
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_writes_numbers_its_own_way(code: str) -> None:
    language = find_language(code)
    assert language is not None
    with speaking(language):
        assert (number(-1234.5), number(0.25)) == NUMBERS[code]


def test_a_sign_stands_before_its_number_where_words_run_from_right_to_left() -> None:
    arabic = find_language("ar")
    assert arabic is not None
    with speaking(arabic):
        assert (signed(8), signed(-4), signed(0)) == ("\u200e+8", "\u200e−4", "0")
    assert (signed(8), signed(-4), signed(0)) == ("+8", "−4", "0")


def test_a_message_takes_the_form_that_its_number_asks_for() -> None:
    said = [say_count("%(num)s review", "%(num)s reviews", count) for count in (0, 1, 2, 1200)]
    assert said == ["0 reviews", "1 review", "2 reviews", "1,200 reviews"]


def test_a_review_is_told_in_the_language_that_is_spoken() -> None:
    german = find_language("de")
    assert german is not None
    notice = describe(
        assess(date(2026, 3, 1), Interval(6), date(2026, 4, 1), 30), reviewed_by="A. Okafor"
    )
    with speaking(german):
        said = describe(
            assess(date(2026, 3, 1), Interval(6), date(2026, 4, 1), 30), reviewed_by="A. Okafor"
        )
    assert notice.lead == "Last reviewed 1 Mar 2026"
    assert said.lead == "Zuletzt geprüft am 1. März 2026"
    assert said.rest == "von A. Okafor · nächste Prüfung fällig am 1. Sept. 2026"
    # The browser chooses among these on the day.
    assert said.words["overdue"].lead == "Prüfung überfällig seit 1. Sept. 2026"


@pytest.mark.parametrize("code", TRANSLATED)
class TestCatalogue:
    """After a change of what pages say: `make words`, and translate what is empty."""

    def test_has_every_message(self, code: str) -> None:
        missing = [each.id for each in _asked(code) if not _forms(each)]
        assert missing == []

    def test_names_the_same_values(self, code: str) -> None:
        for each in _asked(code):
            texts = each.id if isinstance(each.id, tuple) else (each.id,)
            named = {name for text in texts for name in _VALUE.findall(text)}
            for form in _forms(each):
                # A form for exactly one or two things need not tell their number.
                assert named - {"num"} <= {*_VALUE.findall(form)} <= named, (each.id, form)

    def test_brings_no_markup_of_its_own(self, code: str) -> None:
        for each in _asked(code):
            text = each.id[-1] if isinstance(each.id, tuple) else each.id
            for form in _forms(each):
                assert sorted(_MARKUP.findall(form)) == sorted(_MARKUP.findall(text)), form


def _asked(code: str) -> list[Message]:
    known = catalogue(code)
    return [known.get(each.id, each.context) or each for each in messages() if each.id]


def _forms(each: Message) -> tuple[str, ...]:
    said = each.string if isinstance(each.string, tuple) else (each.string,)
    return said if all(said) else ()


def test_no_message_hides_in_an_f_string() -> None:
    """Nothing finds it there."""
    for path in (ROOT / "plugin").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                called = [
                    each.func.id
                    for each in ast.walk(node)
                    if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)
                    if each.args and isinstance(each.args[0], ast.Constant)
                ]
                assert not {"say", "say_as", "say_count", "message", "message_as"} & {*called}, path
