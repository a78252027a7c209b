"""Servers on this machine that answer as they are told: well, badly, late, or not at all."""

from __future__ import annotations

import json
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from unittest.mock import patch

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from journeymaps.exchange.sending.patience import Patience


@dataclass
class Asked:
    """A request that a server got."""

    method: str
    path: str
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)


@dataclass
class Answer:
    status: int = 200
    body: str = "ok"
    headers: dict[str, str] = field(default_factory=dict)
    late: float = 0
    """Seconds before it answers."""
    drip: float = 0
    """Seconds before each byte of the body."""


@dataclass
class WebServer:
    """A server that gives these answers one after the other, and the last one for ever."""

    url: str
    answers: list[Answer] = field(default_factory=lambda: [Answer()])
    asked: list[Asked] = field(default_factory=list)
    answer: Callable[[Asked], Answer] | None = None
    """Answers by what is asked, in place of `answers`."""


@contextmanager
def web_server(*answers: Answer, context: ssl.SSLContext | None = None) -> Iterator[WebServer]:
    made = WebServer("", list(answers) or [Answer()])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(self.command, self.path, dict(self.headers), raw)
            made.asked.append(asked)
            if made.answer:
                answer = made.answer(asked)
            else:
                answer = made.answers.pop(0) if len(made.answers) > 1 else made.answers[0]
            time.sleep(answer.late)
            body = answer.body.encode()
            try:
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                for part in [body] if not answer.drip else [bytes([byte]) for byte in body]:
                    time.sleep(answer.drip)
                    self.wfile.write(part)
            except OSError:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_PATCH = handle_any  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: Any) -> None:
            pass

    # Nobody's proxy stands between the tests and this machine.
    here = patch.dict(os.environ, {"no_proxy": "127.0.0.1"})
    with here, Server(("127.0.0.1", 0), Handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https" if context else "http"
        made.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield made
        server.shutdown()


@contextmanager
def deaf_server() -> Iterator[int]:
    """The port of a server that accepts and then says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def nobodys_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@dataclass
class Waits:
    """A clock that only counts how long it was asked to wait."""

    waited: list[float] = field(default_factory=list)

    def patience(self, timeout: float = 5) -> Patience:
        return Patience(timeout=timeout, sleep=self.waited.append)


class MailHandler:
    """Keeps what arrives; refuses, delays and drops as it is told."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []
        self.rcpt: list[str] = []
        """Answers to RCPT, one after the other; then all is well."""
        self.data: list[str] = []
        """Answers to DATA, in the same way. `drop` closes the connection."""
        self.logins: list[tuple[str, str]] = []

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if self.rcpt:
            return self.rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        said = self.data.pop(0) if self.data else "250 OK"
        if said == "drop":
            assert server.transport
            server.transport.abort()
        if said.startswith("250"):
            self.mails.append(envelope)
        return said

    def authenticate(self, _server: SMTP, _session: Session, *asked: Any) -> AuthResult:
        given = asked[-1]
        login = given.login.decode(), given.password.decode()
        self.logins.append(login)
        return AuthResult(success=login == ("maps", "pass word"), handled=False)


@contextmanager
def mail_server(
    handler: MailHandler,
    *,
    tls: ssl.SSLContext | None = None,
    starttls: bool = False,
    login: bool = False,
) -> Iterator[int]:
    """The port of an SMTP server, private from the first byte on or from STARTTLS on."""
    smtp: dict[str, Any] = {}
    if login:
        smtp = {"authenticator": handler.authenticate, "auth_require_tls": False}
    smtp |= {"tls_context": tls, "require_starttls": True} if starttls else {}
    controller = Controller(
        handler, "127.0.0.1", nobodys_port(), ssl_context=None if starttls else tls, **smtp
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
