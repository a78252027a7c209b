"""The page of content checks, and what the build says of them."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort

from made_site import MadeSite

PAIN = "Nobody says when it comes"


def test_each_finding_leads_to_its_place_and_to_the_file(shop: MadeSite) -> None:
    shop.config |= {"repo_url": "https://github.com/a/b", "edit_uri": "edit/main/docs/"}
    page = shop.build().page("checks/index.html")
    section = page.select_one("section[aria-labelledby=pain-unanswered]")
    assert section is not None
    (row,) = section.select("li")
    place, edit = row.select("a")
    assert place["href"] == "../journeys/order/#pain:nobody-says-when-it-comes"
    assert edit["href"] == "https://github.com/a/b/edit/main/docs/journeys/order.yml#L13"
    assert PAIN in row.text and "no owner" in row.text and "journeys/order.yml:13" in row.text


def test_the_most_pressing_rules_come_first(shop: MadeSite) -> None:
    shop.options["checks"] = {"no-start-or-end": "off", "no-source": "warning"}
    page = shop.build(strict=False).page("checks/index.html")
    codes = [heading["id"] for heading in page.select(".jm-checks h2")]
    assert codes == ["no-source", "pain-unanswered"]
    assert [count.text for count in page.select(".jm-counts li")] == [
        "0 errors",
        "1 warning",
        "1 note",
    ]


def test_what_is_allowed_is_said_with_its_reason(shop: MadeSite) -> None:
    order = shop.folder / "docs" / "journeys" / "order.yml"
    order.write_text(order.read_text() + "allow: {no-source: We were <b>there</b>.}\n")
    allowed = shop.build().page("checks/index.html").select_one("section:last-of-type")
    assert allowed is not None
    assert "We were <b>there</b>." in allowed.text


def test_warnings_are_logged_and_fatal_to_a_strict_build(
    shop: MadeSite, caplog: pytest.LogCaptureFixture
) -> None:
    shop.options["checks"] = {"pain-unanswered": "warning"}
    with caplog.at_level(logging.INFO, "mkdocs"):
        shop.build(strict=False)
    (line,) = [each.message for each in caplog.records if PAIN in each.message]
    assert line.startswith("journeymaps: docs/journeys/order.yml:13:17: warning: pain-unanswered: ")


def test_an_error_ends_the_build(shop: MadeSite, caplog: pytest.LogCaptureFixture) -> None:
    shop.options["checks"] = {"pain-unanswered": "error"}
    with pytest.raises(Abort):
        shop.build(strict=False)
    assert "docs/journeys/order.yml:13:17: pain-unanswered: " in caplog.text


def test_a_page_that_somebody_has_written_stands_in_its_place(shop: MadeSite) -> None:
    page = shop.write({"checks.md": "# Ours\n"}).build().page("checks/index.html")
    assert page.h1 is not None and page.h1.text.startswith("Ours")
