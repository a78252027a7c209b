"""Authors' text for places that show it raw: a terminal, a mail, a calendar, a feed."""

from __future__ import annotations

import re

# Control characters can drive a terminal and are illegal in XML and calendars; the others end
# lines or turn the direction of what follows. Joiners stay: Persian, Hindi and emoji need them.
_ILLEGIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def legible(text: str) -> str:
    """A text in one line, its control characters shown as the sign for what cannot be shown."""
    return _ILLEGIBLE.sub("\ufffd", " ".join(text.split()))


def cut(text: str, most: int) -> str:
    """A text of at most so many characters; the last one shows where it was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
