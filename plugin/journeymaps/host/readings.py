"""What reading a file gave, kept for as long as its bytes stay the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from hashlib import blake2b
from typing import Generic, TypeVar

from journeymaps.checks.pages import front_matter_problems
from journeymaps.problems import Problem
from journeymaps.reading.front_matter import read_front_matter
from journeymaps.reading.read import Reading, read

T = TypeVar("T")


class Readings:
    """The readings of a site's files, from one build to the next while it is served."""

    def __init__(self) -> None:
        self._maps = _Kept[Reading]()
        self._pages = _Kept[tuple[Problem, ...]]()
        self._owners = _Kept[str]()

    def of_map(self, path: str, raw: bytes) -> Reading:
        """What reading a YAML file gives."""
        return self._maps.get(path, raw, lambda: read(path, raw))

    def of_page(self, path: str, raw: bytes, today: date) -> tuple[Problem, ...]:
        """What is wrong with the front matter of a Markdown page."""
        return self._pages.get(
            (path, today), raw, lambda: tuple(front_matter_problems(path, raw, today))
        )

    def owner(self, path: str, raw: bytes) -> str:
        """The team or role that a Markdown page names as its owner, or nothing."""
        return self._owners.get(path, raw, lambda: read_front_matter(path, raw).fields.owner or "")


class _Kept(Generic[T]):
    def __init__(self) -> None:
        self._held: dict[Hashable, tuple[bytes, T]] = {}

    def get(self, key: Hashable, raw: bytes, make: Callable[[], T]) -> T:
        digest = blake2b(raw, digest_size=16).digest()
        held = self._held.get(key)
        if held is None or held[0] != digest:
            held = self._held[key] = (digest, make())
        return held[1]
