"""Requests to a web server that carry JSON: bounded in time, refusing what could leak a secret."""

from __future__ import annotations

import http.client
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from journeymaps.exchange.sending.patience import BusyError, Patience, RefusedError, SendingError

_MOST_BYTES = 4_000_000


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    def json(self) -> Any:
        """The body as a value.

        Raises:
            SendingError: it is not JSON.

        """
        try:
            return json.loads(self.body)
        except ValueError:
            raise SendingError("the answer is not JSON: is the address right?") from None


@dataclass(frozen=True)
class Web:
    """The way to one web server.

    `secrets` are kept out of every message, should the server repeat them.
    """

    patience: Patience
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def ask(
        self, method: str, url: str, payload: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request, again where the trouble may pass: no connection, no answer, 429, 5xx.

        Raises:
            SendingError: it was refused or never answered, or the address is not an https one.

        """
        return self.patience.insist(lambda: self.ask_once(method, url, payload, headers))

    def ask_once(
        self, method: str, url: str, payload: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The same in one attempt, for what must not be done twice.

        Raises:
            BusyError: the trouble may pass.
            SendingError: it will not.

        """
        _check_address(url)
        body = None if payload is None else json.dumps(payload, ensure_ascii=False).encode()
        said = {"User-Agent": "journeymaps", **(headers or {})}
        if body is not None:
            said["Content-Type"] = "application/json"
        request = Request(url, body, said, method=method)  # noqa: S310 – its scheme is checked
        try:
            with build_opener(_NoRedirects).open(request, timeout=self.patience.timeout) as answer:
                return Answer(answer.status, answer.headers, self._body(answer))
        except HTTPError as error:
            with error:
                raise self._refusal(error) from None
        except URLError as error:
            raise no_connection(error.reason) from None
        except (OSError, http.client.HTTPException) as error:
            raise no_connection(error) from None

    def _body(self, answer: Any) -> bytes:
        """The answer's body. A server that drips it byte by byte is not listened to for ever."""
        end = time.monotonic() + self.patience.timeout
        read = b""
        while part := answer.read1(65_536):
            read += part
            if len(read) > _MOST_BYTES:
                raise SendingError(f"the answer has more than {_MOST_BYTES:,} bytes")
            if time.monotonic() > end:
                raise TimeoutError
        return read

    def _refusal(self, error: HTTPError) -> Exception:
        said = self._excerpt(error)
        why = f"HTTP {error.code}: {said}" if said else f"HTTP {error.code}"
        if error.code in range(300, 400):
            return SendingError(f"HTTP {error.code}: the address has moved, or wants a login")
        wait = _retry_after(error.headers.get("Retry-After"))
        # GitHub answers 403 to a client that is too fast, and says so by the header alone.
        if error.code == 429 or error.code >= 500 or (error.code == 403 and wait is not None):
            return BusyError(why, wait)
        return RefusedError(why) if error.code in (400, 413, 422) else SendingError(why)

    def _excerpt(self, error: HTTPError) -> str:
        try:
            said = error.read(2_000).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return ""
        return "" if said.lstrip().startswith("<") else excerpt(said, self.secrets)


def excerpt(said: str, secrets: tuple[str, ...] = ()) -> str:
    """The beginning of what a server said, fit to be printed: in one line, without the secrets."""
    for secret in secrets:
        said = said.replace(secret, "…") if secret else said
    line = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    return line if len(line) <= 200 else line[:199] + "…"


class _NoRedirects(HTTPRedirectHandler):
    """A redirected POST arrives as a GET without its body, and its answer looks like success."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, scheme = parts.hostname or "", parts.scheme
        readable = url.isprintable() and " " not in url and parts.port != 0
    except ValueError:
        host = scheme = ""
        readable = False
    if not readable or not host or scheme not in ("http", "https"):
        raise SendingError("the address is not a web address: it begins with https://")
    if scheme == "http" and not is_loopback(host):
        raise SendingError("the address begins with http://, which anybody can read: use https://")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, to which nothing travels in the open."""
    return host in ("localhost", "127.0.0.1", "::1")


def no_connection(reason: object) -> Exception:
    """What stood in the way. Only known words: an error's own text may hold the address."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        return SendingError(f"the server's certificate is not trusted: {reason.verify_message}")
    if isinstance(reason, TimeoutError):
        return BusyError("no answer in time")
    if isinstance(reason, ConnectionRefusedError):
        return BusyError("the connection was refused")
    if isinstance(reason, OSError) and reason.strerror:
        return BusyError(reason.strerror)
    return BusyError("the connection broke off")


def _retry_after(header: str | None) -> float | None:
    """Seconds, from seconds or a date (RFC 9110, 10.2.3)."""
    if not header:
        return None
    if header.strip().isdecimal():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(
        0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    )
