"""One comment on a pull request, which each run of CI writes over: GitHub, GitLab, Azure DevOps.

Gitea and Forgejo speak GitHub's API.

https://docs.github.com/en/rest/issues/comments
https://docs.gitlab.com/api/notes/
https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-request-threads
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from journeymaps.exchange.sending.patience import BusyError, Patience, SendingError
from journeymaps.exchange.sending.web import Web

MARKER = "<!-- journeymaps -->"
"""The first line of the comment, which no reader sees. By it the next run finds it again."""

_PAGES = 50


@dataclass(frozen=True)
class Address:
    """Where the comments of a pull request are, and the right to write them."""

    forge: Literal["github", "gitlab", "azure"]
    comments: str
    """The address of the list of comments, and of a new one."""
    token: str = field(repr=False)
    edited: str = ""
    """What stands before a comment's number where it is changed; the same, if left out."""


_MOST = {"github": 65_000, "gitlab": 900_000, "azure": 140_000}
"""Characters in a comment. Forges refuse longer ones."""


def fitting(text: str, most: int) -> str:
    """A text that is not longer than that, cut after a line, and saying so."""
    if len(text) <= most:
        return text
    rest = "\n\nThe rest is too long for a comment: it stands in the log of this run.\n"
    kept = text[: most - len(rest)]
    return kept[: kept.rfind("\n")] + rest


class Comments:
    """The comments of a pull request, of which one is ours."""

    def __init__(self, address: Address, patience: Patience) -> None:
        self._at = address
        self._web = Web(patience, (address.token,))
        self._patience = patience
        match address.forge:
            case "github":
                self._headers = {
                    "Accept": "application/vnd.github+json",
                    "Authorization": f"Bearer {address.token}",
                }
            case "gitlab":
                self._headers = {"PRIVATE-TOKEN": address.token}
            case "azure":
                self._headers = {"Authorization": f"Bearer {address.token}"}

    def keep(self, text: str, *, new: bool = True) -> str:
        """Write the comment, or write over that of an earlier run. Says what was done.

        `new` is whether it is worth a comment, where there is none yet.

        Raises:
            SendingError: the forge refused, or never answered.

        """
        body = fitting(f"{MARKER}\n{text}", _MOST[self._at.forge])
        there = self._ours()
        if there:
            ours, said = there
            if said.replace("\r\n", "\n").strip() == body.strip():
                return "The comment says all that already."
            self._change(ours, body)
            return "The comment was brought up to date."
        if not new:
            return "There is nothing to say in a comment."
        self._write(body)
        return "The comment was written."

    def _write(self, body: str) -> None:
        """Write a comment. After an attempt with no clear end it is looked for, not made twice."""
        unsure = False

        def attempt() -> None:
            nonlocal unsure
            if unsure and self._ours():
                return
            try:
                self._web.ask_once("POST", self._url(), self._payload(body), self._headers)
            except BusyError:
                unsure = True
                raise

        self._patience.insist(attempt)

    def _change(self, ours: str, body: str) -> None:
        payload = {"content": body} if self._at.forge == "azure" else {"body": body}
        method = "PUT" if self._at.forge == "gitlab" else "PATCH"
        url = f"{self._at.edited or self._at.comments}/{ours}"
        self._web.ask(method, url + self._version, payload, self._headers)

    def _payload(self, body: str) -> dict[str, Any]:
        if self._at.forge == "azure":
            # A closed thread: nobody has to resolve it before the merge.
            comment = {"parentCommentId": 0, "content": body, "commentType": "text"}
            return {"comments": [comment], "status": "closed"}
        return {"body": body}

    def _ours(self) -> tuple[str, str] | None:
        """Where our comment is changed, and what it says."""
        for where, said in self._all():
            if said.startswith(MARKER):
                return where, said
        return None

    def _all(self) -> Iterator[tuple[str, str]]:
        if self._at.forge == "azure":
            answer = self._listed(self._url())
            for thread in answer.get("value", []) if isinstance(answer, dict) else []:
                for comment in thread.get("comments", []):
                    where = f"{int(thread['id'])}/comments/{int(comment['id'])}"
                    yield where, comment.get("content") or ""
            return
        for page in range(1, _PAGES + 1):
            listed = self._listed(f"{self._at.comments}?per_page=100&page={page}")
            if not isinstance(listed, list):
                raise SendingError("the answer is no list of comments: is the address right?")
            if not listed:
                return
            for comment in listed:
                yield str(int(comment["id"])), comment.get("body") or ""

    def _listed(self, url: str) -> Any:
        return self._web.ask("GET", url, None, self._headers).json()

    def _url(self) -> str:
        return self._at.comments + self._version

    @property
    def _version(self) -> str:
        return "?api-version=7.1" if self._at.forge == "azure" else ""
