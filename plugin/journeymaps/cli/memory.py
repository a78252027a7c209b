"""What earlier runs of the check found, kept in the user's own cache folder.

Nothing in it is ever run, and nothing is believed that a pull request could have written: the
folder belongs to the user, not to the repository. Whatever is not just as it was written here
counts as not there, and so does all of another version's. It can be deleted at any time.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp
from typing import Any

import pydantic
import yaml
from platformdirs import user_cache_path

import journeymaps
from journeymaps.problems import Problem

_MOST_RUNS = 8
"""Runs that are remembered: those of a few branches and days."""
_LONGEST = timedelta(days=30)
"""After this time without a new run the memory of a folder is cleared away."""


class Memory:
    """What is remembered of the maps in a folder: the data of each file, and whole runs."""

    def __init__(self, folder: Path, maps: Path) -> None:
        self._folder = folder
        own = folder / digest(os.fsencode(maps))
        self._readings = _Store(own / "readings.json")
        self._runs = _Store(own / "runs.json")
        self._seen: dict[str, Any] = {}

    def recall(self, raw: bytes) -> Any:
        """The data of a file with these bytes; None where it is not known."""
        return self._readings.held.get(digest(raw))

    def keep(self, raw: bytes, data: Any) -> None:
        """Remember the data of a file for as long as it has these bytes."""
        self._seen[digest(raw)] = data

    def recall_run(self, key: str) -> tuple[Problem, ...] | None:
        """What a run on the same files with the same settings found; None if there was none."""
        held = self._runs.held.get(key)
        try:
            return None if held is None else tuple(Problem(**problem) for problem in held)
        except TypeError:
            return None

    def keep_run(self, key: str, problems: Iterable[Problem]) -> None:
        """Remember what a run found, and of the files no more than it read."""
        runs = {other: held for other, held in self._runs.held.items() if other != key}
        runs[key] = [asdict(problem) for problem in problems]
        self._runs.save(dict(list(runs.items())[-_MOST_RUNS:]))
        if self._seen.keys() != self._readings.held.keys():
            self._readings.save(self._seen)
        self._clear_away()

    def _clear_away(self) -> None:
        """Forget folders that nobody has checked for long: most are gone."""
        oldest = time.time() - _LONGEST.total_seconds()
        with suppress(OSError):
            for runs in self._folder.glob("*/runs.json"):
                if runs.stat().st_mtime < oldest:
                    shutil.rmtree(runs.parent, ignore_errors=True)


def own_folder() -> Path:
    """Where the user's caches are."""
    return user_cache_path("journeymaps", appauthor=False)


def digest(*parts: bytes) -> str:
    """A fingerprint of bytes, which also tells where one part ends and the next begins."""
    found = blake2b(digest_size=20)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


class _Store:
    """A JSON file of one version of the product, read when it is first asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: dict[str, Any] | None = None

    @property
    def held(self) -> dict[str, Any]:
        if self._held is None:
            self._held = self._load()
        return self._held

    def _load(self) -> dict[str, Any]:
        try:
            written = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        known = isinstance(written, dict) and written.get("made_by") == _made_by()
        held = written.get("held") if known else None
        return held if isinstance(held, dict) else {}

    def save(self, held: dict[str, Any]) -> None:
        """Write it as a whole. Where that cannot be, the next run is only slower."""
        text = json.dumps({"made_by": _made_by(), "held": held}, separators=(",", ":"))
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, name = mkstemp(prefix=".new-", dir=self._file.parent)
            new = Path(name)
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    file.write(text)
                new.replace(self._file)
            finally:
                new.unlink(missing_ok=True)


@cache
def _made_by() -> str:
    """What tells this very product from every other version, also while it is worked on."""
    package = Path(journeymaps.__file__).parent
    files = sorted(package.rglob("*.py"))
    stats = [(path.relative_to(package).as_posix(), path.stat()) for path in files]
    code = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats]
    below = [platform.python_version(), pydantic.VERSION, yaml.__version__]
    return digest("\n".join([*below, *code]).encode())
