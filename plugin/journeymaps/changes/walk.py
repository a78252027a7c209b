"""The walk through two versions of a map: everything that differs, in the order of the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from journeymaps.changes import feelings, sentences
from journeymaps.changes.change import Change, Sort
from journeymaps.changes.names import Names
from journeymaps.changes.pairs import ALIKE, Known, pairs
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
from journeymaps.changes.phrases import apart, both, quoted, said, same_words, shortened
from journeymaps.changes.sentences import gone, thing, was_and_is, within
from journeymaps.changes.sentences import new as new_one
from journeymaps.changes.vocabulary import choice, label, noun, spoken_as
from journeymaps.model import Blueprint, Map
from journeymaps.model.blueprint import Action, BlueprintStage
from journeymaps.model.emotion import Emotion, Exit
from journeymaps.model.journey import Point
from journeymaps.model.part import Part
from journeymaps.model.plan import Improvement
from journeymaps.model.reference import Path, kinds

_SAME_ELSEWHERE = 0.85
"""How much something must be alike to be taken for the same in another place."""
_REVIEW = ("last_reviewed", "reviewed_by", "review_note")
_Order = tuple[int, ...]


def changes(before: Names, after: Names) -> tuple[Change, ...]:
    """What the newer of two versions of a map says otherwise than the older.

    Layout, comments and keys of the author's own say nothing. Whatever else differs gives at least
    one change.
    """
    return _Walk(before, after).all()


@dataclass(frozen=True)
class _At:
    """A place in both versions, with what a sentence about it begins with."""

    old: Path = ()
    new: Path = ()
    order: _Order = ()
    where: str = ""
    own: str = ""
    """The name of the innermost place of `where`."""
    label: str = ""

    def field(self, name: str, position: int) -> _At:
        return replace(
            self,
            old=(*self.old, name),
            new=(*self.new, name),
            order=(*self.order, position),
        )

    def item(self, old: int | str, new: int | str, position: int) -> _At:
        return replace(
            self, old=(*self.old, old), new=(*self.new, new), order=(*self.order, position)
        )


@dataclass(frozen=True)
class _Loose:
    """A part that is only in one version, as long as it may turn up elsewhere in the other."""

    part: Part
    what: str
    at: _At

    @property
    def field(self) -> str:
        """The list that it stands in."""
        return next(name for name in reversed(self.at.new) if isinstance(name, str))


class _Walk:
    def __init__(self, before: Names, after: Names) -> None:
        self._before, self._after = before, after
        self._found: list[tuple[_Order, Change]] = []
        self._gone: list[_Loose] = []
        self._come: list[_Loose] = []

    def all(self) -> tuple[Change, ...]:
        old, new = self._before.subject, self._after.subject
        assert type(old) is type(new)
        self._map(old, new)
        self._settle()
        return tuple(change for _, change in sorted(self._found, key=lambda found: found[0]))

    def _map(self, old: Map, new: Map) -> None:
        at = _At()
        told: tuple[str, ...] = ()
        if found := feelings.review(old, new):
            self._tell(at.field("last_reviewed", 0), Sort.REVIEWED, "review", *found)
            told = _REVIEW
        self._fields(old, new, at, told)

    def _fields(self, old: Part, new: Part, at: _At, told: Sequence[str] = ()) -> None:
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

    def _field(self, model: type[Part], name: str, old: Any, new: Any, at: _At) -> None:
        of_keys, of_values = kinds(model, name)
        some = old if old not in (None, (), {}) else new
        if name == "source":
            rests = feelings.evidence(old, new, self._before, self._after)
            self._tell(at, Sort.CHANGED, "source", rests, *self._named("source", old, new))
        elif isinstance(some, Emotion):
            what = spoken_as("emotion")
            for found in feelings.emotion(old, new, self._before, self._after, what):
                self._tell(at, Sort.CHANGED, "emotion", *found)
        elif isinstance(some, Exit):
            for found in feelings.leaving(old, new, self._before, self._after):
                self._tell(at, Sort.CHANGED, "exit", *found)
        elif isinstance(some, dict):
            self._keyed(name, old, new, at, of_keys, of_values)
        elif isinstance(some, tuple) and isinstance(some[0], Part):
            self._parts(name, old, new, at)
        elif isinstance(some, tuple):
            self._values(model, name, old, new, at, of_values)
        elif isinstance(some, Part):
            self._part(name, old, new, at)
        else:
            self._value(name, old, new, at, of_values)

    def _part(self, name: str, old: Part | None, new: Part | None, at: _At) -> None:
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
            self._tell(at, Sort.ADDED if new else Sort.REMOVED, label(name), told)
            return
        self._fields(old, new, self._under(at, spoken_as(label(name))))

    def _value(self, name: str, old: Any, new: Any, at: _At, kind: str | None) -> None:
        """A plain value."""
        what, (was, is_now) = label(name), self._named(kind, old, new, name)
        sort = Sort.CHANGED
        if isinstance(new, bool) and name == "moment_of_truth":
            text = sentences.truth(now=new)
        elif new is None:
            sort = Sort.REMOVED
            text = gone(thing(what, self._value_said(kind, was, old)))
        elif old is None:
            sort = Sort.ADDED
            text = sentences.now_is(what, self._value_said(kind, is_now, new))
        elif isinstance(new, str) and isinstance(old, str) and not kind and _is_text(old, new):
            self._text(name, old, new, at)
            return
        else:
            text = was_and_is(spoken_as(what), was, is_now)
        self._tell(at, sort, what, text, was, is_now)

    def _text(self, name: str, old: str, new: str, at: _At) -> None:
        """A text: what changed in it, unless that is said already by what it is called."""
        sort, what = Sort.CHANGED, label(name)
        was, is_now = apart(old, new)
        if same_words(old, new):
            text = sentences.laid_out(thing(what, quoted(new)))
        elif name in ("name", "title"):
            sort, text = Sort.RENAMED, sentences.was_called(was)
        elif at.label and name in ("text", "do", "finding"):
            text = sentences.before(was)
        else:
            text = was_and_is(spoken_as(what), was, is_now)
        self._tell(at, sort, what, text, old, new)

    def _value_said(self, kind: str | None, text: str, value: Any) -> str:
        return quoted(text) if isinstance(value, str) and not kind else text

    def _values(
        self, model: type[Part], name: str, old: Any, new: Any, at: _At, kind: str | None
    ) -> None:
        """A list of plain values: texts, or ids of something."""
        found = pairs(
            [Known(value, str(value), "" if kind else str(value)) for value in old],
            [Known(value, str(value), "" if kind else str(value)) for value in new],
            None if kind else ALIKE,
        )
        what = noun(name)
        is_answer = name == "answers" and issubclass(model, Improvement | Action)
        for before, after in found.both:
            if old[before] != new[after]:
                here = at.item(before, after, after)
                self._said_otherwise(what, "", said(old[before]), said(new[after]), here)
        for sort, positions, held, names in (
            (Sort.REMOVED, found.gone, old, self._before),
            (Sort.ADDED, found.new, new, self._after),
        ):
            for position in positions:
                called_so = names.of(kind, held[position]) if kind else quoted(said(held[position]))
                here = at.item(position, position, position)
                if is_answer:
                    self._answer(here, sort, called_so)
                elif sort is Sort.ADDED:
                    text = new_one(thing(what, called_so))
                    self._tell(here, sort, what, text, after=called_so)
                else:
                    self._tell(here, sort, what, gone(thing(what, called_so)), called_so)
        if found.moved:
            text = sentences.order(name, names_of(kind, new, self._after))
            self._tell(at, Sort.MOVED, what, text)

    def _said_otherwise(self, what: str, own: str, old: str, new: str, at: _At) -> None:
        was, is_now = apart(old, new)
        how = sentences.laid_out() if same_words(old, new) else sentences.before(was)
        named = within(thing(what, own), is_now) if own else thing(what, is_now)
        self._tell(at, Sort.CHANGED, what, within(named, how), old, new)

    def _answer(self, at: _At, sort: Sort, statement: str) -> None:
        """`pain “Too many fields” is answered by “Onboarding calls”`: told of the pain."""
        text = sentences.answered(statement, quoted(at.own), now=sort is Sort.ADDED)
        self._tell(replace(at, where=""), sort, "answer", text)

    def _keyed(
        self,
        name: str,
        old: dict[str, Any],
        new: dict[str, Any],
        at: _At,
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
                self._tell(here, Sort.RENAMED, what, text, was, own)
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
            self._tell(at, Sort.MOVED, what, sentences.order("stages", listed))

    def _entry(
        self, what: str, old: Any, new: Any, at: _At, of_keys: str | None, of_values: str | None
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
                self._tell(at, Sort.CHANGED, "emotion", *found)
        elif isinstance(new, BlueprintStage):
            where = new.name or called_so
            self._fields(old, new, replace(at, where=where, own=where))
        elif isinstance(new, Part):
            own_title = title(new, names) or called_so
            self._fields(old, new, self._under(at, thing(what, quoted(own_title, 60))))
        elif isinstance(new, tuple):
            inner = self._under(at, thing(what, called_so))
            self._values(Part, "entries", old, new, inner, of_values)
        else:
            self._said_otherwise(what, called_so, said(old), said(new), at)

    def _alone(
        self, sort: Sort, what: str, own: str, held: Any, at: _At, names: Names, kind: str | None
    ) -> None:
        """An entry that only one version has."""
        called_so = names.of(kind, own) if kind else own
        if isinstance(held, Emotion):
            old, new = (None, held) if sort is Sort.ADDED else (held, None)
            named = thing(what, called_so)
            for found in feelings.emotion(old, new, self._before, self._after, named):
                self._tell(at, sort, "emotion", *found)
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
        self._tell(at, sort, what, text)

    def _parts(self, name: str, old: Sequence[Part], new: Sequence[Part], at: _At) -> None:
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
            self._gone.append(_Loose(old[position], what, here))
        for position in found.new:
            self._come.append(_Loose(new[position], what, at.item(position, position, position)))

    def _moved_within(self, what: str, new: Sequence[Part], position: int, at: _At) -> None:
        own = called(new[position], self._after, what)
        after = quoted(title(new[position - 1], self._after)) if position else ""
        self._tell(at, Sort.MOVED, what, sentences.stands(own, after))

    def _both(self, what: str, old: Part, new: Part, at: _At) -> None:
        """A part that both versions have."""
        if isinstance(new, PLACES):
            own = shortened(title(new, self._after), 60)
            where = both([at.where, own])
            inner = replace(at, where=where, own=own, label="")
        else:
            inner = self._under(at, called(new, self._after, what))
        self._fields(old, new, inner)

    def _id(self, old: Part, new: Part, at: _At) -> None:
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
        self._tell(at, Sort.RENAMED, "address", text, key(old), key(new))

    def _settle(self) -> None:
        """Tell of what moved from one place to another, and then of what is new or gone."""
        while self._find_moved():
            pass
        for one in self._gone:
            words = gone(called(one.part, self._before, one.what))
            self._tell(one.at, Sort.REMOVED, one.what, words + brief(one.part, self._before))
        for one in self._come:
            words = new_one(called(one.part, self._after, one.what))
            self._tell(one.at, Sort.ADDED, one.what, words + brief(one.part, self._after))

    def _find_moved(self) -> bool:
        """Tell of what turned up elsewhere, which may set free more of what stood in it."""
        gone, come, self._gone, self._come = self._gone, self._come, [], []
        moved = False
        for sort in dict.fromkeys(type(one.part) for one in (*gone, *come)):
            old = [one for one in gone if type(one.part) is sort]
            new = [one for one in come if type(one.part) is sort]
            found = pairs(
                [known(one.part, self._before) for one in old],
                [known(one.part, self._after) for one in new],
                _SAME_ELSEWHERE,
            )
            for before, after in found.both:
                moved = True
                self._moved(old[before], new[after])
            self._gone += [old[place] for place in found.gone]
            self._come += [new[place] for place in found.new]
        return moved

    def _moved(self, old: _Loose, new: _Loose) -> None:
        at = replace(new.at, old=old.at.old)
        own = called(new.part, self._after, new.what)
        the_map = sentences.the_map()
        was, is_now = old.at.where or the_map, new.at.where or the_map
        if old.what != new.what:
            was = sentences.list_of(old.field, was)
            is_now = sentences.list_of(new.field, is_now)
        self._tell(
            replace(at, where="", label=""),
            Sort.MOVED,
            new.what,
            sentences.moved(own, was, is_now),
        )
        self._both(new.what, old.part, new.part, at)

    def _named(self, kind: str | None, old: Any, new: Any, field: str = "") -> tuple[str, str]:
        return (
            self._one_named(kind, old, self._before, field),
            self._one_named(kind, new, self._after, field),
        )

    def _one_named(self, kind: str | None, value: Any, names: Names, field: str) -> str:
        if value is None:
            return feelings.none()
        return names.of(kind, value) if kind else choice(field, said(value))

    def _under(self, at: _At, text: str) -> _At:
        return replace(at, label=within(at.label, text))

    def _tell(
        self, at: _At, sort: Sort, what: str, text: str, before: str = "", after: str = ""
    ) -> None:
        is_gone = sort is Sort.REMOVED
        path, names = (at.old, self._before) if is_gone else (at.new, self._after)
        words = within(at.label, text)
        anchor = names.anchor(path)
        change = Change(sort, what, at.where, words, path, anchor, before, after)
        self._found.append((at.order, change))


def names_of(kind: str | None, values: Sequence[Any], names: Names) -> list[str]:
    """What these values are called."""
    return [names.of(kind, value) if kind else said(value) for value in values]


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


def _is_text(old: str, new: str) -> bool:
    """Whether values are prose to be quoted, rather than words of a choice."""
    return not (old.isalpha() and new.isalpha() and old.islower() and new.islower())
