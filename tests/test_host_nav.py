"""Where maps stand, few and many."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from bs4 import BeautifulSoup

from journeymaps.host.nav import MOST_IN_NAV
from made_site import MadeSite

MANY = [f"m{number:03}" for number in range(MOST_IN_NAV)]
"""One more than may stand in the navigation, with the catalog."""


@pytest.fixture
def many(shop: MadeSite) -> MadeSite:
    maps = {
        f"journeys/{name}.yml": f"kind: journey\ntitle: {name}\nstages: [{{name: A}}]\n"
        for name in MANY
    }
    shop.write({"journeys/index.md": "# Journeys\n", **maps})
    shop.config["theme"] = {
        "name": "material",
        "font": False,
        "features": ["navigation.footer", "navigation.path", "navigation.indexes"],
    }
    return shop


def nav(page: BeautifulSoup) -> list[str]:
    return [" ".join(link.text.split()) for link in page.select(".md-nav--primary a.md-nav__link")]


def path_to(page: BeautifulSoup) -> list[str]:
    return [" ".join(item.text.split()) for item in page.select(".md-path__item")]


def neighbours(page: BeautifulSoup) -> dict[str, Any]:
    """What the page's head and its foot call the page before and the one after."""
    found = {link["rel"][0]: link["href"] for link in page.select("link[rel=prev], link[rel=next]")}
    for direction in ("prev", "next"):
        foot = page.select_one(f".md-footer__link--{direction}")
        assert (foot["href"] if foot else None) == found.get(direction)
    return found


def test_few_maps_stand_in_the_navigation(shop: MadeSite) -> None:
    assert {"First order", "Catalog"} <= set(nav(shop.build().page("index.html")))


def test_many_maps_do_not(many: MadeSite) -> None:
    many.build()
    assert set(nav(many.page("index.html"))) == {"Home", "Journeys"}
    assert "journeys/m000/index.html" in many.published


def test_many_maps_belong_to_the_index_page_of_their_folder(many: MadeSite) -> None:
    page = many.build().page("journeys/m001/index.html")
    assert path_to(page) == ["Home", "Journeys"]
    assert page.select_one(".md-nav--primary .md-nav__item--active").text.split()[0] == "Journeys"


def test_an_index_page_among_others_stands_above_its_maps(many: MadeSite) -> None:
    many.config["nav"] = [{"All": ["index.md", "journeys/index.md"]}]
    page = many.build().page("journeys/m001/index.html")
    assert path_to(page)[-2:] == ["All", "Journeys"]


def test_many_maps_follow_one_another(many: MadeSite) -> None:
    many.build()
    assert neighbours(many.page("journeys/m000/index.html")) == {"next": "../m001/"}
    assert neighbours(many.page("journeys/m001/index.html")) == {
        "prev": "../m000/",
        "next": "../m002/",
    }
    assert neighbours(many.page(f"journeys/{MANY[-1]}/index.html")) == {
        "prev": f"../{MANY[-2]}/",
        "next": "../order/",
    }


def test_those_that_the_nav_names_stand_there_all_the_same(many: MadeSite) -> None:
    many.config["nav"] = ["index.md", {"Journeys": ["journeys/index.md", "journeys/m007.yml"]}]
    many.build()
    assert "m007" in nav(many.page("index.html"))
    assert path_to(many.page("journeys/m007/index.html")) == ["Home", "Journeys"]
    assert neighbours(many.page("journeys/m006/index.html"))["next"] == "../m008/"


def test_entries_belong_to_their_catalog(shop: MadeSite) -> None:
    shop.config["theme"] = {"name": "material", "font": False, "features": ["navigation.path"]}
    page = shop.build().page("catalog/channels/mail/index.html")
    assert path_to(page) == ["Home", "Catalog"]
    assert "E-mail" not in nav(page)


def test_what_stands_beside_the_navigation_needs_no_mention_in_it(
    many: MadeSite, caplog: pytest.LogCaptureFixture
) -> None:
    many.config |= {
        "nav": ["index.md", "journeys/index.md"],
        "validation": {"nav": {"omitted_files": "warn"}},
    }
    with caplog.at_level(logging.WARNING):
        many.build()
    assert not caplog.records
