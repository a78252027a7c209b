"""A file that means harm, or is only too long, costs no more than a large honest one."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from journeymaps.checks.check import Settings
from journeymaps.checks.survey import survey
from journeymaps.model.emotion import Scale
from journeymaps.reading.read import read
from journeymaps.reading.source import MOST_BYTES

JOURNEY = "kind: journey\ntitle: T\n"


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read("map.yml", text.encode()).problems]


def test_a_file_over_the_bound() -> None:
    text = JOURNEY + "stages: [{name: A}]\n"
    comment = "# " + "x" * (MOST_BYTES - len(text) - 3) + "\n"
    assert problems(text + comment) == []
    assert problems(text + comment + "\n") == [
        "map.yml:1:1: too-large: the file has 1,000,001 bytes, 1,000,000 is the most – "
        "split it into several maps"
    ]


def test_a_title_of_ten_thousand_characters() -> None:
    assert problems(f"kind: journey\ntitle: {'x' * 10_000}\nstages: [{{name: A}}]\n") == [
        "map.yml:2:8: too-long: title: this text has 10,000 characters, 300 is the most – "
        "shorten it"
    ]


def test_a_text_that_fills_a_book() -> None:
    assert problems(JOURNEY + f"summary: {'x' * 20_001}\nstages: [{{name: A}}]\n") == [
        "map.yml:3:10: too-long: summary: this text has 20,001 characters, 20,000 is the most – "
        "shorten it"
    ]


def test_two_hundred_stages_are_enough() -> None:
    stages = [f"  - name: Stage {number}\n" for number in range(201)]
    assert problems(JOURNEY + "stages:\n" + "".join(stages[:200])) == []
    assert problems(JOURNEY + "stages:\n" + "".join(stages)) == [
        "map.yml:4:3: too-many: stages: 201 items, 200 is the most"
    ]


def test_aliases_that_multiply() -> None:
    lines = ["x-0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert problems(JOURNEY + "\n".join(lines) + "\nstages: [{name: A}]\n") == [
        "map.yml:3:32: too-many-values: more than 100,000 values – "
        "an alias (*name) that repeats aliases multiplies; write the values out"
    ]


@pytest.mark.parametrize(
    ("nested", "place"),
    [
        ("x-a: " + "[" * 200_000, "3:46"),
        ("x-a: " + "{a: " * 200_000, "3:166"),
        ("x-a: " + "{? " * 200_000, "3:126"),
        ("x-a:\n  " + "- " * 200_000, "4:83"),
        ("x-a:\n  " + "? " * 200_000, "4:83"),
        # Small enough to be composed at once, and deep enough to try the stack.
        ("x-a: " + "[" * 8_000 + "]" * 8_000, "3:46"),
        ("x-a: " + "{a: " * 3_000 + "}" * 3_000, "3:166"),
        ("x-a:\n  " + "- " * 8_000 + "a", "4:83"),
    ],
    ids=lambda value: value.strip()[:12],
)
def test_deep_nesting_does_not_break_the_interpreter(nested: str, place: str) -> None:
    assert run(JOURNEY + nested + "\n") == [
        f"map.yml:{place}: too-deep: nested deeper than 40 levels – "
        "a map needs eight; an alias inside of what it repeats never ends"
    ]


def run(text: str) -> list[str]:
    """The problems of a file, read by a Python of its own: a crash would take this one along."""
    code = (
        "import sys\n"
        "from journeymaps.reading.read import read\n"
        "print(*read('map.yml', sys.stdin.buffer.read()).problems, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        input=text,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("".join(f"unknown-{number}: x\n" for number in range(2_000)), 2_001),
        ("stages: [" + "{name: []}, " * 5_000 + "]\n", 5_000),
        ("x-pain: &pain Slow\nstages: [{name: A, pains: [" + "*pain, " * 40_000 + "]}]\n", 0),
        ("x-a: &a {text: x, colour: y}\nstages: [{name: A, pains: [" + "*a, " * 5_000 + "]}]\n", 1),
        ("x-a: &a !x y\nx-b: [" + "*a, " * 50_000 + "]\n", 1),
    ],
    ids=["unknown keys", "wrong stages", "the same pain", "aliases of a slip", "aliases of a tag"],
)
def test_thousands_of_slips_are_told_once_each_and_in_seconds(body: str, count: int) -> None:
    files = [("map.yml", (JOURNEY + body).encode())]
    found = survey(files, Settings(date(2026, 9, 12), Scale())).problems
    assert len(found) == len(set(found)) == count
