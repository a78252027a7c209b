"""The demo site, visited long after its build: what it says of reviews is right for that day."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from demo import TODAY
from journeymaps.model.dates import PartialDate
from journeymaps.pages.age import age

pytestmark = pytest.mark.browser

LATER = [timedelta(0), timedelta(100), timedelta(365)]


def state_on(day: str, told: dict[str, Any]) -> str:
    """The state by the dates alone, as reviews.json asks its readers to tell it."""
    if told["due"] is None:
        return str(told["state"])
    if day > told["due"]:
        return "overdue"
    return "due-soon" if day >= told["notice_from"] else "fresh"


@pytest.mark.parametrize("later", LATER, ids=lambda later: f"{later.days} days later")
def test_every_pill_badge_and_count_is_of_that_day(
    page: Page, demo_folder: Path, later: timedelta
) -> None:
    published = json.loads((demo_folder / "reviews.json").read_text("utf-8"))
    moment = datetime.combine(TODAY.date(), datetime.min.time(), UTC) + later + timedelta(hours=12)
    states = {told["path"]: state_on(str(moment.date()), told) for told in published["pages"]}
    page.clock.set_fixed_time(moment)
    page.goto("reviews/")
    shown = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-jm-turn]")]
            .map(row => [row.dataset.jmPath, row.dataset.jmTurn]))"""
    )
    assert shown == states
    for state, number in Counter(states.values()).items():
        count = page.locator(f"[data-jm-count={state}]").first
        assert (count.text_content(), count.is_visible()) == (str(number), True)
    for told in published["pages"][::4]:
        page.goto(told["url"].removeprefix(published["url"]))
        pill = page.locator("[data-jm-review]")
        assert pill.get_attribute("data-jm-review") == states[told["path"]], told["path"]
        is_overdue = pill.inner_text().strip().startswith("Review overdue since")
        assert is_overdue == (states[told["path"]] == "overdue")


def test_ages_are_of_that_day(page: Page) -> None:
    dates = ["2019", "2023-07", "2024-12", "2025-11-24", "2025-11-26", "2026-10"]
    moment = datetime(2026, 11, 25, 12, tzinfo=UTC)
    page.clock.set_fixed_time(moment)
    page.goto("catalog/")
    marks = "".join(f'<p data-jm-age="{when}"></p>' for when in dates)
    page.evaluate(
        """marks => {
            document.body.insertAdjacentHTML("beforeend", marks)
            journeymaps.age.refresh()
        }""",
        marks,
    )
    shown = page.locator("[data-jm-age]").all_text_contents()
    assert shown == [age(PartialDate.parse(when), moment.date()).said for when in dates]
