"""Issues on GitHub: one an owner, kept up to date, never opened twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from journeymaps.exchange.messages.github import LABEL, Issue, issue, marker
from journeymaps.exchange.sending.issues import Issues, Repository
from journeymaps.exchange.sending.patience import SendingError
from journeymaps.review.digest import digests
from journeymaps.review.listing import Owner
from made_servers import Answer, Asked, Waits, WebServer, web_server
from made_standings import SITE, many, pages

TOKEN = "ghs_verysecret"


@dataclass
class GitHub:
    """As much of GitHub as keeps issues."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    per_page: int = 100
    trouble: list[Answer | str] = field(default_factory=list)
    """For the next requests that write: an answer, or `lost`, when the answer gets lost."""
    may_label: bool = True
    log: list[str] = field(default_factory=list)

    def add(self, body: str, title: str = "Reviews: x", **more: Any) -> dict[str, Any]:
        made = {
            "number": len(self.issues) + 1,
            "title": title,
            "body": body,
            "state": "open",
            "labels": [{"name": LABEL}],
            **more,
        }
        self.issues.append(made)
        return made

    def answer(self, asked: Asked) -> Answer:
        parts = urlsplit(asked.path)
        assert parts.path.startswith("/repos/acme/maps/issues")
        assert asked.headers["Authorization"] == f"Bearer {TOKEN}"
        if asked.method == "GET":
            return self.listed(parse_qs(parts.query))
        trouble = self.trouble.pop(0) if self.trouble else None
        if isinstance(trouble, Answer):
            return trouble
        done = (
            self.opened(asked.body)
            if asked.method == "POST"
            else self.changed(parts.path, asked.body)
        )
        return Answer(502) if trouble == "lost" else Answer(200, json.dumps(done))

    def listed(self, query: dict[str, list[str]]) -> Answer:
        there = [
            one
            for one in self.issues
            if one["state"] == "open" and {"name": query["labels"][0]} in one["labels"]
        ]
        first = (int(query["page"][0]) - 1) * self.per_page
        return Answer(200, json.dumps(there[first : first + self.per_page]))

    def opened(self, body: dict[str, Any]) -> dict[str, Any]:
        labels = [{"name": name} for name in body["labels"]] if self.may_label else []
        self.log.append(f"open {body['title']}")
        return self.add(body["body"], body["title"], labels=labels)

    def changed(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        number = int(re.findall(r"\d+$", path)[0])
        there = next(one for one in self.issues if one["number"] == number)
        there.update(body)
        self.log.append(f"change #{number} {' '.join(sorted(body))}")
        return there

    @property
    def open(self) -> list[str]:
        return [one["title"] for one in self.issues if one["state"] == "open"]


@pytest.fixture
def hub() -> GitHub:
    return GitHub()


@pytest.fixture
def server(hub: GitHub) -> Iterator[WebServer]:
    with web_server() as made:
        made.answer = hub.answer
        yield made


def keep(server: WebServer, made: list[Issue], closing: set[str] | None = None) -> list[str]:
    repository = Repository("acme/maps", TOKEN, server.url)
    return list(Issues(repository, Waits().patience()).keep(made, closing))


def issues() -> list[Issue]:
    return [issue(one, SITE) for one in digests(pages())]


def of(own: str) -> Issue:
    return next(one for one in issues() if one.marker == marker(Owner("", own)))


def test_each_owner_gets_one_issue(hub: GitHub, server: WebServer) -> None:
    assert keep(server, issues()) == [
        "opened #1: Reviews: @acme/calls",
        "opened #2: Reviews: @kim",
        "opened #3: Reviews: Customer success",
        "opened #4: Reviews: pages without an owner",
    ]
    assert hub.issues[2]["body"].startswith("<!-- journeymaps-reviews owner=success -->\n")


def test_nothing_is_touched_that_is_as_it_should_be(hub: GitHub, server: WebServer) -> None:
    keep(server, issues())
    for one in hub.issues:
        one["body"] = one["body"].replace("\n", "\r\n")  # as GitHub keeps what its editor saved
    hub.log.clear()
    said = keep(server, issues())
    assert hub.log == []
    assert said[0] == "left #1 as it is: Reviews: @acme/calls"


def test_an_issue_is_kept_up_to_date(hub: GitHub, server: WebServer) -> None:
    hub.add(f"{of('success').marker}\nold", "A title that somebody changed")
    assert keep(server, [of("success")]) == ["updated #1: Reviews: Customer success"]
    assert hub.issues[0]["body"] == of("success").body
    assert hub.issues[0]["title"] == "Reviews: Customer success"


def test_an_issue_is_closed_when_nothing_is_due(hub: GitHub, server: WebServer) -> None:
    keep(server, issues())
    assert keep(server, [of("success"), of("")]) == [
        "left #3 as it is: Reviews: Customer success",
        "left #4 as it is: Reviews: pages without an owner",
        "closed #1: Reviews: @acme/calls",
        "closed #2: Reviews: @kim",
    ]
    assert hub.issues[0]["state_reason"] == "completed"
    assert keep(server, [of("@kim"), of("success"), of("")])[0] == "opened #5: Reviews: @kim"


def test_a_list_of_one_owner_closes_no_others(hub: GitHub, server: WebServer) -> None:
    keep(server, issues())
    assert keep(server, [], {of("@kim").marker}) == ["closed #2: Reviews: @kim"]
    assert len(hub.open) == 3


def test_of_two_issues_the_older_one_stays(hub: GitHub, server: WebServer) -> None:
    hub.add(of("success").body, "Reviews: Customer success")
    hub.add(of("success").body, "Reviews: Customer success")
    assert keep(server, [of("success")])[1] == "closed #2: Reviews: Customer success"
    assert hub.issues[1]["state_reason"] == "not_planned"


def test_issues_and_requests_of_others_are_left_alone(hub: GitHub, server: WebServer) -> None:
    hub.add("Something is wrong here", "By hand")
    hub.add(None, "Empty")
    hub.add(of("success").body, "A pull request", pull_request={"url": "x"})
    hub.add(of("success").body, "By a stranger", labels=[])
    assert keep(server, []) == []
    assert len(hub.open) == 4


def test_ours_is_found_among_many(hub: GitHub, server: WebServer) -> None:
    hub.per_page = 7
    for _ in range(30):
        hub.add("Something else")
    hub.add(of("success").body, "Reviews: Customer success")
    assert keep(server, [of("success")]) == ["left #31 as it is: Reviews: Customer success"]


class TestTrouble:
    def test_an_issue_is_not_opened_twice_when_the_answer_got_lost(
        self, hub: GitHub, server: WebServer
    ) -> None:
        hub.trouble = ["lost"]
        assert keep(server, [of("success")]) == ["opened #1: Reviews: Customer success"]
        assert len(hub.issues) == 1

    def test_an_issue_is_opened_when_it_was_not(self, hub: GitHub, server: WebServer) -> None:
        hub.trouble = [Answer(502), Answer(403, "secondary rate limit", {"Retry-After": "1"})]
        assert keep(server, [of("success")]) == ["opened #1: Reviews: Customer success"]
        assert len(hub.issues) == 1

    def test_a_token_that_may_not_label_is_told_so(self, hub: GitHub, server: WebServer) -> None:
        hub.may_label = False
        with pytest.raises(SendingError, match="#1 was opened without its label"):
            keep(server, issues())
        assert len(hub.issues) == 1

    @pytest.mark.parametrize("status", [401, 403, 404])
    def test_a_token_that_may_do_nothing(self, status: int) -> None:
        said = json.dumps({"message": f"Bad credentials: {TOKEN}"})
        with (
            web_server(Answer(status, said)) as server,
            pytest.raises(SendingError, match="Bad credentials") as told,
        ):
            keep(server, issues())
        assert TOKEN not in str(told.value)
        assert len(server.asked) == 1

    @pytest.mark.parametrize("body", ["<html>", "{}", '"ok"', "nonsense"])
    def test_an_address_that_is_not_github(self, body: str) -> None:
        with (
            web_server(Answer(200, body)) as server,
            pytest.raises(SendingError, match="is the address right"),
        ):
            keep(server, issues())

    def test_a_list_without_end(self) -> None:
        with (
            web_server(Answer(200, '[{"body": ""}]')) as server,
            pytest.raises(SendingError, match="more than 20 pages"),
        ):
            keep(server, issues())

    def test_the_token_is_in_no_repr(self) -> None:
        assert TOKEN not in repr(Repository("acme/maps", TOKEN))


def test_the_cap_holds_in_the_body(hub: GitHub, server: WebServer) -> None:
    keep(server, [issue(one, SITE) for one in digests(many(25))])
    assert hub.issues[0]["body"].count("\n- ") == 11
    assert "and 15 more" in hub.issues[0]["body"]
