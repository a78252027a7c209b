"""Recipes for CI: valid for their forges, and each step does what it is for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import tree_sitter_groovy
import yaml
from click.testing import CliRunner
from jsonschema.validators import validator_for
from tree_sitter import Language, Parser

from journeymaps.cli import main
from journeymaps.recipes import RECIPES, recipe_text
from made_ci import PROJECT, Runner, Step, azure_steps, github_steps, gitlab_steps, jenkins_steps
from made_repo import MadeRepo
from made_servers import WebServer, web_server
from test_comment import TOKEN, Forge, azure, github, gitlab, jenkins

ACTION = PROJECT / ".github/actions/maps/action.yml"
WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
MAP = "kind: journey\ntitle: Buying\nowner: x\nstages:\n  - {name: Wish, emotion: 2}\n"


def schema(name: str) -> Any:
    vendored = files("check_jsonschema") / "builtin_schemas/vendor" / f"{name}.json"
    return json.loads(vendored.read_text("utf-8"))


@pytest.mark.parametrize(
    ("source", "form"),
    [
        *(
            pytest.param(recipe_text(name), "github-workflows", id=name)
            for name in ("github.yml", "github-reviews.yml")
        ),
        pytest.param(recipe_text("gitlab.yml"), "gitlab-ci", id="gitlab.yml"),
        pytest.param(recipe_text("azure.yml"), "azure-pipelines", id="azure.yml"),
        pytest.param(ACTION.read_text("utf-8"), "github-actions", id="action.yml"),
        *(
            pytest.param(one.read_text("utf-8"), "github-workflows", id=one.name)
            for one in WORKFLOWS
        ),
    ],
)
def test_a_recipe_is_what_its_forge_expects(source: str, form: str) -> None:
    known = schema(form)
    # Azure takes every value for a text.
    loader = yaml.BaseLoader if form == "azure-pipelines" else yaml.SafeLoader
    read = yaml.load(source, loader)
    if form == "github-workflows":
        read["on"] = read.pop(True)  # YAML 1.1 takes `on` for yes
    wrong = [error.message for error in validator_for(known)(known).iter_errors(read)]
    assert wrong == []


def test_the_jenkinsfile_is_sound_groovy() -> None:
    parser = Parser(Language(tree_sitter_groovy.language()))
    written = recipe_text("Jenkinsfile")
    assert not parser.parse(written.encode()).root_node.has_error
    for wrong in (written.rstrip()[:-1], written.replace("stages {", "stages")):
        assert parser.parse(wrong.encode()).root_node.has_error


@pytest.mark.parametrize("name", [name for name in RECIPES if name.endswith(".sh")])
def test_scripts_are_sound_for_any_shell(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(recipe_text(name))
    shellcheck = Path(sys.executable).with_name("shellcheck")
    run = subprocess.run([shellcheck, tmp_path / name], capture_output=True, text=True, check=False)
    assert run.stdout == ""


def test_each_checkout_has_the_whole_history_and_each_job_an_end() -> None:
    for source in (recipe_text("github.yml"), recipe_text("github-reviews.yml")):
        for job in yaml.safe_load(source)["jobs"].values():
            assert job["timeout-minutes"] <= 15
            for step in job["steps"]:
                if "checkout" in step.get("uses", "") and "ref" not in step["with"]:
                    assert step["with"]["fetch-depth"] == 0
    assert yaml.safe_load(recipe_text("gitlab.yml"))["variables"]["GIT_DEPTH"] == "0"


@pytest.mark.parametrize("name", RECIPES)
def test_the_command_lists_prints_and_writes_them(name: str, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        found = CliRunner().invoke(main, ["recipe", *arguments])
        assert found.exit_code == 0, found.output
        return found.stdout

    assert re.search(rf"^{re.escape(name)} +\w", run(), re.MULTILINE)
    file = tmp_path / "new" / name
    run(name, "--output", str(file))
    assert file.read_text("utf-8") == run(name) == recipe_text(name)


def test_a_misspelt_recipe_is_suggested() -> None:
    found = CliRunner().invoke(main, ["recipe", "gitlab.yaml"])
    assert found.exit_code == 2
    assert 'did you mean "gitlab.yml"?' in found.output


@pytest.fixture
def forge() -> Forge:
    return Forge()


@pytest.fixture
def server(forge: Forge) -> Iterator[WebServer]:
    with web_server() as made:
        made.answer = forge.answer
        yield made


@pytest.fixture(scope="module")
def pull_request(tmp_path_factory: pytest.TempPathFactory) -> MadeRepo:
    """A branch that changes a map, as CI has it: checked out, with the base as a remote branch."""
    made = MadeRepo(tmp_path_factory.mktemp("ci") / "maps")
    config = (
        "site_name: Maps\nsite_url: https://x.org/\ntheme: {name: mkdocs}\nplugins: [journeymaps]\n"
    )
    made.commit("2026-03-01", {"mkdocs.yml": config, "docs/buying.yml": MAP})
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    made.commit("2026-03-02", {"docs/buying.yml": MAP.replace("emotion: 2", "emotion: -5")})
    return made


@pytest.fixture
def runner(pull_request: MadeRepo, tmp_path: Path) -> Runner:
    folder = tmp_path / "work"
    shutil.copytree(pull_request.folder, folder)
    made = MadeRepo(folder)
    made.git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    made.git("remote", "add", "origin", (tmp_path / "remote").as_uri())
    told = {"SOURCE_DATE_EPOCH": "1780272000", "GITHUB_OUTPUT": str(tmp_path / "output")}
    return Runner(folder, tmp_path / "tools", told)


def shown(runner: Runner) -> list[str]:
    """The files on the branch that readers see."""
    remote = runner.folder.with_name("remote")
    listed = ["git", "-C", str(remote), "ls-tree", "-r", "--name-only", "gh-pages"]
    return subprocess.run(listed, capture_output=True, text=True, check=False).stdout.split()


VALUES = {
    "github.token": TOKEN,
    "github.base_ref": "main",
    "github.event.number": "7",
    "steps.preview.outputs.artifact-url": "https://x.org/1",
    "steps.shown.outputs.folder": "pr-7",
}
FORK = {**VALUES, "steps.shown.outputs.folder": ""}


def of_pull_requests(steps: list[Step], *, fork: bool = False) -> list[Step]:
    """Those that run for a pull request, which may come from a fork."""
    left_out = ["!= 'pull_request'", *(["head.repo"] if fork else [])]
    return [step for step in steps if not any(words in step.when for words in left_out)]


def service(name: str, url: str, tmp_path: Path) -> tuple[list[Step], dict[str, str]]:
    """The steps of a pull request, and what the service tells them."""
    match name:
        case "github.yml":
            steps = github_steps(recipe_text(name), VALUES)
            return of_pull_requests(steps), github(url, tmp_path)
        case "gitlab.yml":
            steps = [step for job in ("check", "preview", "comment") for step in gitlab_steps(job)]
            place = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main", "CI_JOB_URL": "https://x.org"}
            return steps, {**gitlab(url), **place}
        case "azure.yml":
            target = {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}
            return azure_steps("check"), {**azure(url), **target, "PREVIEW": "https://x.org/1"}
        case _:
            steps = [
                step
                for step in jenkins_steps()
                if not re.search("venv|publish.sh|--send", step.script)
            ]
            place = {"CHANGE_TARGET": "main", "BUILD_URL": "https://x.org/1/"}
            return steps, {**jenkins(f"{url}/acme/maps/pulls/7"), **place}


def test_the_action_does_what_the_recipe_does() -> None:
    values = {**VALUES, "inputs.install": "x", "inputs.site-dir": "site", "inputs.token": TOKEN}
    values["inputs.preview-branch"] = "gh-pages"
    action = github_steps(ACTION.read_text("utf-8"), values)
    recipe = of_pull_requests(github_steps(recipe_text("github.yml"), VALUES))
    told = {"$INSTALL": "mkdocs-journeymaps", '"$SITE"': "site", '"$BRANCH"': "gh-pages"}

    def as_the_recipe(script: str) -> str:
        for name, value in told.items():
            script = script.replace(name, value)
        return script

    assert [as_the_recipe(step.script) for step in action] == [step.script for step in recipe]
    assert action[-1].env == recipe[-1].env


SERVICES = ["github.yml", "gitlab.yml", "azure.yml", "Jenkinsfile"]
PREVIEWS = {
    "github.yml": "https://x.org/pr-7/",
    "gitlab.yml": "https://x.org/artifacts/file/preview/index.html",
    "azure.yml": "https://x.org/1",
    "Jenkinsfile": "https://x.org/1/artifact/preview/index.html",
}


@pytest.mark.parametrize("name", SERVICES)
def test_a_pull_request_is_checked_built_and_commented(
    forge: Forge, server: WebServer, runner: Runner, tmp_path: Path, name: str
) -> None:
    steps, told = service(name, server.url, tmp_path)
    for step in steps:
        done = runner.run(step, **told, **left_behind(runner))
        assert done.returncode == 0, (step.script, done.stdout, done.stderr)
    (said,) = forge.said
    assert "Wish" in said and "This change touches 1 page" in said
    home = PREVIEWS[name]
    assert f"[See the site with this change](<{home}>)" in said
    page = home.replace("index.html", "buying.html") if "html" in home else f"{home}buying/"
    assert (f"[see it with this change](<{page}>)" in said) == (name != "azure.yml")
    assert (runner.folder / "preview/index.html").read_text() == "False"


def left_behind(runner: Runner) -> dict[str, str]:
    """The variables that a job of GitLab leaves for those after it."""
    file = runner.folder / "preview.env"
    lines = file.read_text().splitlines() if file.exists() else []
    return dict(line.split("=", 1) for line in lines)


def test_a_preview_stands_beside_the_site_until_the_pull_request_is_closed(
    runner: Runner, tmp_path: Path
) -> None:
    steps = github_steps(recipe_text("github.yml"), VALUES)

    def run(name: str, job: str = "check") -> None:
        for step in github_steps(recipe_text("github.yml"), VALUES, job):
            if name in step.script:
                done = runner.run(step)
                assert done.returncode == 0, done.stderr

    run("--site-dir site")
    run('gh-pages "$FOLDER"')
    assert shown(runner) == [".nojekyll", "pr-7/index.html"]
    assert (tmp_path / "output").read_text() == "folder=pr-7\n"
    run("sh publish.sh site gh-pages\n")
    assert shown(runner) == [".nojekyll", "index.html", "pr-7/index.html"]
    run("--remove", "remove")
    assert shown(runner) == [".nojekyll", "index.html"]
    assert steps[-1].when == "github.event_name != 'pull_request'"


def test_a_preview_that_cannot_be_shown_stops_nothing(runner: Runner, tmp_path: Path) -> None:
    runner.tool("sleep", "")
    refuse = tmp_path / "remote/hooks/pre-receive"
    refuse.write_text("#!/bin/sh\nexit 1\n")
    refuse.chmod(0o755)
    for step in github_steps(recipe_text("github.yml"), VALUES):
        if "site-dir site" in step.script or "$FOLDER" in step.script:
            done = runner.run(step)
            assert done.returncode == 0, done.stderr
    assert "::warning title=No preview" in done.stdout
    assert "does the token have the right" in done.stderr
    assert not (tmp_path / "output").exists()


def test_a_fork_is_checked_and_built_and_the_run_says_what_the_comment_would(
    runner: Runner, tmp_path: Path
) -> None:
    """Without a secret, and without the right to write."""
    steps = of_pull_requests(github_steps(recipe_text("github.yml"), FORK), fork=True)
    told = github("http://127.0.0.1:9", tmp_path, "somebody/maps")
    told |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "GITHUB_TOKEN": ""}
    for step in steps:
        done = runner.run(step, **told)
        assert done.returncode == 0, (step.script, done.stdout, done.stderr)
    assert done.stdout.startswith("This change comes from a fork")
    summary = (tmp_path / "summary.md").read_text()
    assert "Wish" in summary and "(<https://x.org/1>)" in summary
    assert shown(runner) == []


def test_a_map_that_is_wrong_fails_the_check_and_the_comment_says_so(
    forge: Forge, server: WebServer, runner: Runner, tmp_path: Path
) -> None:
    broken = "<<<<<<< HEAD\n" + MAP
    MadeRepo(runner.folder).commit("2026-03-03", {"docs/buying.yml": broken})
    steps, told = service("github.yml", server.url, tmp_path)
    check = next(step for step in steps if "journeymaps check" in step.script)
    failed = runner.run(check, **told)
    assert failed.returncode == 1
    assert "docs/buying.yml" in failed.stdout
    comment = next(step for step in steps if "journeymaps comment" in step.script)
    assert runner.run(comment, **told).returncode == 0
    assert forge.said[0].splitlines()[1] == "### 1 map cannot be read"


def test_a_base_that_is_not_there_is_told_in_the_comment(
    forge: Forge, server: WebServer, runner: Runner, tmp_path: Path
) -> None:
    MadeRepo(runner.folder).git("update-ref", "-d", "refs/remotes/origin/main")
    steps, told = service("github.yml", server.url, tmp_path)
    comment = next(step for step in steps if "journeymaps comment" in step.script)
    done = runner.run(comment, **told)
    assert done.returncode == 0, done.stdout
    assert forge.said[0].splitlines()[1] == "### The change cannot be told"


@pytest.mark.parametrize("steps", [gitlab_steps("remind"), azure_steps("remind")])
def test_reminders_are_understood(runner: Runner, steps: list[Step]) -> None:
    for step in steps:
        done = runner.run(step, SOURCE_DATE_EPOCH="1780358400", JOURNEYMAPS_TEAMS_WEBHOOK="")
        if "--send" in step.script:
            assert re.search(r"JOURNEYMAPS_\w+ is not set", done.stdout + done.stderr)
