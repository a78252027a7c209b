"""CODEOWNERS: who answers for a file."""

from __future__ import annotations

import pytest

from journeymaps.review.owners import read_owners

GITHUB = """\
# Everybody
*               @org/everybody

/docs/          @docs   # and what lies in it
*.yml           @maps ada@example.org
docs/*          @direct
/docs/**/deep.yml @deep
nobody/
build/logs/     @logs
apps/           @apps
with\\ space.md  @spaced
"""

GITLAB = """\
* @all

[Documentation][2] @docs-team @@maintainer
docs/
README.md
internal/*.md @inner

^[Maps] @mappers
*.yml
/docs/a.yml @special
!docs/b.yml

[documentation]
*.rst @rest
"""


class TestGitHub:
    @pytest.mark.parametrize(
        ("path", "owners"),
        [
            ("x.py", ["@org/everybody"]),
            ("docs/a.md", ["@direct"]),
            ("docs/sub/a.md", ["@docs"]),
            ("docs/a.yml", ["@direct"]),
            ("docs/sub/a.yml", ["@maps", "ada@example.org"]),
            ("docs/sub/deep.yml", ["@deep"]),
            ("docs/deep.yml", ["@deep"]),
            ("other/docs/a.md", ["@org/everybody"]),
            ("nobody/a.yml", []),
            ("x/nobody/a.yml", []),
            ("build/logs/x/y.txt", ["@logs"]),
            ("x/build/logs/y.txt", ["@org/everybody"]),
            ("x/apps/y.txt", ["@apps"]),
            ("x/with space.md", ["@spaced"]),
        ],
    )
    def test_the_last_rule_that_matches(self, path: str, owners: list[str]) -> None:
        read = read_owners(".github/CODEOWNERS", GITHUB)
        assert not read.problems
        assert list(read.of(path)) == owners

    def test_nothing_matches(self) -> None:
        assert read_owners("CODEOWNERS", "a.md @a").of("b.md") == ()
        assert read_owners("CODEOWNERS", "").of("b.md") == ()


class TestGitLab:
    @pytest.mark.parametrize(
        ("path", "owners"),
        [
            ("x.py", ["@all"]),
            ("docs/a.md", ["@all", "@docs-team", "@@maintainer"]),
            ("deep/docs/a.md", ["@all", "@docs-team", "@@maintainer"]),
            ("deep/README.md", ["@all", "@docs-team", "@@maintainer"]),
            ("deep/internal/a.md", ["@all", "@inner"]),
            ("docs/a.yml", ["@all", "@docs-team", "@@maintainer", "@special"]),
            ("docs/b.yml", ["@all", "@docs-team", "@@maintainer"]),
            ("docs/c.yml", ["@all", "@docs-team", "@@maintainer", "@mappers"]),
            ("docs/c.rst", ["@all", "@rest"]),
        ],
    )
    def test_every_section_has_its_owners(self, path: str, owners: list[str]) -> None:
        read = read_owners("CODEOWNERS", GITLAB)
        assert not read.problems
        assert list(read.of(path)) == owners


class TestSlips:
    @pytest.mark.parametrize(
        ("text", "place", "said"),
        [
            ("a @a\n*.yml ada @b\n", (2, 7), '"ada" is no owner'),
            ("  docs/ @a/b/ # x\n", (1, 9), '"@a/b/" is no owner'),
            ("my file.md @a\n", (1, 4), '"file.md" is no owner'),
            ("!docs/ @a\n", (1, 1), "a rule may not begin with ! on GitHub"),
            ("[ab].md @a\n", (1, 1), '"[ab].md" is no section'),
            ("[Maps @a\n", (1, 1), '"[Maps" is no section'),
            ("a[bc].md @a\n", (1, 1), "brackets have no meaning in a rule"),
            ("[Maps] ada\n*.yml\n", (1, 8), '"ada" is no owner'),
            ("/ @a\n", (1, 1), '"/" names no files'),
            ("\\\n", (1, 1), '"\\" names no files'),
            ("a @a\n[S]\n[z-a]x @a\n", (3, 1), '"[z-a]x" is no section'),
            ("[S]\nx[z-a] @a\n", (2, 1), '"x[z-a]" names no files'),
            ("[S]\n! @a\n", (2, 1), '"!" names no files'),
        ],
    )
    def test_a_slip_has_its_place_and_its_line_is_left_out(
        self, text: str, place: tuple[int, int], said: str
    ) -> None:
        read = read_owners("docs/CODEOWNERS", text)
        (problem,) = read.problems
        assert (problem.path, problem.code) == ("docs/CODEOWNERS", "codeowners")
        assert (problem.line, problem.column) == place
        assert problem.message == said
        assert problem.hint
        assert read.of("my/file.md") == ()

    def test_what_is_sound_still_counts(self) -> None:
        assert read_owners("CODEOWNERS", "* @a\n*.yml ada\n").of("x.yml") == ("@a",)
