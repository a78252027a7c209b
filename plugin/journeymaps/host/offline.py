"""Sites that are opened from a folder, as Material's plugin `offline` makes them.

Browsers start no worker for a page from a folder, and the search is one. That plugin lets pages
fetch the way around from a network, which such a reader may not have: here it comes with the site.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from journeymaps.host.assets import FOLDER, SHIM

_KEY, _NAME = "polyfills", "iframe-worker"


def bring_along(config: MkDocsConfig) -> bool:
    """Let pages load our copy of what they would fetch. Says whether they load it at all."""
    wanted = [str(script) for script in config.extra.get(_KEY) or ()]
    ours = [f"{FOLDER}/{SHIM}" if _NAME in script else script for script in wanted]
    if ours != wanted:
        config.extra[_KEY] = ours
    return f"{FOLDER}/{SHIM}" in ours
