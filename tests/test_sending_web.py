"""Webhooks: what arrives, what is tried again, what is refused, and what is never printed."""

from __future__ import annotations

import ssl
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import trustme

from journeymaps.exchange.sending.patience import BusyError, Patience, RefusedError, SendingError
from journeymaps.exchange.sending.web import Web
from journeymaps.exchange.sending.webhook import post
from made_servers import Answer, Waits, deaf_server, nobodys_port, web_server

SECRET = "/services/T00/B00/very-secret"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


def test_a_payload_arrives_as_it_is() -> None:
    with web_server() as server:
        post(server.url + SECRET, {"text": "電話 <&>"}, Patience())
    (asked,) = server.asked
    assert (asked.method, asked.path, asked.body) == ("POST", SECRET, {"text": "電話 <&>"})
    assert asked.headers["Content-Type"] == "application/json"


class TestRetries:
    def test_what_may_pass_is_tried_again_after_longer_and_longer_waits(self) -> None:
        waits = Waits()
        busy = [Answer(500), Answer(503), Answer(502)]
        with web_server(*busy, Answer()) as server:
            post(server.url, {}, waits.patience())
        assert len(server.asked) == 4
        assert waits.waited == [2, 4, 8]

    def test_it_ends(self) -> None:
        waits = Waits()
        with (
            web_server(Answer(500, "out of order")) as server,
            pytest.raises(SendingError, match=r"^HTTP 500: out of order \(tried 4 times\)$"),
        ):
            post(server.url, {}, waits.patience())
        assert len(server.asked) == 4

    def test_a_server_that_says_how_long_is_waited_for_as_long(self) -> None:
        waits = Waits()
        with web_server(Answer(429, headers={"Retry-After": "7"}), Answer()) as server:
            post(server.url, {}, waits.patience())
        assert waits.waited == [7]

    def test_or_until_when(self) -> None:
        waits = Waits()
        until = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
        with web_server(Answer(429, headers={"Retry-After": until}), Answer()) as server:
            post(server.url, {}, waits.patience())
        assert 15 < waits.waited[0] <= 20

    @pytest.mark.parametrize("header", ["soon", "-5", "", "1.5", "9" * 5000])
    def test_a_wait_that_says_nothing_is_ours(self, header: str) -> None:
        waits = Waits()
        with web_server(Answer(429, headers={"Retry-After": header}), Answer()) as server:
            if header.isdecimal():
                with pytest.raises(SendingError):
                    post(server.url, {}, waits.patience())
                assert waits.waited == []
            else:
                post(server.url, {}, waits.patience())
                assert waits.waited == [2]

    def test_nobody_waits_for_an_hour(self) -> None:
        waits = Waits()
        with (
            web_server(Answer(429, "slow down", {"Retry-After": "3600"})) as server,
            pytest.raises(SendingError, match="HTTP 429: slow down; it asks to wait 3,600 seconds"),
        ):
            post(server.url, {}, waits.patience())
        assert (len(server.asked), waits.waited) == (1, [])

    def test_a_refused_connection(self) -> None:
        waits = Waits()
        with pytest.raises(SendingError, match="the connection was refused"):
            post(f"http://127.0.0.1:{nobodys_port()}{SECRET}", {}, waits.patience())
        assert len(waits.waited) == 3

    def test_a_server_that_hangs(self) -> None:
        start = time.monotonic()
        with deaf_server() as port, pytest.raises(SendingError, match="no answer in time"):
            post(f"http://127.0.0.1:{port}", {}, Waits().patience(0.1))
        assert time.monotonic() - start < 5

    def test_a_server_that_drips(self) -> None:
        start = time.monotonic()
        with (
            web_server(Answer(200, "x" * 200, drip=0.05)) as server,
            pytest.raises(SendingError, match="no answer in time"),
        ):
            post(server.url, {}, Patience(timeout=0.2, tries=1))
        assert time.monotonic() - start < 2

    def test_a_broken_answer(self) -> None:
        broken = Answer(200, "abc", {"Transfer-Encoding": "chunked"})
        with (
            web_server(broken) as server,
            pytest.raises(SendingError, match="the connection broke off"),
        ):
            Web(Patience(tries=1)).ask("GET", server.url)


