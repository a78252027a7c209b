"""What changed in maps, commit by commit, and how a stage's score went over a year."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from journeymaps.changes.chronicle import MOST, OF_ALL, Chronicle, Memory, Trend
from journeymaps.checks.survey import survey
from journeymaps.memory import Shelf
from journeymaps.model.emotion import Scale
from journeymaps.options import Options
from journeymaps.reading.folder import map_paths
from journeymaps.review.past import Revision
from made_repo import MadeRepo, background

TODAY = date(2026, 6, 1)
MAP = "kind: journey\ntitle: Buying\nstages:\n  - {{name: Wish, emotion: {}}}\n"


@pytest.fixture
def repo(tmp_path: Path) -> MadeRepo:
    """A map that changed in some commits, and in others only its layout did."""
    made = MadeRepo(tmp_path / "site")
    made.commit("2025-01-10", {"docs/buying.yml": MAP.format(1)}, "Begin")
    made.commit("2025-03-01", {"docs/buying.yml": MAP.format(2)}, "Ask again")
    made.commit("2026-02-01", {"docs/buying.yml": f"# Ours\n{MAP.format(2)}"}, "Say whose it is")
    made.commit("2026-03-01", {"docs/buying.yml": MAP.format(-3)}, "Interview", author="Kim")
    return made


def chronicle(
    repo: MadeRepo, memory: Memory | None = None, shelf: Shelf | None = None
) -> Chronicle:
    files = [(path, (repo.docs / path).read_bytes()) for path in map_paths(repo.docs)]
    atlas = survey(files, Options().settings(TODAY)).atlas
    past = background(repo.docs).past
    return Chronicle(atlas, Scale(), TODAY, past.revisions, past.unknown, memory, shelf)


def told(repo: MadeRepo) -> list[tuple[str, str, list[str]]]:
    return [
        (
            entry.revision.day.isoformat(),
            entry.revision.author,
            [change.words for change in entry.changes] or [str(entry.sort)],
        )
        for entry in chronicle(repo).all()
    ]


def test_commits_that_say_something_newest_first(repo: MadeRepo) -> None:
    assert told(repo) == [
        ("2026-03-01", "Kim", ["Wish: emotion +2 → −3"]),
        ("2025-03-01", "Ada", ["Wish: emotion +1 → +2"]),
        ("2025-01-10", "Ada", ["added"]),
    ]


def test_a_renamed_file(repo: MadeRepo) -> None:
    repo.git("mv", "docs/buying.yml", "docs/shopping.yml")
    repo.commit("2026-04-01", {})
    assert told(repo)[0][2] == ["moved from docs/buying.yml to docs/shopping.yml"]
    assert len(told(repo)) == 4


def test_a_version_that_cannot_be_read(repo: MadeRepo) -> None:
    repo.commit("2026-04-01", {"docs/buying.yml": "kind: journey\n  x\n"})
    repo.commit("2026-04-02", {"docs/buying.yml": MAP.format(-3)})
    first = chronicle(repo).all()[0]
    assert first.revision.day == date(2026, 4, 2)
    assert first.unread


def test_a_score_over_the_last_year_begins_with_what_it_was_before(repo: MadeRepo) -> None:
    found = chronicle(repo)
    (held,) = found._atlas.map_files
    (trend,) = found.trends(held)
    assert (trend.anchor, trend.name) == ("wish", "Wish")
    assert [(one.since.isoformat(), one.score) for one in trend.felt] == [
        ("2025-06-01", 2),
        ("2026-03-01", -3),
    ]


def test_what_is_not_committed_is_no_history(repo: MadeRepo) -> None:
    repo.write({"docs/buying.yml": MAP.format(9)})
    assert told(repo)[0][2] == ["Wish: emotion +2 → −3"]


def test_a_long_history_is_cut_short(tmp_path: Path) -> None:
    repo = MadeRepo(tmp_path / "site")
    repo.imported(
        (date(2026, 1, day), "docs/a.yml", MAP.format(day % 9)) for day in range(1, MOST + 5)
    )
    assert len(told(repo)) == MOST


def test_what_is_known_is_not_worked_out_again(repo: MadeRepo) -> None:
    memory: Memory = {}
    first = chronicle(repo, memory).all()
    assert all(a is b for a, b in zip(first, chronicle(repo, memory).all(), strict=True))


class TestNextBuild:
    """What one has worked out, the next one finds again, as long as nothing changes it."""

    @pytest.fixture
    def built(self, repo: MadeRepo, tmp_path: Path) -> MadeRepo:
        persona = "kind: persona\ntitle: {}\n"
        for day, who in ("2026-04-01", "ann"), ("2026-04-02", "ben"):
            text = MAP.format(-3) + f"persona: {who}\n"
            files = {f"docs/{one}.yml": persona.format(one.title()) for one in ("ann", "ben")}
            repo.commit(day, {"docs/buying.yml": text, **files})
        self.told(repo, tmp_path)
        return repo

    def told(self, repo: MadeRepo, folder: Path) -> tuple[list[str], list[Trend]]:
        shelf = Shelf(folder / "shelf")
        found = chronicle(repo, shelf=shelf)
        words = [each.words for entry in found.all() for each in entry.changes]
        trends = [trend for held in found._atlas.map_files for trend in found.trends(held)]
        shelf.save()
        return words, trends

    def test_it_reads_no_old_version(
        self, built: MadeRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fresh = self.told(built, tmp_path / "other")
        assert "persona Ann → Ben" in fresh[0]
        monkeypatch.setattr("journeymaps.changes.chronicle._map", None)
        assert self.told(built, tmp_path) == fresh

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"docs/ann.yml": "kind: persona\ntitle: Anna\n"}, "persona Anna → Ben"),
            ({"docs/ann.yml": None}, "persona Ann → Ben"),
            ({"docs/buying.yml": MAP.format(5)}, "persona Ann → Ben"),
        ],
    )
    def test_what_others_are_called_now_counts(
        self, built: MadeRepo, tmp_path: Path, change: dict[str, str | None], says: str
    ) -> None:
        built.write(change)
        said = self.told(built, tmp_path)
        assert says in said[0]
        assert said == self.told(built, tmp_path / "other")

    @pytest.mark.parametrize("value", [None, {}, [], "x", {"asked": 1}])
    def test_what_is_none_of_ours_counts_as_none(
        self, built: MadeRepo, tmp_path: Path, value: object
    ) -> None:
        for file in (tmp_path / "shelf").iterdir():
            written = json.loads(file.read_bytes())
            file.write_text(json.dumps({**written, "held": dict.fromkeys(written["held"], value)}))
        assert self.told(built, tmp_path) == self.told(built, tmp_path / "other")


@pytest.mark.parametrize(("maps", "most"), [(3, MOST), (200, OF_ALL // 200)])
def test_of_many_maps_fewer_commits_are_looked_at(maps: int, most: int) -> None:
    files = [(f"map-{number}.yml", MAP.format(1).encode()) for number in range(maps)]
    asked: set[int] = set()

    def revisions(_path: str, wanted: int) -> tuple[Revision, ...]:
        asked.add(wanted)
        return ()

    atlas = survey(files, Options().settings(TODAY)).atlas
    assert Chronicle(atlas, Scale(), TODAY, revisions).all() == ()
    assert asked == {most}
