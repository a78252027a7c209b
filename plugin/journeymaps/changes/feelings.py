"""Differences that have a sentence of their own: feelings, exits, evidence, reviews."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.changes.names import Names
from journeymaps.changes.phrases import both, number, quoted
from journeymaps.changes.sentences import called, more, was_and_is, within
from journeymaps.changes.vocabulary import spoken_as
from journeymaps.model.document import Reviewed
from journeymaps.model.emotion import Emotion, Exit
from journeymaps.words import percent, say, spell

Said = tuple[str, str, str]
"""A sentence, and the two values that it is about."""


def none() -> str:
    """What stands in the place of a value that is not there."""
    return say("none")


def emotion(
    old: Emotion | None, new: Emotion | None, before: Names, after: Names, what: str
) -> Iterator[Said]:
    """`emotion −3, frustrated → +2, relieved (now researched: interviews)`."""
    old, new = old or Emotion(), new or Emotion()
    same_word = old.word == new.word and old.score is not None
    was, is_now = _felt(old, before, told=not same_word), _felt(new, after)
    rests = evidence(old.source, new.source, before, after)
    if old.score is not None and new.score is None:
        rests = ""
    if (old.score, old.word) != (new.score, new.word):
        yield was_and_is(what, was, is_now) + more([rests]), was, is_now
    elif rests:
        yield called(what, is_now) + more([rests]), was, is_now
    if old.expected != new.expected:
        was, is_now = _expected(old, before), _expected(new, after)
        yield was_and_is(say("expected %(what)s", what=what), was, is_now), was, is_now


def _expected(felt: Emotion, names: Names) -> str:
    return none() if felt.expected is None else names.scale.text(felt.expected)


def _felt(felt: Emotion, names: Names, *, told: bool = True) -> str:
    score = none() if felt.score is None else names.scale.text(felt.score)
    return both([score, (felt.word or "") if told else ""])


def evidence(old: str | None, new: str | None, before: Names, after: Names) -> str:
    """What became of the source that something rests on; nothing where it is the same."""
    if old == new:
        return ""
    if new is None:
        was = before.of("source", old or "")
        return say("no longer researched: it rested on %(source)s", source=was)
    name = after.of("source", new)
    if old is None:
        return say("now researched: %(source)s", source=name)
    was = before.of("source", old)
    return say("now rests on %(new)s, before on %(old)s", new=name, old=was)


def leaving(old: Exit | None, new: Exit | None, before: Names, after: Names) -> Iterator[Said]:
    """`exit 40 % leave → 20 % leave`."""
    was, is_now = _share(old), _share(new)
    ours, theirs = old or Exit(), new or Exit()
    rests = evidence(ours.source, theirs.source, before, after)
    what = spoken_as("exit")
    if was != is_now:
        yield was_and_is(what, was, is_now) + more([rests]), was, is_now
    elif rests:
        yield called(what, is_now) + more([rests]), was, is_now
    if ours.why != theirs.why:
        was, is_now = (quoted(one.why) if one.why else none() for one in (ours, theirs))
        yield was_and_is(say("reason to leave"), was, is_now), was, is_now


def _share(one: Exit | None) -> str:
    if one is None:
        return none()
    if one.share is None:
        return say("some leave")
    return say("%(percent)s leave", percent=percent(number(one.share)))


def review(old: Reviewed, new: Reviewed) -> Said | None:
    """`reviewed on 12 Sep 2026 by k.tanaka: “No change.”`; None where there was no review."""
    if old.last_reviewed == new.last_reviewed or new.last_reviewed is None:
        return None
    day, who = spell(new.last_reviewed), new.reviewed_by
    told = (
        say("reviewed on %(day)s by %(who)s", day=day, who=who)
        if who
        else say("reviewed on %(day)s", day=day)
    )
    if new.review_note:
        told = within(told, quoted(new.review_note))
    was = spell(old.last_reviewed) if old.last_reviewed else none()
    return told, was, day
