"""What git tells of earlier reviews, of owners, and of what a page stands on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymaps.history.version import Version
from journeymaps.review import NewOwner, Review
from made_repo import PAGE, REVIEWED, MadeRepo, journey


class TestReviews:
    def test_earlier_reviews_with_their_notes(self, repo: MadeRepo) -> None:
        note = "review_note: Read with sales."
        repo.commit("2026-01-10", {PAGE: journey("2026-01-10", more=note)})
        first = repo.git("rev-parse", "HEAD")
        repo.commit("2026-02-01", {PAGE: journey("2026-01-10", "Need", more=note)})
        second = repo.commit("2026-03-10", {PAGE: journey("2026-03-10", "Want")})
        # The note came a day after the review.
        repo.commit("2026-03-11", {PAGE: journey("2026-03-10", "Want", "review_note: All new.")})
        standing = repo.standings("2026-06-01")["order.yml"]
        day = standing.assessment.last_reviewed
        assert day
        assert standing.reviews[0] == Review(day, "k.tanaka", "All new.", second, changed_map=True)
        assert standing.earlier == (
            Review(day.replace(month=1), "k.tanaka", "Read with sales.", first),
        )

    def test_a_review_that_was_taken_back(self, repo: MadeRepo) -> None:
        repo.commit("2026-01-10", {PAGE: journey("2026-01-10")})
        repo.commit("2026-03-10", {PAGE: journey("2026-03-10")})
        repo.commit("2026-03-11", {PAGE: journey("2026-01-10")}, "Revert")
        days = [review.day.month for review in repo.standings("2026-06-01")["order.yml"].reviews]
        assert days == [1, 3]

    def test_a_date_that_is_none_counts_for_nothing(self, order: MadeRepo) -> None:
        order.commit("2026-04-01", {PAGE: journey("31/12/2024")})
        order.commit("2026-04-02", {PAGE: "kind: [journey\nlast_reviewed: 2026-04-02\n"})
        order.commit("2026-05-01", {PAGE: journey("2026-05-01")})
        reviews = order.standings("2026-06-01")["order.yml"].earlier
        assert [review.day.isoformat() for review in reviews] == ["2026-04-02", REVIEWED]


class TestOwners:
    def test_a_page_that_is_handed_over(self, order: MadeRepo) -> None:
        order.commit("2026-04-01", {PAGE: journey(REVIEWED).replace("owner: sales", "owner: care")})
        standing = order.standings("2026-06-01")["order.yml"]
        assert standing.new_owner
        assert standing.new_owner.before == ("sales",)
        assert "it changed hands on 1 Apr 2026" in standing.reasons

    def test_and_back(self, order: MadeRepo) -> None:
        order.commit("2026-04-01", {PAGE: journey(REVIEWED).replace("owner: sales", "owner: care")})
        order.commit("2026-04-02", {PAGE: journey(REVIEWED)})
        assert order.standings("2026-06-01")["order.yml"].new_owner is None

    def test_in_codeowners(self, repo: MadeRepo) -> None:
        text = journey(REVIEWED).replace("owner: sales\n", "")
        repo.commit(REVIEWED, {PAGE: text, "CODEOWNERS": "docs/ @ada\n"})
        repo.commit("2026-03-20", {"CODEOWNERS": "# All\ndocs/ @ada\n"})
        assert repo.standings("2026-06-01")["order.yml"].new_owner is None
        repo.commit("2026-04-20", {"CODEOWNERS": "docs/ @grace\n"})
        standing = repo.standings("2026-06-01")["order.yml"]
        assert standing.owners == ("@grace",)
        assert standing.new_owner
        assert standing.new_owner == NewOwner(standing.new_owner.day, ("@ada",))
        assert standing.reasons == ("it changed hands on 20 Apr 2026",)

    def test_the_owner_in_the_page_comes_before_codeowners(self, order: MadeRepo) -> None:
        order.commit("2026-04-20", {".github/CODEOWNERS": "* @ada\n"})
        standing = order.standings("2026-06-01")["order.yml"]
        assert (standing.owners, standing.new_owner) == (("Sales",), None)


class TestGround:
    def test_a_journey_that_changed_under_its_blueprint(self, order: MadeRepo) -> None:
        behind = (
            "kind: blueprint\ntitle: Behind it\njourney: order\nlast_reviewed: 2026-03-20\n"
            "stages:\n  wish: {frontstage: [Answer]}\n"
        )
        order.commit("2026-03-20", {"docs/behind.yml": behind})
        assert tuple(map(str, order.standings("2026-06-01")["behind.yml"].stands_on)) == ()
        order.commit("2026-04-03", {PAGE: journey(REVIEWED, "Wish", "segment: Makers")})
        standing = order.standings("2026-06-01")["behind.yml"]
        assert tuple(map(str, standing.stands_on)) == (
            "the journey First order changed on 3 Apr 2026",
        )
        assert standing.changed is None
        assert standing.needs_review

    def test_both_reviewed_in_one_commit(self, order: MadeRepo) -> None:
        behind = (
            "kind: blueprint\ntitle: Behind it\njourney: order\nlast_reviewed: 2026-03-20\n"
            "stages:\n  wish: {frontstage: [Answer]}\n"
        )
        files = {"docs/behind.yml": behind, PAGE: journey("2026-03-20", more="segment: Makers")}
        order.commit("2026-04-03", files)
        assert all(not standing.reasons for standing in order.standings("2026-06-01").values())


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)


class TestVersions:
    @settings(max_examples=60)
    @given(texts, texts, st.dates(), st.booleans())
    def test_reviews_never_differ(self, note: str, by: str, day: object, crlf: bool) -> None:
        quoted = [text.replace("'", "''") for text in (by, note)]
        lines = f"last_reviewed: {day}\nreviewed_by: '{quoted[0]}'\nreview_note: '{quoted[1]}'\n"
        text = journey().replace("status: published\n", lines)
        if crlf:
            text = text.replace("\n", "\r\n")
        one = Version("a.yml", journey().replace("status: published\n", "").encode())
        two = Version("a.yml", text.encode())
        assert not one.differs(two)
        assert not two.differs(one)
        assert str(two.last_reviewed) == str(day)
        assert two.owner == "sales"

    @pytest.mark.parametrize(
        ("before", "after", "differs"),
        [
            ("title: T\nstages: [A]\n", "stages: [A]\ntitle: T\n", False),
            ("stages: [{name: A, emotion: 3}]\n", "stages: [{emotion: 3, name: A}]\n", False),
            ("stages:\n  - name: A\n    goal: x\n", "stages:\n  - goal: x\n    name: A\n", False),
            ("stages: [A, B]\n", "stages: [B, A]\n", True),
            ("lanes: [a, b]\nstages: [A]\n", "lanes: [b, a]\nstages: [A]\n", True),
            (
                "stages:\n  - name: A\n    emotions: {a: 1, b: 2}\n",
                "stages:\n  - name: A\n    emotions: {b: 2, a: 1}\n",
                True,
            ),
            ("title: on\nstages: [A]\n", "title: no\nstages: [A]\n", True),
        ],
    )
    def test_the_order_of_keys_says_nothing(
        self, before: str, after: str, *, differs: bool
    ) -> None:
        head = "kind: journey\nlast_reviewed: 2026-01-01\n"
        one, two = (Version("a.yml", (head + text).encode()) for text in (before, after))
        assert one.differs(two) is differs
        assert two.differs(one) is differs
