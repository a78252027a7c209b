"""The share of pages on time over time, and the reviews that took place."""

from __future__ import annotations

from datetime import date

from journeymaps.review import Review, Standing
from journeymaps.review.trend import Point, held, trend
from made_standings import TODAY, pages, standing


def reviewed(path: str, *days: str, every: str = "6 months") -> Standing:
    reviews = tuple(Review(date.fromisoformat(day)) for day in days)
    return standing(path, days[0] if days else None, every, reviews=reviews)


def test_each_page_counts_from_its_first_review_and_falls_out_when_overdue() -> None:
    listed = [reviewed("a.yml", "2026-08-01", "2025-01-01"), reviewed("b.yml", "2026-01-01")]
    days = ["2024-12-31", "2025-01-01", "2025-07-01", "2025-07-02", "2026-01-01", "2026-09-01"]
    points = trend(listed, map(date.fromisoformat, days))
    assert [(point.reviewed, point.on_time, point.percent) for point in points] == [
        (0, 0, None),
        (1, 1, 100),
        (1, 1, 100),
        (1, 0, 0),
        (2, 1, 50),
        (2, 1, 50),
    ]


def test_pages_without_a_review_or_in_no_need_of_one_do_not_count() -> None:
    listed = [reviewed("a.yml"), reviewed("b.yml", "2026-01-01", every="never")]
    assert trend(listed, [TODAY]) == (Point(TODAY, 0, 0),)


def test_reviews_of_a_time_come_newest_first() -> None:
    found = held(pages(), date(2025, 11, 2), TODAY)
    assert [(one.review.day.isoformat(), one.review.by) for one in found] == [
        ("2026-05-09", "k.tanaka"),
        ("2025-11-02", "m.lindqvist"),
    ]
    assert held(pages(), date(2025, 11, 3), date(2026, 5, 8)) == ()
    assert sum(one.review.changed_map for one in found) == 1
