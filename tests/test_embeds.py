"""Maps in Markdown pages: fences and links by id, as the site shows them."""

from __future__ import annotations

from collections import Counter

from bs4 import Tag

from made_site import MadeSite

PAGE = """\
# About [[order]]

People wait [[order#waiting|and *wait*]], at [[order#waiting.silence]], by [[mail]] and [[draft]].

```journeymaps
map: order
```

-   In a list:

    ```journeymaps
    map: order
    stage: waiting
    ```

```journeymaps
show: curve
map: order
```

```journeymaps
map: order
```

```journeymaps
show: pains
limit: 1
```

```journeymaps
show: reviews
where: {kind: catalog}
```

````markdown
```journeymaps
map: order
```
````
"""
DRAFT = "kind: journey\ntitle: Draft\nstatus: draft\nstages: [{name: A}]\n"


def embedded(shop: MadeSite, text: str = PAGE, path: str = "guide/waiting.md") -> Tag:
    shop.config["markdown_extensions"] = ["pymdownx.superfences", "tables"]
    built = shop.write({path: text, "draft.yml": DRAFT}).build()
    content = built.page(path.replace(".md", "/index.html")).select_one("article")
    assert content is not None
    return content


def test_links_lead_to_maps_parts_and_entries_and_have_words_of_their_own(shop: MadeSite) -> None:
    links = embedded(shop).select(".jm-ref > a")
    assert [(link["href"], link.text) for link in links] == [
        ("../../journeys/order/", "First order"),
        ("../../journeys/order/#waiting", "and *wait*"),
        ("../../journeys/order/#waiting.silence", "Waiting, Silence"),
        ("../../catalog/channels/mail/", "E-mail"),
    ]


def test_a_link_in_a_heading_leaves_its_address_alone(shop: MadeSite) -> None:
    text = "# A\n\n## About [[order]]\n\nWords.\n"
    (heading,) = embedded(shop, text).select("h2")
    assert heading["id"] == "about-first-order"


def test_the_card_of_a_link_says_what_is_there(shop: MadeSite) -> None:
    content = embedded(shop)
    link = content.select(".jm-ref > a")[1]
    card = content.find(id=link["data-jm-tip"])
    assert isinstance(card, Tag) and link["aria-describedby"] == card["id"]
    assert "Journey map" in card.text and "Waiting" in card.text and "−4" in card.text
    assert "Due 1 May 2027" in card.text


def test_a_draft_is_named_and_not_linked(shop: MadeSite) -> None:
    content = embedded(shop)
    assert "by E-mail" in content.text.replace("\n", " ") or "draft" in content.text
    assert not content.select('a[href*="draft"]')


def test_no_id_is_there_twice_and_every_way_leads_somewhere(shop: MadeSite) -> None:
    content = embedded(shop)
    ids = Counter(tag["id"] for tag in content.select("[id]"))
    assert [own for own, number in ids.items() if number > 1] == []
    for link in content.select('a[href^="#"]:not(.headerlink)'):
        assert str(link["href"])[1:] in ids
    for name in ("aria-labelledby", "aria-describedby", "data-jm-tip"):
        for tag in content.select(f"[{name}]"):
            assert set(str(tag[name]).split()) <= ids.keys()


def test_whole_maps_stand_below_the_headings_of_the_page(shop: MadeSite) -> None:
    content = embedded(shop)
    assert len(content.select("h1")) == 1
    titles = content.select("h2.jm-title > a")
    assert [title["href"] for title in titles] == ["../../journeys/order/"] * 2


def test_a_stage_shows_what_stands_in_its_cells(shop: MadeSite) -> None:
    stage = embedded(shop).select_one("li .jm-embed")
    assert stage is not None
    assert "Nobody says when it comes" in stage.text and "Find a lamp" not in stage.text


def test_a_list_is_as_long_as_asked_for(shop: MadeSite) -> None:
    more = "kind: journey\ntitle: B\nstages: [{name: A, pains: [One pain, Another pain]}]\n"
    shop.write({"b.yml": more})
    said = embedded(shop).select_one(".jm-overview--embedded")
    assert said is not None
    assert sum(pain in said.text for pain in ("One pain", "Another pain", "Nobody says")) == 1


def test_the_list_of_reviews_has_what_was_asked_for(shop: MadeSite) -> None:
    (turns,) = embedded(shop).select(".jm-turns")
    assert [row.a.text for row in turns.select("li") if row.a] == ["Catalog"]


def test_code_shows_what_is_written(shop: MadeSite) -> None:
    code = embedded(shop).select("pre code")
    assert "```journeymaps" in code[-1].text


def test_authors_words_are_no_markup(shop: MadeSite) -> None:
    order = shop.folder / "docs" / "journeys" / "order.yml"
    order.write_text(order.read_text().replace("First order", '"<b>[x](y)</b> `a` | id=\\"z\\""'))
    content = embedded(shop)
    assert content.select_one(".jm-ref > a").text == '<b>[x](y)</b> `a` | id="z"'  # type: ignore[union-attr]
    assert not content.select("a[href=y]") and content.find(id="z") is None


def test_the_chart_library_is_there_where_only_a_page_needs_it(shop: MadeSite) -> None:
    embedded(shop)
    assert "assets/journeymaps/vendor/plotly-basic.min.js" in shop.published
