"""Other people's plugins, each with maps, strictly, before ours in the list and after it."""

from __future__ import annotations

import os
import subprocess
from typing import Any

import pytest

from made_site import JOURNEY, MadeSite

ORDER = "journeys/order/index.html"
ENTRY = "catalog/channels/mail/index.html"

both_orders = pytest.mark.parametrize("first", [True, False], ids=["before ours", "after ours"])


@pytest.fixture(autouse=True)
def no_advertisement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")


def build(
    site: MadeSite, *plugins: Any, first: bool = True, committed: str | None = None
) -> MadeSite:
    """Build with these plugins, and with all that MkDocs can warn of.

    Where a day is given, the whole site was put under version control on it.
    """
    site.config["plugins"] = (
        ["search", *plugins, "journeymaps"] if first else ["search", "journeymaps", *plugins]
    )
    site.config["validation"] = {"links": {"anchors": "warn"}}
    site.write({"index.md": "# Home\n\n[the wait](journeys/order.yml#waiting)\n"})
    if committed:
        commit(site, committed)
    return site.build()


def nav(site: MadeSite, path: str = "index.html") -> dict[str, str]:
    """The links of the navigation, by their words."""
    links = site.page(path).select(".md-nav--primary a.md-nav__link")
    return {" ".join(link.text.split()): str(link["href"]) for link in links}


def commit(site: MadeSite, day: str) -> None:
    """Put the site, its configuration included, into a repository of its own."""
    site.loaded()
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *command], check=True, env=os.environ | dates)


# -- Material's own ------------------------------------------------------------------------------


@both_orders
def test_tags(shop: MadeSite, *, first: bool) -> None:
    shop.write(
        {
            "journeys/order.yml": JOURNEY + "tags: [b2c]\n",
            "tags.md": "# Tags\n\n<!-- material/tags -->\n",
        }
    )
    build(shop, "tags", first=first)
    (listed,) = shop.page("tags/index.html").select(".md-content a[href='../journeys/order/']")
    assert listed.text.strip() == "First order"
    assert [tag.text.strip() for tag in shop.page(ORDER).select(".md-tag")] == ["b2c"]


@both_orders
def test_meta(shop: MadeSite, *, first: bool) -> None:
    shop.write(
        {
            "journeys/.meta.yml": "tags: [inherited]\nlast_reviewed: 2026-05-31\n",
            "journeys/about.md": "# About\n",
        }
    )
    build(shop, "meta", first=first)
    assert shop.index["journeys/order/"]["tags"] == ["inherited"]
    assert shop.page("journeys/about/index.html").select_one("[data-jm-review=fresh]")


@both_orders
def test_blog(shop: MadeSite, *, first: bool) -> None:
    post = "---\ndate: 2026-05-01\n---\n# Post\n\n[an order](../../journeys/order.yml)\n"
    shop.write({"blog/index.md": "# Blog\n", "blog/posts/post.md": post})
    build(shop, "blog", first=first)
    post_page = shop.page("blog/2026/05/01/post/index.html")
    assert post_page.find("a", string="an order")["href"] == "../../../../../journeys/order/"
    assert post_page.select_one("[data-jm-review]")
    assert not shop.page("blog/archive/2026/index.html").select("[data-jm-review]")


@both_orders
def test_offline(shop: MadeSite, *, first: bool) -> None:
    build(shop, "offline", first=first)
    assert "journeys/order.html" in shop.published
    link = shop.page("index.html").find("a", string="the wait")
    assert link["href"] == "journeys/order.html#waiting"
    assert b"First order" in shop.bytes("search/search_index.js")


@both_orders
def test_privacy(shop: MadeSite, *, first: bool) -> None:
    # Material's own script names this address; tests stay off the network.
    privacy = {"privacy": {"assets_exclude": ["unpkg.com/mermaid*"]}}
    build(shop, privacy, first=first)
    assert "assets/journeymaps/vendor/plotly-basic.min.js" in shop.published
    assert not [path for path in shop.published if "assets/external" in path]


