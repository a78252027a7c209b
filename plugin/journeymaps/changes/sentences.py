"""The sentences of a difference, in the language that is spoken now.

Each is put together so that a translation needs neither the gender nor the case of a noun. `what`
is a noun or a label of the vocabulary; `named` is one that `thing` has put into words.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymaps.changes.phrases import listed
from journeymaps.changes.vocabulary import label, spoken_as
from journeymaps.words import say, say_as


def thing(what: str, name: str = "") -> str:
    """What a sentence is about: `pain “Too many fields”`."""
    return called(spoken_as(what), name)


def called(what: str, name: str) -> str:
    """The same of words that are spoken already."""
    if not name:
        return what
    return say_as("a thing and its name", "%(what)s %(name)s", what=what, name=name)


def within(place: str, said: str) -> str:
    """What is said of something that stands within another: `pain “Too dear”: severity 3 → 1`."""
    if not place:
        return said
    return say_as("what is said of a thing", "%(thing)s: %(said)s", thing=place, said=said)


def clauses(said: Iterable[str]) -> str:
    """What is said of one thing, one after the other."""
    return say_as("between clauses", "; ").join(each for each in said if each)


def more(said: Iterable[str]) -> str:
    """What else is to be said, in brackets after the sentence; nothing, if nothing."""
    words = clauses(said)
    return say_as("more, after a sentence", " (%(words)s)", words=words) if words else ""


def new(named: str) -> str:
    """Something is there that was not."""
    return say("new %(thing)s", thing=named)


def gone(named: str) -> str:
    """Something is not there any more."""
    return say("%(thing)s is gone", thing=named)


def now_has(named: str) -> str:
    """A part that there is one of is there now."""
    return say("now has %(thing)s", thing=named)


def now_is(what: str, value: str) -> str:
    """A field that said nothing says this."""
    return say("%(thing)s now %(value)s", thing=spoken_as(what), value=value)


def was_and_is(named: str, before: str, after: str) -> str:
    """A value that changed, after what it is of."""
    return say("%(thing)s %(before)s → %(after)s", thing=named, before=before, after=after)


def truth(*, now: bool) -> str:
    """Whether it is a moment of truth."""
    return say("now a moment of truth") if now else say("no longer a moment of truth")


def laid_out(named: str = "") -> str:
    """A text that says what it said in other lines."""
    return say("%(thing)s laid out anew", thing=named) if named else say("laid out anew")


def was_called(name: str) -> str:
    """The name is another."""
    return say("was called %(name)s", name=name)


def before(text: str) -> str:
    """What stood there before, where the sentence begins with what stands there now."""
    return say("before %(words)s", words=text)


def order(field: str, items: Iterable[str]) -> str:
    """A list that is in another order."""
    things, now = spoken_as(label(field)), listed(items)
    return say("order of %(things)s is now %(list)s", things=things, list=now)


def answered(statement: str, by: str, *, now: bool) -> str:
    """An improvement or an action answers a statement, or does no more."""
    if now:
        return say("%(thing)s is now answered by %(by)s", thing=statement, by=by)
    return say("%(thing)s is no longer answered by %(by)s", thing=statement, by=by)


def key_is_now(what: str, old: str, own: str) -> str:
    """An entry has another key."""
    return say("%(thing)s is now %(key)s", thing=thing(what, old), key=own)


def stands(named: str, after: str) -> str:
    """A thing in another place of the same list; `after` is empty where it stands first."""
    if after:
        return say("%(thing)s now stands after %(other)s", thing=named, other=after)
    return say("%(thing)s now stands first", thing=named)


def its_id(old: str, own: str) -> str:
    """An id that is no address."""
    return say("its id is now %(new)s, before %(old)s", new=own, old=old)


def its_address(old: str, own: str, *, kept: bool) -> str:
    """An id that is an address; `kept` where the old one leads to the same place."""
    if kept:
        return say(
            "its address is now #%(new)s, before #%(old)s; the old address still leads here",
            new=own,
            old=old,
        )
    return say(
        "its address is now #%(new)s, before #%(old)s; links to the old one break",
        new=own,
        old=old,
    )


def moved(named: str, old: str, to: str) -> str:
    """A thing that stands elsewhere."""
    return say("%(thing)s moved from %(old)s to %(new)s", thing=named, old=old, new=to)


def list_of(field: str, place: str) -> str:
    """The list of a place in which a thing stands: `pains of Wait`."""
    return say("%(things)s of %(place)s", things=spoken_as(label(field)), place=place)


def the_map() -> str:
    """The map itself, where a place would be named."""
    return say("the map")
