"""Every page says when it was last reviewed."""

from __future__ import annotations

import pytest

from made_site import JOURNEY, MadeSite

REVIEWED = "---\nlast_reviewed: 2026-05-01\nreviewed_by: k.tanaka\n{}---\n"


def pill(site: MadeSite, path: str) -> str:
    """The words of a page's one pill."""
    (found,) = site.page(path).select("[data-jm-review]")
    return (
        f"{found['data-jm-review']}: {' '.join(found.select_one('.jm-review__words').text.split())}"
    )


def test_a_markdown_page_says_it_below_its_heading(site: MadeSite) -> None:
    site.write({"index.md": REVIEWED.format("") + "# Home\n\nHello\n"}).build()
    assert pill(site, "index.html") == (
        "fresh: Last reviewed 1 May 2026 by k.tanaka · next review due 1 May 2027"
    )
    assert site.page("index.html").h1.find_next_sibling().get("data-jm-review") == "fresh"


def test_one_without_a_heading_says_it_below_the_one_that_the_theme_gives_it(
    site: MadeSite,
) -> None:
    site.write({"index.md": REVIEWED.format("title: Home\n") + "Hello\n"}).build()
    assert site.page("index.html").h1.find_next_sibling().get("data-jm-review") == "fresh"


def test_one_that_says_nothing_was_never_reviewed(site: MadeSite) -> None:
    site.write({"index.md": "# Home"}).build()
    assert pill(site, "index.html").startswith("never-reviewed: Never reviewed")


@pytest.mark.parametrize(
    ("options", "due"),
    [
        ({"review_every": "6 months"}, "1 Nov 2026"),
        ({"review_kinds": {"page": "3 months"}, "review_every": "6 months"}, "1 Aug 2026"),
        (
            {"review_folders": {"guide": "2 years"}, "review_kinds": {"page": "1 year"}},
            "1 May 2028",
        ),
    ],
)
def test_the_interval_comes_from_the_site(
    site: MadeSite, options: dict[str, object], due: str
) -> None:
    site.options |= options
    site.write({"index.md": "# Home", "guide/a.md": REVIEWED.format("") + "# A"}).build()
    assert pill(site, "guide/a/index.html").endswith(f"next review due {due}")


def test_a_map_says_it_once_as_it_always_does(shop: MadeSite) -> None:
    shop.build()
    assert pill(shop, "journeys/order/index.html").startswith("fresh: Last reviewed 1 May 2026")


def test_pages_that_nobody_reviews_say_nothing(shop: MadeSite) -> None:
    shop.build()
    assert not shop.page("404.html").select("[data-jm-review]")


def test_the_pill_is_not_searched(site: MadeSite) -> None:
    site.write({"index.md": REVIEWED.format("") + "# Home\n\nHello\n"}).build()
    assert site.index[""]["text"] == "<p>Hello</p>"


def test_the_day_is_that_of_the_reproducible_build(
    site: MadeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.options["today"] = None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1811894400")  # 2027-06-02
    site.write({"index.md": REVIEWED.format("") + "# Home", "m.yml": JOURNEY}).build()
    assert pill(site, "index.html").startswith("overdue: Review overdue since 1 May 2027")
    assert pill(site, "m/index.html").startswith("overdue: ")
