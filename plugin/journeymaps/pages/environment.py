"""The templates, with autoescape on and undefined names refused."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from journeymaps.pages.icons import Icons
from journeymaps.words import capital, listed, number, percent, spell_span, spoken

TEMPLATES = Path(str(files("journeymaps_theme"))) / "templates"


class _Compiled(BytecodeCache):
    """Templates as they were compiled, for the next build: a served site has many."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if held := self._held.get(bucket.key):
            bucket.bytecode_from_string(held)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._held[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


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
        bytecode_cache=_COMPILED,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.globals["icon"] = icons
    made.filters |= {
        "capital": capital,
        "listed": listed,
        "number": number,
        "percent": lambda share: percent(number(share)),
        "span": lambda every: spell_span(every.months, every.days),
    }
    # Messages take their values by name, as `say` does.
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals |= {
        "gettext": _said,
        "ngettext": _counted,
        "pgettext": lambda context, text, **values: _filled(
            spoken().messages.pgettext(context, text), values
        ),
    }
    return made


def _said(text: str, **values: object) -> Markup:
    return _filled(spoken().messages.gettext(text), values)


def _counted(one: str, many: str, count: int, **values: object) -> Markup:
    said = spoken().messages.ngettext(one, many, count)
    return _filled(said, {**values, "num": number(count)})


def _filled(said: str, values: dict[str, object]) -> Markup:
    """A message is ours and may hold markup; its values are escaped."""
    return Markup(said) % values  # noqa: S704