# -- Navigation ----------------------------------------------------------------------------------


@both_orders
def test_awesome_nav(shop: MadeSite, *, first: bool) -> None:
    shop.write({".nav.yml": "nav:\n  - index.md\n  - Buy: journeys/order.yml\n  - '*'\n"})
    build(shop, "awesome-nav", first=first)
    assert nav(shop) == {"Home": ".", "Buy": "journeys/order/", "Catalog": "catalog/"}


@both_orders
def test_literate_nav(shop: MadeSite, *, first: bool) -> None:
    shop.write({"SUMMARY.md": "- [Home](index.md)\n- [Buy](journeys/order.yml)\n- *.yml\n"})
    build(shop, "literate-nav", first=first)
    assert nav(shop) == {"Home": ".", "Buy": "journeys/order/", "Catalog": "catalog/"}


@both_orders
def test_section_index(shop: MadeSite, *, first: bool) -> None:
    shop.write({"journeys/index.md": "# Journeys\n"})
    shop.config["theme"] = {"name": "material", "font": False, "features": ["navigation.path"]}
    build(shop, "section-index", first=first)
    assert nav(shop)["Journeys"] == "journeys/"
    assert nav(shop)["First order"] == "journeys/order/"


@both_orders
def test_redirects(shop: MadeSite, *, first: bool) -> None:
    moved = {"redirects": {"redirect_maps": {"old.md": "journeys/order.yml#waiting"}}}
    build(shop, moved, first=first)
    assert "../journeys/order/#waiting" in shop.bytes("old/index.html").decode()


# -- Text ----------------------------------------------------------------------------------------


@both_orders
def test_macros(shop: MadeSite, *, first: bool) -> None:
    """What looks like a macro in an author's text is text."""
    shop.write({"journeys/order.yml": JOURNEY.replace("the wish", "{{ 1 + 1 }} {% x %}")})
    build(shop, "macros", first=first)
    assert "From {{ 1 + 1 }} {% x %} to the parcel." in shop.page(ORDER).text


@both_orders
@pytest.mark.parametrize("plugin", ["table-reader", "mkdocstrings", "autorefs", "glightbox"])
def test_plugins_that_look_for_something_in_every_page(
    shop: MadeSite, plugin: str, *, first: bool
) -> None:
    build(shop, plugin, first=first)
    assert shop.page(ORDER).h1.text == "First order"


@both_orders
def test_minify(shop: MadeSite, *, first: bool) -> None:
    everything = {"minify_html": True, "minify_js": True, "minify_css": True}
    build(shop, {"minify": everything}, first=first)
    page = shop.page(ORDER)
    assert page.h1.text == "First order" and page.find(id="waiting")
    assert page.select_one("[data-jm-review=fresh]")


@both_orders
def test_exclude_search(shop: MadeSite, *, first: bool) -> None:
    build(shop, {"exclude-search": {"exclude": ["journeys/*"]}}, first=first)
    assert [place for place in shop.index if place.startswith("journeys/order")] == []
    assert "catalog/" in shop.index


@both_orders
def test_gen_files(shop: MadeSite, *, first: bool) -> None:
    script = "import mkdocs_gen_files\nwith mkdocs_gen_files.open('made.md', 'w') as file:\n"
    script += "    file.write('# Made\\n\\n[an order](journeys/order.yml)\\n')\n"
    (shop.folder / "make.py").write_text(script, encoding="utf-8")
    build(shop, {"gen-files": {"scripts": ["make.py"]}}, first=first)
    made = shop.page("made/index.html")
    assert made.find("a", string="an order")["href"] == "../journeys/order/"
    assert not made.select("[data-jm-review]")


def test_print_site(shop: MadeSite) -> None:
    build(shop, "print-site", first=False)
    page = shop.page("print_page/index.html")
    assert page.find("h1", string="First order") or "First order" in page.text


