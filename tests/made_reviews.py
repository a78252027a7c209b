"""A small site with pages that are due, and `journeymaps reviews` in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main

TODAY = "2026-11-20"
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
    """A journey with its owner and its last review, if there was one."""
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


def write_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site in that folder, where one now is, with nothing in the environment that counts."""
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    monkeypatch.chdir(folder)
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    return folder


def run(*arguments: str, today: str = TODAY) -> Result:
    """`journeymaps reviews` on that day."""
    return CliRunner().invoke(main, ["reviews", "--today", today, *arguments])
