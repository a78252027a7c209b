"""Markdown as GitHub, GitLab and others read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from journeymaps.exchange.legible import legible
from journeymaps.exchange.messages.text import headline
from journeymaps.exchange.site import Site
from journeymaps.review import Standing
from journeymaps.review.digest import Digest, dated
from journeymaps.review.listing import Summary

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|~&$:.!^=@#])")
_CALLS = re.compile(r"([@#])(?=\w)")


def escaped(text: str) -> str:
    """Authors' text as Markdown that shows just this text, in one line, wherever it stands.

    Backslashes take the meaning from all signs that have one. A word joiner, which nobody sees,
    keeps `@name` from calling people and `#1` from linking to an issue: those are found in the
    shown text.
    """
    return _CALLS.sub("\\1\u2060", _SIGNS.sub(r"\\\1", legible(text)))


def listing(standings: Sequence[Standing], sums: Summary, site: Site) -> str:
    """The list as a table; `sums` counts all pages, listed or not."""
    if not standings:
        return f"{headline(sums)}\n"
    cells = (
        (page(one, site), dated(one), _owners(one), escaped("; ".join(one.reasons)))
        for one in standings
    )
    rows = [f"| {' | '.join(row)} |" for row in cells]
    table = ["| Page | Review | Owner | Since then |", "|---|---|---|---|", *rows]
    return "\n".join([f"{headline(sums)}\n", *table, ""])


def messages(digests: Iterable[Digest], site: Site) -> str:
    """Digests below each other."""
    return "\n".join(f"## {escaped(one.addressed)}\n\n{body(one, site)}" for one in digests)


def body(digest: Digest, site: Site) -> str:
    """What a digest lists."""
    items = [
        f"- {page(standing, site)}: {escaped(digest.words(standing))}" for standing in digest.shown
    ]
    if digest.more:
        items.append(f"- {linked(digest.more, site.reviews)}")
    return "\n".join([f"{digest.summary}\n", *items, ""])


def page(standing: Standing, site: Site, folder: str = "") -> str:
    """A page's title with the way to the page, or else its path, which begins with `folder`."""
    subject = standing.subject
    if link := site.link(subject.path):
        return linked(subject.title, link)
    path = f"{folder}/{subject.path}".lstrip("/")
    return f"**{escaped(subject.title)}** ({escaped(path)})"


def linked(text: str, url: str) -> str:
    """A link; without an address, the text alone."""
    return f"[{escaped(text)}](<{url}>)" if url else escaped(text)


def _owners(standing: Standing) -> str:
    return escaped(", ".join(standing.owners)) or "no owner"
