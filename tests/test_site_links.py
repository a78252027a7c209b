"""A nasty site, built whole: at a root and below one, nothing leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from made_links import BuiltSite
from made_site import MadeSite

NASTY = Path(__file__).parent / "cases" / "nasty"
PAINS = [
    f"{{text: 'Pain {n} is <b>bad</b> & \"loud\"', severity: {n % 3 + 1}}}" for n in range(300)
]
FILES = {
    file.relative_to(NASTY).as_posix(): file.read_text("utf-8").replace(
        "PAINS", "\n".join(f"      - {pain}" for pain in PAINS)
    )
    for file in NASTY.rglob("*.*")
}


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/docs/maps/"])
def test_nothing_leads_nowhere(site: MadeSite, address: str) -> None:
    site.config |= {"site_url": address, "repo_url": "https://example.com/maps"}
    built = BuiltSite(site.write(FILES).build().folder / "site", address)
    assert built.faults() == []
    assert built.absolute() == []


def test_all_of_300_pains_stand_on_one_stage(site: MadeSite) -> None:
    page = site.write(FILES).build().page("journeys/order/index.html")
    pains = page.select("tr.jm-lane--pains li")
    assert len(pains) == 300
    assert pains[0].get_text(" ", strip=True).startswith('Pain 0 is <b>bad</b> & "loud"')


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="gone/">x</a>', "gone/: nothing is there"),
        ('<a href="../up/">x</a>', "../up/: leads out of the site"),
        ('<a href="#gone">x</a>', "#gone: no such place on the page"),
        ('<img src="a.png">', "a.png: nothing is there"),
        ('<p id="a"></p><p id="a"></p>', "a is there twice"),
        ('<p aria-labelledby="gone"></p>', "no part of the page is gone"),
        ('<a href="https://example.com/gone">x</a><a id="a" href="?q#a">x</a>', None),
    ],
)
def test_it_would_find_what_leads_nowhere(tmp_path: Path, page: str, fault: str | None) -> None:
    (tmp_path / "index.html").write_text(page)
    faults = BuiltSite(tmp_path, "https://example.org/docs/").faults()
    assert faults == ([f"index.html: {fault}"] if fault else [])
