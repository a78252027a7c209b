"""A site's own look: colours, fonts and radii are tokens that a site can set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STYLES = ROOT / "theme" / "journeymaps_theme" / "assets" / "journeymaps" / "css"
TOKENS = (STYLES / "tokens.css").read_text("utf-8")
GUIDE = (ROOT / "maps" / "guide" / "look.md").read_text("utf-8")
# material.css mends two colours of Material's own, which it sets by Material's own tokens.
FILES = sorted({*STYLES.glob("*.css")} - {STYLES / "tokens.css", STYLES / "material.css"})

_NAMED = "white|black|red|blue|green|gray|grey|orange|silver|yellow|purple|navy|teal"
_RAW = {
    "colour": re.compile(rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|oklch)\(|: *(?:{_NAMED})\b", re.I),
    "font": re.compile(r"font-family:(?! *(?:var\(--jm-|inherit))|font:[^;]*,"),
    "radius": re.compile(r"radius:(?! *(?:var\(--jm-|0;|50%|inherit))"),
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@pytest.mark.parametrize("kind", _RAW)
def test_a_style_names_tokens_and_no_raw_values(file: Path, kind: str) -> None:
    # What stands in the margins of paper knows of no variables.
    left_out = r"/\*.*?\*/|@(?:top|bottom)-[a-z]+ \{.*?\}"
    styles = re.sub(left_out, "", file.read_text("utf-8"), flags=re.DOTALL)
    raw = [line.strip() for line in styles.splitlines() if _RAW[kind].search(line)]
    assert not raw


def _tokens() -> list[str]:
    return re.findall(r"^  (--jm-[a-z0-9-]+):", TOKENS.split("@media")[0], re.MULTILINE)


def test_every_token_is_in_the_guide() -> None:
    assert [token for token in _tokens() if f"`{token}`" not in GUIDE] == []


def test_a_token_in_the_guide_is_one() -> None:
    named = set(re.findall(r"--jm-[a-z0-9-]+", GUIDE))
    assert named <= {*_tokens()}
