"""What earlier runs of the check found: the data of files, places in them, and whole runs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from journeymaps.memory import Shelf, Store, clear_away, digest, own_folder
from journeymaps.problems import Problem

_MOST_RUNS = 16
"""Runs that are remembered: those of a few branches and days."""


class Memory:
    """What is remembered of the maps in a folder: the data of each file, and whole runs."""

    def __init__(self, maps: Path) -> None:
        self._folder = own_folder() / "checks"
        own = self._folder / digest(os.fsencode(maps))
        self._readings = Shelf(own / "readings")
        self._runs = own / "runs"
        self._places: dict[bytes, dict[str, list[int]]] = {}
        """Of files that are kept: what was asked for."""
        self._keys: dict[bytes, str] = {}

    def recall(self, raw: bytes) -> Any:
        """The data of a file with these bytes; None where it is not known."""
        return self._known(raw, "data")

    def keep(self, raw: bytes, data: Any) -> None:
        """Remember the data of a file for as long as it has these bytes."""
        places = self._places[raw] = {}
        self._readings.keep(self._key(raw), {"data": data, "places": places})

    def recall_place(
        self, raw: bytes, path: Sequence[str | int], *, key: bool
    ) -> tuple[int, int] | None:
        """Where something stands in a file with these bytes; None where that is not known."""
        known = self._known(raw, "places")
        found: Any = known.get(_way(path, key=key)) if isinstance(known, dict) else None
        match found:
            case [int(line), int(column)]:
                self.keep_place(raw, path, (line, column), key=key)
                return line, column
        return None

    def keep_place(
        self, raw: bytes, path: Sequence[str | int], place: tuple[int, int], *, key: bool
    ) -> None:
        """Remember where something stands in a file whose data is kept."""
        if raw in self._places:
            self._places[raw][_way(path, key=key)] = list(place)

    def _known(self, raw: bytes, name: str) -> Any:
        held = self._readings.recall(self._key(raw))
        return held.get(name) if isinstance(held, dict) else None

    def _key(self, raw: bytes) -> str:
        """A fingerprint, which is made once for each file."""
        if raw not in self._keys:
            self._keys[raw] = digest(raw)
        return self._keys[raw]

    def recall_run(self, key: str) -> tuple[Problem, ...] | None:
        """What a run on the same files with the same settings found; None if there was none."""
        held = Store(self._runs / f"{key}.json").held.get("problems")
        try:
            return None if held is None else tuple(Problem(*problem) for problem in held)
        except TypeError:
            return None

    def keep_run(self, key: str, problems: Iterable[Problem]) -> None:
        """Remember what a run found, and of the files no more than it read."""
        found = [list(vars(problem).values()) for problem in problems]
        Store(self._runs / f"{key}.json").save({"problems": found})
        self._readings.save()
        self._clear_away()

    def _clear_away(self) -> None:
        """Forget old runs, and folders that nobody has checked for long."""
        with suppress(OSError):
            runs = sorted(self._runs.glob("*.json"), key=lambda run: run.stat().st_mtime)
            for run in runs[:-_MOST_RUNS]:
                run.unlink(missing_ok=True)
        clear_away(self._folder)


def _way(path: Sequence[str | int], *, key: bool) -> str:
    return json.dumps([*path, key], ensure_ascii=False)
