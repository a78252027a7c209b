"""A message for Slack's incoming webhooks, in Block Kit.

https://docs.slack.dev/reference/block-kit/blocks/rich-text-block: rich text is shown as it is, so
that authors' text in it needs no escape and can call nobody.
"""

from __future__ import annotations

from typing import Any

from journeymaps.exchange.legible import cut, legible
from journeymaps.exchange.site import Site
from journeymaps.review import Standing
from journeymaps.review.digest import Digest

_LONGEST_HEADER = 150
_LONGEST = 400


def payload(digest: Digest, site: Site) -> dict[str, Any]:
    """The message."""
    title = legible(digest.addressed)
    items = [_section(*_page(digest, standing, site)) for standing in digest.shown]
    if digest.more:
        items.append(_section(_link(digest.more, site.reviews)))
    content = [
        _section(_text(digest.summary)),
        {"type": "rich_text_list", "style": "bullet", "elements": items},
    ]
    header = {"type": "plain_text", "text": cut(title, _LONGEST_HEADER), "emoji": False}
    return {
        # What a notification shows. `mrkdwn` does not cover links and calls: those need the escape.
        "text": _plain(f"{title} ({digest.summary})"),
        "mrkdwn": False,
        "blocks": [
            {"type": "header", "text": header},
            {"type": "rich_text", "elements": content},
        ],
    }


def _page(digest: Digest, standing: Standing, site: Site) -> tuple[dict[str, Any], ...]:
    subject = standing.subject
    link = _link(legible(subject.title), site.link(subject.path), bold=True)
    return link, _text(f": {legible(digest.words(standing))}")


def _section(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)}


def _link(text: str, url: str, *, bold: bool = False) -> dict[str, Any]:
    made = {**_text(text), "type": "link", "url": url} if url else _text(text)
    return {**made, "style": {"bold": True}} if bold else made


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": cut(text, _LONGEST)}


def _plain(text: str) -> str:
    # https://docs.slack.dev/messaging/formatting-message-text#escaping
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
