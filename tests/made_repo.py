"""Small git repositories with pages in `docs/`, committed on days of our choosing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from journeymaps.checks.survey import survey
from journeymaps.history import Background, look_back
from journeymaps.options import Options
from journeymaps.reading.folder import map_paths, page_paths
from journeymaps.review import Standing, standings, subjects

ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_COMMITTER_NAME": "The committer",
    "GIT_COMMITTER_EMAIL": "committer@example.org",
    "GIT_AUTHOR_EMAIL": "author@example.org",
}

PAGE = "docs/order.yml"
REVIEWED = "2026-03-10"

MAP = """\
kind: journey
title: First order
owner: sales
{review}
stages:
  - name: {stage}
"""


def journey(reviewed: str = "", stage: str = "Wish", more: str = "") -> str:
    """A journey, reviewed on that day."""
    review = (
        f"last_reviewed: {reviewed}\nreviewed_by: k.tanaka" if reviewed else "status: published"
    )
    return MAP.format(review=review + (f"\n{more}" if more else ""), stage=stage)


def background(
    docs: Path, today: str = "2026-06-01", timezone: str = "UTC", *, history: bool = True
) -> Background:
    """What lies behind the pages of a folder."""
    paths = [*map_paths(docs), *page_paths(docs)]
    return look_back(docs, paths, date.fromisoformat(today), timezone, history=history)


@dataclass
class MadeRepo:
    """A repository in a folder of its own."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    @property
    def docs(self) -> Path:
        """The folder of all pages."""
        return self.folder / "docs"

    def git(self, *arguments: str, check: bool = True, feed: str = "", **environ: str) -> str:
        """Run git in the repository, fed with a text."""
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **ALONE, "GIT_AUTHOR_NAME": "Ada", **environ},
            input=feed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0 or not check, run.stderr
        return run.stdout.strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> MadeRepo:
        """Write files, given from the root; None deletes one."""
        for path, content in files.items():
            file = self.folder / path
            if content is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def commit(
        self,
        day: str,
        files: Mapping[str, str | bytes | None],
        message: str = "Change",
        *,
        author: str = "Ada",
        authored: str = "",
    ) -> str:
        """Commit files on a day, or at a moment (`2026-03-01T23:30:00+0000`). Returns the id."""
        self.write(files)
        self.git("add", "--all")
        self.git(
            "commit", "--quiet", "--allow-empty", "-m", message, **_when(day, authored, author)
        )
        return self.git("rev-parse", "HEAD")

    def merge(self, day: str, branch: str) -> None:
        """Merge a branch into the one that is checked out."""
        self.git("merge", "--quiet", "--no-ff", "-m", f"Merge {branch}", branch, **_when(day))

    def imported(self, commits: Iterable[tuple[date, str, str]]) -> None:
        """Commit the one page of the repository again and again: its day, path and text."""
        stream = []
        for day, path, text in commits:
            moment = int(datetime.combine(day, time(12), UTC).timestamp())
            stream.append(f"commit refs/heads/main\ncommitter A <a@x> {moment} +0000\ndata 1\nx\n")
            size = len(text.encode())
            stream.append(f"deleteall\nM 644 inline {path}\ndata {size}\n{text}\n")
        self.git("fast-import", "--quiet", feed="".join(stream))
        self.git("checkout", "--quiet", "main")

    def standings(self, today: str, timezone: str = "UTC") -> dict[str, Standing]:
        """How each page stands, by its path."""
        day = date.fromisoformat(today)
        maps = [(path, (self.docs / path).read_bytes()) for path in map_paths(self.docs)]
        pages = [(path, (self.docs / path).read_bytes()) for path in page_paths(self.docs)]
        atlas = survey(maps, Options().settings(day)).atlas
        behind = background(self.docs, today, timezone)
        found = standings(
            subjects(atlas, pages),
            atlas,
            Options(timezone=timezone).review,
            day,
            past=behind.past,
            code_owners=behind.code_owners,
        )
        return {standing.subject.path: standing for standing in found}


def changed(repo: MadeRepo, path: str = "order.yml", **options: str) -> tuple[str, str] | None:
    """The day and the subject of the change after the page's review."""
    change = repo.standings("2026-06-01", **options)[path].changed
    return (change.day.isoformat(), change.subject) if change else None


def _when(day: str, authored: str = "", author: str = "Ada") -> dict[str, str]:
    return {
        "GIT_COMMITTER_DATE": _moment(day),
        "GIT_AUTHOR_DATE": _moment(authored or day),
        "GIT_AUTHOR_NAME": author,
    }


def _moment(day: str) -> str:
    return day if "T" in day or "@" in day else f"{day}T12:00:00+0000"
