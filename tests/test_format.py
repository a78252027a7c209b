"""`journeymaps format`: keys in their usual order, and nothing else changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from journeymaps.cli import main
from journeymaps.model import KINDS
from journeymaps.reading import shape
from journeymaps.reading.arrange import NotArrangedError, arranged
from journeymaps.reading.folder import map_paths
from journeymaps.reading.order import key_order
from journeymaps.reading.source import Source

TESTS = Path(__file__).parent
ROOT = TESTS.parent

MESSY = """\
# yaml-language-server: $schema=x
title: "T: x"   # the title
# what it is
kind: journey
stages:
  - when: day 1  # w
    # the name
    name: A
    pains: [{text: "slow, really", id: s, severity: 3}, plain]
      # deeper
    summary: >-
      Long # not a comment

    quotes:
      # first quote
      - by: Me   # me
        text: |
          Hi
            # not a comment
    # end of A

  # about B
  - {emotion: 3, name: B}
# the owner
owner: sales
x-mine: 1
purpose: plain text
  over two lines"""

NEAT = """\
# yaml-language-server: $schema=x
# what it is
kind: journey
title: "T: x"   # the title
# the owner
owner: sales
purpose: plain text
  over two lines
stages:
  - # the name
    name: A
    when: day 1  # w
    summary: >-
      Long # not a comment

    quotes:
      # first quote
      - text: |
          Hi
            # not a comment
        by: Me   # me
    pains: [{id: s, text: "slow, really", severity: 3}, plain]
      # deeper
    # end of A

  # about B
  - {name: B, emotion: 3}
x-mine: 1
"""


def formatted(text: str) -> str:
    return arranged("map.yml", text.encode()).decode()


def test_keys_move_with_their_comments_and_their_layout() -> None:
    assert formatted(MESSY) == NEAT
    assert formatted(NEAT) == NEAT


@pytest.mark.parametrize(
    ("messy", "neat"),
    [
        ("\ufefftitle: T\nkind: catalog\n", "\ufeffkind: catalog\ntitle: T\n"),
        ("title: T\r\nkind: catalog\r\n", "kind: catalog\r\ntitle: T\r\n"),
        ("{title: T, kind: catalog}\n", "{kind: catalog, title: T}\n"),
        ("kind: catalog\ntitle: T", "kind: catalog\ntitle: T\n"),
        (
            "title: T\nkind: catalog\nteams:\n  z: Z\n  a: A\n",
            "kind: catalog\ntitle: T\nteams:\n  z: Z\n  a: A\n",
        ),
        (
            "kind: catalog\nsummary: &words Hello\ntitle: *words\nreview_note: *words\n",
            None,
        ),
        (
            "kind: catalog\nsummary: Hello\n\n\n# on top\n\ntitle: T\n",
            "kind: catalog\n\n\n# on top\n\ntitle: T\nsummary: Hello\n",
        ),
    ],
    ids=["bom", "crlf", "flow", "last-line", "entries-keep-their-order", "alias", "empty-lines"],
)
def test_what_files_are_like(messy: str, neat: str | None) -> None:
    if neat is None:
        with pytest.raises(NotArrangedError, match="write out what an alias"):
            formatted(messy)
    else:
        assert formatted(messy) == neat


@pytest.mark.parametrize("part", shape.all_parts(), ids=lambda part: part.__name__)
def test_the_order_has_every_key_of_a_part_once(part: Any) -> None:
    assert sorted(key_order(part)) == sorted(shape.keys_of(part))


def good_maps() -> Iterator[tuple[str, Any]]:
    for folder in (ROOT / "maps", TESTS / "cases" / "language", TESTS / "cases" / "journeys/maps"):
        for path in map_paths(folder):
            yield f"{folder.name}/{path}", Source(path, (folder / path).read_bytes()).data


GOOD = dict(good_maps())


class _Dumper(yaml.SafeDumper):
    """Writes mappings in the order that they have, and repeats nothing by an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def shuffled(data: Any, dice: random.Random) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        dice.shuffle(keys)
        return {key: shuffled(data[key], dice) for key in keys}
    return [shuffled(item, dice) for item in data] if isinstance(data, list) else data


