"""Where the pages about all maps stand in a site."""

from __future__ import annotations

import pytest

from journeymaps.pages.overviews.overviews import OVERVIEWS
from made_site import JOURNEY, MadeSite


def said(site: MadeSite, path: str, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in site.page(path).select(selector)]


def test_each_has_an_address_and_stands_in_the_search(shop: MadeSite) -> None:
    shop.build()
    for overview in OVERVIEWS.values():
        assert said(shop, f"{overview.name}/index.html", "h1") == [overview.title]
        assert shop.index[f"{overview.name}/"]["title"] == overview.title
    assert "Portfolio" not in said(shop, "index.html", ".md-nav__link")


def test_one_stands_in_the_navigation_where_that_names_it(shop: MadeSite) -> None:
    shop.config["nav"] = ["index.md", {"All of them": "portfolio.md"}]
    shop.build()
    assert "All of them" in said(shop, "index.html", ".md-nav__link")


@pytest.mark.parametrize("name", OVERVIEWS)
def test_what_somebody_has_written_says_more(shop: MadeSite, name: str) -> None:
    shop.write({f"{name}.md": "# Ours"}).build()
    assert said(shop, f"{name}/index.html", "h1")[0].startswith("Ours")


def test_a_draft_is_in_none_of_them(shop: MadeSite) -> None:
    draft = JOURNEY.replace("title: First order", "title: Secret order\nstatus: draft")
    shop.write({"journeys/secret.yml": draft}).build()
    for overview in OVERVIEWS:
        assert "Secret order" not in shop.page(f"{overview}/index.html").text
