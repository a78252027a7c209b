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
        ("catalog/teams/shop.yml", "Journey map · current state · contributor"),
        (
            "catalog/teams/shop.yml",
            "- [First order]({order}) Journey map · current state Due 1 May 2027",
        ),
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
            "- [Say when]({order}#improvement:say-when) [First order]({order}) idea",
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


TEAMS = """\
kind: catalog
last_reviewed: 2026-05-01
teams: {depot: Depot, shop: Shop}
roles: {driver: {name: Driver, team: depot}, clerk: {name: Clerk, team: shop}}
systems: {crm: CRM, desk: Desk}
data: {order: {name: Order, kept_in: crm}, note: Note}
sources:
  survey: {title: A survey, date: 2025-06}
  new: {title: New, date: 2026-12}
  old: {title: Old, date: 2019}
"""
OWNED = """\
kind: journey
title: Order
owner: {owner}
last_reviewed: {reviewed}
review_every: 6 months
stages:
  - {{name: Wish, pains: [{{id: slow, text: Too slow}}, {{id: dear, text: Too dear}}], emotion: -2}}
improvements:
  - {{title: Drive faster, owner: driver, stage: wish, due: 2026-10, status: doing}}
  - {{title: Paint the car, owner: depot, stage: wish, due: 2026-09, status: done}}
  - {{title: Ask less, owner: shop, stage: wish}}
"""
BEHIND = """\
kind: blueprint
title: Behind
journey: order
last_reviewed: 2026-11-01
stages:
  wish:
    frontstage:
      - {do: Looks up, id: look, systems: crm, role: clerk, answers: slow}
      - {do: Tells, id: tell, needs: look, role: driver, answers: [dear, slow]}
    backstage:
      - {do: Reads the order, id: read, data: order}
      - {do: Drives, id: drive, needs: tell, role: driver}
      - {do: Writes a note, id: write, data: {writes: note}, answers: dear}
"""


def entry(path: str) -> str:
    files = {
        "catalog.yml": TEAMS,
        "order.yml": OWNED.format(owner="depot", reviewed="2026-01-01"),
        "later.yml": OWNED.format(owner="driver", reviewed="2026-11-01").replace("Order", "Later"),
        "behind.yml": BEHIND,
    }
    return outline(pages_from(files).render(f"catalog/{path}.yml").html)


def test_a_team_has_its_maps_with_their_reviews_the_most_pressing_first() -> None:
    said = entry("teams/depot")
    first, second = said.index("[Order]"), said.index("[Later]")
    assert first < second
    assert "[Order](../../../order/) Journey map · current state Overdue since 1 Jul 2026" in said
    assert (
        "[Later](../../../later/) Journey map · current state · [Driver](../../roles/driver/)"
        " Due 1 May 2027"
    ) in said


def test_a_team_has_the_improvements_of_its_roles_the_late_ones_said_to_be_so() -> None:
    page = soup_of(
        pages_from(
            {
                "catalog.yml": TEAMS,
                "order.yml": OWNED.format(owner="shop", reviewed="2026-11-01"),
            }
        ),
        "catalog/teams/depot.yml",
    )
    rows = page.select("[aria-labelledby=jm-own-improvements] li")
    said = [" ".join(row.get_text(" ").split()) for row in rows]
    assert said == [
        "Drive faster Order doing due Oct 2026 , overdue",
        "Paint the car Order done due Sep 2026",
    ]
    assert [str(late.get("data-jm-deadline")) for late in page.select(".jm-late")] == ["2026-10-31"]


def test_a_team_has_what_its_roles_do() -> None:
    said = entry("teams/depot")
    assert "- [Tells](../../../behind/#action:tell) Wish · [Behind](../../../behind/)" in said
    assert "[Looks up]" not in said


def test_a_systems_failure_touches_whoever_needs_those_who_use_it_and_its_records() -> None:
    said = entry("systems/crm")
    assert "1 action uses it, and is told below. 3 more depend on it" in said
    behind = "../../../behind/#action:"
    for line in (
        f"[Tells]({behind}tell) Wish needs: [Looks up]({behind}look)",
        f"[Drives]({behind}drive) Wish needs: [Tells]({behind}tell)",
        f"[Reads the order]({behind}read) Wish works with: [Order](../../data/order/)",
    ):
        assert line in said
    assert "Answered by nobody then: [Too slow](../../../order/#pain:slow)\n" in said


def test_a_system_that_nothing_uses_touches_nothing() -> None:
    assert "failure" not in entry("systems/desk")


@pytest.mark.parametrize(
    ("source", "age"),
    [("survey", "18 months ago"), ("old", "7 years ago"), ("new", None)],
)
def test_a_source_says_how_old_it_is(source: str, age: str | None) -> None:
    page = soup_of(pages_from({"catalog.yml": TEAMS}), f"catalog/sources/{source}.yml")
    found = page.select_one("[data-jm-age]")
    assert (found.get_text() if found else None) == age
