"""Plain values in two versions, and lists of them: what is told of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from journeymaps.changes import sentences
from journeymaps.changes.change import Sort
from journeymaps.changes.names import Names
from journeymaps.changes.pairs import ALIKE, Known, pairs
from journeymaps.changes.phrases import apart, quoted, said, same_words
from journeymaps.changes.sentences import gone, thing, was_and_is, within
from journeymaps.changes.sentences import new as new_one
from journeymaps.changes.told import At, Told
from journeymaps.changes.vocabulary import label, noun, spoken_as
from journeymaps.model.blueprint import Action
from journeymaps.model.part import Part
from journeymaps.model.plan import Improvement


def tell_value(told: Told, name: str, old: Any, new: Any, at: At, kind: str | None) -> None:
    """A plain value."""
    what, (was, is_now) = label(name), told.named(kind, old, new, name)
    sort = Sort.CHANGED
    if isinstance(new, bool) and name == "moment_of_truth":
        text = sentences.truth(now=new)
    elif new is None:
        sort = Sort.REMOVED
        text = gone(thing(what, _value_said(kind, was, old)))
    elif old is None:
        sort = Sort.ADDED
        text = sentences.now_is(what, _value_said(kind, is_now, new))
    elif isinstance(new, str) and isinstance(old, str) and not kind and _is_text(old, new):
        _text(told, name, old, new, at)
        return
    else:
        text = was_and_is(spoken_as(what), was, is_now)
    told.tell(at, sort, what, text, was, is_now)


def _text(told: Told, name: str, old: str, new: str, at: At) -> None:
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
    told.tell(at, sort, what, text, old, new)


def _value_said(kind: str | None, text: str, value: Any) -> str:
    return quoted(text) if isinstance(value, str) and not kind else text


def tell_values(
    told: Told, model: type[Part], name: str, old: Any, new: Any, at: At, kind: str | None
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
            said_otherwise(told, what, "", said(old[before]), said(new[after]), here)
    for sort, positions, held, names in (
        (Sort.REMOVED, found.gone, old, told.before),
        (Sort.ADDED, found.new, new, told.after),
    ):
        for position in positions:
            called_so = names.of(kind, held[position]) if kind else quoted(said(held[position]))
            here = at.item(position, position, position)
            if is_answer:
                _answer(told, here, sort, called_so)
            elif sort is Sort.ADDED:
                text = new_one(thing(what, called_so))
                told.tell(here, sort, what, text, after=called_so)
            else:
                told.tell(here, sort, what, gone(thing(what, called_so)), called_so)
    if found.moved:
        text = sentences.order(name, names_of(kind, new, told.after))
        told.tell(at, Sort.MOVED, what, text)


def said_otherwise(told: Told, what: str, own: str, old: str, new: str, at: At) -> None:
    """Tell of a text that is the same one still, in other words."""
    was, is_now = apart(old, new)
    how = sentences.laid_out() if same_words(old, new) else sentences.before(was)
    named = within(thing(what, own), is_now) if own else thing(what, is_now)
    told.tell(at, Sort.CHANGED, what, within(named, how), old, new)


def _answer(told: Told, at: At, sort: Sort, statement: str) -> None:
    """`pain “Too many fields” is answered by “Onboarding calls”`: told of the pain."""
    text = sentences.answered(statement, quoted(at.own), now=sort is Sort.ADDED)
    told.tell(replace(at, where=""), sort, "answer", text)


def names_of(kind: str | None, values: Sequence[Any], names: Names) -> list[str]:
    """What these values are called."""
    return [names.of(kind, value) if kind else said(value) for value in values]


def _is_text(old: str, new: str) -> bool:
    """Whether values are prose to be quoted, rather than words of a choice."""
    return not (old.isalpha() and new.isalpha() and old.islower() and new.islower())
