"""Messages to a chat, by the address that it gives out for that."""

from __future__ import annotations

from typing import Any

from journeymaps.exchange.sending.patience import Patience
from journeymaps.exchange.sending.web import Web


def post(url: str, payload: Any, patience: Patience) -> None:
    """Post a payload to a webhook. Whoever knows its address can post: the address is a secret.

    A message whose answer got lost on the way is posted again, and may then be there twice.

    Raises:
        SendingError: it could not be posted.

    """
    path = url.partition("://")[2].partition("/")[2]
    Web(patience, (url, path)).ask("POST", url, payload)
