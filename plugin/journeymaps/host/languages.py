"""The language of a site: its theme's.

And sites in several languages by the plugin static-i18n, which builds them one after the other.

It makes files of its own kind before we see them: a map's translation, `order.fr.yml` or
`fr/order.yml`, stands for `order.yml` in the French site, and goes to the folder `fr`.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from journeymaps.words import ENGLISH, Language, find_language


def has_languages(config: MkDocsConfig) -> bool:
    """Whether the site is built for several languages."""
    return "i18n" in config.plugins


def map_path(file: File) -> str:
    """The path by which maps know each other in every language."""
    path: str = getattr(file, "norm_src_uri", file.src_uri)
    return path


def spoken_by(config: MkDocsConfig) -> Language:
    """What the pages speak of the build at hand; English where we do not speak its language."""
    return find_language(str(config.theme.get("language") or "")) or ENGLISH


def folder(config: MkDocsConfig) -> str:
    """Where the pages of the language go that is being built."""
    languages: Any = config.plugins.get("i18n")
    if languages is None or languages.is_default_language_build:
        return ""
    return f"{languages.current_language}/"


def announce(files: Files, config: MkDocsConfig) -> Files:
    """Tell static-i18n of our pages, for its map of the site."""
    languages: Any = config.plugins["i18n"]
    language = languages.current_language
    pages = files.documentation_pages()
    for page in pages:
        if not hasattr(page, "alternates") or page.alternates.get(language) is not page:
            page.alternates = {language: page}  # type: ignore[attr-defined]
    languages.i18n_files_per_language[language] = pages
    return files
