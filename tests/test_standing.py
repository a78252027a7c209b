"""Which pages are to be reviewed, and how each stands."""

from __future__ import annotations

from datetime import date

import pytest

from journeymaps.checks.survey import survey
from journeymaps.model.interval import NEVER, Interval
from journeymaps.options import Options
from journeymaps.review import (
    Change,
    NewOwner,
    Review,
    ReviewSettings,
    ReviewState,
    Standing,
    Subject,
    standings,
    subjects,
)

TODAY = date(2026, 6, 1)
STAGES = "stages: [{name: Wish}]\n"


class Told:
    """A past that we make up."""

    unknown = ""

    def __init__(
        self,
        changes: dict[tuple[str, str], Change] | None = None,
        told: dict[str, tuple[Review, ...]] | None = None,
        handed: dict[str, NewOwner] | None = None,
    ) -> None:
        self._changes, self._told, self._handed = changes or {}, told or {}, handed or {}

    def change(self, path: str, since: Subject) -> Change | None:
        return self._changes.get((path, since.path))

    def reviews(self, path: str) -> tuple[Review, ...]:
        return self._told.get(path, ())

    def new_owner(self, subject: Subject) -> NewOwner | None:
        return self._handed.get(subject.path)


def standing(
    maps: dict[str, str],
    pages: dict[str, str] | None = None,
    settings: ReviewSettings | None = None,
    past: Told | None = None,
    today: date = TODAY,
) -> dict[str, Standing]:
    files = [(path, text.encode()) for path, text in maps.items()]
    atlas = survey(files, Options().settings(today)).atlas
    texts = [(path, text.encode()) for path, text in (pages or {}).items()]
    found = standings(
        subjects(atlas, texts),
        atlas,
        settings or ReviewSettings(),
        today,
        past=past,
        code_owners=lambda path: ("@ada",) if path.endswith(".md") else (),
    )
    return {one.subject.path: one for one in found}


def journey(more: str = "", title: str = "A") -> str:
    return f"kind: journey\ntitle: {title}\n{more}{STAGES}"


class TestSubjects:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("---\ntitle: ' Named '\n---\n# Heading\n", "Named"),
            ("---\nowner: a\n---\r\n\r\n# Heading #\r\n", "Heading"),
            ("\ufeffText\n\n#  A **long** one\n# Another\n", "A **long** one"),
            ("## No first heading\n", "b"),
            ("---\ntitle: 3\n---\n", "b"),
            ("---\ntitle: [\n---\n# Broken\n", "Broken"),
        ],
    )
    def test_a_page_is_called_by_its_title(self, text: str, title: str) -> None:
        (found,) = standing({}, {"a/b.md": text}).values()
        assert found.subject.title == title
        assert (found.subject.id, found.subject.kind) == ("a/b", "page")

    def test_pages_and_maps_that_lead_to_a_page_are_counted_once(self) -> None:
        maps = {
            "order.yml": journey("persona: buyer\n"),
            "again.yml": journey("persona: buyer\ncontinues: order\n"),
            "buyer.yml": "kind: persona\ntitle: Buyer\n",
            "catalog.yml": "kind: catalog\nchannels: {mail: {name: E-mail}}\n",
            "sent.yml": journey().replace("Wish", "Wish, channel: mail"),
        }
        pages = {
            "index.md": "[one](order.yml) [same](order.yml#x) [self](index.md) [g](guide/a.md)",
            "guide/a.md": "[up](../order.yml 'Title')\n\n[web](https://example.org/order.yml)\n"
            "[home]: ../index.md\n",
        }
        links = {path: one.subject.links_in for path, one in standing(maps, pages).items()}
        assert links == {
            "order.yml": 3,
            "again.yml": 0,
            "buyer.yml": 2,
            "catalog.yml": 1,
            "sent.yml": 0,
            "index.md": 1,
            "guide/a.md": 1,
        }


class TestOwners:
    @pytest.mark.parametrize(
        ("owner", "names"),
        [("sales", ("Sales team",)), ("rep", ("Sales rep",)), ("back-office", ("Back office",))],
    )
    def test_a_map_names_its_owner(self, owner: str, names: tuple[str, ...]) -> None:
        catalog = (
            "kind: catalog\nteams: {sales: {name: Sales team}}\nroles: {rep: {name: Sales rep}}\n"
        )
        maps = {"a.yml": journey(f"owner: {owner}\n"), "catalog.yml": catalog}
        assert standing(maps)["a.yml"].owners == names

    def test_then_codeowners_then_nobody(self) -> None:
        found = standing({"a.yml": journey()}, {"b.md": "", "c.md": "---\nowner: x\n---\n"})
        assert {path: one.owners for path, one in found.items()} == {
            "a.yml": (),
            "b.md": ("@ada",),
            "c.md": ("X",),
        }


class TestPressing:
    def test_days_overdue_times_the_pages_it_matters_to(self) -> None:
        maps = {
            "a.yml": journey("last_reviewed: 2025-05-22\n"),
            "b.yml": journey("last_reviewed: 2025-05-26\ncontinues: c\n"),
            "c.yml": journey("last_reviewed: 2025-05-26\n"),
            "d.yml": journey("last_reviewed: 2025-06-05\n"),
            "e.yml": journey("last_reviewed: 2025-06-01\n"),
            "f.yml": journey("review_every: 1 week\n"),
            "g.yml": journey("review_every: never\nreview_note: x\n"),
        }
        found = standing(maps)
        assert [(path, one.pressing) for path, one in found.items()] == [
            ("c.yml", 12),
            ("a.yml", 10),
            ("f.yml", 7),
            ("b.yml", 6),
            ("e.yml", 0),
            ("d.yml", 0),
            ("g.yml", 0),
        ]
        assert {path for path, one in found.items() if one.needs_review} == {
            "a.yml",
            "b.yml",
            "c.yml",
            "f.yml",
        }

    def test_the_interval_that_holds_is_told(self) -> None:
        settings = ReviewSettings(by_kind={"journey": Interval(6)}, by_folder={"x": NEVER})
        maps = {
            "a.yml": journey(),
            "x/b.yml": journey(),
            "c.yml": journey("review_every: 1 week\n"),
        }
        found = standing(maps, settings=settings)
        assert {path: str(one.every) for path, one in found.items()} == {
            "a.yml": "6 months",
            "x/b.yml": "never",
            "c.yml": "1 week",
        }


