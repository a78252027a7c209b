"""`reviews.json`: its schema, held."""

from __future__ import annotations

import json

import pytest

from journeymaps.exchange.reviews_json import ReviewsRecord, reviews_json, reviews_schema
from journeymaps.exchange.site import Site, file_address, folder_address
from made_standings import SITE, TODAY, golden, pages


def test_the_file_is_as_it_was() -> None:
    golden("reviews.json", reviews_json(pages(), SITE, TODAY, "Europe/Berlin"))


def test_the_schema_is_as_it_was() -> None:
    """A key that goes or changes its meaning asks for a new version."""
    golden("reviews.schema.json", reviews_schema())


def test_the_file_keeps_to_its_schema() -> None:
    raw = reviews_json(pages(), SITE, TODAY, "UTC")
    ReviewsRecord.model_validate_json(raw, strict=True)
    read = json.loads(raw)
    assert list(read) == list(ReviewsRecord.model_fields)
    assert [page["path"] for page in read["pages"]] == [page.subject.path for page in pages()]


def test_without_pages_it_is_whole() -> None:
    read = json.loads(reviews_json([], Site(), TODAY, "UTC"))
    assert read["pages"] == []
    assert read["percent_fresh"] is None
    assert set(read["counts"]) == {"never-reviewed", "fresh", "due-soon", "overdue", "exempt"}


def test_without_a_published_site_addresses_are_relative() -> None:
    read = json.loads(reviews_json(pages(), Site(), TODAY, "UTC"))
    assert read["pages"][0]["url"] == "journeys/adoption/"


@pytest.mark.parametrize(
    ("path", "folder", "file"),
    [
        ("journeys/b2b.yml", "journeys/b2b/", "journeys/b2b.html"),
        ("guide/index.md", "guide/", "guide/index.html"),
        ("guide/README.md", "guide/", "guide/index.html"),
        ("index.md", "", "index.html"),
        ("b2b.yml", "b2b/", "b2b.html"),
        ("a b/電話.yml", "a%20b/%E9%9B%BB%E8%A9%B1/", "a%20b/%E9%9B%BB%E8%A9%B1.html"),
        ("v1.2/a.b.yml", "v1.2/a.b/", "v1.2/a.b.html"),
    ],
)
def test_addresses_are_those_that_mkdocs_gives(path: str, folder: str, file: str) -> None:
    assert (folder_address(path), file_address(path)) == (folder, file)


def test_links_are_absolute_or_none() -> None:
    assert Site("", "https://x.org/y").link("a.yml") == "https://x.org/y/a/"
    assert Site("", "https://x.org/y/", file_address).reviews == "https://x.org/y/reviews.html"
    assert Site().link("a.yml") == Site().reviews == ""
