"""The site that holds the repository: where readers change a file or tell of a mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode, urlsplit

Kind = Literal["github", "gitlab", "bitbucket", "azure", "gitea"]

_HOSTS: tuple[tuple[str, Kind], ...] = (
    ("github", "github"),
    ("gitlab", "gitlab"),
    ("bitbucket", "bitbucket"),
    ("dev.azure.com", "azure"),
    ("visualstudio.com", "azure"),
    ("gitea", "gitea"),
    ("forgejo", "gitea"),
    ("codeberg.org", "gitea"),
)
# On a host whose name tells nothing, the address of its edit form does.
_FORMS: tuple[tuple[str, Kind], ...] = (
    ("/-/", "gitlab"),
    ("-/edit/", "gitlab"),
    ("_edit/", "gitea"),
    ("?path=", "azure"),
    ("src/", "bitbucket"),
    ("edit/", "github"),
)
_ISSUES: dict[Kind, tuple[str, str, str]] = {
    # https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
    "github": ("issues/new", "title", "body"),
    # https://docs.gitlab.com/user/project/issues/create_issues/
    "gitlab": ("-/issues/new", "issue[title]", "issue[description]"),
    "bitbucket": ("issues/new", "title", "content"),
    # https://learn.microsoft.com/en-us/azure/devops/boards/backlogs/work-item-template
    "azure": ("_workitems/create/Task", "[System.Title]", "[System.Description]"),
    "gitea": ("issues/new", "title", "body"),
}
_LINES: dict[Kind, Callable[[int], str]] = {
    "github": "#L{}".format,
    "gitlab": "#L{}".format,
    "azure": "&line={}".format,
}


_COMMITS: dict[Kind, str] = {
    "github": "commit",
    "gitlab": "-/commit",
    "bitbucket": "commits",
    "azure": "commit",
    "gitea": "commit",
}


@dataclass(frozen=True)
class Forge:
    """A repository, as the site that holds it shows it to people."""

    kind: Kind
    url: str
    """The repository's address."""

    def issue(self, title: str, body: str) -> str:
        """The address of a form for a new issue that says so already."""
        path, titled, told = _ISSUES[self.kind]
        above = self.url.partition("/_git/")[0] if self.kind == "azure" else self.url
        asked = urlencode({titled: title, told: body}, quote_via=quote)
        return f"{above.rstrip('/')}/{path}?{asked}"

    def commit(self, own: str) -> str:
        """The address of a commit, by its full id."""
        return f"{self.url.rstrip('/')}/{_COMMITS[self.kind]}/{own}"

    def at_line(self, edit: str, line: int | None) -> str:
        """The address of an edit form, at a line where the form can be opened at one."""
        own = _LINES.get(self.kind)
        return edit + own(line) if own and line else edit


def find_forge(repo_url: str | None, edit_uri: str | None = None) -> Forge | None:
    """The forge of a repository, told by its address, or else by how it edits files.

    None where it is none that we know: a link to a form that is not there helps nobody.
    """
    if not repo_url or urlsplit(repo_url).scheme not in ("http", "https"):
        return None
    host = urlsplit(repo_url).hostname or ""
    kind = next((kind for name, kind in _HOSTS if name in host), None)
    if kind is None:
        kind = next((kind for form, kind in _FORMS if form in (edit_uri or "")), None)
    return Forge(kind, repo_url) if kind else None
