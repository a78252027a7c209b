"""`journeymaps reviews`: the list, the messages, and what is sent where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_bytes, policy
from mailbox import mbox
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from journeymaps.cli import sending as sending_module
from journeymaps.exchange.reviews_json import ReviewsRecord
from made_servers import (
    Answer,
    MailHandler,
    Waits,
    WebServer,
    mail_server,
    nobodys_port,
    web_server,
)

TODAY = "2026-11-20"
SATURDAY = "2026-11-21"
ENVIRONMENT = (
    "JOURNEYMAPS_SLACK_WEBHOOK",
    "JOURNEYMAPS_TEAMS_WEBHOOK",
    "JOURNEYMAPS_SMTP_HOST",
    "JOURNEYMAPS_SMTP_PORT",
    "JOURNEYMAPS_SMTP_USER",
    "JOURNEYMAPS_SMTP_PASSWORD",
    "JOURNEYMAPS_SMTP_TLS",
    "JOURNEYMAPS_MAIL_FROM",
    "JOURNEYMAPS_MAIL_TO",
    "GITHUB_TOKEN",
    "GITHUB_REPOSITORY",
    "GITHUB_API_URL",
    "SOURCE_DATE_EPOCH",
)


def journey(title: str, owner: str, last: str, every: str = "6 months") -> str:
    reviewed = f"last_reviewed: {last}\n" if last else ""
    return (
        f"kind: journey\ntitle: {title}\nowner: {owner}\n{reviewed}review_every: {every}\n"
        "stages:\n  - name: Wish\n"
    )


FILES = {
    "mkdocs.yml": "site_name: Maps\nsite_url: https://maps.example.com/\nplugins: [journeymaps]\n",
    "docs/catalog.yml": "kind: catalog\nlast_reviewed: 2026-10-01\nowner: sales\n"
    "teams:\n  sales: {name: Sales, contact: Sales <sales@example.com>}\n"
    "  support: Support\n  idle: Idle\n",
    "docs/order.yml": journey("Ordering", "sales", "2026-05-09"),
    "docs/wait.yml": journey("Waiting", "sales", "2026-06-08"),
    "docs/help.yml": journey("Asking for help", "support", ""),
    "docs/index.md": "---\nreview_every: never\nreview_note: It lists.\n---\n# Home\n",
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    made = Waits()
    monkeypatch.setattr(sending_module, "PATIENCE", made.patience())
    return made


def run(*arguments: str, today: str = TODAY) -> Result:
    return CliRunner().invoke(main, ["reviews", "--today", today, *arguments])


def titles(*arguments: str) -> list[str]:
    found = run("--format", "json", *arguments)
    assert found.exit_code == 0, found.output
    return [page["title"] for page in json.loads(found.stdout)["pages"]]


class TestList:
    def test_text(self) -> None:
        found = run()
        assert found.stdout.splitlines() == [
            "never reviewed                      docs/help.yml     Support   Asking for help",
            "was due 11 days ago, on 9 Nov 2026  docs/order.yml    Sales     Ordering",
            "due in 18 days, on 8 Dec 2026       docs/wait.yml     Sales     Waiting",
            "due in 315 days, on 1 Oct 2027      docs/catalog.yml  Sales     Catalog",
            "no regular review                   docs/index.md     no owner  Home",
            "",
            "5 pages, 2 need a review, 50 % on time",
        ]
        assert found.exit_code == 0
        assert found.stderr == ""

    def test_json_keeps_to_its_schema_whatever_is_chosen(self) -> None:
        found = run("--format", "json", "--owner", "sales", "--limit", "1")
        record = ReviewsRecord.model_validate_json(found.stdout)
        assert (record.site, record.url) == ("Maps", "https://maps.example.com/")
        assert [page.id for page in record.pages] == ["order"]
        assert sum(record.counts.values()) == 5

    def test_markdown(self) -> None:
        found = run("--format", "markdown").stdout
        assert "| [Ordering](<https://maps.example.com/order/>) | was due 11 days ago" in found

    @pytest.mark.parametrize(
        ("arguments", "listed"),
        [
            (["--overdue"], ["Asking for help", "Ordering"]),
            (["--owner", "sales"], ["Ordering", "Waiting", "Catalog"]),
            (["--owner", "SALES", "--overdue"], ["Ordering"]),
            (["--owner", "idle"], []),
            (["--within", "17d"], ["Asking for help", "Ordering"]),
            (["--within", "18 days"], ["Asking for help", "Ordering", "Waiting"]),
            (["--within", "1 year"], ["Asking for help", "Ordering", "Waiting", "Catalog"]),
            (["--limit", "1"], ["Asking for help"]),
            (["--within", "P3W", "--limit", "2"], ["Asking for help", "Ordering"]),
        ],
        ids=" ".join,
    )
    def test_choosing(self, arguments: list[str], listed: list[str]) -> None:
        assert titles(*arguments) == listed

    def test_addresses_follow_the_site(self, project: Path) -> None:
        (project / "mkdocs.yml").write_text(
            "site_url: https://x.org\nuse_directory_urls: false\nplugins: [journeymaps]\n"
        )
        found = json.loads(run("--format", "json").stdout)
        assert found["pages"][1]["url"] == "https://x.org/order.html"

    def test_maps_that_cannot_be_read_are_named(self, project: Path) -> None:
        (project / "docs/broken.yml").write_text("kind: journey\ntitle: [\n")
        found = run("--overdue")
        assert found.stderr == "docs/broken.yml is left out – journeymaps check says why\n"
        assert found.exit_code == 0


class TestEnd:
    def test_fail_on_overdue(self) -> None:
        assert run("--fail-on", "overdue").exit_code == 1
        assert run("--fail-on", "overdue", "--limit", "1", "--owner", "sales").exit_code == 1
        assert run("--fail-on", "overdue", "--owner", "idle").exit_code == 0
        assert run().exit_code == 0

    def test_on_the_due_day_nothing_is_overdue_yet(self) -> None:
        asked = ["--owner", "sales", "--fail-on", "overdue"]
        assert run(*asked, today="2026-11-09").exit_code == 0
        assert run(*asked, today="2026-11-10").exit_code == 1

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--owner", "salse"], 'did you mean "Sales"?'),
            (["--owner", ""], "nobody is called"),
            (["--within", "soon"], "is not a review interval"),
            (["--within", "never"], "never is no span of time"),
            (["--within", "-3 days"], "is not a review interval"),
            (["--limit", "0"], "0 is not in the range"),
            (["--today", "31/12/2024"], "is not a date"),
            (["--send"], "--send goes with --format"),
            (["--send", "--format", "json"], "--send goes with --format"),
            (["--digest", "--format", "json"], "--digest has no JSON"),
            (["--fail-on", "fresh"], "is not 'overdue'"),
            (["--format", "fax"], "is not one of"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_what_is_not_understood(self, arguments: list[str], said: str) -> None:
        found = run(*arguments)
        assert found.exit_code == 2
        assert said in found.stderr

    def test_a_clock_that_makes_no_sense(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
        found = CliRunner().invoke(main, ["reviews"])
        assert found.exit_code == 1
        assert "SOURCE_DATE_EPOCH" in found.stderr

    def test_the_help_says_how_it_ends(self) -> None:
        told = run("--help").stdout
        assert "3  something could not be sent" in told
        assert all(name in told for name in ("JOURNEYMAPS_SLACK_WEBHOOK", "GITHUB_TOKEN"))


class TestPrinting:
    def test_a_digest_in_text(self) -> None:
        found = run("--digest").stdout
        assert found.startswith("Sales: 2 pages to review\n1 overdue, 1 due soon\n\n- Ordering\n")
        assert "\n\n\nSupport: 1 page to review\n1 never reviewed\n" in found

    def test_a_digest_in_markdown(self) -> None:
        assert run("--digest", "--format", "markdown").stdout.startswith("## Sales\\: 2 pages")

    def test_nothing_to_say(self) -> None:
        assert run("--digest", "--owner", "idle").stdout == "Nothing is due.\n"
        assert (
            run("--digest", "--owner", "idle", "--format", "markdown").stdout == "Nothing is due.\n"
        )
        assert run("--format", "slack", "--owner", "idle").stdout == ""

    @pytest.mark.parametrize("form", ["slack", "teams", "github"])
    def test_payloads_come_one_a_line(self, form: str) -> None:
        each = run("--digest", "--format", form).stdout.splitlines()
        assert [isinstance(json.loads(line), dict) for line in each] == [True, True]
        assert len(run("--format", form).stdout.splitlines()) == 1

    def test_mails_come_as_a_mailbox(self, project: Path) -> None:
        (project / "mails").write_text(run("--digest", "--format", "email").stdout, "utf-8")
        mails = list(mbox(project / "mails"))
        assert [(mail["To"], mail["Subject"]) for mail in mails] == [
            ("sales@example.com", "Sales: 2 pages to review"),
            (None, "Support: 1 page to review"),
        ]

    def test_the_limit_caps_each_message(self) -> None:
        assert "and 1 more" in run("--digest", "--limit", "1").stdout

    def test_nothing_is_sent_unasked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with web_server() as server:
            monkeypatch.setenv("JOURNEYMAPS_SLACK_WEBHOOK", server.url)
            assert run("--digest", "--format", "slack").exit_code == 0
        assert server.asked == []


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
