"""What earlier runs found, kept as JSON in the user's own cache folder.

Nothing in it is ever run, and nothing is believed that a pull request could have written: the
folder belongs to the user, not to the repository. Whatever is not just as it was written here
counts as not there, and so does all of another version's. It can be deleted at any time.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import time
from contextlib import suppress
from datetime import timedelta
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from platformdirs import user_cache_path

_LONGEST = timedelta(days=30)
"""After this time without a new run, what is remembered of a folder is cleared away."""


def own_folder() -> Path:
    """Where the user's caches are."""
    return user_cache_path("journeymaps", appauthor=False)


def clear_away(folder: Path) -> None:
    """Forget those of its folders that nobody has used for long: what they tell of is gone."""
    oldest = time.time() - _LONGEST.total_seconds()
    with suppress(OSError):
        for each in folder.iterdir():
            inner = [one for one in each.iterdir() if one.is_dir()]
            if max(one.stat().st_mtime for one in (each, *inner)) < oldest:
                shutil.rmtree(each, ignore_errors=True)


def digest(*parts: bytes) -> str:
    """A fingerprint of bytes, which also tells where one part ends and the next begins."""
    found = blake2b(digest_size=20)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


class Store:
    """A JSON file of one version of the product, read when it is first asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: dict[str, Any] | None = None

    @property
    def held(self) -> dict[str, Any]:
        """What it holds; nothing where there is no such file, or it is none of ours."""
        if self._held is None:
            self._held = self._load()
        return self._held

    def _load(self) -> dict[str, Any]:
        try:
            written = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        known = isinstance(written, dict) and written.get("made_by") == made_by()
        held = written.get("held") if known else None
        return held if isinstance(held, dict) else {}

    def save(self, held: dict[str, Any]) -> None:
        """Write it as a whole. Where that cannot be, the next run is only slower."""
        text = json.dumps({"made_by": made_by(), "held": held}, separators=(",", ":"))
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


class Shelf:
    """Many values by their fingerprints, in as many stores as keep each of them small.

    What is new is written without all the rest. What a run did not ask for is forgotten.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stores: dict[str, Store] = {}
        self._kept: dict[str, Any] = {}

    def recall(self, key: str) -> Any:
        """The value of a fingerprint; None where it is not known."""
        return self._store(key).held.get(key)

    def keep(self, key: str, value: Any) -> None:
        """Have a value there for the next run, known already or not."""
        self._kept[key] = value

    def save(self) -> None:
        """Write what was kept, where that is not there already."""
        by_store: dict[str, dict[str, Any]] = {name: {} for name in self._stores}
        for key, value in self._kept.items():
            by_store.setdefault(key[:2], {})[key] = value
        for name, held in by_store.items():
            store = self._store(name)
            if store.held != held:
                store.save(held)

    def _store(self, key: str) -> Store:
        name = key[:2]
        if name not in self._stores:
            self._stores[name] = Store(self._folder / f"{name}.json")
        return self._stores[name]


@cache
def made_by() -> str:
    """What tells this very product from every other version, also while it is worked on."""
    package = Path(__file__).parent
    files = sorted(package.rglob("*.py"))
    stats = [(path.relative_to(package).as_posix(), path.stat()) for path in files]
    code = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats]
    return digest("\n".join([platform.python_version(), *_installed(), *code]).encode())


def _installed() -> list[str]:
    """The versions of what is installed, told by folders: to import all of it would take time."""
    spec = find_spec("pydantic")
    beside = Path(spec.origin).parents[1] if spec and spec.origin else Path(sys.prefix)
    return sorted(path.name for path in beside.glob("*.dist-info"))
