"""Sending messages: where to comes from the environment, and what became of it is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address

import click

from journeymaps.atlas.atlas import Atlas
from journeymaps.cli.overview import Overview
from journeymaps.exchange.legible import legible
from journeymaps.exchange.messages import github, slack, teams
from journeymaps.exchange.messages.mail import address, mail
from journeymaps.exchange.sending.issues import Issues, Repository
from journeymaps.exchange.sending.mail import MailServer, Tls, deliver, stamp
from journeymaps.exchange.sending.patience import Patience, RefusedError, SendingError
from journeymaps.exchange.sending.webhook import post
from journeymaps.model.catalog import Role, Team
from journeymaps.review.digest import Digest, is_weekend
from journeymaps.review.listing import Owner, owned_by, owners_of

PATIENCE = Patience()

_PORTS: dict[Tls, int] = {"starttls": 587, "tls": 465, "none": 25}
"""Kinds of connection, and the port of each."""


class NotSentError(click.ClickException):
    """Something that was to be sent was not."""

    exit_code = 3


def send(
    found: Overview, messages: Sequence[Digest], form: str, owner: str | None, *, weekend: bool
) -> None:
    """Send messages, and say what was done with each. `owner` is whom the list is about.

    Raises:
        NotSentError: a setting is missing or wrong, or a message was not taken.

    """
    if is_weekend(found.today) and not weekend:
        click.echo("It is the weekend, so nothing is sent. With --weekend it would be.")
        return
    try:
        if form == "github":
            _keep_issues(found, messages, owner)
        elif messages:
            _send_each(messages, _carrier(found, form))
        else:
            click.echo("Nothing is due, so nothing is sent.")
    except SendingError as error:
        raise NotSentError(str(error)) from None


def _send_each(messages: Sequence[Digest], carry: Callable[[Digest], None]) -> None:
    """Send as many as can be: one that is refused does not keep back the next."""
    failed = []
    for number, message in enumerate(messages):
        try:
            carry(message)
        except RefusedError as error:
            failed.append(f"not sent: {legible(message.addressed)} – {error}")
        except SendingError as error:
            failed.append(f"{error}: {len(messages) - number} of {len(messages)} not sent")
            break
        else:
            click.echo(f"sent: {legible(message.addressed)}")
    if failed:
        raise NotSentError("\n".join(failed))


def _carrier(found: Overview, form: str) -> Callable[[Digest], None]:
    """What sends one message of this format."""
    site = found.project.site
    if form == "email":
        return _Post(found)
    payload = {"slack": slack.payload, "teams": teams.payload}[form]
    url = _setting(f"JOURNEYMAPS_{form.upper()}_WEBHOOK")
    return lambda message: post(url, payload(message, site), PATIENCE)


class _Post:
    """Mails messages to their owners."""

    def __init__(self, found: Overview) -> None:
        self._site, self._atlas = found.project.site, found.atlas
        self._server = _mail_server()
        self._sender = _address("JOURNEYMAPS_MAIL_FROM")
        asked = os.environ.get("JOURNEYMAPS_MAIL_TO")
        self._rest = _address("JOURNEYMAPS_MAIL_TO") if asked else None

    def __call__(self, message: Digest) -> None:
        to = contact(message.owner, self._atlas) or self._rest
        if to is None:
            raise RefusedError("no address in the catalog, and JOURNEYMAPS_MAIL_TO is not set")
        made = mail(message, self._site, to, self._sender)
        stamp(made, datetime.now(UTC))
        deliver(made, self._server, PATIENCE)


def contact(owner: Owner | None, atlas: Atlas) -> Address | None:
    """Where an owner gets mail: the contact in the catalog, or a handle that is an address."""
    if owner is None:
        return None
    for kind in ("team", "role"):
        entry = atlas.entries.get((kind, owner.id))
        if entry and isinstance(entry.written, Team | Role):
            return address(entry.written.contact)
    return address(owner.id)


def _mail_server() -> MailServer:
    written = os.environ.get("JOURNEYMAPS_SMTP_TLS") or "starttls"
    if written not in _PORTS:
        raise SendingError(f'JOURNEYMAPS_SMTP_TLS is "{written:.20}": write {", ".join(_PORTS)}')
    port = os.environ.get("JOURNEYMAPS_SMTP_PORT") or str(_PORTS[written])
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise SendingError(f'JOURNEYMAPS_SMTP_PORT is "{port:.20}": it must be a number to 65535')
    return MailServer(
        _setting("JOURNEYMAPS_SMTP_HOST"),
        int(port),
        os.environ.get("JOURNEYMAPS_SMTP_USER", ""),
        os.environ.get("JOURNEYMAPS_SMTP_PASSWORD", ""),
        written,
    )


def _keep_issues(found: Overview, messages: Iterable[Digest], owner: str | None) -> None:
    repository = Repository(
        _setting("GITHUB_REPOSITORY"),
        _setting("GITHUB_TOKEN"),
        os.environ.get("GITHUB_API_URL") or Repository.api,
    )
    issues = [github.issue(message, found.project.site) for message in messages]
    closing = None if owner is None else _markers(found, owner)
    done = 0
    for sentence in Issues(repository, PATIENCE).keep(issues, closing):
        click.echo(sentence)
        done += 1
    if not done:
        click.echo("Nothing is due, and no issue is open.")


def _markers(found: Overview, asked: str) -> set[str]:
    """The markers of the issues that may be of this owner."""
    owners = {
        owner for standing in owned_by(found.standings, asked) for owner in owners_of(standing)
    }
    named = {
        one.id for one in owners if asked.casefold() in (one.id.casefold(), one.name.casefold())
    }
    return {github.marker(Owner("", own)) for own in named | {asked}}


def _setting(name: str) -> str:
    if value := os.environ.get(name, "").strip():
        return value
    raise SendingError(f"{name} is not set in the environment")


def _address(name: str) -> Address:
    found = address(written := _setting(name))
    if found is None:
        raise SendingError(f'{name} is "{written:.60}": that is no e-mail address')
    return found
