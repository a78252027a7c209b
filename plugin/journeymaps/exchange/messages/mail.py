"""An e-mail for each owner, in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage

from journeymaps.exchange.legible import cut, legible
from journeymaps.exchange.messages import text
from journeymaps.exchange.site import Site
from journeymaps.review.digest import Digest

_ADDRESS = re.compile(r"[^\s@<>,;:()\"]+@[^\s@<>,;:()\"]+")


def mail(
    digest: Digest, site: Site, to: Address | None, sender: Address | None = None
) -> EmailMessage:
    """The mail, without what is added when it is sent: its moment and its id."""
    message = EmailMessage()
    if sender:
        message["From"] = sender
    if to:
        message["To"] = to
    message["Subject"] = cut(legible(digest.addressed), 200)
    # RFC 3834: no answer of a machine to a machine.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"{digest.summary}\n\n{text.body(digest, site)}\n")
    return message


def mailbox(messages: Iterable[EmailMessage], day: date) -> str:
    """Mails as one text, in the form that mail programs keep them in (RFC 4155)."""
    texts = []
    for message in messages:
        message.set_unixfrom(f"From journeymaps {day.ctime()}")
        policy = message.policy.clone(mangle_from_=True)
        texts.append(message.as_string(unixfrom=True, policy=policy) + "\n")
    return "".join(texts)


def address(written: str | None) -> Address | None:
    """The first e-mail address in a text, such as a contact of the catalog."""
    found = _ADDRESS.search(written or "")
    try:
        return Address(addr_spec=found.group()) if found else None
    except (HeaderParseError, ValueError, IndexError):
        return None
