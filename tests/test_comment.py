"""`journeymaps comment`: one comment on a pull request, whichever forge and CI it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from journeymaps.exchange.sending.comments import MARKER, Address, Comments, fitting
from journeymaps.exchange.sending.pull_request import Unwritable, find_pull_request
from made_servers import Answer, Asked, Waits, WebServer, web_server

TOKEN = "tok_verysecret"
TELLS = "### One map says something else\n\nUsage: emotion −3 → +2\n"


@dataclass
class Forge:
    """As much of each forge as keeps comments. All but Azure's have a number and a body."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    trouble: list[Answer | str] = field(default_factory=list)
    """For the next requests that write: an answer, or `lost`, when the answer gets lost."""
    asked: list[str] = field(default_factory=list)

    def answer(self, asked: Asked) -> Answer:
        parts = urlsplit(asked.path)
        self.asked.append(f"{asked.method} {parts.path}")
        assert TOKEN in str(asked.headers)
        azure = "_apis" in parts.path
        if asked.method == "GET":
            if azure:
                return Answer(200, json.dumps({"value": self.comments}))
            page = int(parse_qs(parts.query)["page"][0])
            return Answer(200, json.dumps(self.comments[2 * page - 2 : 2 * page]))
        trouble = self.trouble.pop(0) if self.trouble else None
        if isinstance(trouble, Answer):
            return trouble
        if asked.method == "POST":
            self.comments.append({"id": len(self.comments) + 1, **asked.body})
            for number, comment in enumerate(self.comments[-1].get("comments", []), 1):
                comment["id"] = number
        elif azure:
            thread, number = map(int, re.findall(r"threads/(\d+)/comments/(\d+)$", parts.path)[0])
            self.comments[thread - 1]["comments"][number - 1].update(asked.body)
        else:
            self.comments[int(parts.path.rsplit("/", 1)[1]) - 1].update(asked.body)
        return Answer(502) if trouble == "lost" else Answer(200, "{}")

    @property
    def said(self) -> list[str]:
        """What stands in the comments."""
        flat = [one.get("comments", [one])[0] for one in self.comments]
        return [one.get("body", one.get("content")) for one in flat]


@pytest.fixture
def forge() -> Forge:
    return Forge()


@pytest.fixture
def server(forge: Forge) -> Iterator[WebServer]:
    with web_server() as made:
        made.answer = forge.answer
        yield made


@pytest.fixture
def difference(tmp_path: Path) -> Path:
    file = tmp_path / "difference.md"
    file.write_text(f"<!-- journeymaps-diff -->\n{TELLS}", "utf-8")
    return file


def github(server: str, tmp_path: Path, head: str | None = "acme/maps") -> dict[str, str]:
    event = tmp_path / "event.json"
    repository = {"full_name": head} if head else None
    event.write_text(json.dumps({"pull_request": {"number": 7, "head": {"repo": repository}}}))
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": "acme/maps",
        "GITHUB_API_URL": server,
        "GITHUB_TOKEN": TOKEN,
    }


def gitlab(server: str, source: str = "12") -> dict[str, str]:
    return {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": f"{server}/api/v4",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_PROJECT_ID": "12",
        "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": source,
        "JOURNEYMAPS_TOKEN": TOKEN,
    }


def azure(server: str, fork: str = "False") -> dict[str, str]:
    return {
        "TF_BUILD": "True",
        "SYSTEM_COLLECTIONURI": f"{server}/acme/",
        "SYSTEM_TEAMPROJECT": "Our maps",
        "BUILD_REPOSITORY_ID": "0f-1",
        "BUILD_REPOSITORY_PROVIDER": "TfsGit",
        "SYSTEM_PULLREQUEST_PULLREQUESTID": "7",
        "SYSTEM_PULLREQUEST_ISFORK": fork,
        "SYSTEM_ACCESSTOKEN": TOKEN,
    }


def jenkins(url: str, **more: str) -> dict[str, str]:
    said = {"JENKINS_URL": "http://ci/", "CHANGE_URL": url, "JOURNEYMAPS_TOKEN": TOKEN}
    return {**said, **more}


def run(environ: dict[str, str], *arguments: object) -> Result:
    clean = dict.fromkeys(("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL"))
    summary = {"GITHUB_STEP_SUMMARY": None}
    return CliRunner().invoke(
        main, ["comment", *map(str, arguments)], env={**clean, **summary, **environ}
    )


