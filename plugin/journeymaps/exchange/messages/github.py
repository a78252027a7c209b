"""An issue on GitHub for each owner, which is kept up to date rather than opened again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from journeymaps.exchange.legible import cut, legible
from journeymaps.exchange.messages import markdown
from journeymaps.exchange.site import Site
from journeymaps.review.digest import Digest
from journeymaps.review.listing import Owner

LABEL = "journeymaps-reviews"
"""The label of our issues. Only people who may triage can give it, so nobody else's has it."""

_HANDLE = re.compile(r"@[\w-]+(/[\w.-]+)?", re.ASCII)


@dataclass(frozen=True)
class Issue:
    """An issue as it should be. `marker`, a comment in its body, tells whose it is."""

    marker: str
    title: str
    body: str

    def payload(self) -> dict[str, str | list[str]]:
        """What GitHub's REST API takes to open it."""
        return {"title": self.title, "body": self.body, "labels": [LABEL]}


def issue(digest: Digest, site: Site) -> Issue:
    """The issue of an owner.

    Its title never changes, so that an update is no news to anybody. A handle in CODEOWNERS is
    told of it once, when it is opened.
    """
    mark = marker(digest.owner)
    owner = digest.owner
    name = "all pages" if owner is None else owner.name or "pages without an owner"
    called = f"{owner.id}\n\n" if owner and _HANDLE.fullmatch(owner.id) else ""
    text = f"{mark}\n{called}{markdown.body(digest, site)}"
    return Issue(mark, cut(f"Reviews: {legible(name)}", 250), text)


def marker(owner: Owner | None) -> str:
    """What tells the issue of an owner from those of others; without one, that of all pages."""
    whose = "all" if owner is None else f"owner={quote(owner.id, safe='')}"
    return f"<!-- {LABEL} {whose} -->"
