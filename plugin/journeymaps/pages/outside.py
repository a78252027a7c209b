"""Where a page's file is kept, and where the page is published: for links that leave the site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeymaps.pages.forge import Forge


def _nowhere(_path: str) -> str:
    return ""


def _no_line(_path: str) -> int | None:
    return None


@dataclass(frozen=True)
class Outside:
    """What a page's readers can do about it. All of it goes by the page's path."""

    forge: Forge | None = None
    """The forge of the repository; without one nothing is offered."""
    edit: Callable[[str], str] = _nowhere
    """To the address of the form that changes the page's file, or nothing."""
    line: Callable[[str], int | None] = _no_line
    """To the line of the file that tells when it was reviewed."""
    address: Callable[[str], str] = _nowhere
    """To the absolute address of the page, or nothing."""
    commit: Callable[[str], str] = _nowhere
    """To the commit that touched the file last, or nothing."""
