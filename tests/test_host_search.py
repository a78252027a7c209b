"""The search knows a map by its stages, and nothing of its page's clutter."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from journeymaps.host.search import lean
from journeymaps.pages.page import RenderedPage, Section
from made_site import MadeSite


def test_every_stage_and_step_is_found_by_its_words(shop: MadeSite) -> None:
    index = shop.build().index
    assert {place for place in index if place.startswith("journeys/")} == {
        "journeys/order/",
        "journeys/order/#wish",
        "journeys/order/#waiting",
        "journeys/order/#waiting.silence",
    }
    assert index["journeys/order/"]["title"] == "First order"
    assert index["journeys/order/"]["text"] == "From the wish to the parcel."
    assert index["journeys/order/#waiting"]["title"] == "Waiting"
    silence = index["journeys/order/#waiting.silence"]
    assert (silence["title"], silence["text"]) == ("Waiting, Silence", "Nobody says when it comes")


def test_the_page_itself_stays_whole(shop: MadeSite) -> None:
    page = shop.build().page("journeys/order/index.html")
    assert page.select_one(".jm h1") and not page.find(id="__top")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_mkdocs_own_search_finds_stages_too(shop: MadeSite, theme: str) -> None:
    shop.config["theme"] = {"name": theme}
    index = shop.build().index
    assert index["journeys/order/#waiting"]["title"] == "Waiting"
    assert "Nobody says when it comes" in index["journeys/order/#waiting.silence"]["text"]


def test_tags_are_found(shop: MadeSite) -> None:
    tagged = "kind: journey\ntitle: Tagged\ntags: [b2c]\nstages: [{name: A}]\n"
    index = shop.write({"tagged.yml": tagged}).build().index
    assert index["tagged/"]["tags"] == ["b2c"]


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split()) or "x"
)
sections = st.lists(
    st.builds(Section, st.from_regex(r"[a-z][a-z0-9.:~-]{0,9}", fullmatch=True), words, words),
    max_size=4,
    unique_by=lambda section: section.anchor,
)


@given(title=words, text=words, sections=sections)
def test_no_text_gets_lost_or_becomes_markup(
    title: str, text: str, sections: list[Section]
) -> None:
    parser = Parser()
    parser.feed(lean(RenderedPage(title, "", "", text, tuple(sections))))
    parser.close()
    found = [
        (part.id, unescape("".join(part.title)).strip(), unescape("".join(part.text)).strip())
        for part in parser.data
    ]
    assert found == [
        (None, title, text),
        *((section.anchor, section.title, section.text) for section in sections),
    ]
