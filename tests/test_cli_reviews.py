"""`journeymaps reviews`: the list, the messages, and how it ends."""

from __future__ import annotations

import json
from mailbox import mbox
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeymaps.cli import main
from journeymaps.exchange.reviews_json import ReviewsRecord
from made_reviews import run, write_project
from made_servers import web_server


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return write_project(tmp_path, monkeypatch)


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
