"""The styles and scripts of the pages, one file of each, named by its content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from journeymaps.reading.schema import schema_text

FOLDER = "assets/journeymaps"
"""Where all of them are published, laid out as in the theme: scripts find each other by it."""

PLOTLY = "vendor/plotly-basic.min.js"
SHIM = "vendor/iframe-worker.min.js"
"""What lets the search of a site work that is opened from a folder."""

_ASSETS = files("journeymaps_theme") / "assets" / "journeymaps"
_JOINTS = {"css": b"\n", "js": b"\n;\n"}
"""What keeps two files apart. A script that ends without a semicolon would call the next one."""
_ORDER = {"tokens.css": 0, "base.css": 1, "narrow.css": 3, "views.css": 4, "print.css": 5}
_ORDER |= {"pages.js": 0, "review.js": 1}
"""Styles for some windows and for paper stand after all that they change. Of the scripts the first
is the one that starts the others, then the one that says how a page stands on this day."""


class Assets:
    """The files that pages need, as they are now."""

    def __init__(self) -> None:
        self.files = {
            _named("css", css := _together("css")): css,
            _named("js", js := _together("js")): js,
        }
        self.style, self.script = self.files

    def announce(self, config: MkDocsConfig) -> None:
        """Let every page load them. Ours come first, so that the site's own styles win."""
        if self.style not in config.extra_css:
            config.extra_css.insert(0, self.style)
        if self.script not in map(str, config.extra_javascript):
            script = ExtraScriptValue(self.script)
            script.defer = True
            config.extra_javascript.append(script)

    def publish(self, files: Files, config: MkDocsConfig) -> None:
        """Put them among the site's files, and the maps' schema for editors."""
        for path, content in {**self.files, f"{FOLDER}/schema.json": _schema()}.items():
            _publish(path, content, files, config)

    def publish_vendored(self, name: str, files: Files, config: MkDocsConfig) -> None:
        """Put a script of others there: `PLOTLY`, which ours fetches for charts, or `SHIM`."""
        content = _ASSETS.joinpath(name).read_bytes()
        _publish(f"{FOLDER}/{name}", content, files, config)


def _publish(path: str, content: bytes, files: Files, config: MkDocsConfig) -> None:
    """Put a file among the site's.

    It has no place on the disk, for plugins look through such files for addresses to fetch from.
    """
    file = File.generated(config, path, content=content, inclusion=InclusionLevel.INCLUDED)
    files.append(file)


def _together(kind: str) -> bytes:
    parts = [part for part in (_ASSETS / kind).iterdir() if part.name.endswith(f".{kind}")]
    return _JOINTS[kind].join(part.read_bytes() for part in sorted(parts, key=_order))


def _order(part: Traversable) -> tuple[int, str]:
    return _ORDER.get(part.name, 2), part.name


def _named(kind: str, content: bytes) -> str:
    return f"{FOLDER}/{kind}/journeymaps.{sha256(content).hexdigest()[:8]}.{kind}"


@cache
def _schema() -> bytes:
    return schema_text().encode()
