"""Where a folder's repository is on the web, from what git calls its origin."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from journeymaps.history import HistoryError, Nowhere, find_repository

_BY_SSH = re.compile(r"^(?:[\w.-]+@)?(?P<host>[\w.-]+\.[\w-]+):(?P<path>[^/].*)$")


def origin(folder: Path) -> str:
    """The address at which people see the repository of this folder; empty where none is known."""
    if not (folder / ".git").exists():
        return ""
    try:
        repository = find_repository(folder)
        if isinstance(repository, Nowhere):
            return ""
        return web_address(repository.ask("remote", "get-url", "origin").strip())
    except HistoryError:
        return ""


def web_address(remote: str) -> str:
    """The web address of what git fetches from; empty where it is on no host.

    >>> web_address("git@github.com:acme/maps.git"), web_address("https://x:y@gl.org/a/b/c.git")
    ('https://github.com/acme/maps', 'https://gl.org/a/b/c')
    """
    if by_ssh := _BY_SSH.match(remote):
        host, path = by_ssh["host"], by_ssh["path"]
    else:
        parts = urlsplit(remote)
        if parts.scheme not in ("http", "https", "ssh") or not parts.hostname:
            return ""
        host, path = parts.hostname, parts.path
    return f"https://{host}/{path.strip('/').removesuffix('.git')}"


def pages_address(repository: str) -> str:
    """Where GitHub Pages shows a repository's site, as long as nobody gives it another domain.

    >>> pages_address("https://github.com/Acme/maps"), pages_address("https://github.com/a/a.github.io")
    ('https://acme.github.io/maps/', 'https://a.github.io/')
    """
    found = re.fullmatch(r"https://github\.com/([^/]+)/([^/]+)", repository)
    if not found:
        return ""
    host = f"{found[1].lower()}.github.io"
    return f"https://{host}/" if found[2].lower() == host else f"https://{host}/{found[2]}/"
