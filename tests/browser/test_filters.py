"""Filters of lists over all maps: what is shown, what the address keeps, what is of the day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from demo import TODAY

pytestmark = pytest.mark.browser

SHOWN = ".jm-journey:visible .jm-journey__title"


def test_a_choice_hides_the_rest_and_stays_in_the_address(page: Page) -> None:
    page.goto("portfolio/?look=cards")
    page.get_by_role("combobox", name="Persona").select_option("The company president")
    expect(page.locator(SHOWN)).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 of 6 journeys")
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
