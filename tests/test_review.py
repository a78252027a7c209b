"""The review rule, the settings it stands on, and its words."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journeymaps.model.interval import NEVER, Interval
from journeymaps.review import (
    ReviewNotice,
    ReviewSettings,
    ReviewState,
    assess,
    describe,
    refuse_future,
    today,
)

CASES = json.loads((Path(__file__).parent / "cases" / "review.json").read_text("utf-8"))
AGES = [ReviewState.FRESH, ReviewState.DUE_SOON, ReviewState.OVERDUE]
HALF_A_YEAR = Interval(6)
REVIEWED = date(2025, 7, 3)

intervals = st.builds(Interval, months=st.integers(0, 60), days=st.integers(1, 400))
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
notices = st.integers(0, 400)


class TestState:
    @pytest.mark.parametrize(
        "case", CASES["states"], ids=lambda case: " ".join(map(str, case.values()))
    )
    def test_the_table(self, case: dict[str, Any]) -> None:
        assessment = assess(
            date.fromisoformat(case["last"]) if case["last"] else None,
            Interval.parse(case["every"]),
            date.fromisoformat(case["today"]),
            case.get("notice", 30),
        )
        assert assessment.state == case["state"]
        assert assessment.days == case.get("days")

    def test_a_page_never_reviewed_counts_as_overdue(self) -> None:
        assert {state for state in ReviewState if state.counts_as_overdue} == {
            ReviewState.NEVER_REVIEWED,
            ReviewState.OVERDUE,
        }

    @given(days, intervals, days, notices, st.integers(1, 1000))
    def test_a_review_only_ages(
        self, last: date, every: Interval, now: date, notice: int, later: int
    ) -> None:
        before = assess(last, every, now, notice).state
        after = assess(last, every, now + timedelta(later), notice).state
        assert AGES.index(before) <= AGES.index(after)

    @given(days, intervals, notices)
    def test_each_state_begins_on_its_day(self, last: date, every: Interval, notice: int) -> None:
        a_day = timedelta(1)
        first = assess(last, every, last, notice)
        assert first.notice_from is not None
        assert first.due == every.after(last)
        states = [
            assess(last, every, day, notice).state
            for day in (first.notice_from - a_day, first.notice_from, first.due, first.due + a_day)
        ]
        assert states == ["fresh", "due-soon", "due-soon", "overdue"]

    @given(days, intervals, notices)
    def test_notice_is_given_for_at_most_half_the_interval(
        self, last: date, every: Interval, notice: int
    ) -> None:
        found = assess(last, every, last, notice)
        assert found.due is not None
        assert found.notice_from is not None
        given = (found.due - found.notice_from).days
        assert given == min(notice, (found.due - last).days // 2)

    def test_a_review_may_be_of_today_but_not_of_tomorrow(self) -> None:
        refuse_future(date(2026, 9, 12), date(2026, 9, 12))
        with pytest.raises(ValueError, match="2026-09-13 is in the future: today is 2026-09-12"):
            refuse_future(date(2026, 9, 13), date(2026, 9, 12))


class TestSettings:
    settings = ReviewSettings(
        every=Interval(24),
        by_kind={"journey": Interval(6), "persona": Interval(9)},
        by_folder={"journeys": Interval(3), "/journeys/b2b/": Interval(1), "laws": NEVER},
    )

    @pytest.mark.parametrize(
        ("path", "kind", "own", "every"),
        [
            ("journeys/b2b/sfa.yml", "journey", Interval(0, 7), Interval(0, 7)),
            ("journeys/b2b/sfa.yml", "journey", NEVER, NEVER),
            ("journeys/b2b/sfa.yml", "journey", None, Interval(1)),
            ("journeys/b2b/2026/sfa.yml", "journey", None, Interval(1)),
            ("journeys/b2c/phone.yml", "journey", None, Interval(3)),
            ("journeys.yml", "journey", None, Interval(6)),
            ("journeys-old/phone.yml", "journey", None, Interval(6)),
            ("laws/data.md", "page", None, NEVER),
            ("index.md", "page", None, Interval(24)),
        ],
    )
    def test_a_page_inherits_its_interval(
        self, path: str, kind: str, own: Interval | None, every: Interval
    ) -> None:
        assert self.settings.interval_for(path, kind, own) == every

    def test_where_nothing_is_set_a_year_passes_between_reviews(self) -> None:
        assert ReviewSettings().interval_for("journeys/sfa.yml", "journey") == Interval(12)

    @pytest.mark.parametrize("zone", ["", "Europe/Berln", "America", "../etc/passwd", "UTC 1"])
    def test_a_time_zone_that_does_not_exist_is_refused(self, zone: str) -> None:
        with pytest.raises(ValueError, match=f'"{zone}" is not a time zone: write its IANA name'):
            ReviewSettings(timezone=zone)

    def test_a_notice_cannot_be_negative(self) -> None:
        with pytest.raises(ValueError, match="a notice of -1 days"):
            ReviewSettings(notice=-1)


class TestToday:
    now = datetime(2026, 9, 12, 23, 30, tzinfo=UTC)

    def test_the_day_asked_for_comes_first(self) -> None:
        asked = date(2024, 2, 29)
        assert today(asked, {"SOURCE_DATE_EPOCH": "0"}, self.now, "UTC") == asked

    @pytest.mark.parametrize(
        ("zone", "day"),
        [
            ("UTC", date(2001, 9, 9)),
            ("Pacific/Honolulu", date(2001, 9, 8)),
            ("Pacific/Auckland", date(2001, 9, 9)),
        ],
    )
    def test_then_the_moment_of_the_source(self, zone: str, day: date) -> None:
        assert today(None, {"SOURCE_DATE_EPOCH": "1000000000"}, self.now, zone) == day

    @pytest.mark.parametrize(
        ("zone", "day"),
        [
            ("UTC", date(2026, 9, 12)),
            ("Pacific/Honolulu", date(2026, 9, 12)),
            ("Pacific/Auckland", date(2026, 9, 13)),
        ],
    )
    def test_then_now_in_the_sites_time_zone(self, zone: str, day: date) -> None:
        assert today(None, {}, self.now, zone) == day

    @pytest.mark.parametrize("seconds", ["yesterday", "1e9", "9" * 30])
    def test_a_malformed_moment_ends_the_build(self, seconds: str) -> None:
        with pytest.raises(ValueError, match="it must be a whole number of seconds since 1970"):
            today(None, {"SOURCE_DATE_EPOCH": seconds}, self.now, "UTC")


def notice_on(
    day: date,
    last: date | None = REVIEWED,
    every: Interval = HALF_A_YEAR,
    by: str | None = "A. Okafor",
    note: str | None = None,
) -> ReviewNotice:
    return describe(assess(last, every, day), reviewed_by=by, note=note)


class TestWords:
    @pytest.mark.parametrize(
        ("notice", "sentence"),
        [
            (
                notice_on(date(2025, 9, 1)),
                "Last reviewed 3 Jul 2025 by A. Okafor · next review due 3 Jan 2026",
            ),
            (
                notice_on(date(2025, 9, 1), by=None),
                "Last reviewed 3 Jul 2025 · next review due 3 Jan 2026",
            ),
            (
                notice_on(date(2025, 12, 20)),
                "Review due 3 Jan 2026 · last reviewed 3 Jul 2025 by A. Okafor",
            ),
            (
                notice_on(date(2026, 1, 4)),
                "Review overdue since 3 Jan 2026 · last reviewed 3 Jul 2025 by A. Okafor",
            ),
            (
                notice_on(date(2026, 1, 4), by=None),
                "Review overdue since 3 Jan 2026 · last reviewed 3 Jul 2025",
            ),
            (
                notice_on(date(2026, 1, 4), last=None),
                "Never reviewed · check it, then set last_reviewed and reviewed_by in its file",
            ),
            (
                notice_on(date(2026, 1, 4), last=None, every=NEVER, note="Kept as a record."),
                "No regular review: Kept as a record.",
            ),
            (
                notice_on(date(2026, 1, 4), every=NEVER, note="Kept as a record"),
                "No regular review: Kept as a record · last reviewed 3 Jul 2025 by A. Okafor",
            ),
            (
                notice_on(date(2026, 1, 4), every=NEVER),
                "No regular review · last reviewed 3 Jul 2025 by A. Okafor",
            ),
        ],
    )
    def test_every_state_has_its_sentence(self, notice: ReviewNotice, sentence: str) -> None:
        assert f"{notice.lead} {notice.rest}" == sentence

    def test_on_the_due_day_the_build_names_the_date_and_leaves_today_to_the_script(self) -> None:
        notice = notice_on(date(2026, 1, 3))
        assert notice.lead == "Review due 3 Jan 2026"
        assert notice.words["due-today"].lead == "Review due today, 3 Jan 2026"

    @given(days, intervals, days)
    def test_what_is_written_stays_true_however_old_the_page_grows(
        self, last: date, every: Interval, day: date
    ) -> None:
        notice = notice_on(day, last, every)
        assert "today" not in notice.lead + notice.rest
        later = notice_on(day + timedelta(400), last, every)
        assert (notice.words, notice.due, notice.icons) == (later.words, later.due, later.icons)

    @pytest.mark.parametrize("every", [HALF_A_YEAR, NEVER])
    def test_where_time_changes_nothing_the_browser_gets_nothing(self, every: Interval) -> None:
        notice = notice_on(date(2026, 1, 4), last=None, every=every)
        assert not notice.words
        assert notice.due is None
        assert list(notice.icons) == [notice.state]


class TestPill:
    def pill(self, notice: ReviewNotice) -> Any:
        templates = str(files("journeymaps_theme") / "templates")
        jinja = Environment(
            loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined
        )
        jinja.globals["icon"] = lambda name: Markup('<svg data-name="{}"></svg>').format(name)
        html = jinja.get_template("journeymaps/partials/review.html").render(review=notice)
        return BeautifulSoup(html, "html.parser").p

    def shown_icons(self, pill: Any) -> list[str]:
        return [
            icon.svg["data-name"]
            for icon in pill.find_all(attrs={"data-jm-icon": True})
            if not icon.has_attr("hidden")
        ]

    def test_it_says_its_state_in_words_class_and_icon(self) -> None:
        pill = self.pill(notice_on(date(2026, 1, 4)))
        assert pill["class"] == ["jm-review", "jm-review--overdue"]
        assert pill.has_attr("data-search-exclude")
        assert self.shown_icons(pill) == ["material/clock-alert-outline"]
        assert " ".join(pill.get_text().split()) == (
            "Review overdue since 3 Jan 2026 · last reviewed 3 Jul 2025 by A. Okafor"
        )

    def test_it_carries_what_the_browser_compares(self) -> None:
        pill = self.pill(notice_on(date(2025, 9, 1)))
        assert pill["data-jm-review"] == "fresh"
        assert pill["data-jm-notice"] == "2025-12-04"
        assert pill["data-jm-due"] == "2026-01-03"
        assert pill["data-jm-timezone"] == "UTC"
        assert json.loads(pill["data-jm-words"])["overdue"] == [
            "Review overdue since 3 Jan 2026",
            "· last reviewed 3 Jul 2025 by A. Okafor",
        ]

    def test_it_has_an_icon_for_each_state_ahead(self) -> None:
        pill = self.pill(notice_on(date(2025, 9, 1)))
        icons = [icon["data-jm-icon"] for icon in pill.find_all(attrs={"data-jm-icon": True})]
        assert icons == AGES

    def test_a_page_never_reviewed_asks_for_one(self) -> None:
        pill = self.pill(notice_on(date(2025, 9, 1), last=None))
        assert not pill.has_attr("data-jm-due")
        assert self.shown_icons(pill) == ["material/clock-alert-outline"]

    @pytest.mark.parametrize(
        "name", ["</p><script>alert(1)</script>", 'O\'Neil "Al" & <b>', "عمر", "岡本"]
    )
    def test_names_are_text(self, name: str) -> None:
        pill = self.pill(notice_on(date(2025, 9, 1), by=name))
        assert pill.script is None
        assert f"by {name} ·" in pill.get_text()
        assert f"by {name} ·" in json.loads(pill["data-jm-words"])["fresh"][1]
