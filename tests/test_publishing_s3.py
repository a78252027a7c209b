"""Publishing to a store like S3: only what changed travels, in an order that holds."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from made_ci import Runner
from made_publishing import FIRST, SECOND, held, publish, publisher, write

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
def store(tmp_path: Path) -> Runner:
    runner = publisher(tmp_path)
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
