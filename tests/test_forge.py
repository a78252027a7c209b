"""The forms of the sites that hold repositories."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from journeymaps.pages.forge import find_forge

TITLE, BODY = "Wrong: A & B #1?", "Page: Ü (a b.yml)\n\nWhat?"


@pytest.mark.parametrize(
    ("repo", "edit", "kind", "form", "fields"),
    [
        (
            "https://github.com/acme/maps",
            "edit/main/docs/",
            "github",
            "https://github.com/acme/maps/issues/new",
            ("title", "body"),
        ),
        (
            "https://github.example.com/acme/maps/",
            None,
            "github",
            "https://github.example.com/acme/maps/issues/new",
            ("title", "body"),
        ),
        (
            "https://gitlab.com/acme/cx/maps",
            None,
            "gitlab",
            "https://gitlab.com/acme/cx/maps/-/issues/new",
            ("issue[title]", "issue[description]"),
        ),
        (
            "https://git.example.com/acme/maps",
            "-/edit/main/docs/",
            "gitlab",
            "https://git.example.com/acme/maps/-/issues/new",
            ("issue[title]", "issue[description]"),
        ),
        (
            "https://bitbucket.org/acme/maps",
            "src/main/docs/",
            "bitbucket",
            "https://bitbucket.org/acme/maps/issues/new",
            ("title", "content"),
        ),
        (
            "https://dev.azure.com/acme/cx/_git/maps",
            "?path=/docs/",
            "azure",
            "https://dev.azure.com/acme/cx/_workitems/create/Task",
            ("[System.Title]", "[System.Description]"),
        ),
        (
            "https://codeberg.org/acme/maps",
            "_edit/main/docs/",
            "gitea",
            "https://codeberg.org/acme/maps/issues/new",
            ("title", "body"),
        ),
        (
            "https://code.example.com/acme/maps",
            "_edit/main/docs/",
            "gitea",
            "https://code.example.com/acme/maps/issues/new",
            ("title", "body"),
        ),
        (
            "https://code.example.com/acme/maps",
            "edit/main/docs/",
            "github",
            "https://code.example.com/acme/maps/issues/new",
            ("title", "body"),
        ),
    ],
)
def test_an_issue_says_already_what_it_is_about(
    repo: str, edit: str | None, kind: str, form: str, fields: tuple[str, str]
) -> None:
    forge = find_forge(repo, edit)
    assert forge is not None
    assert forge.kind == kind
    issue = forge.issue(TITLE, BODY)
    assert issue.isascii()
    parts = urlsplit(issue)
    assert parts._replace(query="").geturl() == form
    assert parse_qs(parts.query, strict_parsing=True) == {fields[0]: [TITLE], fields[1]: [BODY]}


@pytest.mark.parametrize(
    ("repo", "edit"),
    [
        (None, "edit/main/docs/"),
        ("", None),
        ("https://code.example.com/maps", None),
        ("https://code.example.com/maps", "blob/main/docs/"),
        ("javascript:alert(1)//github.com", None),
    ],
)
def test_where_no_form_is_known_there_is_none(repo: str | None, edit: str | None) -> None:
    assert find_forge(repo, edit) is None


@pytest.mark.parametrize(
    ("repo", "edit", "opened"),
    [
        ("https://github.com/a/b", "https://x/edit/a.yml", "https://x/edit/a.yml#L7"),
        ("https://gitlab.com/a/b", "https://x/-/edit/a.yml", "https://x/-/edit/a.yml#L7"),
        ("https://dev.azure.com/a/_git/b", "https://x?path=/a.yml", "https://x?path=/a.yml&line=7"),
        ("https://bitbucket.org/a/b", "https://x/src/a.yml", "https://x/src/a.yml"),
        ("https://codeberg.org/a/b", "https://x/_edit/a.yml", "https://x/_edit/a.yml"),
    ],
)
def test_a_form_opens_at_the_line_where_it_can(repo: str, edit: str, opened: str) -> None:
    forge = find_forge(repo)
    assert forge is not None
    assert forge.at_line(edit, 7) == opened
    assert forge.at_line(edit, None) == edit


@pytest.mark.parametrize(
    ("repo", "address"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/commit/1f2e"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/commit/1f2e"),
        ("https://bitbucket.org/a/b", "https://bitbucket.org/a/b/commits/1f2e"),
        ("https://dev.azure.com/a/c/_git/b", "https://dev.azure.com/a/c/_git/b/commit/1f2e"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/commit/1f2e"),
    ],
)
def test_a_commit_has_an_address(repo: str, address: str) -> None:
    forge = find_forge(repo)
    assert forge is not None
    assert forge.commit("1f2e") == address
