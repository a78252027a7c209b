"""A map is a file, and the file is a page: what MkDocs knows of files works for maps."""

from __future__ import annotations

import gc
import logging

import pytest

from made_site import JOURNEY, MadeSite

ORDER = "journeys/order/index.html"


def nav(site: MadeSite, path: str = "index.html") -> dict[str, str]:
    """The links of the navigation, by their words."""
    links = site.page(path).select(".md-nav--primary a.md-nav__link")
    return {" ".join(link.text.split()): str(link["href"]) for link in links}


def test_a_map_is_a_page_with_its_title(shop: MadeSite) -> None:
    page = shop.build().page(ORDER)
    assert page.title and page.title.text == "First order - Made"
    assert [heading.text for heading in page.select("h1")] == ["First order"]
    assert nav(shop)["First order"] == "journeys/order/"


def test_its_description_is_for_those_who_link_to_it(shop: MadeSite) -> None:
    page = shop.build().page(ORDER)
    assert page.select_one("meta[name=description]")["content"] == "From the wish to the parcel."


def test_a_map_without_a_summary_is_described_by_its_title(site: MadeSite) -> None:
    site.write({"index.md": "# Home", "m.yml": "kind: journey\ntitle: M\nstages: [{name: A}]\n"})
    page = site.build().page("m/index.html")
    assert page.select_one("meta[name=description]")["content"] == "M"


def test_a_title_in_the_nav_wins_there(shop: MadeSite) -> None:
    shop.config["nav"] = ["index.md", {"Journeys": [{"Buy": "journeys/order.yml"}]}, "catalog.yml"]
    page = shop.build().page(ORDER)
    assert nav(shop)["Buy"] == "journeys/order/"
    assert "First order" not in nav(shop)
    assert [heading.text for heading in page.select("h1")] == ["First order"]


def test_a_map_in_the_nav_without_a_title_has_its_own(shop: MadeSite) -> None:
    shop.config["nav"] = ["index.md", "journeys/order.yml", "catalog.yml"]
    assert nav(shop.build())["First order"] == "journeys/order/"


def test_a_map_has_the_whole_width(shop: MadeSite) -> None:
    shop.build()
    sidebars = shop.page(ORDER).select(".md-sidebar")
    assert len(sidebars) == 2 and all(bar.has_attr("hidden") for bar in sidebars)
    bars = shop.page("index.html").select(".md-sidebar--primary")
    assert bars and not bars[0].has_attr("hidden")


def test_a_map_of_the_folder_is_its_index(site: MadeSite) -> None:
    site.write({"index.md": "# Home", "journeys/index.yml": JOURNEY})
    site.build()
    assert "journeys/index.html" in site.published
    assert nav(site)["First order"] == "journeys/"


def test_the_edit_link_leads_to_the_yaml_file(shop: MadeSite) -> None:
    shop.config |= {
        "repo_url": "https://example.org/maps",
        "edit_uri": "edit/main/docs/",
        "theme": {"name": "material", "font": False, "features": ["content.action.edit"]},
    }
    shop.build()
    edit = "https://example.org/maps/edit/main/docs"
    assert shop.page(ORDER).select_one(f'a[href="{edit}/journeys/order.yml"]')
    assert shop.page("catalog/channels/mail/index.html").select_one(f'a[href="{edit}/catalog.yml"]')


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("journeys/order.yml", "journeys/order/"),
        ("journeys/order.yml#waiting", "journeys/order/#waiting"),
        ("catalog.yml", "catalog/"),
        ("catalog/channels/mail.yml", "catalog/channels/mail/"),
    ],
)
def test_markdown_links_to_maps(shop: MadeSite, link: str, href: str) -> None:
    shop.write({"index.md": f"# Home\n\n[here]({link})\n"}).config["validation"] = {
        "links": {"anchors": "warn"}
    }
    assert shop.build().page("index.html").find("a", string="here")["href"] == href


def test_a_link_to_no_place_of_a_map_is_told(
    shop: MadeSite, caplog: pytest.LogCaptureFixture
) -> None:
    shop.write({"index.md": "# Home\n\n[here](journeys/order.yml#wating)\n"})
    shop.config["validation"] = {"links": {"anchors": "warn"}}
    with caplog.at_level(logging.WARNING):
        shop.build(strict=False)
    assert "does not contain an anchor '#wating'" in caplog.text


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("../index.md", "../../"),
        ("../index.md#home", "../../#home"),
        ("../catalog.yml", "../../catalog/"),
        ("other.yml", "../other/"),
        ("other.yml#wish", "../other/#wish"),
        ("#waiting", "#waiting"),
        ("https://example.org/x.yml", "https://example.org/x.yml"),
        ("/x.yml", "/x.yml"),
    ],
)
def test_links_in_the_prose_of_a_map(shop: MadeSite, link: str, href: str) -> None:
    shop.write(
        {
            "journeys/order.yml": JOURNEY.replace("wish to the parcel", f"[wish]({link})"),
            "journeys/other.yml": JOURNEY,
        }
    )
    assert shop.build().page(ORDER).find("a", string="wish")["href"] == href


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("gone.md", "'journeys/order.yml' contains a link to no documentation file: 'gone.md'"),
        ("../index.md#gone", "'index.md' does not contain an anchor '#gone'"),
    ],
)
def test_a_dead_link_in_the_prose_of_a_map_is_told(
    shop: MadeSite, caplog: pytest.LogCaptureFixture, link: str, said: str
) -> None:
    shop.write({"journeys/order.yml": JOURNEY.replace("wish to", f"[wish]({link}) to")})
    shop.config["validation"] = {"links": {"anchors": "warn"}}
    with caplog.at_level(logging.WARNING):
        shop.build(strict=False)
    assert said in caplog.text


