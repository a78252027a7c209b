"""The search knows a map by its stages, and nothing of its page's clutter."""

from __future__ import annotations

import re
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
    assert silence["title"] == "Waiting, Silence"
    assert silence["text"] == "<p>Nobody says when it comes</p>"


def test_the_page_itself_stays_whole(shop: MadeSite) -> None:
    page = shop.build().page("journeys/order/index.html")
    assert page.select_one(".jm h1") and not page.find(id="__top")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_mkdocs_own_search_finds_stages_too(shop: MadeSite, theme: str) -> None:
    shop.config["theme"] = {"name": theme}
    index = shop.build().index
    assert index["journeys/order/#waiting"]["title"] == "Waiting"
    assert "Nobody says when it comes" in index["journeys/order/#waiting.silence"]["text"]


def test_a_page_says_of_what_kind_it_is_and_its_tags_once(shop: MadeSite) -> None:
    tagged = "kind: journey\ntitle: Tagged\ntags: [b2c]\nstages: [{name: A}]\n"
    index = shop.write({"tagged.yml": tagged}).build().index
    assert index["tagged/"]["tags"] == ["b2c"]
    assert index["tagged/#a"].keys() == {"location", "title", "text"}
    kinds = {place: entry["kind"] for place, entry in index.items() if "kind" in entry}
    assert kinds["tagged/"] == "Journey map"
    assert kinds["catalog/channels/mail/"] == "Channel"
    assert kinds[""] == kinds["pains/"] == "Page"
    assert not [place for place in kinds if "#" in place]


def test_what_lists_gather_is_found_where_it_comes_from(shop: MadeSite) -> None:
    index = shop.build().index
    assert [place for place in index if "Nobody says when it comes" in index[place]["text"]] == [
        "journeys/order/#waiting.silence"
    ]


def test_every_cell_of_a_map_is_searched(shop: MadeSite) -> None:
    shop.write({"journeys/order.yml": CELLS, "behind.yml": BEHIND})
    index = shop.build(strict=False).index

    def words(place: str) -> list[str]:
        return re.findall("<p>(.*?)</p>", index[place]["text"])

    assert words("journeys/order/#wish") == [*"abc", "hopeful", "too dear", "Visits", "rain", "d"]
    assert words("journeys/order/#improvement:call") == ["e", "f", "Calls"]
    assert words("journeys/order/#finding:g") == ["g", "h"]
    assert index["journeys/order/#theme:why"]["title"] == "Why?"
    assert words("behind/#wish") == ["i", "j", "k", "l", "m"]
    assert words("behind/#wish.ask") == ["n", "o"]


CELLS = """\
kind: journey
title: First order
stages:
  - name: Wish
    summary: a
    doing: [b, b]
    pains: [c]
    emotion: {score: 1, word: hopeful}
    exit: {share: 3, why: too dear}
    metrics: [{name: Visits, value: 3}]
    variants: [{if: rain, do: d}]
    steps: [{name: Ask}]
themes: [{title: Why?, stages: {wish: {}}}]
findings: [{finding: g, means: h}]
improvements: [{title: Call, before: e, after: f, effects: [{name: Calls, after: 1}]}]
"""
BEHIND = """\
kind: blueprint
title: Behind
journey: order
stages:
  wish:
    evidence: [i]
    frontstage: [{do: j, fails: k}, {do: n, step: ask, fails: o}]
    roles: {clerk: l}
    questions: [m]
"""


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split()) or "x"
)
sections = st.lists(
    st.builds(
        Section,
        st.from_regex(r"[a-z][a-z0-9.:~-]{0,9}", fullmatch=True),
        words,
        st.lists(words, max_size=3).map(tuple),
    ),
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
        *(
            (section.anchor, section.title, " ".join(f"<p>{said}</p>" for said in section.texts))
            for section in sections
        ),
    ]
