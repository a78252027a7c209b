"""Publishing: readers see the old site or the new one, and only what changed travels."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from journeymaps.recipes import recipe_text
from made_ci import PROJECT, Runner, azure_steps, jenkins_steps
from made_publishing import FIRST, SECOND, held, publish, publisher, write
from made_repo import MadeRepo

SENT = {"assets/maps.33333333.css", "new/index.html", "index.html", "search/search_index.json"}


@pytest.fixture(scope="session")
def rsync() -> str:
    """The real one, installed where it is missing."""
    if not shutil.which("rsync"):
        subprocess.run([PROJECT / ".ci/install", "rsync"], check=False)
    found = shutil.which("rsync")
    assert found, "These tests need rsync: install it, then try again."
    return found


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return publisher(tmp_path)


# -- a branch ------------------------------------------------------------------------------------


@pytest.fixture
def remote(runner: Runner) -> Path:
    """A repository on a server, of which the runner's folder is a clone."""
    (runner.folder / "publish-branch.sh").write_text(recipe_text("publish-branch.sh"))
    folder = runner.folder / "remote"
    made = MadeRepo(runner.folder)
    made.git("init", "--quiet", "--bare", str(folder))
    made.git("remote", "add", "origin", folder.as_uri())
    return folder


def on_branch(remote: Path) -> dict[str, str]:
    """What readers get from the branch, of which one commit is kept."""
    made = MadeRepo(remote.with_name("looked"))
    made.git("fetch", "--quiet", str(remote), "gh-pages")
    assert made.git("rev-list", "--count", "FETCH_HEAD") == "1"
    made.git("checkout", "--quiet", "FETCH_HEAD")
    shutil.rmtree(made.folder / ".git")
    return held(made.folder)


def test_previews_stay_beside_each_new_site(runner: Runner, remote: Path) -> None:
    for site, *where in ("site", "gh-pages"), ("site", "gh-pages", "pr-7"):
        assert publish(runner, "branch", site, *where).returncode == 0
    write(runner.folder / "site", SECOND)
    assert publish(runner, "branch", "site", "gh-pages").returncode == 0
    assert on_branch(remote) == {**SECOND, **{f"pr-7/{path}": FIRST[path] for path in FIRST}}
    again = publish(runner, "branch", "site", "gh-pages")
    assert again.stdout == "publish-branch: nothing has changed\n"


def test_what_another_run_pushed_meanwhile_is_kept(runner: Runner, remote: Path) -> None:
    runner.tool("sleep", "")
    assert publish(runner, "branch", "site", "gh-pages", "pr-1").returncode == 0
    # Somebody else is faster, once.
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\n[ -e seen ] && exit 0\ntouch seen\nexit 1\n")
    hook.chmod(0o755)
    assert publish(runner, "branch", "site", "gh-pages", "pr-2").returncode == 0
    assert {path.split("/")[0] for path in on_branch(remote)} == {"pr-1", "pr-2"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("site", "say what to publish and where"),
        ("nowhere gh-pages", "there is no site in nowhere: build it first"),
        ("site gh-pages docs", "the folder docs is no preview: write pr- and a number"),
        ("site gh-pages pr-7/../x", "is no preview"),
        ("--remove gh-pages", "say which preview goes"),
        ("site -x..y", "is no name of a branch"),
    ],
)
def test_what_cannot_be_put_on_a_branch(
    runner: Runner, remote: Path, words: str, said: str
) -> None:
    done = publish(runner, "branch", *words.split())
    assert (done.returncode, said in done.stderr) == (1, True)


# -- rsync ---------------------------------------------------------------------------------------


