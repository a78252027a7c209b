"""Catalog entries: what is known of them, what is not, and every place that uses them."""

from __future__ import annotations

import pytest

from made_pages import outline, pages_from, paths_of, soup_of

JOURNEY = """\
kind: journey
title: First order
persona: buyer
owner: shop
contributors: [shop, depot]
tags: lamps
last_reviewed: 2026-05-01
sources: {survey: A survey}
stages:
  - name: Wish
    emotion: {score: 5, word: keen, source: survey}
    steps:
      - {name: Look, channel: web}
  - name: Waiting
    handovers: [{from: shop, to: depot, passes: Order}]
    steps:
      - {name: Silence, channel: web, emotion: -4}
      - {name: Delivery, channel: post}
improvements:
  - {title: Say when, owner: shop, stage: waiting}
"""


def said(path: str) -> str:
    return outline(pages_from({"journeys/order.yml": JOURNEY}).render(path).html)


def test_whatever_is_only_named_has_a_page_all_the_same() -> None:
    pages = pages_from({"journeys/order.yml": JOURNEY})
    assert paths_of(pages) == [
        "journeys/order.yml",
        "catalog/channels/post.yml",
        "catalog/channels/web.yml",
        "catalog/personas/buyer.yml",
        "catalog/tags/lamps.yml",
        "catalog/teams/depot.yml",
        "catalog/teams/shop.yml",
    ]


@pytest.mark.parametrize(
    ("path", "sentence", "yaml"),
    [
        (
            "catalog/channels/web.yml",
            "Named by maps, not yet described in the catalog",
            'channels:\n  web:\n    name: "Web"\n',
        ),
        (
            "catalog/personas/buyer.yml",
            "Named by maps, not yet described",
            'kind: persona\ntitle: "Buyer"\n',
        ),
    ],
)
def test_an_open_entry_says_how_to_describe_it(path: str, sentence: str, yaml: str) -> None:
    page = soup_of(pages_from({"journeys/order.yml": JOURNEY}), path)
    lead, code = page.select_one(".jm-open__lead"), page.select_one(".jm-open code:last-of-type")
    assert lead is not None
    assert lead.get_text().strip() == sentence
    assert page.select(".jm-code code")[0].get_text() == yaml
    assert code is not None
    assert not page.select(".jm-review")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        # A step has its own score, or its stage's where no step of it has one, as on the curve.
        (
            "catalog/channels/web.yml",
            "- [Wish, Look]({order}#wish.look) channel +5 keen",
        ),
        (
            "catalog/channels/web.yml",
            "- [Waiting, Silence]({order}#waiting.silence) channel −4 assumed",
        ),
        (
            "catalog/channels/post.yml",
            "- [Waiting, Delivery]({order}#waiting.delivery) channel",
        ),
        ("catalog/teams/shop.yml", "Journey map · current state · owner · contributor"),
        (
            "catalog/teams/shop.yml",
            "- [Waiting]({order}#waiting) hands over to Depot −4 from one step, assumed",
        ),
        (
            "catalog/teams/depot.yml",
            "- [Waiting]({order}#waiting) takes over from Shop −4 from one step, assumed",
        ),
        (
            "catalog/teams/shop.yml",
            "- [Say when]({order}#improvement:say-when) Improvement owner",
        ),
        ("catalog/tags/lamps.yml", "Journey map · current state · tag"),
        ("catalog/personas/buyer.yml", "Journey map · current state · persona"),
    ],
)
def test_a_use_is_told_with_its_place_how_and_the_feeling_there(path: str, line: str) -> None:
    assert line.format(order="../../../journeys/order/") in said(path).splitlines()


CATALOG = """\
kind: catalog
last_reviewed: 2026-05-01
roles: {clerk: Clerk, driver: {name: Driver, team: depot, contact: driver@example.com}}
teams: {depot: Depot}
systems: {desk: Desk, crm: {name: CRM, owner: clerk}}
data:
  note: Note
  order: {name: Order, personal: false, owner: clerk, kept_in: crm}
sources: {survey: {title: A survey, n: 1200}}
"""


@pytest.mark.parametrize(
    ("path", "known"),
    [
        (
            "roles/clerk",
            "Team: Not stated, Responsibilities: Not stated, "
            "Owns systems: CRM, Owns records: Order",
        ),
        ("roles/driver", "Team: Depot, Responsibilities: Not stated, Contact: driver@example.com"),
        ("teams/depot", "Judged by: Not stated, Roles: Driver"),
        ("systems/desk", "Owner: Not stated, Records kept in it: Not stated"),
        ("systems/crm", "Owner: Clerk, Records kept in it: Order"),
        (
            "data/note",
            "Holds: Not stated, Kept in: Not stated, Personal data: Not stated, Owner: Not stated, "
            "Read by: Not stated, Written by: Not stated",
        ),
        (
            "data/order",
            "Holds: Not stated, Kept in: CRM, Personal data: No, Owner: Clerk, "
            "Read by: Not stated, Written by: Not stated",
        ),
        ("sources/survey", "Kind: Not stated, People or cases: 1,200, Gathered: Not stated"),
    ],
)
def test_what_the_catalog_leaves_out_is_shown_as_left_out(path: str, known: str) -> None:
    page = soup_of(pages_from({"catalog.yml": CATALOG}), f"catalog/{path}.yml")
    facts = [
        f"{fact.dt.get_text()}: {'; '.join(dd.get_text() for dd in fact.select('dd'))}"
        for fact in page.select(".jm-known > div")
        if fact.dt
    ]
    assert ", ".join(facts) == known


def test_an_entry_that_nothing_uses_says_so() -> None:
    pages = pages_from({"catalog.yml": CATALOG})
    assert "No map uses it yet." in outline(pages.render("catalog/systems/desk.yml").html)
    assert "- {#system:desk} [Desk](systems/desk/) not used yet" in outline(
        pages.render("catalog.yml").html
    )