@both_orders
def test_htmlproofer(shop: MadeSite, *, first: bool) -> None:
    """It follows every link of every page."""
    proof = {"htmlproofer": {"validate_external_urls": False, "raise_error": True}}
    build(shop, proof, first=first)
    assert shop.page(ORDER).h1


# -- History -------------------------------------------------------------------------------------


@both_orders
def test_git_revision_date_localized(shop: MadeSite, *, first: bool) -> None:
    build(shop, "git-revision-date-localized", first=first, committed="2026-04-01")
    for path in (ORDER, ENTRY):
        assert "April 1, 2026" in shop.page(path).text


@both_orders
def test_git_authors(shop: MadeSite, *, first: bool) -> None:
    build(shop, "git-authors", first=first, committed="2026-04-01")
    for path in (ORDER, ENTRY):
        assert shop.page(path).select_one('a[href="mailto:anna@example.org"]')


@both_orders
def test_rss(shop: MadeSite, *, first: bool) -> None:
    build(shop, "rss", first=first, committed="2026-04-01")
    feed = shop.bytes("feed_rss_updated.xml").decode()
    assert "<title>First order</title>" in feed
    assert "<description>From the wish to the parcel.</description>" in feed
    assert "Wed, 01 Apr 2026" in feed


@both_orders
def test_mike(shop: MadeSite, *, first: bool) -> None:
    build(shop, "mike", first=first)
    assert shop.page(ORDER).h1


# -- Languages -----------------------------------------------------------------------------------

FRENCH = JOURNEY.replace("First order", "Première commande")


def languages(structure: str) -> dict[str, Any]:
    return {
        "i18n": {
            "docs_structure": structure,
            "languages": [
                {"locale": "en", "name": "English", "default": True, "build": True},
                {"locale": "fr", "name": "Français", "build": True},
            ],
        }
    }


@both_orders
def test_static_i18n_with_suffixes(shop: MadeSite, *, first: bool) -> None:
    shop.write({"index.fr.md": "# Accueil\n\n[la commande](journeys/order.yml)\n"})
    shop.write({"journeys/order.fr.yml": FRENCH})
    build(shop, languages("suffix"), first=first)
    assert shop.page(ORDER).h1.text == "First order"
    assert shop.page(f"fr/{ORDER}").h1.text == "Première commande"
    assert shop.page("fr/index.html").find("a", string="la commande")["href"] == "journeys/order/"
    assert shop.page(f"fr/{ORDER}").select_one('a[href="../../catalog/channels/mail/"]')
    assert {f"fr/{ENTRY}", "fr/catalog/index.html"} <= shop.published
    assert "https://example.org/fr/journeys/order/" in shop.bytes("sitemap.xml").decode()


@both_orders
def test_static_i18n_with_folders(shop: MadeSite, *, first: bool) -> None:
    docs = shop.folder / "docs"
    english = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*.*")}
    shop.write({f"en/{name}": path.read_bytes() for name, path in english.items()})
    for path in english.values():
        path.unlink()
    shop.write({"fr/index.md": "# Accueil\n", "fr/journeys/order.yml": FRENCH})
    shop.config["plugins"] = ["search", *([languages("folder")] if first else []), "journeymaps"]
    if not first:
        shop.config["plugins"].append(languages("folder"))
    shop.build()
    assert shop.page(ORDER).h1.text == "First order"
    assert shop.page(f"fr/{ORDER}").h1.text == "Première commande"
    assert {f"fr/{ENTRY}", "fr/catalog/index.html"} <= shop.published


def test_problems_of_a_translation_have_its_path(
    shop: MadeSite, caplog: pytest.LogCaptureFixture
) -> None:
    shop.write({"journeys/order.fr.yml": FRENCH.replace("-4", "-40")})
    with pytest.raises(SystemExit):
        build(shop, languages("suffix"))
    assert "docs/journeys/order.fr.yml:9:14: off-scale" in caplog.text
