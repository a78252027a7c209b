"""Issues on GitHub, or on what speaks its REST API (Gitea, Forgejo): one an owner, kept up to date.

https://docs.github.com/en/rest/issues/issues
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from journeymaps.exchange.messages.github import LABEL, Issue
from journeymaps.exchange.sending.patience import BusyError, Patience, SendingError
from journeymaps.exchange.sending.web import Answer, Web

_PAGES = 20
_MARKER = re.compile(rf"<!-- {LABEL} [^>]* -->")


@dataclass(frozen=True)
class Repository:
    """A repository and the right to write its issues."""

    name: str
    """`organisation/repository`."""
    token: str = field(repr=False)
    api: str = "https://api.github.com"


class Issues:
    """The issues of a repository that are ours."""

    def __init__(self, repository: Repository, patience: Patience) -> None:
        self._web = Web(patience, (repository.token,))
        self._patience = patience
        owner, _, name = repository.name.partition("/")
        where = f"{quote(owner, safe='')}/{quote(name, safe='')}"
        self._url = f"{repository.api.rstrip('/')}/repos/{where}/issues"
        self._headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {repository.token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }

    def keep(
        self, issues: Iterable[Issue], closing: Collection[str] | None = None
    ) -> Iterator[str]:
        """Open, update or leave each issue, and close those that are no longer asked for.

        Yields a sentence for each thing done, as it is done. Where somebody has opened a second
        issue for an owner, the oldest is kept. `closing` are the markers of the issues that may be
        closed, where the list is not about everybody.

        Raises:
            SendingError: the server refused, or never answered.

        """
        there = self._open()
        for issue in issues:
            ours = there.pop(issue.marker, [])
            yield self._update(ours[0], issue) if ours else self._create(issue)
            for spare in ours[1:]:
                yield self._close(spare, "not_planned")
        for marker, left in there.items():
            if closing is None or marker in closing:
                for one in left:
                    yield self._close(one, "completed")

    def _open(self) -> dict[str, list[dict[str, Any]]]:
        """The open issues that are ours, by marker, the oldest first."""
        found: dict[str, list[dict[str, Any]]] = {}
        asked = f"{self._url}?state=open&labels={LABEL}&sort=created&direction=asc&per_page=100"
        for page in range(1, _PAGES + 1):
            listed = _listed(self._ask("GET", f"{asked}&page={page}"))
            # Servers differ in how many they put on a page: only an empty one is surely the last.
            if not listed:
                return found
            for issue in listed:
                marker = _MARKER.search(issue.get("body") or "")
                if marker and not issue.get("pull_request"):
                    found.setdefault(marker.group(), []).append(issue)
        raise SendingError(f"there are more than {_PAGES} pages of open issues labelled {LABEL}")

    def _create(self, issue: Issue) -> str:
        """Open an issue. After an attempt with no clear end it is looked for, not opened twice."""
        unsure = False

        def attempt() -> Any:
            nonlocal unsure
            if unsure and (there := self._open().get(issue.marker)):
                return there[0]
            try:
                answer = self._web.ask_once("POST", self._url, issue.payload(), self._headers)
            except BusyError:
                unsure = True
                raise
            return answer.json()

        made = self._patience.insist(attempt)
        if LABEL not in {label.get("name") for label in made.get("labels", [])}:
            raise SendingError(
                f"issue #{made.get('number')} was opened without its label, and would not be found "
                "again: the token needs the right to write issues"
            )
        return f"opened #{made['number']}: {issue.title}"

    def _update(self, there: dict[str, Any], issue: Issue) -> str:
        said = (there["body"] or "").replace("\r\n", "\n").strip()
        if said == issue.body.strip() and there["title"] == issue.title:
            return f"left #{there['number']} as it is: {issue.title}"
        changes = {"title": issue.title, "body": issue.body}
        self._ask("PATCH", f"{self._url}/{int(there['number'])}", changes)
        return f"updated #{there['number']}: {issue.title}"

    def _close(self, there: dict[str, Any], reason: str) -> str:
        changes = {"state": "closed", "state_reason": reason}
        self._ask("PATCH", f"{self._url}/{int(there['number'])}", changes)
        return f"closed #{there['number']}: {there['title']}"

    def _ask(self, method: str, url: str, payload: Any = None) -> Answer:
        return self._web.ask(method, url, payload, self._headers)


def _listed(answer: Answer) -> list[dict[str, Any]]:
    listed = answer.json()
    if not isinstance(listed, list):
        raise SendingError("the answer is no list of issues: is the address right?")
    return listed
