"""Sites on disk, and what it takes to build them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import by_hand
import yaml
from content import Site

CONFIG: dict[str, Any] = {
    "site_name": "Measured",
    "site_url": "https://example.org/",
    "repo_url": "https://example.org/maps",
    "edit_uri": "edit/main/docs/",
    "theme": {
        "name": "material",
        "features": ["navigation.instant", "navigation.top", "content.action.edit"],
    },
    "markdown_extensions": ["attr_list", "tables"],
    "plugins": ["search"],
}

FIRST_OF_OCTOBER_2026 = "1790812800"


@dataclass(frozen=True)
class Build:
    """What one build took: CPU in seconds (user and system), peak memory and sizes in bytes."""

    cpu: float
    memory: int
    output: int
    index: int
    pages: int
    largest: tuple[str, int]
    """The largest page or JSON but for MkDocs' own search index, and its size."""


def write_maps(folder: Path, site: Site) -> None:
    """The site as journeymaps takes it: a YAML file a map."""
    maps = {**site.journeys, **site.blueprints, **site.personas}
    files = {f"{path}.yml": dump(page) for path, page in maps.items()}
    files["catalog.yml"] = dump({"kind": "catalog", **site.catalog})
    write(folder, files | indexes(maps, ".yml"), {"plugins": [*CONFIG["plugins"], "journeymaps"]})


def write_plain(folder: Path, site: Site, *, in_nav: bool) -> None:
    """The site as Markdown, its maps in Material's navigation or left out of it."""
    maps = {**site.journeys, **site.blueprints, **site.personas}
    more = {} if in_nav else {"not_in_nav": "".join(f"/{path}.md\n" for path in maps)}
    write(folder, by_hand.pages(site) | indexes(maps, ".md"), more)


def indexes(maps: Iterable[str], suffix: str) -> dict[str, str]:
    """The home page, and in each section a page that lists its maps."""
    sections: dict[str, list[str]] = {}
    for path in maps:
        section, _, name = path.rpartition("/")
        sections.setdefault(section, []).append(f"- [{name}]({name}{suffix})")
    pages = {
        f"{section}/index.md": "\n".join([f"# {section}", "", *lines, ""])
        for section, lines in sections.items()
    }
    links = [f"- [{section}]({section}/index.md)" for section in sections]
    return pages | {"index.md": "\n".join(["# Measured", "", *links, ""])}


def dump(page: Any) -> str:
    return yaml.dump(page, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)


def write(folder: Path, files: dict[str, str], config: dict[str, Any]) -> None:
    for name, content in files.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(dump(CONFIG | config), encoding="utf-8")


def build(folder: Path) -> Build:
    """Builds the site in a fresh Python, and says what that took.

    Raises:
        RuntimeError: with what MkDocs said, when the build fails.
    """
    out = folder / "site"
    log = folder / "log"
    with log.open("wb") as file:
        child = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--clean", "--site-dir", str(out)],
            cwd=folder,
            env=os.environ | {"SOURCE_DATE_EPOCH": FIRST_OF_OCTOBER_2026},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(log.read_text(encoding="utf-8")[-4000:])
    sizes = {path: path.stat().st_size for path in out.rglob("*") if path.is_file()}
    index = out / "search" / "search_index.json"
    return Build(
        cpu=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        output=sum(sizes.values()),
        index=sizes[index],
        pages=sum(path.suffix == ".html" for path in sizes),
        largest=max(
            (
                (path.relative_to(out).as_posix(), size)
                for path, size in sizes.items()
                if path.suffix in (".html", ".json") and path != index
            ),
            key=lambda each: each[1],
        ),
    )
