"""Icons of the theme, inline: `material/phone` → an SVG."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+")
_SHAPE = re.compile(r"<svg[^>]*viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", re.DOTALL)


class Icons:
    """Icons from the folders of a theme, the first that has one."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._known: dict[str, Markup] = {}

    def __call__(self, name: str) -> Markup:
        """The icon as SVG in the size and colour of the text; nothing where there is none."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def has(self, name: str) -> bool:
        """Whether there is an icon of this name."""
        return bool(self(name))

    def _read(self, name: str) -> Markup:
        files = (folder / f"{name}.svg" for folder in self._folders if _NAME.fullmatch(name))
        file = next((file for file in files if file.is_file()), None)
        shape = _SHAPE.search(file.read_text(encoding="utf-8")) if file else None
        if not shape:
            return Markup("")
        return Markup(
            '<svg class="jm-icon" viewBox="{}" aria-hidden="true" focusable="false">{}</svg>'
        ).format(Markup(shape.group(1)), Markup(shape.group(2)))  # noqa: S704


@cache
def theme_icons() -> Path | None:
    """The folder of icons that Material for MkDocs brings, found without importing it."""
    spec = find_spec("material")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / "templates" / ".icons" if places else None
