"""`journeymaps init`: a repository that builds, checks and publishes as it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner, Result

from journeymaps.cli import main
from made_repo import MadeRepo

ROOT = Path(__file__).parents[1]
EVERYWHERE = {
    ".gitignore",
    ".idea/jsonSchemas.xml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/journeymaps.schema.json",
    ".vscode/settings.json",
    "README.md",
    "maps/blueprints/first-order.yml",
    "maps/catalog.yml",
    "maps/index.md",
    "maps/journeys/first-order.yml",
    "maps/personas/new-customer.yml",
    "mkdocs.yml",
    "requirements.txt",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("forge", "ci"),
    [
        ("github", {".github/workflows/maps.yml", ".github/workflows/reviews.yml"}),
        ("gitlab", {".gitlab-ci.yml"}),
        ("none", set()),
    ],
)
def test_what_it_writes(tmp_path: Path, forge: str, ci: set[str]) -> None:
    result = run("init", "maps", "--forge", forge)
    assert result.exit_code == 0, result.output
    assert files(tmp_path / "maps") == EVERYWHERE | ci


@pytest.mark.parametrize(
    ("remote", "site", "repository", "edit"),
    [
        (
            "git@github.com:Acme/maps.git",
            "https://acme.github.io/maps/",
            "https://github.com/Acme/maps",
            "edit/main/maps/",
        ),
        (
            "https://ci:secret@gitlab.acme.com/cx/our/maps.git",
            None,
            "https://gitlab.acme.com/cx/our/maps",
            "-/edit/main/maps/",
        ),
        ("/srv/git/maps.git", None, None, None),
    ],
)
def test_in_a_clone_it_knows_where_the_files_are(
    tmp_path: Path, remote: str, site: str | None, repository: str | None, edit: str | None
) -> None:
    MadeRepo(tmp_path).git("remote", "add", "origin", remote)
    run("init")
    config = yaml.safe_load(Path("mkdocs.yml").read_text())
    found = [config.get(key) for key in ("site_url", "repo_url", "edit_uri")]
    assert found == [site, repository, edit]
    assert Path(".gitlab-ci.yml").exists() == ("gitlab" in remote)
    assert "secret" not in Path("mkdocs.yml").read_text()


def test_nothing_is_wrong_with_it() -> None:
    run("init")
    for command in (["check"], ["format", "--check"]):
        result = run(*command)
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", ["Maps: ours", 'The "best" #1', "地図", "it's 100 %", "@version@"])
def test_any_name_goes(name: str) -> None:
    run("init", "--name", name)
    assert yaml.safe_load(Path("mkdocs.yml").read_text("utf-8"))["site_name"] == name


def test_no_mark_is_left_to_be_filled_in(tmp_path: Path) -> None:
    run("init")
    for path in files(tmp_path):
        text = Path(path).read_text("utf-8")
        assert not [
            mark for mark in ("@site", "@version@", "@repo", "@edit", "@pub") if mark in text
        ]


def test_what_is_parsed_by_others_can_be(tmp_path: Path) -> None:
    run("init", "a")
    run("init", "b", "--forge", "gitlab")
    workflow = yaml.safe_load(Path("a/.github/workflows/maps.yml").read_text())
    assert [*workflow["jobs"]] == ["check", "remove"]
    assert {"check", "pages"} < yaml.safe_load(Path("b/.gitlab-ci.yml").read_text()).keys()
    assert yaml.safe_load(Path("a/.pre-commit-config.yaml").read_text())["repos"]
    for path in (tmp_path / "a" / ".vscode").iterdir():
        assert json.loads(path.read_text("utf-8"))
    mapped = ElementTree.parse("a/.idea/jsonSchemas.xml").iter("option")
    values = {each.get("name"): each.get("value") for each in mapped}
    assert Path("a", str(values["relativePathToSchema"])).is_file()
    assert Path("a", str(values["path"])).is_dir()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    Path("mkdocs.yml").write_text("site_name: Mine\n")
    result = run("init")
    assert result.exit_code == 1
    assert "these files are there already, so nothing is written:\n  mkdocs.yml" in result.stderr
    assert files(tmp_path) == {"mkdocs.yml"}


def test_what_a_new_repository_often_has_stays(tmp_path: Path) -> None:
    Path("README.md").write_text("Mine")
    Path(".gitignore").write_text("mine")
    result = run("init")
    assert result.exit_code == 0
    assert Path("README.md").read_text() == "Mine"
    assert "Add to .gitignore: .venv/ .cache/ site/" in result.stdout


def test_where_it_cannot_write_nothing_is_left(tmp_path: Path) -> None:
    Path("maps").write_text("a file where a folder belongs")
    result = run("init")
    assert result.exit_code == 1
    assert files(tmp_path) == {"maps"}


@pytest.mark.slow
def test_the_built_package_can_begin_a_site_and_build_it(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", str(tmp_path / "dist")], cwd=ROOT, check=True)
    (wheel,) = (tmp_path / "dist").iterdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environ = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "installed"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    site = tmp_path / "new"

    def python(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=site if site.exists() else tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    command = "import journeymaps.cli as cli; print(cli.__file__); cli.main()"
    said = python("-c", command, "init", "new")
    assert said.startswith(str(tmp_path / "installed"))
    python("-c", command, "check")
    python("-m", "mkdocs", "build", "--strict")
    built = files(site / "site")
    assert {"journeys/first-order/index.html", "blueprints/first-order/index.html"} <= built
