"""The templates, with autoescape on and undefined names refused."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journeymaps.pages.icons import Icons

TEMPLATES = Path(str(files("journeymaps_theme"))) / "templates"


def environment(icons: Icons, overrides: tuple[Path, ...] = ()) -> Environment:
    """Our templates, after the site's own of the same name."""
    made = Environment(
        loader=FileSystemLoader([*overrides, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["icon"] = icons
    return made
