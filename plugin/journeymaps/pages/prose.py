"""Authors' prose: inline Markdown and lists. HTML in it is shown as text, never run."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

_MARKED = re.compile(r"[\\`*_\[\]<&!~|\n]|://|^\s*(?:[-+#>]|\d+[.)])")
"""What Markdown could mean something by. Most texts of a map have none of it."""

# CommonMark without HTML. markdown-it refuses javascript:, vbscript:, file: and data: links.
_markdown = MarkdownIt("commonmark", {"html": False}).disable(
    ["image", "heading", "lheading", "hr", "html_block", "html_inline", "reference"]
)

Resolve = Callable[[str], str]
"""From a link in a map's text to the address that it has on the published page."""


def prose(text: str, resolve: Resolve | None = None) -> Markup:
    """A text with its inline Markdown, without a paragraph around it."""
    if not _MARKED.search(text):
        return escape(text)
    return _rendered(text, resolve, inline="\n" not in text)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text without its Markdown, in one line: for descriptions, names and the search."""
    if not _MARKED.search(text):
        return text
    words: list[str] = []
    for block in _markdown.parse(text):
        for token in block.children or ():
            if token.type in ("text", "code_inline"):
                words.append(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                words.append(" ")
        words.append(" ")
    return " ".join("".join(words).split())


def _rendered(text: str, resolve: Resolve | None, *, inline: bool) -> Markup:
    tokens = _markdown.parseInline(text) if inline else _markdown.parse(text)
    for block in tokens:
        for token in block.children or ():
            if token.type == "link_open" and resolve:
                token.attrSet("href", resolve(str(token.attrGet("href") or "")))
    rendered = _markdown.renderer.render(tokens, _markdown.options, {})
    single = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>\s*", rendered, re.DOTALL)
    return Markup(single.group(1) if single else rendered)  # noqa: S704 – escaped by markdown-it