CHANGE = Change("c0ffee", date(2026, 5, 3), "Ada", "Rename")


class TestReasons:
    def test_a_change(self) -> None:
        maps = {"a.yml": journey("last_reviewed: 2026-05-01\n")}
        found = standing(maps, past=Told({("a.yml", "a.yml"): CHANGE}))["a.yml"]
        assert found.state is ReviewState.FRESH
        assert found.reasons == ("it changed on 3 May 2026",)
        assert found.needs_review

    def test_a_page_that_needs_no_regular_review_needs_none_for_a_change(self) -> None:
        maps = {"a.yml": journey("review_every: never\nreview_note: Old.\n")}
        found = standing(maps, past=Told({("a.yml", "a.yml"): CHANGE}))["a.yml"]
        assert found.reasons
        assert not found.needs_review

    def test_the_ground_that_it_stands_on(self) -> None:
        reviewed = "last_reviewed: 2026-05-01\n"
        maps = {
            "order.yml": journey(title="First order"),
            "again.yml": journey(title="Again"),
            "behind.yml": f"kind: blueprint\ntitle: B\n{reviewed}journey: order\n"
            "stages: {wish: {frontstage: [Answer]}}\n",
            "beside.yml": f"kind: comparison\ntitle: C\n{reviewed}journeys: [order, again]\n",
            "alone.yml": journey(reviewed + "continues: order\n"),
        }
        past = Told({("order.yml", path): CHANGE for path in maps if path != "order.yml"})
        found = standing(maps, past=past)
        said = ("the journey First order changed on 3 May 2026",)
        assert {path for path, one in found.items() if tuple(map(str, one.stands_on)) == said} == {
            "behind.yml",
            "beside.yml",
        }

    @pytest.mark.parametrize(
        ("reviewed", "gathered", "asks"),
        [
            ("2026-01-01", "2025-03", True),  # old since 1 April 2026
            ("2026-04-01", "2025-03", False),
            ("2026-03-31", "2025-03", True),
            ("2026-05-01", "2025-03", False),  # it was as old when it was reviewed
            ("2026-01-01", "2025-06-01", False),  # a year old today, not older
            ("2026-01-01", "2025-05-31", True),
            ("2026-01-01", "2025", False),  # perhaps of December
            ("2026-01-01", "", False),
        ],
    )
    def test_a_source_that_grew_old(self, reviewed: str, gathered: str, asks: bool) -> None:
        dated = f", date: {gathered}" if gathered else ""
        sources = f"sources: {{talks: {{title: Interviews{dated}}}}}\n"
        own = journey(f"last_reviewed: {reviewed}\n{sources}")
        shared = journey(f"last_reviewed: {reviewed}\n").replace(
            "Wish", "Wish, needs: [{text: A, source: talks}]"
        )
        catalog = f"kind: catalog\nlast_reviewed: {reviewed}\n{sources}"
        found = standing({"own.yml": own})
        found |= standing({"shared.yml": shared, "catalog.yml": catalog})
        said = (f"the source Interviews, of {gathered}, is older than 1 year",) if asks else ()
        assert tuple(map(str, found["own.yml"].stands_on)) == said
        assert tuple(map(str, found["shared.yml"].stands_on)) == said
        assert tuple(map(str, found["catalog.yml"].stands_on)) == ()

    def test_new_owners(self) -> None:
        maps = {"a.yml": journey("last_reviewed: 2026-05-01\n")}
        past = Told(handed={"a.yml": NewOwner(date(2026, 5, 4), ("sales",))})
        assert standing(maps, past=past)["a.yml"].reasons == ("it changed hands on 4 May 2026",)


class TestReviews:
    def test_the_present_one_is_first_though_nobody_committed_it(self) -> None:
        before = Review(date(2026, 1, 1), "k.tanaka", "All.", "c0ffee")
        maps = {"a.yml": journey("last_reviewed: 2026-05-01\nreviewed_by: ada\n")}
        found = standing(maps, past=Told(told={"a.yml": (before,)}))["a.yml"]
        assert found.reviews == (Review(date(2026, 5, 1), "ada"), before)
        assert found.earlier == (before,)

    def test_one_that_was_committed_is_there_once(self) -> None:
        now = Review(date(2026, 5, 1), "ada", None, "c0ffee", changed_map=True)
        maps = {"a.yml": journey("last_reviewed: 2026-05-01\nreviewed_by: ada\n")}
        found = standing(maps, past=Told(told={"a.yml": (now,)}))["a.yml"]
        assert (found.reviews, found.earlier) == ((now,), ())

    def test_one_that_was_deleted_stays_an_earlier_one(self) -> None:
        before = Review(date(2026, 1, 1), "ada", None, "c0ffee")
        found = standing({"a.yml": journey()}, past=Told(told={"a.yml": (before,)}))["a.yml"]
        assert found.state is ReviewState.NEVER_REVIEWED
        assert found.earlier == (before,)
