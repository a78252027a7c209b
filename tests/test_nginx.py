"""The sample configuration in the real nginx: compressed, cached, strict, and never half a site."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from journeymaps.exchange.policy import policy
from journeymaps.recipes import recipe_text
from made_ci import PROJECT
from made_servers import nobodys_port

pytestmark = pytest.mark.slow

LONG = "<p>A page.</p>\n" * 200
OLD = {
    "index.html": f"<script>go()</script>{LONG}",
    "404.html": "Nothing here",
    "journeys/order/index.html": "Order",
    "assets/maps.11111111.css": "p {}",
    "reviews.ics": "BEGIN:VCALENDAR",
    "catalog.yml": "kind: catalog",
    ".published": "secret",
}
NEW = {"index.html": "<p>New</p>", "404.html": "Nothing", "assets/maps.22222222.css": "p {}"}

AROUND = """\
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/maps.conf;
}}
"""


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Web:
    """A folder that nginx serves."""

    folder: Path
    url: str

    def release(self, name: str, files: dict[str, str]) -> Path:
        for path, text in files.items():
            file = self.folder / "releases" / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return self.folder / "releases" / name

    def show(self, name: str, before: str = "") -> None:
        """Change the links in one step each, as the publishing recipe does."""
        for link, target in (("previous", before), ("current", name)):
            if target:
                (self.folder / "new").symlink_to(f"releases/{target}")
                (self.folder / "new").rename(self.folder / link)

    def get(self, path: str, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(f"{self.url}/{path}", headers=named)
        try:
            with build_opener(ProxyHandler({})).open(request, timeout=10) as got:
                return Answer(got.status, dict(got.headers), got.read())
        except HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())


def nginx() -> str:
    """The real one, installed where it is missing."""

    def found() -> str | None:
        return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")

    if not found():
        subprocess.run([PROJECT / ".ci/install", "nginx"], check=False)
    program = found()
    assert program, "This test needs nginx: install it, then try again."
    return program


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    program = nginx()
    folder = tmp_path_factory.mktemp("nginx")
    port = nobodys_port()
    made = Web(folder, f"http://127.0.0.1:{port}")
    site = made.release("old", OLD)
    made.show("old")
    config = recipe_text("nginx.conf")
    for written, here in {
        "listen [::]:80;": "",
        "listen 80;": f"listen 127.0.0.1:{port};",
        "/srv/maps/": f"{folder}/",
        "/etc/nginx/maps-policy.conf": f"{folder}/policy.conf",
    }.items():
        assert written in config
        config = config.replace(written, here)
    (folder / "maps.conf").write_text(config)
    (folder / "policy.conf").write_text(
        f'add_header Content-Security-Policy "{policy(site)}" always;'
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(user=user, folder=folder))
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    assert "warn" not in tested.stderr
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        for _ in range(100):
            try:
                made.get("")
                break
            except URLError:
                time.sleep(0.05)
        yield made
        running.terminate()


def test_pages_are_compressed_strict_and_asked_for_again(web: Web) -> None:
    plain = web.get("")
    assert (plain.status, plain.body.decode()) == (200, OLD["index.html"])
    assert plain.headers["Content-Security-Policy"] == str(policy(web.folder / "current"))
    assert plain.headers["X-Content-Type-Options"] == "nosniff"
    assert plain.headers["Cache-Control"] == "no-cache"
    assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
    packed = web.get("", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    again = web.get("", If_None_Match=plain.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_what_changes_its_name_with_its_content_is_kept(web: Web) -> None:
    style = web.get("assets/maps.11111111.css")
    assert style.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Content-Security-Policy" in style.headers


def test_what_is_not_there_gets_the_page_for_that(web: Web) -> None:
    for path in ("nowhere/", "assets/nowhere.js", ".published", "releases/old/index.html"):
        missing = web.get(path)
        assert (missing.status, missing.body) == (404, b"Nothing here"), path
        assert "Content-Security-Policy" in missing.headers


def test_a_page_is_found_without_its_last_slash(web: Web) -> None:
    assert web.get("journeys/order").body == b"Order"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("reviews.ics", "text/calendar"), ("catalog.yml", "application/yaml")],
)
def test_files_say_what_they_are(web: Web, path: str, kind: str) -> None:
    assert web.get(path).headers["Content-Type"].partition(";")[0] == kind


def test_a_new_site_is_there_at_once_and_open_pages_keep_their_styles(web: Web) -> None:
    assert web.get("journeys/order/").body == b"Order"
    web.release("new", NEW)
    web.show("new", before="old")
    try:
        assert web.get("").body == b"<p>New</p>"
        assert web.get("journeys/order/").status == 404
        assert web.get("assets/maps.22222222.css").status == 200
        assert web.get("assets/maps.11111111.css").status == 200
    finally:
        web.show("old")
