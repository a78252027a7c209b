"""Small sites, built as MkDocs builds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

TODAY = "2026-06-01"

JOURNEY = """\
kind: journey
title: First order
summary: From the wish to the parcel.
last_reviewed: 2026-05-01
stages:
  - name: Wish
    goal: Find a lamp.
  - name: Waiting
    emotion: -4
    steps:
      - name: Silence
        channel: mail
        pains: [Nobody says when it comes]
"""


@dataclass
class MadeSite:
    """A site in a folder of its own."""

    folder: Path
    config: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    """The options of our plugin."""

    def write(self, files: Mapping[str, str | bytes]) -> MadeSite:
        """Write documentation files; a text that is indented with its quotes is fine."""
        for path, content in files.items():
            file = self.folder / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def loaded(self) -> MkDocsConfig:
        """The configuration as it is now. MkDocs keeps the plugins from one to the next."""
        (self.folder / "docs").mkdir(exist_ok=True)
        written = {
            "site_name": "Made",
            "site_url": "https://example.org/",
            "theme": {"name": "material", "font": False},
            "plugins": ["search", "journeymaps"],
            **self.config,
        }
        options = {"today": TODAY, **self.options}
        written["plugins"] = [
            {"journeymaps": options} if plugin == "journeymaps" else plugin
            for plugin in written["plugins"]
        ]
        file = self.folder / "mkdocs.yml"
        file.write_text(yaml.safe_dump(written, sort_keys=False), encoding="utf-8")
        return load_config(str(file))

    def build(self, *, strict: bool = True, dirty: bool = False) -> MadeSite:
        """Build the site. Strictly, unless the test is about something else."""
        config = self.loaded()
        config.strict = strict
        config.plugins.on_startup(command="build", dirty=dirty)
        build(config, dirty=dirty)
        return self

    def serve(self, *, start: bool = False, strict: bool = False) -> MadeSite:
        """Build the site as the server does, when it starts and after each change."""
        config = self.loaded()
        config.strict = strict
        if start:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
        return self

    @property
    def published(self) -> set[str]:
        """The paths of everything that was built."""
        out = self.folder / "site"
        return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}

    def bytes(self, path: str) -> bytes:
        """A built file."""
        return (self.folder / "site" / path).read_bytes()

    def page(self, path: str) -> BeautifulSoup:
        """A built page."""
        return BeautifulSoup(self.bytes(path), "html.parser")

    @property
    def index(self) -> dict[str, dict[str, Any]]:
        """The search index by location."""
        docs = json.loads(self.bytes("search/search_index.json"))["docs"]
        return {entry["location"]: entry for entry in docs}