def in_order(data: Any) -> Any:
    """A value in which the order of keys counts."""
    if isinstance(data, dict):
        return [(key, in_order(value)) for key, value in data.items()]
    return [in_order(item) for item in data] if isinstance(data, list) else data


@given(st.sampled_from(sorted(GOOD)), st.randoms(use_true_random=False), st.booleans())
def test_any_order_of_keys_becomes_the_usual_one(
    name: str,
    dice: random.Random,
    flow: bool,
) -> None:
    data = shuffled(GOOD[name], dice)
    text = yaml.dump(
        data,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None if flow else False,
        width=dice.choice([40, 100, 1000]),
    )
    lines = text.splitlines()
    comments = []
    for number in range(3):
        # Only above a key at the top: inside of a long text a # is no comment.
        places = [0, *(at for at, line in enumerate(lines) if line[:1].isalpha() and ":" in line)]
        comments.append(f"# comment {number}")
        lines.insert(dice.choice(places), comments[-1])
    text = "\n".join(lines) + "\n"
    if Source("map.yml", text.encode()).data != data:
        return  # the comment fell into a text after all
    new = formatted(text)
    assert Source("map.yml", new.encode()).data == data
    assert formatted(new) == new
    assert all(new.count(comment) == 1 for comment in comments)
    top = [key for key in Source("map.yml", new.encode()).data if not key.startswith("x-")]
    assert top == [key for key in key_order(KINDS[data["kind"]]) if key in top]


@pytest.mark.parametrize("path", list(map_paths(ROOT / "maps")))
def test_the_maps_of_the_demo_site_are_in_order(path: str) -> None:
    """After a change of the order: `journeymaps format`."""
    raw = (ROOT / "maps" / path).read_bytes()
    assert arranged(path, raw) == raw


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def _site(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "docs").mkdir()
        (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
        monkeypatch.chdir(tmp_path)
        Path("docs/messy.yml").write_text(MESSY)
        Path("docs/neat.yml").write_text(NEAT)
        Path("docs/other.yml").write_text("b: 1\na: 2\n")

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, ["format", *arguments])

    def test_it_formats_what_needs_it(self) -> None:
        result = self.run()
        assert (result.output, result.exit_code) == ("formatted docs/messy.yml\n", 0)
        assert Path("docs/messy.yml").read_text() == NEAT
        assert Path("docs/other.yml").read_text() == "b: 1\na: 2\n"
        assert self.run().output == ""

    def test_the_check_changes_nothing(self) -> None:
        result = self.run("--check")
        assert (result.output, result.exit_code) == ("would format docs/messy.yml\n", 1)
        assert Path("docs/messy.yml").read_text() == MESSY
        assert self.run("--check", "docs/neat.yml").exit_code == 0

    def test_the_difference(self) -> None:
        result = self.run("--diff", "docs/messy.yml")
        assert result.exit_code == 1
        assert result.stdout.startswith("--- a/docs/messy.yml\n+++ b/docs/messy.yml\n@@")
        assert "\n-owner: sales\n" in result.stdout
        assert Path("docs/messy.yml").read_text() == MESSY

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("kind: journey\ntitel: T\nstages: [A]\n", 'line 2: unknown key "titel"; mend'),
            ("kind: journey\n<<<<<<< HEAD\ntitle: T\n", "line 2: a merge stopped here"),
        ],
    )
    def test_a_map_that_cannot_be_read_is_left_alone(self, text: str, why: str) -> None:
        Path("docs/broken.yml").write_text(text)
        result = self.run("docs")
        assert result.exit_code == 1
        assert f"docs/broken.yml: not formatted: {why}" in result.stderr
        assert Path("docs/broken.yml").read_text() == text
        assert Path("docs/messy.yml").read_text() == NEAT
