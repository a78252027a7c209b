"""The guide's pictures, taken of the demo site and of the guide's own examples: `make pictures`."""

from __future__ import annotations

import os
import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from demo import build_demo
from made_site import MadeSite
from serving import served

GUIDE = Path(__file__).parents[2] / "maps" / "guide"
FOLDER = GUIDE / "pictures"
WIDTH = 1100

_EXAMPLE = re.compile(r'^```yaml title="(?P<path>[^"]+)"\n(?P<text>kind:.*?)^```$', re.M | re.S)


@dataclass(frozen=True)
class Picture:
    """A part of a page, or as much of the page as fits.

    `example` is which of the examples of the guide's first page it shows, counted from 1; without
    one it shows the demo site.
    """

    name: str
    address: str
    part: str = ""
    example: int = 0
    height: int = 720


PICTURES = (
    Picture("first-curve", "journeys/first-order/", ".jm-scroll", example=2),
    Picture("first-steps", "journeys/first-order/", ".jm-scroll", example=4),
    Picture("journey", "journeys/sfa-adoption/", height=1000),
    Picture("blueprint", "blueprints/onboarding/", ".jm-scroll", height=1500),
    Picture("comparison", "comparisons/sfa-now-and-later/"),
    Picture("reviews", "reviews/"),
)


def examples() -> list[tuple[str, str]]:
    """The maps in the guide's first page, each with its path."""
    text = (GUIDE / "index.md").read_text("utf-8")
    return [(found["path"], found["text"]) for found in _EXAMPLE.finditer(text)]


def take(browser: Browser, picture: Picture, address: str) -> None:
    """Write a picture to its file."""
    page = browser.new_page(viewport={"width": WIDTH, "height": picture.height})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + picture.address)
    page.wait_for_load_state("networkidle")
    box = {"x": 0, "y": 0, "width": WIDTH, "height": picture.height}
    if picture.part:
        found = page.locator(picture.part).first.bounding_box()
        assert found, picture
        box |= {key: round(value) for key, value in found.items()}
        box["height"] = min(box["height"], picture.height)
    # Chromium itself writes WebP, which is a third of the size.
    clip = {**box, "scale": 1}
    asked = {"format": "webp", "quality": 82, "clip": clip, "captureBeyondViewport": True}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)
    (FOLDER / f"{picture.name}.webp").write_bytes(b64decode(taken["data"]))
    page.close()


@contextmanager
def _site(picture: Picture, folder: Path) -> Iterator[str]:
    site = folder / f"example-{picture.example}"
    if not site.exists():
        if picture.example:
            path, text = examples()[picture.example - 1]
            made = MadeSite(site)
            made.write({"index.md": "# Home\n", path: text}).build()
        else:
            build_demo(site / "site")
    with served(site / "site") as address:
        yield address


def main() -> None:
    """Take all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        for picture in PICTURES:
            with _site(picture, Path(folder)) as address:
                take(browser, picture, address)
        browser.close()


if __name__ == "__main__":
    main()
