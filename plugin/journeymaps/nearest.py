"""The right word for a mistyped one: `did you mean "phone"?`."""

from __future__ import annotations

from collections.abc import Iterable, Set
from difflib import get_close_matches

LONGEST_LIST = 120
"""Characters of a list of words that are still read to its end."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or None if none is close.

    >>> nearest("fone", ["phone", "post", "shop"])
    'phone'
    """
    by_folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """The hint for a word that is not among the known ones: the nearest, or else all of them.

    All of them only where they are few enough to be read; else there is no hint. They keep their
    order, but for a set's, which has none.
    """
    known = sorted(known) if isinstance(known, Set) else list(known)
    if near := nearest(word, known):
        return f'did you mean "{near}"?'
    listed = ", ".join(dict.fromkeys(known))
    return f"one of: {listed}" if 0 < len(listed) <= LONGEST_LIST else ""
