"""Pages without a host: maps in, pages out, and pages as an outline that people can read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

from journeymaps.checks.check import Settings
from journeymaps.checks.survey import survey
from journeymaps.model.emotion import Scale
from journeymaps.pages.address import directory_way
from journeymaps.pages.icons import Icons, theme_icons
from journeymaps.pages.overviews.overviews import OVERVIEWS
from journeymaps.pages.overviews.traits import Selection
from journeymaps.pages.pages import Pages
from journeymaps.pages.site import Site
from journeymaps.reading.folder import map_paths

TODAY = date(2026, 12, 1)


def pages_of(folder: Path) -> Pages:
    """The pages of all maps in a folder, which must have no problems."""
    return _pages((path, (folder / path).read_bytes()) for path in map_paths(folder))


def pages_from(files: Mapping[str, str]) -> Pages:
    """The pages of maps given as paths and texts, which must have no problems."""
    return _pages((path, text.encode()) for path, text in files.items())


def paths_of(pages: Pages) -> list[str]:
    """The paths of all pages: of the maps, and of what only they name."""
    maps = [held.path for held in pages.site.atlas.map_files]
    return [*maps, *(page.path for page in pages.generated())]


def soup_of(pages: Pages, path: str) -> BeautifulSoup:
    """A page, to look into."""
    return BeautifulSoup(pages.render(path).html, "html.parser")


def overview_of(pages: Pages, name: str) -> BeautifulSoup:
    """A page about all maps, to look into."""
    return BeautifulSoup(pages.overview(OVERVIEWS[name]).html, "html.parser")


def block_of(pages: Pages, name: str, page: str = "index.md", **asked: str) -> BeautifulSoup:
    """The core of such a page on another one, about the journeys that are asked for."""
    html = pages.block(OVERVIEWS[name], page, Selection(**asked))
    return BeautifulSoup(html, "html.parser")


def texts(soup: Tag, selector: str) -> list[str]:
    """What the parts of a page say that a selector finds."""
    return [" ".join(tag.get_text().split()) for tag in soup.select(selector)]


def _pages(files: Iterable[tuple[str, bytes]]) -> Pages:
    found = survey(files, Settings(TODAY, Scale()))
    assert not found.problems, found.problems
    icons = theme_icons()
    assert icons is not None
    return Pages(Site(found.atlas, TODAY, Icons([icons]), resolve=_resolve))


def _resolve(page: str, href: str) -> str:
    """A link to a file, as it is written in a map, as the way between two pages."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return href
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
    return directory_way(page, target) + (f"#{parts.fragment}" if parts.fragment else "")


_BLOCKS = frozenset(
    {"h1", "h2", "h3", "p", "div", "section", "article", "ul", "ol", "li", "dl", "dt", "dd"}
    | {"table", "thead", "tbody", "tr", "th", "td", "caption", "blockquote", "footer"}
    | {"figure", "pre"}
)
_SIGNS = {
    "h1": "# ",
    "h2": "## ",
    "h3": "### ",
    "li": "- ",
    "dt": "? ",
    "dd": ": ",
    "tr": "--",
    "th": "| ",
    "td": "| ",
}
_LEFT_OUT = (
    "svg, colgroup, template, script, .jm-views, .jm-places, .jm-live, .jm-tools, .jm-axis,"
    " .jm-key, .jm-review__icon"
)


def outline(html: str) -> str:
    """What a page says, a line for each block: headings, rows, cells, links and ids."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select(_LEFT_OUT):
        tag.decompose()
    lines: list[str] = []
    _block(soup, lines, 0)
    return "\n".join(lines) + "\n"


def _block(tag: Tag, lines: list[str], depth: int) -> None:
    inline: list[PageElement] = []
    for child in [*tag.children, None]:
        if child is not None and not _is_block(child):
            inline.append(child)
            continue
        if text := " ".join("".join(map(_inline, inline)).split()):
            lines.append("  " * depth + text)
        inline = []
        if isinstance(child, Tag):
            _entered(child, lines, depth)


def _entered(tag: Tag, lines: list[str], depth: int) -> None:
    head = _SIGNS.get(tag.name, "")
    if own := tag.get("id"):
        head += f"{{#{own}}} "
    if int(str(tag.get("colspan", 1))) > 1:
        head += f"({tag['colspan']}) "
    if not any(_is_block(child) for child in tag.children):
        text = " ".join(_inline(tag).split())
        lines.append("  " * depth + head + text)
        return
    if head:
        lines.append("  " * depth + head.rstrip())
    _block(tag, lines, depth + bool(head))


def _is_block(element: PageElement) -> bool:
    return isinstance(element, Tag) and (
        element.name in _BLOCKS or any(_is_block(child) for child in element.children)
    )


def _inline(element: PageElement) -> str:
    if isinstance(element, NavigableString):
        return str(element).replace("[", "\\[")  # or it would look like a link
    assert isinstance(element, Tag)
    text = "".join(map(_inline, element.children))
    if element.name == "a":
        return f"[{' '.join(text.split())}]({element['href']})"
    if label := element.get("aria-label"):
        return f"<{label}> {text}"
    return text
