"""Filters of lists over all maps: what is shown, what the address keeps, what is of the day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from demo import TODAY
from visiting import go_live

pytestmark = pytest.mark.browser

SHOWN = ".jm-journey:visible .jm-journey__title"


def test_a_choice_hides_the_rest_and_stays_in_the_address(page: Page) -> None:
    page.goto("portfolio/?look=cards")
    page.get_by_role("combobox", name="Persona").select_option("The company president")
    expect(page.locator(SHOWN)).to_have_count(2)
    expect(page.locator("[data-jm-told]")).to_have_text("2 of 6 journeys")
    expect(page.get_by_role("heading", name="Paid advice")).to_be_hidden()
    page.reload()
    expect(page.locator(SHOWN)).to_have_count(2)
    expect(page.locator("[data-jm-look=cards]")).to_be_visible()
    page.get_by_role("combobox", name="State").select_option("Expected")
    page.get_by_role("combobox", name="Segment").select_option(
        "Customers of TechCorp, a maker of software as a service"
    )
    expect(page.get_by_text("No journey matches what you chose.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(SHOWN)).to_have_count(6)
    assert "?look=cards" in page.url
    assert "persona" not in page.url


def test_reviews_are_filtered_by_how_they_stand_on_the_day(page: Page) -> None:
    page.clock.set_fixed_time(TODAY + timedelta(365))
    page.goto("portfolio/?review=overdue")
    expect(page.locator(SHOWN)).to_have_count(6)
    expect(page.locator("[data-jm-stands=overdue]")).to_have_count(6)
    expect(page.locator("[data-jm-stands=overdue] b").first).to_have_text("Overdue since")


def test_an_improvement_is_overdue_from_the_day_after_its_last_one(page: Page) -> None:
    task = page.locator(".jm-improvement").filter(has_text="Follow-up calls that begin with usage")
    for day, late in (("2027-01-31", False), ("2027-02-01", True)):
        page.clock.set_fixed_time(f"{day}T12:00:00Z")
        page.goto("improvements/")
        said = "due Jan 2027, overdue" if late else "due Jan 2027"
        expect(task.locator("[data-jm-deadline]")).to_have_text(said, use_inner_text=True)
    page.goto("journeys/techcorp-success/")
    expect(page.locator(".jm-improvement .jm-late")).to_have_text("due Jan 2027, overdue")


def test_the_live_field_has_its_marks_beneath_the_numbers(page: Page) -> None:
    page.goto("improvements/")
    go_live(page)
    apart = page.evaluate(
        """() => {
            const middle = (each) => {
                const { left, top, width, height } = each.getBoundingClientRect()
                return [left + width / 2, top + height / 2]
            }
            const marks = [...document.querySelectorAll(".jm-live .point")].map(middle)
            const spots = [...document.querySelectorAll(".jm-field__spot")].map(middle)
            return spots.map((spot) => Math.min(...marks.map(
                (mark) => Math.hypot(spot[0] - mark[0], spot[1] - mark[1]))))
        }"""
    )
    assert len(apart) > 5
    assert max(apart) < 1
