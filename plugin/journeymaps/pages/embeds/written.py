"""A Markdown page with its fences and links: first as Markdown that any parser reads, then filled.

Each link becomes an ordinary one to a file, so that headings, addresses and checks of links know
it; its title tells it apart afterwards. Each fence becomes a paragraph of a single word.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import quote

from markupsafe import Markup

from journeymaps.atlas.atlas import Atlas
from journeymaps.pages.embeds.asked import read_fence
from journeymaps.pages.embeds.cards import Cards
from journeymaps.pages.embeds.show import Shower
from journeymaps.pages.embeds.targets import Targets
from journeymaps.reading.markdown import Fence, Mention, embedded

_MEANING = re.compile(r"([\\`*_{}\[\]()#+.!>-])")
_OF_EXTENSIONS = re.compile(r"[|~^=$]")


@dataclass
class Filling:
    """What goes where in a page's HTML, by the words that hold the places."""

    blocks: dict[str, Markup] = field(default_factory=dict)
    links: dict[str, Markup] = field(default_factory=dict)
    """What stands behind a link, its card."""


class Writer:
    """Writes the fences and links of one page. `file` is where a page's file stands for others."""

    def __init__(
        self,
        atlas: Atlas,
        targets: Targets,
        shower: Shower,
        cards: Cards,
        file: Callable[[str], str],
    ) -> None:
        self._atlas = atlas
        self._targets = targets
        self._shower = shower
        self._cards = cards
        self._file = file

    def written(self, text: str) -> tuple[str, Filling]:
        """The text as Markdown without anything of ours, and what to fill in afterwards."""
        filling, parts, at = Filling(), [], 0
        mark = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        for number, one in enumerate(embedded(text), start=1):
            parts.append(text[at : one.start])
            at = one.end
            if isinstance(one, Fence):
                parts.append(self._fence(one, number, f"jmembed{number}x{mark}", filling))
            else:
                parts.append(self._mention(one, number, f"jm-ref-{number}-{mark}", filling))
        return "".join([*parts, text[at:]]), filling

    def _fence(self, fence: Fence, number: int, word: str, filling: Filling) -> str:
        asked = read_fence(self._shower.page, fence, self._atlas).asked
        if asked is None:
            return ""
        filling.blocks[word] = self._shower.show(asked, number)
        # Without empty lines around it, it would become a part of a paragraph.
        empty = f"\n{fence.indent.rstrip()}\n"
        return f"{empty}{fence.indent}{word}{empty}"

    def _mention(self, mention: Mention, number: int, title: str, filling: Filling) -> str:
        target = self._targets.find(mention)
        if target is None:
            return _escaped(mention.words or mention.part or mention.id)
        words = mention.words or self._cards.name(target)
        filling.links[title] = self._cards.card(target, number)
        here = posixpath.dirname(self._shower.page)
        way = posixpath.relpath(self._file(target.path), here or ".")
        anchor = f"#{quote(target.place.anchor, safe=':.~')}" if target.place else ""
        return f'[{_escaped(words)}](<{way}{anchor}> "{title}")'


def filled(html: str, filling: Filling) -> str:
    """A page's HTML with everything in its place."""
    for word, block in filling.blocks.items():
        alone = f"<p>{word}</p>"
        html = html.replace(alone if alone in html else word, str(block), 1)
    if filling.links:
        html = _LINK.sub(lambda found: _with_card(found, filling), html)
    return html


_LINK = re.compile(r'<a ([^>]*?) ?title="(jm-ref-\d+-[0-9a-f]+)"([^>]*)>(.*?)</a>', re.DOTALL)


def _with_card(found: re.Match[str], filling: Filling) -> str:
    card = filling.links.get(found[2])
    if card is None:
        return found[0]
    own = found[2].rpartition("-")[0]
    link = f'<a {found[1]}{found[3]} data-jm-tip="{own}" aria-describedby="{own}">{found[4]}</a>'
    return f'<span class="jm-ref">{link}{card}</span>'


def _escaped(words: str) -> str:
    """Words as Markdown that means nothing but them."""
    plain = _MEANING.sub(r"\\\1", words.replace("&", "&amp;").replace("<", "&lt;"))
    return _OF_EXTENSIONS.sub(lambda found: f"&#{ord(found[0])};", plain)
