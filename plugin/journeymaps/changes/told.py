"""What is told of two versions, in the order of the map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from journeymaps.changes import feelings
from journeymaps.changes.change import Change, Sort
from journeymaps.changes.names import Names
from journeymaps.changes.phrases import said
from journeymaps.changes.sentences import within
from journeymaps.changes.vocabulary import choice
from journeymaps.model.reference import Path


@dataclass(frozen=True)
class At:
    """A place in both versions, with what a sentence about it begins with."""

    old: Path = ()
    new: Path = ()
    order: tuple[int, ...] = ()
    where: str = ""
    own: str = ""
    """The name of the innermost place of `where`."""
    label: str = ""

    def field(self, name: str, position: int) -> At:
        """The place of a field in it."""
        return replace(
            self,
            old=(*self.old, name),
            new=(*self.new, name),
            order=(*self.order, position),
        )

    def item(self, old: int | str, new: int | str, position: int) -> At:
        """The place of an item, which may be another in each version."""
        return replace(
            self, old=(*self.old, old), new=(*self.new, new), order=(*self.order, position)
        )

    def under(self, text: str) -> At:
        """The same place, with a sentence that says first what it is in."""
        return replace(self, label=within(self.label, text))


class Told:
    """The changes from one version to another, as they are found."""

    def __init__(self, before: Names, after: Names) -> None:
        self.before, self.after = before, after
        self._found: list[tuple[tuple[int, ...], Change]] = []

    def tell(
        self, at: At, sort: Sort, what: str, text: str, before: str = "", after: str = ""
    ) -> None:
        """Tell of a change. What is gone has its place in the older version."""
        is_gone = sort is Sort.REMOVED
        path, names = (at.old, self.before) if is_gone else (at.new, self.after)
        words = within(at.label, text)
        change = Change(sort, what, at.where, words, path, names.anchor(path), before, after)
        self._found.append((at.order, change))

    def changes(self) -> tuple[Change, ...]:
        """All of them, in the order of the map."""
        return tuple(change for _, change in sorted(self._found, key=lambda found: found[0]))

    def named(self, kind: str | None, old: Any, new: Any, field: str = "") -> tuple[str, str]:
        """What both values of a field are called; `kind` is that of what they name, if they do."""
        return (
            _named(kind, old, self.before, field),
            _named(kind, new, self.after, field),
        )


def _named(kind: str | None, value: Any, names: Names, field: str) -> str:
    if value is None:
        return feelings.none()
    return names.of(kind, value) if kind else choice(field, said(value))
