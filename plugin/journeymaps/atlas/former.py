"""Old addresses on a map's page: which place each leads to, and which cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymaps.model.reference import Path
from journeymaps.problems import with_article
from journeymaps.reading.slips import Slip


class Anchor(str):
    """What follows the `#` in a place's address. It knows what it was `formerly`."""

    formerly: tuple[str, ...] = ()

    @classmethod
    def of(cls, now: str, formerly: tuple[str, ...]) -> Anchor:
        """An anchor with its old ones."""
        made = cls(now)
        if formerly:
            made.formerly = formerly
        return made


class Former:
    """The old anchors of one map's places, by their present ones.

    `now` says of what kind the place of each present anchor is, `written` what the parts say that
    they were: an id like their own, or else a whole anchor.
    """

    def __init__(
        self, now: Mapping[str, str], written: Mapping[str, tuple[Path, tuple[str, ...]]]
    ) -> None:
        self.slips: list[Slip] = []
        self._now = now
        self._taken: dict[str, str] = {}
        self._old: dict[str, tuple[str, ...]] = {}
        for anchor, (path, names) in written.items():
            self._old[anchor] = tuple(self._kept(anchor, path, names))

    def of(self, anchor: str) -> Anchor:
        """A present anchor with its old ones. A step's come with its stage's, too."""
        stage, dot, step = anchor.partition(".")
        own = self._old.get(anchor, ())
        if dot and (stages := self._old.get(stage)):
            steps = (step, *(old.rpartition(".")[2] for old in own))
            beneath = (f"{before}.{each}" for before in stages for each in steps)
            free = (each for each in beneath if each not in self._now)
            own = tuple(dict.fromkeys((*own, *free)))
        return Anchor.of(anchor, own)

    def _kept(self, anchor: str, path: Path, names: tuple[str, ...]) -> Iterator[str]:
        scope = anchor[: max(anchor.rfind("."), anchor.rfind(":")) + 1]
        for index, name in enumerate(names):
            old = name if "." in name or ":" in name else scope + name
            where = (*path, "formerly", index)
            if old == anchor:
                message = f'"{name}" is its id still'
                self.slips.append(Slip(where, "formerly-taken", message, "write the id before it"))
            elif kind := self._now.get(old) or self._taken.get(old):
                now = "is" if old in self._now else "was formerly"
                message = f'"{name}" {now} the id of {with_article(kind)}'
                hint = "an old address can lead to one place only"
                self.slips.append(Slip(where, "formerly-taken", message, hint))
            else:
                self._taken[old] = self._now[anchor]
                yield old
