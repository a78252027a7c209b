"""Ids made from names, in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from journeymaps.model.ids import LONGEST, slug
from journeymaps.model.text import Id

ids = TypeAdapter(Id)
names = st.text(max_size=2 * LONGEST)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Usage", "usage"),
        ("Set-up & first login", "set-up-first-login"),
        ("  What's   next? ", "what-s-next"),
        ("day 3", "day-3"),
        ("first_login", "first-login"),
        ("Überraschung: Straße", "überraschung-straße"),
        ("ΛΌΓΟΣ", "λόγος"),
        ("Первый вход", "первый-вход"),
        ("解約を考える", "解約を考える"),
        ("ガイド・初回", "ガイド-初回"),
        ("Ｇｕｉｄｅ １", "guide-1"),
        ("تسجيل الدخول", "تسجيل-الدخول"),
        ("כניסה ראשונה", "כניסה-ראשונה"),
        ("पहला लॉगिन", "पहला-लॉगिन"),
        ("เข้าสู่ระบบ", "เข้าสู่ระบบ"),
        ("첫 로그인", "첫-로그인"),
        ("🎉 Party", "party"),
        ("🎉", ""),
        ("", ""),
        ("–", ""),
    ],
)
def test_a_name_gives_an_id(name: str, own: str) -> None:
    assert slug(name) == own


def test_letters_with_their_marks_apart_give_the_same_id() -> None:
    name = "Café über Ångström"
    assert slug(unicodedata.normalize("NFD", name)) == slug(unicodedata.normalize("NFC", name))


def test_a_long_name_is_cut_at_its_last_whole_word() -> None:
    assert slug("word " * 30) == "-".join(["word"] * 12)
    assert slug("x" * 100) == "x" * LONGEST
    assert slug("short " + "x" * 100) == "short"


@given(names)
def test_an_id_gives_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@given(names)
def test_an_id_made_from_a_name_is_one(name: str) -> None:
    own = slug(name)
    if own:
        assert ids.validate_python(own) == own


@given(names)
def test_an_id_has_nothing_in_it_that_an_address_would_have_to_hide(name: str) -> None:
    own = slug(name)
    assert len(own) <= LONGEST
    assert own == own.lower()
    assert own == own.strip("-")
    assert "--" not in own
    assert all(unicodedata.category(letter)[0] in "LMN" or letter == "-" for letter in own)


@given(names)
def test_what_is_taken_for_an_id_names_one_thing_only(name: str) -> None:
    try:
        own = ids.validate_python(name)
    except ValidationError:
        return
    assert slug(own) == slug(own.replace("_", "-")) == own.replace("_", "-")
    assert ids.validate_python(own) == own
