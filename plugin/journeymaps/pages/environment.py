"""The templates, with autoescape on and undefined names refused."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from journeymaps.pages.icons import Icons
from journeymaps.words import listed, number, spoken

TEMPLATES = Path(str(files("journeymaps_theme"))) / "templates"


def environment(icons: Icons, overrides: tuple[Path, ...] = ()) -> Environment:
    """Our templates, after the site's own of the same name."""
    made = Environment(
        loader=FileSystemLoader([*overrides, TEMPLATES]),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.globals["icon"] = icons
    made.filters |= {"listed": listed, "number": number}
    speak(made)
    return made


def speak(templates: Environment) -> None:
    """Let templates say their messages in the language that is spoken when they are rendered."""
    templates.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: spoken().messages.gettext(text),
        lambda one, many, count: spoken().messages.ngettext(one, many, count),
        newstyle=True,
        pgettext=lambda context, text: spoken().messages.pgettext(context, text),
        npgettext=lambda context, one, many, count: spoken().messages.npgettext(
            context, one, many, count
        ),
    )
