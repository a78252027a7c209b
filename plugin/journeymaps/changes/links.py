"""Links of Markdown pages that a change breaks: their map is gone, or their place on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from journeymaps.atlas.atlas import Atlas
from journeymaps.changes.broken import Became
from journeymaps.problems import Problem
from journeymaps.reading.folder import SUFFIXES

_LINK = re.compile(r"\]\(\s*<?([^)<>\s#]*)(?:#([^)<>\s]*))?>?[^)]*\)")
_PAGES = (".md", ".markdown")


def dead_links(
    new: Mapping[str, bytes],
    became: Became,
    before: Atlas,
    after: Atlas,
) -> Iterator[Problem]:
    """Links to a map or to a place on one that led somewhere before and does not any more."""
    gone = {
        path: became.get(path) for path in {held.path for held in before.map_files} - new.keys()
    }
    was, is_now = _anchors(before), _anchors(after)
    lost = {path: anchors - is_now[path] for path, anchors in was.items() if path in is_now}
    if not gone and not any(lost.values()):
        return
    for page in sorted(new):
        if page.endswith(_PAGES):
            yield from _dead(page, new[page].decode("utf-8", "replace"), gone, lost)


def _dead(
    page: str, text: str, gone: Became, lost: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        for found in _LINK.finditer(line):
            target, anchor = unquote(found[1]), unquote(found[2] or "")
            if not target.endswith(SUFFIXES):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
            column = found.start() + 1
            if path in gone:
                held = gone[path]
                said = f"there is no {path} any more"
                hint = "link to another map, or to none"
                if held is not None:
                    hint = f"write {posixpath.relpath(held.path, posixpath.dirname(page) or '.')}"
                yield Problem(page, number, column, "dead-link", said, hint)
            elif anchor in lost.get(path, ()):
                said = f"{path} has no place #{anchor} any more"
                hint = "link to where that is told now, or give it its old id"
                yield Problem(page, number, column, "dead-link", said, hint)


def _anchors(atlas: Atlas) -> dict[str, frozenset[str]]:
    return {
        held.path: frozenset(
            anchor
            for place in atlas.places(held)
            for anchor in (place.anchor, *place.anchor.formerly)
        )
        for held in atlas.map_files
    }