class TestRefusals:
    @pytest.mark.parametrize("status", [400, 413, 422])
    def test_one_payload_is_refused_and_others_may_not_be(self, status: int) -> None:
        with (
            web_server(Answer(status, "invalid_blocks")) as server,
            pytest.raises(RefusedError, match=f"^HTTP {status}: invalid_blocks$"),
        ):
            post(server.url, {}, Waits().patience())
        assert len(server.asked) == 1

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_the_address_no_longer_holds(self, status: int) -> None:
        with (
            web_server(Answer(status, "no_service")) as server,
            pytest.raises(SendingError) as told,
        ):
            post(server.url, {}, Waits().patience())
        assert not isinstance(told.value, RefusedError)
        assert len(server.asked) == 1

    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_a_redirect_is_no_success(self, status: int) -> None:
        with web_server(Answer()) as other:
            moved = Answer(status, headers={"Location": other.url})
            with web_server(moved) as server, pytest.raises(SendingError, match="has moved"):
                post(server.url, {}, Waits().patience())
        assert other.asked == []

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "hooks.slack.com/x",
            "ftp://example.com/secret",
            "file:///etc/passwd",
            "https://",
            "https://[::1/secret",
            "https://example.com/se cret",
            "https://example.com/se\ncret",
            "https://example.com:port/secret",
        ],
    )
    def test_no_web_address(self, url: str) -> None:
        with pytest.raises(SendingError, match="not a web address") as told:
            post(url, {}, Patience())
        assert "cret" not in str(told.value)

    def test_nothing_travels_in_the_open(self) -> None:
        with pytest.raises(SendingError, match="use https"):
            post("http://hooks.example.com/secret", {}, Patience())


class TestTrust:
    def test_a_stranger_is_not_trusted(self, context: ssl.SSLContext) -> None:
        waits = Waits()
        with (
            web_server(context=context) as server,
            pytest.raises(
                SendingError, match="certificate is not trusted: unable to get local issuer"
            ),
        ):
            post(server.url, {}, waits.patience())
        assert server.asked == waits.waited == []

    def test_who_is_trusted_is(
        self, authority: trustme.CA, context: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with authority.cert_pem.tempfile() as file, web_server(context=context) as server:
            monkeypatch.setenv("SSL_CERT_FILE", file)
            post(server.url, {}, Patience())
        assert len(server.asked) == 1


class TestSecrets:
    @pytest.mark.parametrize("status", [400, 404, 500])
    def test_a_server_that_repeats_the_address_does_not_give_it_away(self, status: int) -> None:
        with web_server() as server:
            url = server.url + SECRET
            server.answers = [Answer(status, f"no such hook: {url} ({SECRET}, {SECRET[1:]})")]
            with pytest.raises(SendingError) as told:
                post(url, {}, Waits().patience())
        assert "secret" not in str(told.value)
        assert "no such hook" in str(told.value)

    def test_what_a_server_says_is_fit_to_print(self) -> None:
        said = "\x1b[31mred\r\n" + "x" * 500
        with web_server(Answer(400, said)) as server, pytest.raises(SendingError) as told:
            post(server.url, {}, Patience())
        assert str(told.value).isprintable()
        assert len(str(told.value)) < 250

    def test_a_page_of_html_is_not_repeated(self) -> None:
        with (
            web_server(Answer(404, "<!DOCTYPE html><h1>Not found")) as server,
            pytest.raises(SendingError, match=r"^HTTP 404$"),
        ):
            post(server.url, {}, Patience())


class TestPatience:
    def test_waits_are_bounded(self) -> None:
        waits = Waits()

        def attempt() -> None:
            raise BusyError("no")

        with pytest.raises(SendingError):
            Patience(tries=9, longest_wait=10, sleep=waits.waited.append).insist(attempt)
        assert waits.waited == [2, 4, 8, 10, 10, 10, 10, 10]

    def test_a_single_try(self) -> None:
        with (
            web_server(Answer(500)) as server,
            pytest.raises(SendingError, match=r"\(tried once\)"),
        ):
            post(server.url, {}, Patience(tries=1))
