"""Two versions of a map cell by cell, for whoever wants to see them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from journeymaps.changes.names import Names
from journeymaps.changes.pairs import pairs
from journeymaps.changes.parts import fields, known, title
from journeymaps.changes.phrases import both, said
from journeymaps.changes.sentences import clauses, more, thing, within
from journeymaps.changes.vocabulary import choice, label, spoken_as
from journeymaps.model.blueprint import BlueprintStage
from journeymaps.model.emotion import Emotion
from journeymaps.model.part import Part
from journeymaps.model.reference import kinds
from journeymaps.words import say

_APART = ("stages", "steps")
"""Fields whose parts have cells of their own."""
_SILENT = ("kind", "id", "formerly")


@dataclass(frozen=True)
class Item:
    """One thing that a cell says. `marked` where the other version does not say it."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Cell:
    """What both versions say in one field."""

    label: str
    before: tuple[Item, ...]
    after: tuple[Item, ...]

    @property
    def differs(self) -> bool:
        """Whether they do not say the same."""
        return any(item.marked for item in (*self.before, *self.after))


@dataclass(frozen=True)
class Group:
    """The cells of the map as a whole, of a stage, or of a step."""

    before: str
    """What it is called; empty where that version does not have it."""
    after: str
    depth: int
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether anything in it, or its name, differs."""
        return self.before != self.after or any(cell.differs for cell in self.cells)


def groups(before: Names, after: Names) -> tuple[Group, ...]:
    """All of a map in both versions, in the order of the newer one."""
    return tuple(_groups(before.subject, after.subject, before, after, 0))


def _groups(
    old: Part | None, new: Part | None, before: Names, after: Names, depth: int
) -> Iterator[Group]:
    some = new or old
    assert some is not None
    yield Group(
        title(old, before) if old else "",
        title(new, after) if new else "",
        depth,
        tuple(_cells(type(some), old, new, before, after)),
    )
    for name in _APART:
        for was, is_now in _matched(_parts(old, name), _parts(new, name), before, after):
            yield from _groups(was, is_now, before, after, depth + 1)


def _parts(part: Part | None, name: str) -> Sequence[Part]:
    held = getattr(part, name, ())
    if isinstance(held, dict):
        # A blueprint's stages are called by their keys where they have no name of their own.
        return [_named(own, stage) for own, stage in held.items()]
    return tuple(held)


def _named(own: str, stage: BlueprintStage) -> BlueprintStage:
    return stage if stage.name else stage.model_copy(update={"name": own})


def _matched(
    old: Sequence[Part], new: Sequence[Part], before: Names, after: Names
) -> Iterator[tuple[Part | None, Part | None]]:
    found = pairs([known(part, before) for part in old], [known(part, after) for part in new])
    was = {is_now: old[position] for position, is_now in found.both}
    for position, part in enumerate(new):
        yield was.get(position), part
    yield from ((old[position], None) for position in found.gone)


def _cells(
    model: type[Part], old: Part | None, new: Part | None, before: Names, after: Names
) -> Iterator[Cell]:
    for name in fields(model):
        if name in _SILENT or (name in _APART):
            continue
        what = spoken_as(label(name))
        ours = tuple(_items(model, name, getattr(old, name, None), before))
        theirs = tuple(_items(model, name, getattr(new, name, None), after))
        if ours or theirs:
            yield Cell(
                what,
                tuple(Item(text, text not in theirs) for text in ours),
                tuple(Item(text, text not in ours) for text in theirs),
            )


def _items(model: type[Part], name: str, held: Any, names: Names) -> Iterator[str]:
    of_keys, of_values = kinds(model, name)
    if held is None or held == () or held == {}:
        return
    if isinstance(held, dict):
        for own, value in held.items():
            called_so = names.of(of_keys, own) if of_keys else own
            told = clauses(_items(model, "", value, names))
            yield within(called_so, told) if told else called_so
    elif isinstance(held, tuple):
        for value in held:
            yield from _told(name, value, of_values, names)
    else:
        yield from _told(name, held, of_values, names)


def _told(name: str, value: Any, kind: str | None, names: Names) -> Iterator[str]:
    if isinstance(value, Emotion):
        yield _felt(value, names)
    elif isinstance(value, Part):
        yield _part(value, names)
    elif kind:
        yield names.of(kind, value)
    else:
        yield choice(name, said(value))


def _felt(felt: Emotion, names: Names) -> str:
    words = [say("no score") if felt.score is None else names.scale.text(felt.score)]
    words += [felt.word] if felt.word else []
    if felt.source:
        words.append(say("researched: %(source)s", source=names.of("source", felt.source)))
    if felt.expected is not None:
        words.append(thing("expected", names.scale.text(felt.expected)))
    return both(words)


def _part(part: Part, names: Names) -> str:
    """A part in one line: what it is called, and all else that is written in it."""
    own = title(part, names)
    rest = [
        thing(label(name), clauses(_items(type(part), name, held, names)))
        for name in fields(type(part))
        if name not in _SILENT
        and (held := getattr(part, name)) not in (None, (), {}, False)
        and held != own
    ]
    return own + more(rest) if own else clauses(rest)
