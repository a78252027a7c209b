"""Mail: what arrives, over which kinds of connection, and how failures are told."""

from __future__ import annotations

import ssl
import time
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage

import pytest
import trustme

from journeymaps.exchange.messages.mail import mail
from journeymaps.exchange.sending.mail import MailServer, deliver, stamp
from journeymaps.exchange.sending.patience import Patience, RefusedError, SendingError
from journeymaps.review.digest import digest
from made_servers import MailHandler, Waits, deaf_server, mail_server, nobodys_port
from made_standings import SITE, pages

HERE = "127.0.0.1"
NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HERE).configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> object:
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        yield


@pytest.fixture
def handler() -> MailHandler:
    return MailHandler()


@pytest.fixture
def message() -> EmailMessage:
    made = mail(digest(pages()), SITE, Address(addr_spec="a@x.org"), Address(addr_spec="m@x.org"))
    stamp(made, NOW)
    return made


def plain(port: int, **more: str) -> MailServer:
    return MailServer(HERE, port, tls="none", **more)


def test_a_stamp_is_what_a_sent_mail_needs() -> None:
    made = mail(digest(pages()), SITE, None, Address("Maps", "maps", "example.com"))
    stamp(made, NOW)
    assert made["Date"] == "Fri, 20 Nov 2026 08:30:00 +0000"
    assert str(made["Message-ID"]).endswith("@example.com>")


class TestDelivery:
    def test_a_mail_arrives(self, handler: MailHandler, message: EmailMessage) -> None:
        with mail_server(handler) as port:
            deliver(message, plain(port), Patience())
        (envelope,) = handler.mails
        assert (envelope.mail_from, envelope.rcpt_tos) == ("m@x.org", ["a@x.org"])
        assert isinstance(envelope.content, bytes)
        read = message_from_bytes(envelope.content, policy=policy.default)
        assert read["Subject"] == "7 pages to review"
        assert "電話での相談" in read.get_content()

    @pytest.mark.usefixtures("trusted")
    @pytest.mark.parametrize("kind", ["tls", "starttls"])
    def test_in_private_and_logged_in(
        self, kind: str, handler: MailHandler, message: EmailMessage, context: ssl.SSLContext
    ) -> None:
        with mail_server(handler, tls=context, starttls=kind == "starttls", login=True) as port:
            server = MailServer(HERE, port, "maps", "pass word", kind)
            deliver(message, server, Patience())
        assert len(handler.mails) == 1
        assert handler.logins == [("maps", "pass word")]


class TestRetries:
    @pytest.mark.parametrize("said", ["451 try again", "421 too many", "drop"])
    def test_what_may_pass_is_tried_again(
        self, said: str, handler: MailHandler, message: EmailMessage
    ) -> None:
        waits = Waits()
        handler.data = [said, said]
        with mail_server(handler) as port:
            deliver(message, plain(port), waits.patience())
        assert (len(handler.mails), waits.waited) == (1, [2, 4])

    def test_an_address_that_is_busy_is_tried_again(
        self, handler: MailHandler, message: EmailMessage
    ) -> None:
        handler.rcpt = ["450 greylisted"]
        with mail_server(handler) as port:
            deliver(message, plain(port), Waits().patience())
        assert len(handler.mails) == 1

    def test_it_ends(self, handler: MailHandler, message: EmailMessage) -> None:
        handler.data = ["451 not now"] * 9
        with (
            mail_server(handler) as port,
            pytest.raises(SendingError, match=r"^SMTP 451: not now \(tried 4 times\)$"),
        ):
            deliver(message, plain(port), Waits().patience())
        assert handler.mails == []

    def test_a_refused_connection(self, message: EmailMessage) -> None:
        waits = Waits()
        with pytest.raises(SendingError, match="the connection was refused"):
            deliver(message, plain(nobodys_port()), waits.patience())
        assert len(waits.waited) == 3

    @pytest.mark.parametrize("kind", ["none", "tls", "starttls"])
    def test_a_server_that_hangs(self, kind: str, message: EmailMessage) -> None:
        start = time.monotonic()
        with deaf_server() as port, pytest.raises(SendingError, match="no answer in time"):
            server = MailServer(HERE, port, tls=kind)
            deliver(message, server, Waits().patience(0.1))
        assert time.monotonic() - start < 5


class TestRefusals:
    def test_an_address_that_does_not_exist(
        self, handler: MailHandler, message: EmailMessage
    ) -> None:
        handler.rcpt = ["550 no such user"]
        with (
            mail_server(handler) as port,
            pytest.raises(RefusedError, match=r"^SMTP 550: no such user$"),
        ):
            deliver(message, plain(port), Waits().patience())

    def test_a_message_that_is_not_wanted(
        self, handler: MailHandler, message: EmailMessage
    ) -> None:
        handler.data = ["554 looks like spam"]
        with mail_server(handler) as port, pytest.raises(RefusedError, match="SMTP 554"):
            deliver(message, plain(port), Waits().patience())

    def test_a_wrong_password_is_tried_once_and_never_told(
        self, handler: MailHandler, message: EmailMessage
    ) -> None:
        with mail_server(handler, login=True) as port, pytest.raises(SendingError) as told:
            deliver(message, plain(port, user="maps", password="wrong one"), Waits().patience())
        assert str(told.value) == "the login was refused (535)"
        assert not isinstance(told.value, RefusedError)
        assert set(handler.logins) == {("maps", "wrong one")}
        assert handler.mails == []

    def test_a_login_that_is_not_offered(self, handler: MailHandler, message: EmailMessage) -> None:
        with mail_server(handler) as port, pytest.raises(SendingError, match="knows no logins"):
            deliver(message, plain(port, user="maps", password="x"), Waits().patience())

    def test_a_password_does_not_travel_in_the_open(self, message: EmailMessage) -> None:
        server = MailServer("mail.example.com", user="maps", password="x", tls="none")
        with pytest.raises(SendingError, match="in the open"):
            deliver(message, server, Patience())

    def test_starttls_that_is_not_offered(
        self, handler: MailHandler, message: EmailMessage
    ) -> None:
        with mail_server(handler) as port, pytest.raises(SendingError, match="no STARTTLS"):
            deliver(message, MailServer(HERE, port), Waits().patience())
        assert handler.mails == []

    @pytest.mark.parametrize("kind", ["tls", "starttls"])
    def test_a_stranger_is_not_trusted(
        self, kind: str, handler: MailHandler, message: EmailMessage, context: ssl.SSLContext
    ) -> None:
        waits = Waits()
        with mail_server(handler, tls=context, starttls=kind == "starttls") as port:
            server = MailServer(HERE, port, "maps", "pass word", kind)
            with pytest.raises(SendingError, match="certificate is not trusted"):
                deliver(message, server, waits.patience())
        assert handler.logins == waits.waited == []

    def test_the_password_is_in_no_repr(self) -> None:
        assert "hush" not in repr(MailServer("x", password="hush"))
