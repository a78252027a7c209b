"""Other hosts of the same plugin."""

from __future__ import annotations

import subprocess
import sys

from made_site import MadeSite

SWAP = """
from mkdocs.theme import Theme

def on_config(config):
    config.theme = Theme(name="material", font=False)
"""


def test_properdocs_builds_maps_as_mkdocs_does(shop: MadeSite) -> None:
    shop.loaded()  # writes the configuration
    built = {}
    for host in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", host, "build", "--strict", "-f", "mkdocs.yml", "-d", host]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        page = (shop.folder / host / "journeys/order/index.html").read_text(encoding="utf-8")
        built[host] = page[page.index('<div class="jm ') : page.index("</article>")]
    assert built["mkdocs"] == built["properdocs"]


def test_a_theme_that_a_plugin_chooses(shop: MadeSite) -> None:
    """Backstage's techdocs-core does, and asks for an older Material than stands beside us."""
    (shop.folder / "swap.py").write_text(SWAP, encoding="utf-8")
    shop.config |= {"theme": {"name": "mkdocs"}, "hooks": ["swap.py"]}
    page = shop.build().page("journeys/order/index.html")
    assert page.select_one(".md-content .jm h1")
    assert page.select_one("link[href*='assets/journeymaps/css/']")
