"""The guide's page of all messages, made from a table: run this after changing it.

What the check says of each example is not written by hand: it is what the check says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from made_problems import said

CASES = Path(__file__).parent / "cases" / "codes.yml"
PAGE = Path(__file__).parents[1] / "maps" / "guide" / "codes.md"
_BEGIN = "<!-- From here on this page is made from a table and by the check itself. -->\n"

GROUPS: list[dict[str, Any]] = yaml.safe_load(CASES.read_text("utf-8"))
CODES: dict[str, dict[str, Any]] = {
    code: about for group in GROUPS for code, about in group["codes"].items()
}


def told(code: str) -> str:
    """What the check says of a code's example: the line with that code."""
    lines = said({"files": files(code)})
    (line,) = [line for line in lines if re.search(rf":\d+: (?:\w+: )?{code}: ", line)][:1]
    return line


def files(code: str) -> dict[str, str]:
    """The files of a code's example, the one to blame first."""
    about = CODES[code]
    if "map" in about:
        return {"order.yml": about["map"]}
    return dict(about.get("files", {}))


def whole(written: str) -> str:
    """The page with what is made in the place of what was."""
    own, begin, _ = written.partition(_BEGIN)
    return f"{own}{begin or _BEGIN}\n" + "\n".join(_lines())


def _lines() -> Iterator[str]:
    for group in GROUPS:
        yield f"## {group['title']}\n"
        if "means" in group:
            yield f"{group['means']}\n"
        for code, about in group["codes"].items():
            yield from _section(code, about)


def _section(code: str, about: dict[str, Any]) -> Iterator[str]:
    yield f"### {code} {{#{code}}}\n"
    yield f"{about['means']}\n"
    held = files(code)
    if held:
        line = told(code)
        number = line.split(":")[1]
        path, text = next(iter(held.items()))
        # Four ticks, for an example may have three of its own.
        language = "yaml" if path.endswith(".yml") else "markdown"
        ticks = "```" if language == "yaml" else "````"
        yield f'{ticks}{language} hl_lines="{number}"\n{text.expandtabs(4)}{ticks}\n'
        yield f"> `{line}`\n"
    yield f"**The way out:** {about['do']}\n"


if __name__ == "__main__":
    PAGE.write_text(whole(PAGE.read_text("utf-8")), "utf-8", newline="\n")
