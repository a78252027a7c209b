"""Publishing: readers see the old site or the new one, and only what changed travels."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from journeymaps.recipes import recipe_text
from made_ci import PROJECT, Runner, Step, azure_steps, jenkins_steps
from made_repo import MadeRepo

FIRST = {
    "index.html": "home 1",
    "gone/index.html": "page that goes",
    "assets/maps.11111111.css": "css 1",
    "assets/gone.22222222.min.js": "js",
    "search/search_index.json": "{}",
    "with space.ics": "calendar",
}
SECOND = {
    "index.html": "home 2, to new",
    "new/index.html": "new",
    "assets/maps.33333333.css": "css 2",
    "search/search_index.json": "{1}",
    "with space.ics": "calendar",
}
SENT = {"assets/maps.33333333.css", "new/index.html", "index.html", "search/search_index.json"}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A built site. Each build is new: all its files are of now."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def held(folder: Path) -> dict[str, str]:
    """What readers get from a folder."""
    found = (file for file in folder.rglob("*") if file.is_file() and file.name[0] != ".")
    return {file.relative_to(folder).as_posix(): file.read_text() for file in found}


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
    made = Runner(tmp_path, tmp_path / "tools")
    for name in ("publish-rsync.sh", "publish-s3.sh"):
        (tmp_path / name).write_text(recipe_text(name))
    write(tmp_path / "site", FIRST)
    return made


def publish(runner: Runner, name: str, *arguments: str, **env: str) -> Any:
    words = " ".join(f"'{word}'" for word in ("sh", f"publish-{name}.sh", *arguments))
    return runner.run(Step(words), **env)


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


# -- S3 ------------------------------------------------------------------------------------------

# As much of `aws` as the script asks of it, with a folder for a store. Each file that is written
# or removed is an entry of the log, and with AWS_TROUBLE=n the n-th one fails.
AWS = """\
import json, os, pathlib, shutil, sys
store, log = pathlib.Path(os.environ["AWS_STORE"]), pathlib.Path(os.environ["AWS_LOG"])
words = [word for word in sys.argv[1:] if word != "--only-show-errors"]
given = {}
for flag in ("--cache-control", "--content-type", "--bucket", "--prefix", "--max-items", "--query",
             "--output"):
    if flag in words:
        at = words.index(flag)
        given[flag] = words[at + 1]
        del words[at:at + 2]
def place(address):
    return store / address.removeprefix("s3://")
def note(what, address):
    done = json.loads(log.read_text()) if log.exists() else []
    if len(done) + 1 == int(os.environ.get("AWS_TROUBLE", 0)):
        sys.exit("upload failed: connection reset")
    log.write_text(json.dumps([*done, [what, address, given.get("--cache-control", "")]]))
def put(file, address):
    note("put", address)
    place(address).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, place(address))
match words:
    case ["s3api", "list-objects-v2"]:
        if not (store / given["--bucket"]).is_dir():
            sys.exit("NoSuchBucket")
        there = (store / given["--bucket"] / given["--prefix"]).is_file()
        print(given["--prefix"] if there else "None")
    case ["s3", "cp", "--recursive", folder, address]:
        for file in sorted(pathlib.Path(folder).rglob("*")):
            if file.is_file():
                put(file, f"{address}/{file.relative_to(folder).as_posix()}")
    case ["s3", "cp", source, address] if source.startswith("s3://"):
        shutil.copyfile(place(source), address)
    case ["s3", "cp", file, address]:
        put(file, address)
    case ["s3", "rm", address]:
        note("rm", address)
        place(address).unlink(missing_ok=True)
    case _:
        sys.exit(f"unknown: {words}")
"""


@pytest.fixture
def store(runner: Runner) -> Runner:
    runner.tool("aws", AWS)
    (runner.folder / "store/bucket").mkdir(parents=True)
    runner.env |= {
        "AWS_STORE": str(runner.folder / "store"),
        "AWS_LOG": str(runner.folder / "log.json"),
    }
    return runner


def upload(store: Runner, **env: str) -> list[list[str]]:
    """What one run does to the store, by paths below the site's address."""
    log = store.folder / "log.json"
    log.unlink(missing_ok=True)
    done = publish(store, "s3", "site", "s3://bucket/in/tra/", **env)
    assert (done.returncode == 0) == ("AWS_TROUBLE" not in env), done.stderr
    entries = json.loads(log.read_text()) if log.exists() else []
    return [[what, key.removeprefix("s3://bucket/in/tra/"), rule] for what, key, rule in entries]


def shown(store: Runner) -> dict[str, str]:
    return held(store.folder / "store/bucket/in/tra")


def test_only_what_changed_goes_to_the_store_and_in_an_order_that_holds(store: Runner) -> None:
    assert len(upload(store)) == len(FIRST) + 2
    assert shown(store) == FIRST
    assert upload(store) == []
    write(store.folder / "site", SECOND)
    done = upload(store)
    assert [[what, key] for what, key, _ in done] == [
        ["put", ".published"],
        ["put", "assets/maps.33333333.css"],
        ["put", "new/index.html"],
        ["put", "index.html"],
        ["put", "search/search_index.json"],
        ["rm", "gone/index.html"],
        ["put", ".published"],
    ]
    rules = {key: rule for _, key, rule in done}
    assert rules["assets/maps.33333333.css"] == "public, max-age=31536000, immutable"
    assert rules["index.html"] == rules["search/search_index.json"] == "no-cache"
    # What is left over are the styles and scripts that open pages may still ask for.
    left = {path: text for path, text in FIRST.items() if re.search(r"\.(1|2){8}\.", path)}
    assert shown(store) == SECOND | left


@pytest.mark.parametrize("trouble", [3, 6])
def test_wherever_a_run_breaks_off_the_next_one_makes_it_good(store: Runner, trouble: int) -> None:
    upload(store)
    write(store.folder / "site", SECOND)
    upload(store, AWS_TROUBLE=str(trouble))
    for path, text in shown(store).items():
        assert text in (FIRST.get(path), SECOND.get(path))
    if trouble % 2:  # the next run publishes the old site again
        write(store.folder / "site", FIRST)
    upload(store)
    now = SECOND if trouble % 2 == 0 else FIRST
    assert {path: text for path, text in shown(store).items() if "assets/" not in path} == {
        path: text for path, text in now.items() if "assets/" not in path
    }
    assert upload(store) == []


def test_a_store_that_cannot_be_read_is_not_taken_for_an_empty_one(store: Runner) -> None:
    (store.folder / "store/bucket").rmdir()
    done = publish(store, "s3", "site", "s3://bucket/in/tra")
    assert done.returncode == 1
    assert "cannot read s3://bucket/in/tra" in done.stderr


def test_the_list_holds_the_hash_of_each_file(store: Runner) -> None:
    upload(store)
    listed = (store.folder / "store/bucket/in/tra/.published").read_text().splitlines()
    assert sorted(listed) == sorted(
        f"{hashlib.sha256(text.encode()).hexdigest()}  {path}" for path, text in FIRST.items()
    )