@pytest.mark.parametrize("forge_name", ["github", "gitlab", "azure"])
def test_each_run_writes_over_the_comment_of_the_last(
    forge: Forge, server: WebServer, difference: Path, tmp_path: Path, forge_name: str
) -> None:
    environ = {
        "github": github(server.url, tmp_path),
        "gitlab": gitlab(server.url),
        "azure": azure(server.url),
    }[forge_name]
    others = [{"id": 1, "body": "Nice"}, {"id": 2, "body": None}, {"id": 3, "body": "x"}]
    if forge_name == "azure":
        others = [
            {"id": one["id"], "comments": [{"id": 1, "content": one["body"]}]} for one in others
        ]
    forge.comments = others
    assert run(environ, difference).stdout == "The comment was written.\n"
    assert forge.said[3] == f"{MARKER}\n{TELLS}"
    assert run(environ, difference).stdout == "The comment says all that already.\n"
    difference.write_text("### Now it is this\n", "utf-8")
    assert run(environ, difference).stdout == "The comment was brought up to date.\n"
    assert forge.said == ["Nice", None, "x", f"{MARKER}\n### Now it is this\n"]


def test_what_nobody_has_to_resolve_on_azure_stays_closed(
    forge: Forge, server: WebServer, difference: Path
) -> None:
    run(azure(server.url), difference)
    assert forge.comments[0]["status"] == "closed"
    threads = "/acme/Our%20maps/_apis/git/repositories/0f-1/pullRequests/7/threads"
    assert forge.asked == [f"GET {threads}", f"POST {threads}"]


def test_several_files_and_the_preview_make_one_comment(
    forge: Forge, server: WebServer, difference: Path, tmp_path: Path
) -> None:
    related, empty = tmp_path / "related.md", tmp_path / "empty.md"
    related.write_text("<!-- journeymaps-touched -->\n### Still true?\n", "utf-8")
    empty.touch()
    files = difference, empty, tmp_path / "never-written.md", related
    run(github(server.url, tmp_path), *files, "--preview", "https://x.org/1")
    assert forge.said == [
        f"{MARKER}\n{TELLS}\n### Still true?\n\n[See the site with this change](<https://x.org/1>)\n"
    ]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("site_url: https://x.org/maps\n", "(<https://x.org/maps/pr-7/>)"),
        ("site_name: Maps\n", "in the folder `pr-7/` of the published one"),
        ("site_name: [\n", "in the folder `pr-7/` of the published one"),
    ],
)
def test_a_preview_in_a_folder_of_the_site(
    difference: Path, monkeypatch: pytest.MonkeyPatch, config: str, said: str
) -> None:
    (difference.parent / "docs").mkdir()
    (difference.parent / "mkdocs.yml").write_text(config)
    monkeypatch.chdir(difference.parent)
    assert said in run({"GITHUB_ACTIONS": "true"}, difference, "--preview", "pr-7").stdout


def test_a_change_that_touches_no_map_gets_no_comment_but_an_old_one_is_mended(
    forge: Forge, server: WebServer, difference: Path, tmp_path: Path
) -> None:
    environ = github(server.url, tmp_path)
    nothing = tmp_path / "nothing.md"
    nothing.write_text("### No map says anything else than before\n\nNo journey map.\n", "utf-8")
    assert run(environ, nothing).stdout == "There is nothing to say in a comment.\n"
    assert forge.said == []
    run(environ, difference)
    run(environ, nothing)
    assert "anything else than before" in forge.said[0]


