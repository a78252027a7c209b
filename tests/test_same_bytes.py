"""Same input, same bytes: whoever builds the site, where, and how often."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from made_repo import ALONE, MadeRepo

PROJECT = Path(__file__).resolve().parents[1]
TODAY = "2026-12-01"
EDITED = "journeys/sfa-adoption"
TITLE = b"A small company adopts the sales tool"
WORDS = b"frustrated and anxious", b"frustrated and afraid"
ADDRESS = b"https://journeymaps.github.io/journeymaps/journeys/sfa-adoption/"

SOMEWHERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "xx_XX", "PYTHONHASHSEED": "2"}


@dataclass
class Build:
    """A build of the demo site that runs while others do."""

    repo: MadeRepo
    environ: dict[str, str]

    def __post_init__(self) -> None:
        inherited = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
        self.run = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
            cwd=self.repo.folder,
            env={**inherited, **ALONE, "NO_MKDOCS_2_WARNING": "1", **self.environ},
            stderr=subprocess.PIPE,
            text=True,
        )

    def files(self) -> dict[str, bytes]:
        """What was built."""
        _, said = self.run.communicate()
        assert self.run.returncode == 0, said
        out = self.repo.folder / "site"
        return {
            file.relative_to(out).as_posix(): file.read_bytes()
            for file in out.rglob("*")
            if file.is_file()
        }


@dataclass
class Builds:
    here: dict[str, bytes]
    there: dict[str, bytes]
    edited: dict[str, bytes]

    @property
    def changed(self) -> set[str]:
        """What the edit changed, appeared and gone files included."""
        paths = self.here.keys() | self.edited.keys()
        return {path for path in paths if self.here.get(path) != self.edited.get(path)}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """The demo site, built here and elsewhere, and once more after a word was changed."""
    first = MadeRepo(tmp_path_factory.mktemp("here") / "maps")
    for folder in ("maps", "plugin/journeymaps/recipes"):  # the guide shows the recipes
        shutil.copytree(PROJECT / folder, first.folder / folder)
    config = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert "\n  - journeymaps\n" in config
    ours = f"\n  - journeymaps:\n      today: {TODAY}\n      publish_source: true\n"
    config = config.replace("\n  - journeymaps\n", ours)
    first.commit("2026-11-20", {"mkdocs.yml": config})

    other = tmp_path_factory.mktemp("elsewhere") / "deep" / "er"
    other.mkdir(parents=True)
    first.git("clone", "--quiet", str(first.folder), str(other / "kopie à moi"))
    there = MadeRepo(other / "kopie à moi")

    first.git("clone", "--quiet", str(first.folder), str(other / "edited"))
    third = MadeRepo(other / "edited")
    source = f"maps/{EDITED}.yml"
    before = (third.folder / source).read_bytes()
    assert WORDS[0] in before
    third.commit("2026-11-30", {source: before.replace(*WORDS)})

    made = Build(first, SOMEWHERE), Build(there, ELSEWHERE), Build(third, SOMEWHERE)
    return Builds(*(build.files() for build in made))


def test_builds_in_other_places_times_and_languages_are_identical(builds: Builds) -> None:
    assert builds.here.keys() == builds.there.keys()
    assert [path for path in builds.here if builds.here[path] != builds.there[path]] == []
    assert {"sitemap.xml.gz", "search/search_index.json", "reviews.ics"} <= builds.here.keys()


def test_a_word_changes_only_what_tells_of_the_map(builds: Builds) -> None:
    silent = {
        path
        for path in builds.changed - {"sitemap.xml.gz"}
        if not any(told in builds.edited[path] for told in (TITLE, WORDS[1], ADDRESS))
    }
    assert silent == set()
    assert f"{EDITED}/index.html" in builds.changed
    assert len(builds.changed) < len(builds.here) / 4


def test_the_sitemap_tells_when_a_page_was_changed(builds: Builds) -> None:
    before, after = (_dates(files) for files in (builds.here, builds.edited))
    address = ADDRESS.decode()
    assert before[address] == "2026-11-20"
    assert {place for place in after if after[place] != before[place]} == {
        address,
        *(place for place in after if "/catalog/" in place and not place.endswith("/catalog/")),
    }
    assert after[address] == "2026-11-30"


def _dates(files: dict[str, bytes]) -> dict[str, str]:
    text = zlib.decompress(files["sitemap.xml.gz"], 31).decode()
    assert text == files["sitemap.xml"].decode()
    parts = text.replace("<loc>", "\0").split("\0")[1:]
    return {
        part.partition("</loc>")[0]: part.partition("<lastmod>")[2].partition("</lastmod>")[0]
        for part in parts
    }
