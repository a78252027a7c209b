"""The pull request that a run of CI is about, from what the environment says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from journeymaps.exchange.sending.comments import Address

OWN = "JOURNEYMAPS_TOKEN"
"""A token that somebody made for this, where CI brings none along that may write."""


@dataclass(frozen=True)
class Unwritable:
    """Why no comment can be written, in a sentence that says what to do."""

    why: str
    expected: bool = False
    """Whether nobody did anything wrong: it is no pull request, or comes from a fork."""
    lacking: bool = False
    """Whether no token was given: somebody may want to see to it, and the author cannot."""


_NONE = Unwritable("This run is about no pull request.", expected=True)
_FORK = Unwritable(
    "This change comes from a fork, and such a run gets neither secrets nor the right to write. "
    "So there is no comment, and what it would say stands here. Push the branch to this "
    "repository to have one.",
    expected=True,
)


def find_pull_request(environ: Mapping[str, str]) -> Address | Unwritable:
    """Where the comment of this run goes: GitHub Actions, GitLab CI, Azure Pipelines, Jenkins."""
    for known, found in _SERVICES.items():
        if environ.get(known):
            return found(environ)
    return Unwritable(
        "No pull request is known here: this runs in GitHub Actions, GitLab CI, Azure Pipelines "
        "or Jenkins."
    )


def _github(environ: Mapping[str, str]) -> Address | Unwritable:
    event = _event(environ.get("GITHUB_EVENT_PATH", ""))
    request = event.get("pull_request")
    if not isinstance(request, dict):
        return _NONE
    repository = environ.get("GITHUB_REPOSITORY", "")
    head = (request.get("head") or {}).get("repo") or {}
    if head.get("full_name") != repository:  # a fork that is gone has no name at all
        return _FORK
    token = environ.get("GITHUB_TOKEN") or environ.get("GH_TOKEN")
    if not token:
        return _missing("GITHUB_TOKEN", "env: {GITHUB_TOKEN: ${{ github.token }}}")
    api = environ.get("GITHUB_API_URL") or "https://api.github.com"
    return _of_github(api, repository, int(request["number"]), token)


def _of_github(api: str, repository: str, number: int | str, token: str) -> Address:
    issues = f"{api.rstrip('/')}/repos/{quote(repository)}/issues"
    return Address("github", f"{issues}/{number}/comments", token, f"{issues}/comments")


def _gitlab(environ: Mapping[str, str]) -> Address | Unwritable:
    number = environ.get("CI_MERGE_REQUEST_IID")
    project = environ.get("CI_MERGE_REQUEST_PROJECT_ID", "")
    if not number:
        return _NONE
    if environ.get("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", project) != project:
        return _FORK
    token = environ.get(OWN)
    if not token:
        return _missing(OWN, "a project access token with the scope api, as a masked CI variable")
    return _of_gitlab(environ.get("CI_API_V4_URL", ""), project, number, token)


def _of_gitlab(api: str, project: str, number: str, token: str) -> Address:
    where = f"{api}/projects/{quote(project, safe='')}/merge_requests/{number}/notes"
    return Address("gitlab", where, token)


def _azure(environ: Mapping[str, str]) -> Address | Unwritable:
    number = environ.get("SYSTEM_PULLREQUEST_PULLREQUESTID")
    if not number:
        return _NONE
    if environ.get("SYSTEM_PULLREQUEST_ISFORK", "").lower() == "true":
        return _FORK
    if environ.get("BUILD_REPOSITORY_PROVIDER", "TfsGit") != "TfsGit":
        return Unwritable("Comments go to Azure Repos only, and this repository is elsewhere.")
    token = environ.get("SYSTEM_ACCESSTOKEN")
    if not token:
        return _missing("SYSTEM_ACCESSTOKEN", "env: {SYSTEM_ACCESSTOKEN: $(System.AccessToken)}")
    server = environ.get("SYSTEM_COLLECTIONURI", "").rstrip("/")
    project = quote(environ.get("SYSTEM_TEAMPROJECT", ""), safe="")
    repository = quote(environ.get("BUILD_REPOSITORY_ID", ""), safe="")
    where = f"{server}/{project}/_apis/git/repositories/{repository}/pullRequests/{number}/threads"
    return Address("azure", where, token)


_ADDRESSES = {
    "gitlab": re.compile(r"^/(?P<project>.+)/-/merge_requests/(?P<number>\d+)$"),
    "gitea": re.compile(r"^/(?P<project>[^/]+/[^/]+)/pulls/(?P<number>\d+)$"),
    "github": re.compile(r"^/(?P<project>[^/]+/[^/]+)/pull/(?P<number>\d+)$"),
}


def _jenkins(environ: Mapping[str, str]) -> Address | Unwritable:
    url = environ.get("CHANGE_URL")
    if not url:
        return _NONE
    if environ.get("CHANGE_FORK"):
        return _FORK
    token = environ.get(OWN)
    if not token:
        return _missing(OWN, "withCredentials, as in the recipe")
    parts = urlsplit(url)
    server = f"{parts.scheme}://{parts.netloc}"
    for forge, form in _ADDRESSES.items():
        if found := form.match(parts.path.rstrip("/")):
            project, number = found["project"], found["number"]
            if forge == "gitlab":
                return _of_gitlab(f"{server}/api/v4", project, number, token)
            own = f"{server}/api/{'v1' if forge == 'gitea' else 'v3'}"
            api = "https://api.github.com" if parts.netloc == "github.com" else own
            return _of_github(api, project, number, token)
    return Unwritable(f"Comments go to GitHub, GitLab, Gitea and Forgejo, and {url} is elsewhere.")


def _missing(name: str, way: str) -> Unwritable:
    why = f"{name} is not set, and without it no comment can be written: {way}."
    return Unwritable(why, lacking=True)


def _event(path: str) -> dict[str, Any]:
    try:
        event = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return event if isinstance(event, dict) else {}


_SERVICES: dict[str, Callable[[Mapping[str, str]], Address | Unwritable]] = {
    "GITHUB_ACTIONS": _github,
    "GITLAB_CI": _gitlab,
    "TF_BUILD": _azure,
    "JENKINS_URL": _jenkins,
}
"""By a variable that each of them sets."""
