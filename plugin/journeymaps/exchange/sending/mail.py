"""Mail, by way of somebody's SMTP server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Literal

from journeymaps.exchange.sending.patience import BusyError, Patience, RefusedError, SendingError
from journeymaps.exchange.sending.web import excerpt, is_loopback, no_connection

Tls = Literal["starttls", "tls", "none"]
"""`starttls`: begins in the open and becomes private before anything is said. `tls`: private from
the first byte."""


@dataclass(frozen=True)
class MailServer:
    """An SMTP server. With a user, it is logged in to."""

    host: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    tls: Tls = "starttls"


def stamp(message: EmailMessage, now: datetime) -> None:
    """Give a message what RFC 5322 wants of one that is sent: the moment, and an id of its own."""
    message["Date"] = format_datetime(now)
    domain = str(message["From"]).rpartition("@")[2].strip(" >")
    message["Message-ID"] = make_msgid(domain=domain or "localhost")


def deliver(message: EmailMessage, server: MailServer, patience: Patience) -> None:
    """Hand a stamped message over. It is tried again only where the trouble may pass.

    Raises:
        RefusedError: the server does not take this message.
        SendingError: it takes none: no connection, no trust, no login.

    """
    if server.user and server.tls == "none" and not is_loopback(server.host):
        raise SendingError("a password would travel in the open: choose starttls or tls")
    patience.insist(lambda: _attempt(message, server, patience.timeout))


def _attempt(message: EmailMessage, server: MailServer, timeout: float) -> None:
    with _session(server, timeout) as smtp:
        try:
            smtp.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise _answer(code, said, server) from None
        except smtplib.SMTPNotSupportedError:
            raise RefusedError("the server takes no addresses beyond ASCII") from None


@contextmanager
def _session(server: MailServer, timeout: float) -> Iterator[smtplib.SMTP]:
    """A connection that is private and logged in, as far as the server's settings ask for it."""
    try:
        with _connected(server, timeout) as smtp:
            if server.tls == "starttls":
                try:
                    smtp.starttls(context=ssl.create_default_context())
                except smtplib.SMTPNotSupportedError:
                    raise SendingError("the server offers no STARTTLS") from None
            if server.user:
                _log_in(smtp, server)
            yield smtp
    except smtplib.SMTPResponseException as error:
        raise _answer(error.smtp_code, error.smtp_error, server) from None
    except smtplib.SMTPServerDisconnected as error:
        # smtplib says this of a time-out, too.
        hung = isinstance(error.__context__, TimeoutError)
        raise BusyError("no answer in time" if hung else "the connection broke off") from None
    except smtplib.SMTPException:
        raise SendingError("the server does not speak SMTP as we know it") from None
    except OSError as error:
        raise no_connection(error) from None


def _connected(server: MailServer, timeout: float) -> smtplib.SMTP:
    if server.tls == "tls":
        return smtplib.SMTP_SSL(
            server.host, server.port, timeout=timeout, context=ssl.create_default_context()
        )
    return smtplib.SMTP(server.host, server.port, timeout=timeout)


def _log_in(smtp: smtplib.SMTP, server: MailServer) -> None:
    try:
        smtp.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        if error.smtp_code in range(400, 500):
            raise
        raise SendingError(f"the login was refused ({error.smtp_code})") from None
    except smtplib.SMTPNotSupportedError:
        raise SendingError("the server knows no logins over this connection") from None


def _answer(code: int, said: bytes | str, server: MailServer) -> Exception:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    why = f"SMTP {code}: {excerpt(text, (server.password,))}"
    return BusyError(why) if code in range(400, 500) else RefusedError(why)
