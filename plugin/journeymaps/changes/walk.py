"""The walk through two versions of a map: everything that differs, in the order of the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from journeymaps.changes import feelings, sentences
from journeymaps.changes.change import Change, Sort
from journeymaps.changes.moves import Loose, Moves
from journeymaps.changes.names import Names
from journeymaps.changes.pairs import Known, pairs
from journeymaps.changes.parts import (
    PLACES,
    brief,
    called,
    fields,
    former_ids,
    key,
    known,
    title,
)
from journeymaps.changes.phrases import both, quoted, said, shortened
from journeymaps.changes.sentences import gone, thing, within
from journeymaps.changes.sentences import new as new_one
from journeymaps.changes.told import At, Told
from journeymaps.changes.values import names_of, said_otherwise, tell_value, tell_values
from journeymaps.changes.vocabulary import label, noun, spoken_as
from journeymaps.model import Blueprint, Map
from journeymaps.model.blueprint import BlueprintStage
from journeymaps.model.emotion import Emotion, Exit
from journeymaps.model.journey import Point
from journeymaps.model.part import Part
from journeymaps.model.reference import kinds

_REVIEW = ("last_reviewed", "reviewed_by", "review_note")


def changes(before: Names, after: Names) -> tuple[Change, ...]:
    """What the newer of two versions of a map says otherwise than the older.

    Layout, comments and keys of the author's own say nothing. Whatever else differs gives at least
    one change.
    """
    return _Walk(before, after).all()


class _Walk:
    def __init__(self, before: Names, after: Names) -> None:
        self._before, self._after = before, after
        self._told = Told(before, after)
        self._moves = Moves(self._told, self._both)

    def all(self) -> tuple[Change, ...]:
        old, new = self._before.subject, self._after.subject
        assert type(old) is type(new)
        self._map(old, new)
        self._moves.settle()
        return self._told.changes()

    def _map(self, old: Map, new: Map) -> None:
        at = At()
        told: tuple[str, ...] = ()
        if found := feelings.review(old, new):
            self._told.tell(at.field("last_reviewed", 0), Sort.REVIEWED, "review", *found)
            told = _REVIEW
        self._fields(old, new, at, told)

    def _fields(self, old: Part, new: Part, at: At, told: Sequence[str] = ()) -> None:
        """The fields of a part, but for those that are told of already."""
        model = type(new)
        for position, name in enumerate(fields(model)):
            ours, theirs = getattr(old, name), getattr(new, name)
            if name == "id":
                self._id(old, new, at.field(name, position))
                continue
            if name in told or (ours == theirs and not _moved(new, name, ours, theirs)):
                continue
            self._field(model, name, ours, theirs, at.field(name, position))

    def _field(self, model: type[Part], name: str, old: Any, new: Any, at: At) -> None:
        of_keys, of_values = kinds(model, name)
        some = old if old not in (None, (), {}) else new
        if name == "source":
            rests = feelings.evidence(old, new, self._before, self._after)
            self._told.tell(
                at, Sort.CHANGED, "source", rests, *self._told.named("source", old, new)
            )
        elif isinstance(some, Emotion):
            what = spoken_as("emotion")
            for found in feelings.emotion(old, new, self._before, self._after, what):
                self._told.tell(at, Sort.CHANGED, "emotion", *found)
        elif isinstance(some, Exit):
            for found in feelings.leaving(old, new, self._before, self._after):
                self._told.tell(at, Sort.CHANGED, "exit", *found)
        elif isinstance(some, dict):
            self._keyed(name, old, new, at, of_keys, of_values)
        elif isinstance(some, tuple) and isinstance(some[0], Part):
            self._parts(name, old, new, at)
        elif isinstance(some, tuple):
            tell_values(self._told, model, name, old, new, at, of_values)
        elif isinstance(some, Part):
            self._part(name, old, new, at)
        else:
            tell_value(self._told, name, old, new, at, of_values)

    def _part(self, name: str, old: Part | None, new: Part | None, at: At) -> None:
        """A part that there is one of: measures, a scale, a persona's quote."""
        if old is None or new is None:
            there = new or old
            assert there is not None
            if title(there, self._after):
                what = called(there, self._after if new else self._before, label(name))
                told = sentences.now_has(what) if new else gone(what)
            elif new:
                told = sentences.now_is(label(name), _held(there))
            else:
                told = gone(thing(label(name), _held(there)))
            self._told.tell(at, Sort.ADDED if new else Sort.REMOVED, label(name), told)
            return
        self._fields(old, new, at.under(spoken_as(label(name))))

    def _keyed(
        self,
        name: str,
        old: dict[str, Any],
        new: dict[str, Any],
        at: At,
        of_keys: str | None,
        of_values: str | None,
    ) -> None:
        """A mapping: each entry is known by its key."""
        ours, theirs = list(old), list(new)
        found = pairs(
            [_entry(own, held, of_keys) for own, held in old.items()],
            [_entry(own, held, of_keys) for own, held in new.items()],
            None,
        )
        what = noun(name)
        for before, after in found.both:
            was, own = ours[before], theirs[after]
            here = at.item(was, own, after)
            if was != own:
                text = sentences.key_is_now(what, quoted(was), quoted(own))
                self._told.tell(here, Sort.RENAMED, what, text, was, own)
            self._entry(what, old[was], new[own], here, of_keys, of_values)
        for sort, keys, held, names in (
            (Sort.REMOVED, [ours[place] for place in found.gone], old, self._before),
            (Sort.ADDED, [theirs[place] for place in found.new], new, self._after),
        ):
            for own in keys:
                here = at.item(own, own, (theirs if sort is Sort.ADDED else ours).index(own))
                self._alone(sort, what, own, held[own], here, names, of_keys)
        if found.moved and _moved(self._after.subject, name, old, new):
            listed = (quoted(own, 60) for own in names_of("stage", theirs, self._after))
            self._told.tell(at, Sort.MOVED, what, sentences.order("stages", listed))

    def _entry(
        self, what: str, old: Any, new: Any, at: At, of_keys: str | None, of_values: str | None
    ) -> None:
        """An entry that both versions have."""
        if old == new and not isinstance(new, Part):
            return
        own = str(at.new[-1])
        names = self._after
        called_so = names.of(of_keys, own) if of_keys else own
        if isinstance(new, Emotion):
            named = thing(what, called_so)
            for found in feelings.emotion(old, new, self._before, names, named):
                self._told.tell(at, Sort.CHANGED, "emotion", *found)
        elif isinstance(new, BlueprintStage):
            where = new.name or called_so
            self._fields(old, new, replace(at, where=where, own=where))
        elif isinstance(new, Part):
            own_title = title(new, names) or called_so
            self._fields(old, new, at.under(thing(what, quoted(own_title, 60))))
        elif isinstance(new, tuple):
            inner = at.under(thing(what, called_so))
            tell_values(self._told, Part, "entries", old, new, inner, of_values)
        else:
            said_otherwise(self._told, what, called_so, said(old), said(new), at)

    def _alone(
        self, sort: Sort, what: str, own: str, held: Any, at: At, names: Names, kind: str | None
    ) -> None:
        """An entry that only one version has."""
        called_so = names.of(kind, own) if kind else own
        if isinstance(held, Emotion):
            old, new = (None, held) if sort is Sort.ADDED else (held, None)
            named = thing(what, called_so)
            for found in feelings.emotion(old, new, self._before, self._after, named):
                self._told.tell(at, sort, "emotion", *found)
            return
        if isinstance(held, Part):
            called_so = quoted(title(held, names) or called_so, 60)
        named = thing(what, called_so)
        if sort is Sort.REMOVED:
            text = gone(named)
        elif isinstance(held, Part):
            text = new_one(named) + brief(held, names)
        else:
            text = within(new_one(named), quoted(said(held))) if held else new_one(named)
        self._told.tell(at, sort, what, text)

    def _parts(self, name: str, old: Sequence[Part], new: Sequence[Part], at: At) -> None:
        """A list of parts. One that is only in one version may turn up elsewhere in the other."""
        found = pairs(
            [known(part, self._before) for part in old], [known(part, self._after) for part in new]
        )
        what = noun(name)
        for before, after in found.both:
            here = at.item(before, after, after)
            if after in found.moved:
                self._moved_within(what, new, after, here)
            self._both(what, old[before], new[after], here)
        for position in found.gone:
            here = at.item(position, position, position)
            self._moves.gone.append(Loose(old[position], what, here))
        for position in found.new:
            self._moves.come.append(
                Loose(new[position], what, at.item(position, position, position))
            )

    def _moved_within(self, what: str, new: Sequence[Part], position: int, at: At) -> None:
        own = called(new[position], self._after, what)
        after = quoted(title(new[position - 1], self._after)) if position else ""
        self._told.tell(at, Sort.MOVED, what, sentences.stands(own, after))

    def _both(self, what: str, old: Part, new: Part, at: At) -> None:
        """A part that both versions have."""
        if isinstance(new, PLACES):
            own = shortened(title(new, self._after), 60)
            where = both([at.where, own])
            inner = replace(at, where=where, own=own, label="")
        else:
            inner = at.under(called(new, self._after, what))
        self._fields(old, new, inner)

    def _id(self, old: Part, new: Part, at: At) -> None:
        """An id is an address: where it changes, so do links to it.

        Written or not, it is the same where it is what the name gives.
        """
        written = getattr(old, "id", None) or getattr(new, "id", None)
        if key(old) == key(new) or not (written or isinstance(new, Point)):
            return
        was, own = self._before.anchor(at.old[:-1]), self._after.anchor(at.new[:-1])
        if was == own:
            text = sentences.its_id(key(old), key(new))
        else:
            text = sentences.its_address(was, own, kept=key(old) in former_ids(new))
        self._told.tell(at, Sort.RENAMED, "address", text, key(old), key(new))


def _entry(own: str, held: Any, kind: str | None) -> Known[Any]:
    """An entry of a mapping. Under another key it is known again only if it says just the same.

    A key that names something else is no name of its own: another one names another thing.
    """
    former = former_ids(held) if isinstance(held, Part) else ()
    renamable = held and kind in (None, "stage")
    return Known(held, own, repr(held) if renamable else "", former)


def _moved(part: Part, name: str, old: Any, new: Any) -> bool:
    """Whether a mapping has another order, and its order says something: that of columns does."""
    own_columns = isinstance(part, Blueprint) and part.journey is None and name == "stages"
    return own_columns and list(old) != list(new)


def _held(part: Part) -> str:
    """What a part without a name holds: `importance 8, satisfaction 3`."""
    written = part.model_dump(exclude_defaults=True)
    return both(thing(label(name), said(value)) for name, value in written.items())
