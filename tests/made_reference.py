"""The guide's reference of the language, made from the models: run this after changing them."""

from __future__ import annotations

from pathlib import Path

from journeymaps.exchange.reference_page import reference_page

PAGE = Path(__file__).parents[1] / "maps" / "guide" / "reference.md"
_BEGIN = "<!-- From here on this page is made from the models. -->\n"


def whole(written: str) -> str:
    """The page with what is made in the place of what was."""
    own, begin, _ = written.partition(_BEGIN)
    return f"{own}{begin or _BEGIN}\n{reference_page()}"


if __name__ == "__main__":
    PAGE.write_text(whole(PAGE.read_text("utf-8")), "utf-8", newline="\n")
