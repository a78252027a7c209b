"""Styles, scripts and the chart library: what pages load, and where it is."""

from __future__ import annotations

import json
import posixpath
import re

import pytest

from made_site import MadeSite

ORDER = "journeys/order/index.html"


def loaded(site: MadeSite, path: str, selector: str, attribute: str) -> list[str]:
    """The paths of what a page loads."""
    found = site.page(path).select(selector)
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(path), str(tag[attribute])))
        for tag in found
    ]


def test_one_style_of_ours_comes_before_the_sites_own(shop: MadeSite) -> None:
    shop.config["extra_css"] = ["own.css"]
    shop.write({"own.css": ".jm {}"}).build()
    ours, own = loaded(shop, ORDER, "link[rel=stylesheet]", "href")[-2:]
    assert re.fullmatch(r"assets/journeymaps/css/journeymaps\.[0-9a-f]{8}\.css", ours)
    assert own == "own.css"
    style = shop.bytes(ours).decode()
    assert style.startswith("/* Every colour")
    assert style.index("jm-table") < style.index("/* Where the page is narrow")


def test_one_script_of_ours_waits_for_the_page(shop: MadeSite) -> None:
    (ours,) = loaded(shop.build(), ORDER, "script[defer]", "src")
    assert re.fullmatch(r"assets/journeymaps/js/journeymaps\.[0-9a-f]{8}\.js", ours)
    assert "window.journeymaps" in shop.bytes(ours).decode()


def test_the_script_finds_the_chart_library(shop: MadeSite) -> None:
    (script,) = loaded(shop.build(), ORDER, "script[defer]", "src")
    asked = re.search(r'new URL\("([^"]+)", document\.currentScript', shop.bytes(script).decode())
    assert asked
    library = posixpath.normpath(posixpath.join(posixpath.dirname(script), asked[1]))
    assert b"plotly.js (basic - minified)" in shop.bytes(library)[:200]


@pytest.mark.parametrize("chart", ["visible", "intent"])
def test_the_chart_library_is_published_for_live_charts(shop: MadeSite, chart: str) -> None:
    shop.options["chart"] = chart
    assert [path for path in shop.build().published if "plotly" in path]


def test_it_is_not_published_for_static_ones(shop: MadeSite) -> None:
    shop.options["chart"] = "static"
    assert not [path for path in shop.build().published if "plotly" in path]


def test_it_is_not_published_where_there_is_no_chart(site: MadeSite) -> None:
    site.write({"index.md": "# Home", "m.yml": "kind: journey\ntitle: M\nstages: [{name: A}]\n"})
    assert not [path for path in site.build().published if "plotly" in path]


def test_the_schema_is_published_for_editors(shop: MadeSite) -> None:
    schema = json.loads(shop.build().bytes("assets/journeymaps/schema.json"))
    assert schema["title"] == "journeymaps"


def test_a_site_may_have_templates_of_its_own(shop: MadeSite) -> None:
    own = shop.folder / "own/journeymaps/partials/review.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>Reviewed by us</p>", encoding="utf-8")
    shop.config["theme"] = {"name": "material", "font": False, "custom_dir": "own"}
    shop.build()
    assert shop.page(ORDER).find("p", string="Reviewed by us")
    assert shop.page("index.html").find("p", string="Reviewed by us")
    assert not [path for path in shop.published if "partials" in path]