def sync(runner: Runner, target: str | None = None, **env: str) -> str:
    done = publish(runner, "rsync", "site", target or str(runner.folder / "web"), **env)
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def test_the_link_says_which_site_readers_see(runner: Runner, rsync: str) -> None:
    web = runner.folder / "web"
    assert "files sent: 6" in sync(runner)
    assert held(web / "current") == FIRST
    unchanged = (web / "current/with space.ics").stat()
    write(runner.folder / "site", SECOND)
    assert "files sent: 4" in sync(runner)
    assert held(web / "current") == SECOND
    assert held(web / "previous") == FIRST
    now = (web / "current/with space.ics").stat()
    assert (now.st_ino, now.st_mtime) == (unchanged.st_ino, unchanged.st_mtime)
    assert now.st_mode & 0o777 == 0o644


def test_a_transfer_that_breaks_off_leaves_the_old_site(runner: Runner, rsync: str) -> None:
    sync(runner)
    write(runner.folder / "site", SECOND)
    program = (
        "import os, subprocess, sys\n"
        f"subprocess.run([{rsync!r}, *sys.argv[1:-2], '--exclude=*.html', *sys.argv[-2:]])\n"
        "sys.exit(23)"
    )
    runner.tool("rsync", program)
    done = publish(runner, "rsync", "site", str(runner.folder / "web"))
    assert done.returncode == 1
    assert "readers still see the old one" in done.stderr
    assert held(runner.folder / "web/current") == FIRST
    (runner.tools / "rsync").unlink()
    sync(runner)
    assert held(runner.folder / "web/current") == SECOND


def test_old_sites_go_but_never_the_one_that_is_shown(runner: Runner, rsync: str) -> None:
    for number in range(4):
        (runner.folder / "site/index.html").write_text(str(number))
        sync(runner, KEEP="2")
    releases = list((runner.folder / "web/releases").iterdir())
    assert len(releases) == 2
    assert held(runner.folder / "web/current")["index.html"] == "3"
    assert held(runner.folder / "web/previous")["index.html"] == "2"


def test_another_machine_is_reached_by_ssh(runner: Runner, rsync: str) -> None:
    # As sshd does: the words of the command, joined, for the shell of whoever comes.
    program = (
        "import os, sys\nwords = [word for word in sys.argv[1:] if word != '-l']\n"
        "host = words.index('web.example.org') if 'web.example.org' in words else "
        "words.index('deploy@web.example.org')\n"
        "os.execvp('sh', ['sh', '-c', ' '.join(words[host + 1:])])"
    )
    runner.tool("ssh", program)
    sync(runner, f"deploy@web.example.org:{runner.folder}/web")
    assert held(runner.folder / "web/current") == FIRST


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["site"], "say what to publish and where"),
        (["nowhere", "/srv/maps"], "there is no site in nowhere: build it first"),
        (["site", "srv/maps"], "does not begin with /"),
        (["site", "host:/srv/ma ps"], "has a character that could be misread"),
        (["site", "host:/srv/$(touch x)"], "has a character that could be misread"),
        (["site", "-oProxyCommand=x:/srv/maps"], "looks like an option"),
    ],
)
def test_what_cannot_be_published_is_refused(
    runner: Runner, arguments: list[str], said: str
) -> None:
    done = publish(runner, "rsync", *arguments)
    assert done.returncode == 1
    assert said in done.stderr


def test_a_folder_in_the_place_of_the_link_is_left_alone(runner: Runner) -> None:
    write(runner.folder / "web/current", {"index.html": "somebody's"})
    done = publish(runner, "rsync", "site", str(runner.folder / "web"))
    assert done.returncode == 1
    assert "current is no link" in done.stderr
    assert held(runner.folder / "web/current") == {"index.html": "somebody's"}


@pytest.mark.parametrize("name", ["azure.yml", "Jenkinsfile"])
def test_recipes_publish_with_it(runner: Runner, rsync: str, name: str) -> None:
    steps = azure_steps("publish") if name == "azure.yml" else list(jenkins_steps())
    step = next(one for one in steps if "publish-rsync.sh" in one.script)
    place = {"TARGET": str(runner.folder / "web"), "PIPELINE_WORKSPACE": str(runner.folder)}
    done = runner.run(step, **place)
    assert done.returncode == 0, done.stderr
    assert held(runner.folder / "web/current") == FIRST
