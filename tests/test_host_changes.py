"""What pages tell of changes, and where readers propose some."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from journeymaps.exchange.atom import ATOM
from made_repo import MadeRepo
from made_site import MadeSite

GITHUB = {"repo_url": "https://github.com/acme/maps", "edit_uri": "edit/main/docs/"}
MAP = """\
kind: journey
title: Buying
last_reviewed: 2026-03-01
stages:
  # First of all
  - name: Wish
    emotion: {}
    steps:
      - name: See it
  - name: Order
"""


@pytest.fixture
def repo(site: MadeSite) -> MadeRepo:
    """A repository with a site in it, and a map that changed twice."""
    made = MadeRepo(site.folder)
    made.write({".gitignore": "site/\nmkdocs.yml\n"})
    made.commit("2025-11-02", {"docs/buying.yml": MAP.format(2), "docs/index.md": "# Home\n"})
    made.commit("2026-03-01", {"docs/buying.yml": MAP.format(-3)}, "Ask <again>", author="Kim")
    return made


def said(site: MadeSite, path: str, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in site.page(path).select(selector)]


def test_a_map_tells_what_changed_last(site: MadeSite, repo: MadeRepo) -> None:
    site.config |= GITHUB
    site.build()
    newest = repo.git("rev-parse", "HEAD")
    assert said(site, "buying/index.html", ".jm-commit__head") == [
        f"1 Mar 2026 Kim: Ask <again> {newest[:7]}",
        f"2 Nov 2025 Ada: Change {repo.git('rev-parse', 'HEAD~1')[:7]}",
    ]
    assert said(site, "buying/index.html", ".jm-commit li")[0] == "Wish: emotion +2 → −3"
    assert said(site, "buying/index.html", ".jm-course__values") == ["+2 → −3 (since 1 Mar 2026)"]
    links = [link["href"] for link in site.page("buying/index.html").select(".jm-commit a")]
    assert links[:2] == [f"https://github.com/acme/maps/commit/{newest}", "#wish"]


def test_a_page_and_a_feed_tell_of_all_maps(site: MadeSite, repo: MadeRepo) -> None:
    site.build()
    assert said(site, "changes/index.html", ".jm-commit li") == [
        "Wish: emotion +2 → −3",
        "This map is new.",
    ]
    feed = ElementTree.fromstring(site.bytes("changes.xml"))
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert [entry.findtext(f"{{{ATOM}}}title") for entry in entries] == [
        "Changed: Buying",
        "New: Buying",
    ]
    assert entries[0].findtext(f"{{{ATOM}}}summary") == "Wish: emotion +2 → −3"


@pytest.mark.parametrize(
    ("history", "unknown"),
    [(True, "These files are in no git repository"), (False, "in no git repository")],
)
def test_without_a_history_the_page_says_so(shop: MadeSite, history: bool, unknown: str) -> None:
    shop.options["history"] = history
    shop.build()
    assert unknown in shop.page("changes/index.html").select_one(".jm-none").text
    assert shop.page("journeys/order/index.html").select(".jm-history") == []


def test_a_page_that_somebody_wrote_stays(site: MadeSite, repo: MadeRepo) -> None:
    site.write({"changes.md": "# Ours\n"}).build()
    assert site.page("changes/index.html").select_one("h1").text.strip() == "Ours"


def test_a_stage_leads_to_its_line_and_to_an_issue_about_it(site: MadeSite, repo: MadeRepo) -> None:
    site.config |= GITHUB
    page = site.build().page("buying/index.html")
    change, wrong = (link["href"] for link in page.select("#order .jm-propose a"))
    assert change == "https://github.com/acme/maps/edit/main/docs/buying.yml#L10"
    asked = parse_qs(urlsplit(wrong).query)
    assert asked["title"] == ["Something is wrong: Buying, Order"]
    assert asked["body"][0].splitlines()[:4] == [
        "Page: Buying (buying.yml)",
        "Place: Order",
        "Address: https://example.org/buying/#order",
        f"Commit: {repo.git('rev-parse', 'HEAD')}",
    ]
    assert "Suggest a change" in said(site, "buying/index.html", ".jm-duties a")


def test_without_a_forge_nothing_is_offered(shop: MadeSite) -> None:
    page = shop.build().page("journeys/order/index.html")
    assert page.select(".jm-propose") == []
