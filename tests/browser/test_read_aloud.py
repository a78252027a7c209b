"""A map as a screen reader goes through it, in files that can be read and reviewed.

After a change that is meant, write the files again: `UPDATE_CASES=1 pytest` this file, and read
the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from demo import PAGES
from visiting import SAVES_DATA, settle, visitor

pytestmark = pytest.mark.browser

CASES = Path(__file__).parents[1] / "cases" / "read-aloud"


_NAMED = re.compile(r"""- '?(cell|row|columnheader) ".*"'?:$""")


def without_echo(heard: str) -> str:
    """What is read out, without addresses, and without the names that only repeat the content."""
    lines = (line for line in heard.splitlines() if "- /url:" not in line)
    return "\n".join(_NAMED.sub(r"- \1:", line).replace("\xa0", " ") for line in lines) + "\n"


def test_a_map_is_read_out_as_its_file_says(browser: Browser, demo: str) -> None:
    with visitor(browser, demo, viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script(SAVES_DATA)
        page.goto(PAGES["journey"])
        settle(page)
        heard = without_echo(page.locator(".jm-map").aria_snapshot())
    file = CASES / "journey.yml"
    if os.environ.get("UPDATE_CASES"):
        file.write_text(heard, encoding="utf-8")
    assert heard == file.read_text(encoding="utf-8")
