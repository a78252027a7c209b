"""A built site and the next one, and the scripts that publish them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeymaps.recipes import recipe_text
from made_ci import Runner, Step

FIRST = {
    "index.html": "home 1",
    "gone/index.html": "page that goes",
    "assets/maps.11111111.css": "css 1",
    "assets/gone.22222222.min.js": "js",
    "search/search_index.json": "{}",
    "with space.ics": "calendar",
}
SECOND = {
    "index.html": "home 2, to new",
    "new/index.html": "new",
    "assets/maps.33333333.css": "css 2",
    "search/search_index.json": "{1}",
    "with space.ics": "calendar",
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A built site. Each build is new: all its files are of now."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def held(folder: Path) -> dict[str, str]:
    """What readers get from a folder."""
    found = (file for file in folder.rglob("*") if file.is_file() and file.name[0] != ".")
    return {file.relative_to(folder).as_posix(): file.read_text() for file in found}


def publisher(folder: Path) -> Runner:
    """A machine that has built the first site, and is to publish it."""
    made = Runner(folder, folder / "tools")
    for name in ("publish-rsync.sh", "publish-s3.sh"):
        (folder / name).write_text(recipe_text(name))
    write(folder / "site", FIRST)
    return made


def publish(runner: Runner, name: str, *arguments: str, **env: str) -> Any:
    words = " ".join(f"'{word}'" for word in ("sh", f"publish-{name}.sh", *arguments))
    return runner.run(Step(words), **env)
