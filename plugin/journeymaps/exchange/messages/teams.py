"""A message for Microsoft Teams' workflow webhooks: an Adaptive Card.

Text blocks read Markdown, rich text blocks do not: authors' text stands in those only. The card
keeps to version 1.4, which Teams shows on desktops and phones alike.
"""

from __future__ import annotations

from typing import Any

from journeymaps.exchange.legible import cut, legible
from journeymaps.exchange.site import Site
from journeymaps.review import Standing
from journeymaps.review.digest import Digest

_LONGEST = 250
"""Ten pages stay well below the 28 kB that Teams takes, in any script."""


def payload(digest: Digest, site: Site) -> dict[str, Any]:
    """The message."""
    heading = {**_run(legible(digest.addressed)), "size": "large", "weight": "bolder"}
    body = [_block(heading), _block(_run(digest.summary))]
    body += [_page(digest, standing, site) for standing in digest.shown]
    if digest.more:
        body.append(_block(_run(digest.more, site.reviews)))
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }
    attachment = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": None,
        "content": card,
    }
    return {"type": "message", "attachments": [attachment]}


def _page(digest: Digest, standing: Standing, site: Site) -> dict[str, Any]:
    subject = standing.subject
    title = {**_run(legible(subject.title), site.link(subject.path)), "weight": "bolder"}
    return _block(title, _run(f": {legible(digest.words(standing))}"))


def _block(*runs: dict[str, Any]) -> dict[str, Any]:
    return {"type": "RichTextBlock", "inlines": list(runs)}


def _run(text: str, url: str = "") -> dict[str, Any]:
    run: dict[str, Any] = {"type": "TextRun", "text": cut(text, _LONGEST)}
    return {**run, "selectAction": {"type": "Action.OpenUrl", "url": url}} if url else run