def test_without_directories_in_addresses(shop: MadeSite) -> None:
    shop.write({"index.md": "# Home\n\n[here](journeys/order.yml#waiting)\n"})
    shop.config["use_directory_urls"] = False
    shop.build()
    assert {"journeys/order.html", "catalog/channels/mail.html"} <= shop.published
    assert shop.page("index.html").find("a", string="here")["href"] == "journeys/order.html#waiting"
    assert shop.page("journeys/order.html").select_one('a[href="../catalog/channels/mail.html"]')


def test_the_yaml_is_not_published(shop: MadeSite) -> None:
    assert not [path for path in shop.build().published if path.endswith(".yml")]


def test_the_yaml_is_published_where_it_is_asked_for(shop: MadeSite) -> None:
    shop.options["publish_source"] = True
    shop.build()
    assert {path for path in shop.published if path.endswith(".yml")} == {
        "journeys/order.yml",
        "catalog.yml",
    }
    assert shop.bytes("journeys/order.yml").decode() == JOURNEY


@pytest.mark.parametrize("content", ["a: 1\n", "- kind: journey\n", "# kind: journey\na: 1\n"])
def test_other_yaml_files_are_left_alone(shop: MadeSite, content: str) -> None:
    shop.write({"data/other.yml": content}).build()
    assert shop.bytes("data/other.yml").decode() == content


def test_maps_that_are_excluded_are_left_alone(shop: MadeSite) -> None:
    shop.write({"templates/new.yml": "kind: journey\n", ".hidden.yml": "kind: x\n"})
    shop.config["exclude_docs"] = "templates/\n"
    assert not [path for path in shop.build().published if "new" in path or "hidden" in path]


@pytest.fixture
def drafting(shop: MadeSite) -> MadeSite:
    draft = JOURNEY.replace("First order", "Second order") + "status: draft\n"
    shop.write({"journeys/second.yml": draft})
    shop.config["nav"] = [
        "index.md",
        {"Journeys": ["journeys/order.yml", "journeys/second.yml"]},
        {"Drafts": ["journeys/second.yml"]},
        "catalog.yml",
    ]
    return shop


def test_a_draft_is_nowhere(drafting: MadeSite) -> None:
    drafting.build()
    assert not [path for path in drafting.published if "second" in path]
    assert "Second" not in drafting.page("index.html").text
    assert "Drafts" not in drafting.page("index.html").text
    following = drafting.page(ORDER).select_one("link[rel=next]")
    assert following and following["href"] == "../../catalog/"


def test_drafts_are_published_where_they_are_asked_for(drafting: MadeSite) -> None:
    drafting.options["drafts"] = True
    drafting.build()
    assert "journeys/second/index.html" in drafting.published
    assert nav(drafting)["Second order"] == "journeys/second/"


def test_an_own_page_stands_in_for_an_entrys(shop: MadeSite) -> None:
    shop.write({"catalog/channels/mail.md": "# All about mail\n"}).build()
    assert shop.page("catalog/channels/mail/index.html").h1.text.startswith("All about mail")
    assert shop.page(ORDER).select_one('a[href="../../catalog/channels/mail/"]')


def test_a_title_is_text_wherever_a_theme_prints_it(site: MadeSite) -> None:
    bad = "</title><script>alert(1)</script>"
    site.write(
        {
            "index.md": "# Home",
            "m.yml": f'kind: journey\ntitle: "{bad}"\nsummary: "\\"><script>alert(2)</script>"\n'
            f'stages: [{{name: "<script>alert(3)</script>"}}]\n',
        }
    )
    site.options["publish_source"] = True
    site.build()
    for path in site.published:
        if path.endswith(".html"):
            assert "<script>alert" not in site.bytes(path).decode()
    assert site.page("m/index.html").title.text == f"{bad} - Made"


def test_the_same_files_give_the_same_bytes(shop: MadeSite) -> None:
    shop.options["publish_source"] = True
    shop.build()
    first = {path: shop.bytes(path) for path in shop.published}
    shop.build()
    assert {path: shop.bytes(path) for path in shop.published} == first


def test_a_dirty_build_builds_what_has_changed(shop: MadeSite) -> None:
    shop.write({"journeys/other.yml": JOURNEY}).build()
    for path in ("journeys/other/index.html", "catalog/channels/mail/index.html"):
        (shop.folder / "site" / path).write_text("old", encoding="utf-8")
    shop.build(dirty=True, strict=False)
    assert shop.bytes("journeys/other/index.html") == b"old"
    assert shop.bytes("catalog/channels/mail/index.html") == b"old"
    source = shop.folder / "docs/journeys/order.yml"
    source.write_text(JOURNEY.replace("First", "Last"), encoding="utf-8")
    shop.build(dirty=True, strict=False)
    assert shop.page(ORDER).h1.text == "Last order"
    assert shop.bytes("journeys/other/index.html") == b"old"
    assert shop.page("catalog/channels/mail/index.html").h1.text == "E-mail"


def test_the_process_is_left_as_it_was(shop: MadeSite) -> None:
    gc.set_threshold(*(before := (700, 10, 10)))
    plugins = shop.loaded().plugins
    plugins.on_startup(command="build", dirty=False)
    assert gc.get_threshold() != before
    plugins.on_shutdown()
    assert gc.get_threshold() == before
