"""`llms.txt`: what the site is, and where its maps are as Markdown (see llmstxt.org)."""

from __future__ import annotations

from collections.abc import Mapping

from journeymaps.atlas.atlas import Atlas

_SECTIONS = {
    "journey": "Journeys",
    "blueprint": "Service blueprints",
    "persona": "Personas",
    "comparison": "Comparisons",
    "catalog": "Catalogs",
}


def llms_txt(
    name: str, description: str, atlas: Atlas, twins: Mapping[str, str], index: str
) -> bytes:
    """The file. `twins` are the addresses of maps' Markdown by path, `index` is `maps.json`'s."""
    lines = [f"# {_line(name)}", ""]
    if description:
        lines += [f"> {_line(description)}", ""]
    lines += [
        "Journey maps and service blueprints. A statement with a source is researched, one without",
        f"is assumed. All maps in short, as JSON: [maps.json]({index}).",
    ]
    for kind, title in _SECTIONS.items():
        if maps := atlas.of_kind(kind):
            lines += ["", f"## {title}", ""]
            for held in maps:
                summary = f": {_line(held.map.summary)}" if held.map.summary else ""
                lines.append(f"- [{_line(held.map.title)}]({twins[held.path]}){summary}")
    return ("\n".join(lines) + "\n").encode()


def _line(text: str) -> str:
    return " ".join(text.split())
