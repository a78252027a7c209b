"""The Content-Security-Policy that a built site needs, and nothing wider.

Scripts and styles that stand in pages are allowed one by one, by their hashes. Only `style`
attributes are allowed as they are: the places of all that is drawn on a chart stand there.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

_RUN = {"", "text/javascript", "application/javascript", "module"}
"""The types of scripts that browsers run. Others, such as JSON, are data."""

_LIVE = ""
"""Plotly puts an empty sheet into the page, and then fills it by script."""

_DEPTH = re.compile(r'new URL\("(?:\.|\.\.(?:/\.\.)*)",location\)')
"""Material's script says how deep its page lies, and so there is one for each depth."""
_DEPTHS = [".", *("/".join([".."] * depth) for depth in range(1, 9))]


@dataclass(frozen=True, order=True)
class Forbidden:
    """A place in a page that no hash can allow."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Policy:
    """What a site's pages need. Scripts and styles are named as a policy names them."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    forbidden: tuple[Forbidden, ...]

    def __str__(self) -> str:
        """As the value of the header."""
        return "; ".join(
            (
                "default-src 'self'",
                " ".join(("script-src 'self'", *self.scripts)),
                " ".join(("style-src-elem 'self'", *self.styles)),
                "style-src-attr 'unsafe-inline'",
                # Icons in Material's styles; and a chart on its way to an image file is a blob.
                "img-src 'self' data: blob:",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'self'",
            )
        )


def policy(site: Path) -> Policy:
    """The policy of the site in a folder.

    It stays as it is when a page comes that lies deeper than all others.
    """
    scripts: set[str] = set()
    styles = {_LIVE}
    forbidden: list[Forbidden] = []
    for file in sorted(site.rglob("*.html")):
        page = _Page(file.relative_to(site).as_posix())
        page.feed(file.read_text("utf-8", "replace"))
        page.close()
        for script in page.found["script"]:
            scripts.update(_at_all_depths(script))
        styles |= page.found["style"]
        forbidden.extend(page.forbidden)
    return Policy(_hashes(scripts), _hashes(styles), tuple(sorted(forbidden)))


def _at_all_depths(script: str) -> Iterator[str]:
    yield script
    for depth in _DEPTHS:
        yield _DEPTH.sub(f'new URL("{depth}",location)', script)


def _hashes(texts: Iterable[str]) -> tuple[str, ...]:
    found = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return tuple(sorted(f"'sha256-{digest}'" for digest in found))


class _Page(HTMLParser):
    """Reads what a page brings along to run and to apply."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, set[str]] = {"script": set(), "style": set()}
        self.forbidden: list[Forbidden] = []
        self._path = path
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        runs = "src" not in given and (given.get("type") or "").lower() in _RUN
        if tag == "style" or (tag == "script" and runs):
            self._text = []
        for what in _handlers(attrs):
            self.forbidden.append(Forbidden(self._path, self.getpos()[0], f"<{tag}> with {what}"))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._text is not None and tag in self.found:
            self.found[tag].add("".join(self._text))
            self._text = None


def _handlers(attrs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    for name, value in attrs:
        if name.startswith("on"):
            yield name
        elif name in ("href", "src", "action") and (value or "").lower().startswith("javascript:"):
            yield f"a script in its {name}"
