"""`journeymaps reviews --send`: what is sent where, and what when it cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from journeymaps.cli import sending as sending_module
from made_reviews import TODAY, run, write_project
from made_servers import (
    Answer,
    MailHandler,
    Waits,
    WebServer,
    mail_server,
    nobodys_port,
    web_server,
)

SATURDAY = "2026-11-21"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return write_project(tmp_path, monkeypatch)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    made = Waits()
    monkeypatch.setattr(sending_module, "PATIENCE", made.patience())
    return made


@pytest.fixture
def chat(monkeypatch: pytest.MonkeyPatch, waits: Waits) -> Iterator[WebServer]:
    with web_server() as server:
        monkeypatch.setenv("JOURNEYMAPS_SLACK_WEBHOOK", f"{server.url}/hush")
        monkeypatch.setenv("JOURNEYMAPS_TEAMS_WEBHOOK", f"{server.url}/hush")
        yield server


def send(form: str, *arguments: str, today: str = TODAY) -> Result:
    found = run("--digest", "--send", "--format", form, *arguments, today=today)
    assert "hush" not in found.output
    return found


class TestChats:
    @pytest.mark.parametrize("form", ["slack", "teams"])
    def test_one_message_an_owner(self, chat: WebServer, form: str) -> None:
        found = send(form)
        assert found.exit_code == 0
        assert found.stdout == "sent: Sales: 2 pages to review\nsent: Support: 1 page to review\n"
        printed = run("--digest", "--format", form).stdout.splitlines()
        assert [asked.body for asked in chat.asked] == [json.loads(line) for line in printed]

    def test_one_message_to_all(self, chat: WebServer) -> None:
        assert run("--send", "--format", "slack").stdout == "sent: 3 pages to review\n"
        assert len(chat.asked) == 1

    def test_not_at_weekends_unless_asked_for(self, chat: WebServer) -> None:
        found = send("slack", today=SATURDAY)
        assert (found.exit_code, len(chat.asked)) == (0, 0)
        assert "weekend" in found.stdout
        assert send("slack", "--weekend", today=SATURDAY).exit_code == 0
        assert len(chat.asked) == 2

    def test_a_weekend_does_not_hide_what_is_late(self, chat: WebServer) -> None:
        assert send("slack", "--fail-on", "overdue", today=SATURDAY).exit_code == 1
        assert send("slack", "--fail-on", "overdue").exit_code == 1
        assert len(chat.asked) == 2

    def test_nothing_is_due(self, chat: WebServer) -> None:
        assert send("slack", "--owner", "idle").stdout == "Nothing is due, so nothing is sent.\n"
        assert chat.asked == []

    def test_a_message_that_is_refused_does_not_keep_back_the_next(self, chat: WebServer) -> None:
        chat.answers = [Answer(400, "invalid_blocks"), Answer()]
        found = send("slack")
        assert found.exit_code == 3
        assert found.stdout == "sent: Support: 1 page to review\n"
        assert found.stderr == (
            "Error: not sent: Sales: 2 pages to review – HTTP 400: invalid_blocks\n"
        )

    def test_an_address_that_no_longer_holds_is_asked_once(self, chat: WebServer) -> None:
        chat.answers = [Answer(404, "no_service: /hush")]
        found = send("slack")
        assert (found.exit_code, len(chat.asked)) == (3, 1)
        assert found.stderr == "Error: HTTP 404: no_service: /…: 2 of 2 not sent\n"

    def test_trouble_that_passes_is_not_told(self, chat: WebServer, waits: Waits) -> None:
        chat.answers = [Answer(503), Answer(429, headers={"Retry-After": "1"}), Answer()]
        assert send("slack").exit_code == 0
        assert waits.waited == [2, 1]

    def test_nobody_there(self, monkeypatch: pytest.MonkeyPatch, waits: Waits) -> None:
        monkeypatch.setenv("JOURNEYMAPS_SLACK_WEBHOOK", f"http://127.0.0.1:{nobodys_port()}/hush")
        found = send("slack")
        assert found.exit_code == 3
        assert found.stderr == (
            "Error: the connection was refused (tried 4 times): 2 of 2 not sent\n"
        )

    def test_without_an_address(self, waits: Waits) -> None:
        found = send("slack")
        assert found.exit_code == 3
        assert found.stderr == "Error: JOURNEYMAPS_SLACK_WEBHOOK is not set in the environment\n"


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch, waits: Waits) -> Iterator[MailHandler]:
    handler = MailHandler()
    with mail_server(handler, login=True) as port:
        settings = {
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(port),
            "SMTP_TLS": "none",
            "SMTP_USER": "maps",
            "SMTP_PASSWORD": "pass word",
            "MAIL_FROM": "Maps <maps@example.com>",
        }
        for name, value in settings.items():
            monkeypatch.setenv(f"JOURNEYMAPS_{name}", value)
        yield handler


class TestMail:
    def test_owners_get_mail_where_the_catalog_says(
        self, mails: MailHandler, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JOURNEYMAPS_MAIL_TO", "rest@example.com")
        assert send("email").exit_code == 0
        assert [mail.rcpt_tos for mail in mails.mails] == [
            ["sales@example.com"],
            ["rest@example.com"],
        ]
        content: Any = mails.mails[0].content
        read = message_from_bytes(content, policy=policy.default)
        assert read["From"] == "maps@example.com"
        assert read["Date"]
        assert read["Message-ID"]
        assert "https://maps.example.com/order/" in read.get_content()

    def test_an_owner_without_an_address_does_not_keep_back_others(
        self, mails: MailHandler
    ) -> None:
        found = send("email")
        assert found.exit_code == 3
        assert found.stdout == "sent: Sales: 2 pages to review\n"
        assert found.stderr == (
            "Error: not sent: Support: 1 page to review – "
            "no address in the catalog, and JOURNEYMAPS_MAIL_TO is not set\n"
        )

    def test_a_wrong_password_ends_it(
        self, mails: MailHandler, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JOURNEYMAPS_SMTP_PASSWORD", "hush hush")
        found = send("email")
        assert found.exit_code == 3
        assert found.stderr == "Error: the login was refused (535): 2 of 2 not sent\n"
        assert mails.mails == []

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("SMTP_HOST", "", "JOURNEYMAPS_SMTP_HOST is not set"),
            ("SMTP_PORT", "smtp", 'JOURNEYMAPS_SMTP_PORT is "smtp"'),
            ("SMTP_PORT", "70000", "it must be a number to 65535"),
            ("SMTP_TLS", "ssl", "write starttls, tls, none"),
            ("MAIL_FROM", "", "JOURNEYMAPS_MAIL_FROM is not set"),
            ("MAIL_FROM", "nobody", "that is no e-mail address"),
            ("MAIL_TO", "nobody", "that is no e-mail address"),
        ],
    )
    def test_settings_that_cannot_be(
        self,
        mails: MailHandler,
        monkeypatch: pytest.MonkeyPatch,
        name: str,
        value: str,
        said: str,
    ) -> None:
        monkeypatch.setenv(f"JOURNEYMAPS_{name}", value)
        found = send("email")
        assert found.exit_code == 3
        assert said in found.stderr
        assert mails.mails == []


class TestIssues:
    @pytest.fixture
    def hub(self, monkeypatch: pytest.MonkeyPatch, waits: Waits) -> Iterator[WebServer]:
        with web_server(Answer(200, "[]")) as server:
            monkeypatch.setenv("GITHUB_TOKEN", "hush")
            monkeypatch.setenv("GITHUB_REPOSITORY", "acme/maps")
            monkeypatch.setenv("GITHUB_API_URL", server.url)
            yield server

    def test_issues_are_opened(self, hub: WebServer) -> None:
        made = json.dumps({"number": 7, "labels": [{"name": "journeymaps-reviews"}]})
        hub.answers = [Answer(200, "[]"), Answer(201, made)]
        found = send("github")
        assert found.exit_code == 0
        assert found.stdout == "opened #7: Reviews: Sales\nopened #7: Reviews: Support\n"
        assert [asked.method for asked in hub.asked] == ["GET", "POST", "POST"]

    def test_those_of_others_stay_open_when_one_owner_is_asked_for(self, hub: WebServer) -> None:
        marks = ["owner=sales", "owner=idle", "all"]
        there = [
            {"number": n, "title": "T", "body": f"<!-- journeymaps-reviews {mark} -->"}
            for n, mark in enumerate(marks)
        ]
        hub.answers = [Answer(200, json.dumps(there)), Answer(200, "[]")]
        assert send("github", "--owner", "idle").stdout == "closed #1: T\n"
        assert [asked.method for asked in hub.asked] == ["GET", "GET", "PATCH"]

    def test_nothing_is_due_and_nothing_open(self, hub: WebServer) -> None:
        assert send("github", "--owner", "idle").stdout == "Nothing is due, and no issue is open.\n"

    def test_a_token_that_does_not_hold(self, hub: WebServer) -> None:
        hub.answers = [Answer(401, '{"message": "Bad credentials: hush"}')]
        found = send("github")
        assert found.exit_code == 3
        assert found.stderr == 'Error: HTTP 401: {"message": "Bad credentials: …"}\n'

    def test_without_a_token(self, hub: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("GITHUB_TOKEN")
        found = send("github")
        assert found.stderr == "Error: GITHUB_TOKEN is not set in the environment\n"
        assert hub.asked == []
