"""What a site publishes of its reviews, and what it knows of them from git."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from icalendar import Calendar
from mkdocs.exceptions import Abort

from journeymaps.history import Background, background
from journeymaps.host import behind
from made_repo import MadeRepo, journey
from made_site import MadeSite

GITHUB = {"repo_url": "https://github.com/acme/maps", "edit_uri": "edit/main/docs/"}
PAGE = "---\nowner: sales\nlast_reviewed: {}\nreviewed_by: k.tanaka\n---\n# Page\n"
CATALOG = "kind: catalog\nlast_reviewed: 2026-05-01\nteams:\n  sales: {name: Sales}\n"


@pytest.fixture
def repo(site: MadeSite) -> MadeRepo:
    """A repository with a site in it: a journey that changed since its review."""
    made = MadeRepo(site.folder)
    made.write({".gitignore": "site/\nmkdocs.yml\n"})
    first = journey("2025-11-02", more="review_note: Before the launch.")
    made.commit(
        "2025-11-02", {"docs/order.yml": first, "docs/catalog.yml": CATALOG, "docs/index.md": "# H"}
    )
    made.commit("2026-04-01", {"docs/order.yml": journey("2026-04-01", more="review_note: Calls.")})
    later = journey("2026-04-01", "Doubt", more="review_note: Calls.")
    made.commit("2026-05-20", {"docs/order.yml": later}, author="Kim")
    return made


def said(site: MadeSite, path: str, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in site.page(path).select(selector)]


def record(site: MadeSite) -> dict[str, dict[str, object]]:
    pages = json.loads(site.bytes("reviews.json"))["pages"]
    return {page["path"]: page for page in pages}


def test_everything_is_published(shop: MadeSite) -> None:
    shop.write({"a.md": PAGE.format("2026-05-01"), "catalog.yml": CATALOG}).build()
    ours = {path for path in shop.published if path.startswith("reviews")}
    assert ours == {
        "reviews/index.html",
        "reviews/sales.ics",
        "reviews/without-owner.ics",
        "reviews.ics",
        "reviews.json",
        "reviews.schema.json",
        "reviews.xml",
    }


def test_every_link_of_the_page_leads_somewhere(shop: MadeSite) -> None:
    shop.write({"a b.md": PAGE.format("2026-05-01"), "catalog.yml": CATALOG}).build()
    links = {link["href"] for link in shop.page("reviews/index.html").select(".jm-reviews a")}
    found = {(shop.folder / "site/reviews" / unquote(href)).resolve() for href in links}
    assert len(found) > 8
    assert all(path.exists() for path in found), found


def test_addresses_are_those_of_the_pages(shop: MadeSite) -> None:
    shop.config["use_directory_urls"] = False
    shop.build()
    assert record(shop)["journeys/order.yml"]["url"] == "https://example.org/journeys/order.html"
    assert "https://example.org/reviews.html" in shop.bytes("reviews.xml").decode()
    events = Calendar.from_ical(shop.bytes("reviews.ics")).walk("VEVENT")
    assert {str(event["url"]) for event in events} == {
        "https://example.org/journeys/order.html",
        "https://example.org/catalog.html",
    }


def test_calendars_and_feed_speak_the_language_of_the_site(shop: MadeSite) -> None:
    shop.config["theme"] = {"name": "material", "language": "de"}
    shop.write({"a.md": PAGE.format("2026-05-01"), "b.md": PAGE.format("2025-01-01")}).build()
    calendar = Calendar.from_ical(shop.bytes("reviews.ics"))
    event = next(each for each in calendar.walk("VEVENT") if each["summary"] == "Prüfung: Page")
    assert str(calendar["name"]).startswith("Prüfungen")
    assert str(event["description"]).startswith("Zuletzt geprüft am 1. Jan. 2025 von k.tanaka\n")
    feed = shop.bytes("reviews.xml").decode()
    assert "Prüfung überfällig: Page" in feed
    assert "Intervall: 1 Jahr" in str(event["description"])
    assert "Review" not in feed


def test_the_same_input_gives_the_same_bytes(repo: MadeRepo, site: MadeSite) -> None:
    names = ["reviews.json", "reviews.ics", "reviews.xml", "reviews/index.html", "order/index.html"]
    site.build()
    first = [site.bytes(name) for name in names]
    assert [site.build().bytes(name) for name in names] == first


def test_a_page_of_that_name_says_more_than_ours(site: MadeSite) -> None:
    site.write({"index.md": "# Home", "reviews.md": "# Ours", "reviews.json": "{}"}).build()
    assert site.page("reviews/index.html").h1.text.startswith("Ours")
    assert site.bytes("reviews.json") == b"{}"


def test_it_stands_in_the_navigation_where_that_names_it(shop: MadeSite) -> None:
    shop.build()
    assert "Reviews" not in said(shop, "index.html", ".md-nav__link")
    shop.config["nav"] = ["index.md", {"How we keep up": "reviews.md"}]
    shop.build()
    assert "How we keep up" in said(shop, "index.html", ".md-nav__link")


def test_a_page_stands_as_its_folder_says_through_another_plugin(site: MadeSite) -> None:
    site.config["plugins"] = ["search", "meta", "journeymaps"]
    meta = "owner: sales\nlast_reviewed: 2026-05-01\nreview_every: 1 month\n"
    site.write({"index.md": "# Home", "a/.meta.yml": meta, "a/b.md": "# B"})
    site.write({"catalog.yml": CATALOG}).build()
    assert record(site)["a/b.md"]["due"] == "2026-06-01"
    assert record(site)["a/b.md"]["owners"] == ["Sales"]
    assert "Due 1 Jun 2026" in said(site, "reviews/index.html", ".jm-badge")
    assert said(site, "a/b/index.html", "[data-jm-review]")[0].startswith("Review due 1 Jun 2026")


def test_without_git_nothing_is_known_and_the_page_says_so(shop: MadeSite) -> None:
    shop.build()
    assert "in no git repository" in shop.page("reviews/index.html").text
    assert record(shop)["journeys/order.yml"]["changed"] is None


def test_maps_that_are_not_committed_are_fine(repo: MadeRepo, site: MadeSite) -> None:
    site.write({"new.yml": journey("2026-05-30")}).build()
    assert record(site)["new.yml"]["changed"] is None
    assert record(site)["new.yml"]["reviews"][0]["day"] == "2026-05-30"  # type: ignore[index]


def test_nothing_committed_at_all_is_fine(site: MadeSite) -> None:
    MadeRepo(site.folder)
    site.write({"index.md": "# Home", "order.yml": journey("2026-05-01")})
    site.write({"catalog.yml": CATALOG}).build()
    assert record(site)["order.yml"]["state"] == "fresh"


def test_the_pill_says_what_changed_and_what_was_reviewed(repo: MadeRepo, site: MadeSite) -> None:
    site.build()
    assert said(site, "order/index.html", ".jm-review__words") == [
        "Last reviewed 1 Apr 2026 by k.tanaka · next review due 1 Apr 2027 "
        "· changed since: 20 May 2026"
    ]
    assert said(site, "order/index.html", ".jm-past ol li") == [
        "1 Apr 2026 by k.tanaka: Calls.",
        "2 Nov 2025 by k.tanaka: Before the launch.",
    ]
    assert "it changed on 20 May 2026" in said(site, "reviews/index.html", ".jm-turn__reason")
    assert record(site)["order.yml"]["changed"]["author"] == "Kim"  # type: ignore[index]


def test_the_commit_that_brings_a_map_with_its_review_is_no_change(
    repo: MadeRepo, site: MadeSite
) -> None:
    repo.commit("2026-05-28", {"docs/late.yml": journey("2026-05-02")})
    site.build()
    assert record(site)["late.yml"]["changed"] is None


def test_owners_come_from_codeowners_where_a_page_has_none(repo: MadeRepo, site: MadeSite) -> None:
    repo.commit("2026-05-28", {"CODEOWNERS": "/docs/index.md @acme/web\n"})
    site.build()
    assert "Owner: @acme/web" in said(site, "index.html", ".jm-duties li")
    assert "reviews/acme-web.ics" in site.published


def test_a_mistake_in_codeowners_is_a_warning(
    repo: MadeRepo, site: MadeSite, caplog: pytest.LogCaptureFixture
) -> None:
    repo.commit("2026-05-28", {"CODEOWNERS": "/docs/index.md nobody\n"})
    site.build(strict=False)
    assert "CODEOWNERS:1" in caplog.text


def test_a_shallow_clone_is_an_error_until_history_is_left_out(
    repo: MadeRepo,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.folder}", str(clone))
    monkeypatch.chdir(clone)
    shallow = MadeSite(clone)
    with pytest.raises(Abort):
        shallow.build()
    assert "git fetch --unshallow" in caplog.text
    assert "history: false" in caplog.text
    shallow.options["history"] = False
    shallow.build()
    assert "The history of the pages was left out." in shallow.page("reviews/index.html").text
    assert record(shallow)["order.yml"]["changed"] is None


def test_a_server_asks_git_again_only_after_a_commit(
    repo: MadeRepo, site: MadeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def look_back(*args: Any, **options: Any) -> Background:
        asked.append(1)
        return background.look_back(*args, **options)

    monkeypatch.setattr(behind, "look_back", look_back)
    site.serve(start=True)
    site.write({"order.yml": journey("2026-04-01", "Doubts")}).serve()
    assert len(asked) == 1
    repo.commit("2026-05-30", {"docs/order.yml": journey("2026-04-01", "More doubts")})
    site.serve()
    assert len(asked) == 2
    assert "changed since: 30 May 2026" in said(site, "order/index.html", ".jm-review")[0]


def test_readers_can_say_that_they_reviewed_it_or_that_it_is_wrong(
    repo: MadeRepo, site: MadeSite
) -> None:
    site.config |= GITHUB
    site.build()
    acts = site.page("order/index.html").select(".jm-duties a")
    assert [act.text for act in acts] == [
        "I have reviewed this",
        "Suggest a change",
        "Something is wrong here",
    ]
    reviewed, change, wrong = (act["href"] for act in acts)
    assert change == "https://github.com/acme/maps/edit/main/docs/order.yml"
    assert reviewed == "https://github.com/acme/maps/edit/main/docs/order.yml#L4"
    issue = parse_qs(urlsplit(str(wrong)).query)
    assert issue["title"] == ["Something is wrong: First order"]
    head = repo.git("rev-parse", "HEAD")
    assert issue["body"][0].splitlines()[:3] == [
        "Page: First order (order.yml)",
        "Address: https://example.org/order/",
        f"Commit: {head}",
    ]
    assert len(site.page("index.html").select(".jm-duties a")) == 3


def test_without_an_edit_form_a_review_is_told_by_an_issue(shop: MadeSite) -> None:
    shop.config |= {**GITHUB, "edit_uri": ""}
    shop.build()
    reviewed, _ = shop.page("index.html").select(".jm-duties a")
    asked = parse_qs(urlsplit(str(reviewed["href"])).query)
    assert asked["title"] == ["Reviewed: Home"]
    assert "last_reviewed (YYYY-MM-DD):" in asked["body"][0]


def test_without_a_repository_nothing_is_offered(shop: MadeSite) -> None:
    shop.build()
    for path in ("index.html", "journeys/order/index.html"):
        assert not shop.page(path).select(".jm-duties a")