@pytest.mark.parametrize(
    "environ",
    [
        pytest.param(lambda url, path: github(url, path, "somebody/maps"), id="GitHub"),
        pytest.param(lambda url, path: github(url, path, None), id="GitHub, fork gone"),
        pytest.param(lambda url, path: gitlab(url, "99"), id="GitLab"),
        pytest.param(lambda url, path: azure(url, "True"), id="Azure"),
        pytest.param(
            lambda url, path: jenkins(f"{url}/acme/maps/pull/7", CHANGE_FORK="somebody"),
            id="Jenkins",
        ),
    ],
)
def test_for_a_fork_the_run_says_it_instead(
    forge: Forge, server: WebServer, difference: Path, tmp_path: Path, environ: Any
) -> None:
    summary = tmp_path / "summary.md"
    found = run({**environ(server.url, tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}, difference)
    assert found.exit_code == 0
    assert found.stdout.startswith("This change comes from a fork")
    assert TELLS in found.stdout
    assert summary.read_text("utf-8").startswith(TELLS)
    assert forge.asked == []


@pytest.mark.parametrize(
    ("environ", "said", "code"),
    [
        ({}, "No pull request is known here", 1),
        ({"GITHUB_ACTIONS": "true"}, "This run is about no pull request.", 0),
        ({"GITLAB_CI": "true"}, "This run is about no pull request.", 0),
        ({"TF_BUILD": "True"}, "This run is about no pull request.", 0),
        ({"JENKINS_URL": "http://ci/"}, "This run is about no pull request.", 0),
        (gitlab("") | {"JOURNEYMAPS_TOKEN": ""}, "JOURNEYMAPS_TOKEN is not set", 0),
        (azure("") | {"SYSTEM_ACCESSTOKEN": ""}, "##vso[task.logissue type=warning]SYSTEM", 0),
        (azure("") | {"BUILD_REPOSITORY_PROVIDER": "GitHub"}, "Azure Repos only", 1),
        (jenkins("https://bitbucket.org/a/b/pull-requests/7"), "is elsewhere", 1),
    ],
)
def test_where_none_can_be_written_a_sentence_says_why(
    difference: Path, environ: dict[str, str], said: str, code: int
) -> None:
    found = run(environ, difference)
    assert (found.exit_code, said in found.stdout, TELLS in found.stdout) == (code, True, True)


@pytest.mark.parametrize(
    ("url", "comments", "forge_name"),
    [
        ("https://github.com/a/b/pull/7", "https://api.github.com/repos/a/b/issues/7/comments", 0),
        ("https://git.x.org/a/b/pull/7", "https://git.x.org/api/v3/repos/a/b/issues/7/comments", 0),
        ("https://t.org/a/b/pulls/7", "https://t.org/api/v1/repos/a/b/issues/7/comments", 0),
        (
            "https://gl.org/a/b/c/-/merge_requests/7",
            "https://gl.org/api/v4/projects/a%2Fb%2Fc/merge_requests/7/notes",
            1,
        ),
    ],
)
def test_jenkins_knows_the_forge_by_the_address(url: str, comments: str, forge_name: int) -> None:
    found = find_pull_request(jenkins(url))
    assert not isinstance(found, Unwritable)
    assert (found.forge, found.comments) == (("github", "gitlab")[forge_name], comments)
    assert TOKEN not in repr(found)


def test_a_token_that_may_not_write_ends_with_the_way_out(
    forge: Forge, server: WebServer, difference: Path, tmp_path: Path
) -> None:
    forge.trouble = [Answer(403, '{"message": "Resource not accessible by integration"}')]
    found = run(github(server.url, tmp_path), difference)
    assert found.exit_code == 0
    assert found.stdout.startswith("::warning title=No comment on the pull request::")
    assert "does the token have the right to write comments" in found.stdout
    assert TELLS in found.stdout
    assert TOKEN not in found.output


def test_after_a_lost_answer_the_comment_is_not_written_twice(
    forge: Forge, server: WebServer
) -> None:
    forge.trouble = ["lost"]
    where = f"{server.url}/repos/a/b/issues"
    address = Address("github", f"{where}/7/comments", TOKEN, f"{where}/comments")
    assert Comments(address, Waits().patience()).keep("x") == "The comment was written."
    assert len(forge.said) == 1


def test_a_comment_that_is_too_long_is_cut_after_a_line() -> None:
    text = "one line\n" * 50
    cut = fitting(text, 200)
    assert len(cut) <= 200
    assert cut.startswith("one line\n" * 5)
    assert cut.endswith(
        "one line\n\nThe rest is too long for a comment: it stands in the log of this run.\n"
    )
    assert fitting(text, len(text)) == text


def test_nothing_to_write_is_an_error(tmp_path: Path) -> None:
    found = run({}, tmp_path / "missing.md")
    assert found.exit_code == 1
    assert "all files are missing or empty" in found.output
