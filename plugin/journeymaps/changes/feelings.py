"""Differences that have a sentence of their own: feelings, exits, evidence, reviews."""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.changes.names import Names
from journeymaps.changes.phrases import number, quoted
from journeymaps.model.document import Reviewed
from journeymaps.model.emotion import Emotion, Exit
from journeymaps.words import spell

NONE = "none"

Said = tuple[str, str, str]
"""A sentence, and the two values that it is about."""


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
        yield f"{what} {was} → {is_now}{f' ({rests})' if rests else ''}", was, is_now
    elif rests:
        yield f"{what} {is_now} ({rests})", was, is_now
    if old.expected != new.expected:
        was, is_now = _expected(old, before), _expected(new, after)
        yield f"expected {what} {was} → {is_now}", was, is_now


def _expected(felt: Emotion, names: Names) -> str:
    return NONE if felt.expected is None else names.scale.text(felt.expected)


def _felt(felt: Emotion, names: Names, *, told: bool = True) -> str:
    score = NONE if felt.score is None else names.scale.text(felt.score)
    return f"{score}, {felt.word}" if felt.word and told else score


def evidence(old: str | None, new: str | None, before: Names, after: Names) -> str:
    """What became of the source that something rests on; nothing where it is the same."""
    if old == new:
        return ""
    if new is None:
        return f"no longer researched: it rested on {before.of('source', old or '')}"
    name = after.of("source", new)
    if old is None:
        return f"now researched: {name}"
    return f"now rests on {name}, before on {before.of('source', old)}"


def leaving(old: Exit | None, new: Exit | None, before: Names, after: Names) -> Iterator[Said]:
    """`40 % leave → 20 %`."""
    was, is_now = _share(old), _share(new)
    ours, theirs = old or Exit(), new or Exit()
    rests = evidence(ours.source, theirs.source, before, after)
    if was != is_now:
        yield f"exit {was} → {is_now}{f' ({rests})' if rests else ''}", was, is_now
    elif rests:
        yield f"exit {is_now} ({rests})", was, is_now
    if ours.why != theirs.why:
        was, is_now = (quoted(one.why) if one.why else NONE for one in (ours, theirs))
        yield f"reason to leave {was} → {is_now}", was, is_now


def _share(one: Exit | None) -> str:
    if one is None:
        return NONE
    return f"{number(one.share)} % leave" if one.share is not None else "some leave"


def review(old: Reviewed, new: Reviewed) -> Said | None:
    """`reviewed on 12 Sep 2026 by k.tanaka: “No change.”`; None where there was no review."""
    if old.last_reviewed == new.last_reviewed or new.last_reviewed is None:
        return None
    by = f" by {new.reviewed_by}" if new.reviewed_by else ""
    note = f": {quoted(new.review_note)}" if new.review_note else ""
    day = spell(new.last_reviewed)
    was = spell(old.last_reviewed) if old.last_reviewed else NONE
    return f"reviewed on {day}{by}{note}", was, day
