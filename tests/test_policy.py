"""`journeymaps csp`: the policy that the pages of a built site need, and no wider one."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeymaps.cli import main
from journeymaps.exchange.policy import policy

SCOPE = '__md_scope=new URL("{}",location),go()'


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "index.html").write_text(
        "<style>p{}</style><script>go('&amp; <b>')</script><p style='left:2%'>"
        "<script src='x.js'></script><script type='application/json'>{}</script>"
        f"<script>{SCOPE.format('../..')}</script>"
    )
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["csp", *map(str, arguments)])


def test_scripts_and_styles_in_pages_are_allowed_one_by_one(site: Path) -> None:
    said = str(policy(site))
    assert said.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert hashed("go('&amp; <b>')") in said
    assert hashed("p{}") in said.partition("style-src-elem")[2]
    assert hashed("{}") not in said
    assert "'unsafe-inline'" not in said.replace("style-src-attr 'unsafe-inline'", "")
    assert "http" not in said


def test_a_page_that_lies_deeper_than_all_others_changes_nothing(site: Path) -> None:
    before = policy(site)
    for depth in (".", "..", "../../../.."):
        (site / "index.html").write_text(f"<script>{SCOPE.format(depth)}</script>")
        assert policy(site) == before


def test_other_pages_do_not_change_it(site: Path) -> None:
    before = policy(site)
    (site / "new.html").write_text((site / "a/b/index.html").read_text() + "<p>More</p>")
    assert policy(site) == before


def test_nginx_gets_a_line_of_its_own(site: Path) -> None:
    assert run(site).stdout == f"{policy(site)}\n"
    line = f'add_header Content-Security-Policy "{policy(site)}" always;\n'
    assert run(site, "--format", "nginx").stdout == line


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p>\n<button onclick='go()'>", "index.html:2: <button> with onclick"),
        ("<a href='JavaScript:go()'>", "index.html:1: <a> with a script in its href"),
    ],
)
def test_what_no_policy_can_allow_is_named(site: Path, markup: str, said: str) -> None:
    (site / "index.html").write_text(markup)
    found = run(site)
    assert found.exit_code == 1
    assert said in found.output


def test_a_folder_without_pages_is_no_site(tmp_path: Path) -> None:
    found = run(tmp_path)
    assert found.exit_code == 1
    assert "build the site first" in found.output
