"""`journeymaps diff`: what a change says, in words, and what it breaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from journeymaps.cli import main
from journeymaps.exchange.messages.difference import LONGEST, MARKER, DifferenceRecord
from made_repo import MadeRepo

BUYING = """\
kind: journey
title: Buying
last_reviewed: 2026-03-01
stages:
  - {name: Wish, emotion: -3}
  - {name: Order, emotion: 4}
"""
USING = "kind: journey\ntitle: Using\ncontinues: buying\nstages: [{name: Use}]\n"
HOME = "# Home\n\nSee [buying](buying.yml) and [its order](buying.yml#order).\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeRepo:
    """Two maps and a page, then a branch that is checked out."""
    made = MadeRepo(tmp_path / "site")
    files = {
        "mkdocs.yml": "site_url: https://x.org/\nplugins: [journeymaps]\n",
        "docs/buying.yml": BUYING,
        "docs/using.yml": USING,
        "docs/index.md": HOME,
    }
    made.commit("2026-03-01", files)
    made.git("checkout", "--quiet", "-b", "branch")
    monkeypatch.chdir(made.folder)
    return made


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--today", "2026-04-01", *arguments])


def record(*arguments: str) -> DifferenceRecord:
    found = run("--format", "json", *arguments)
    assert found.exit_code == 0, found.output
    return DifferenceRecord.model_validate_json(found.stdout)


def words(*arguments: str) -> dict[str, list[str]]:
    return {one.path: [each.words for each in one.changes] for one in record(*arguments).maps}


class TestVersions:
    def test_nothing(self, repo: MadeRepo) -> None:
        assert run().stdout == "No map says anything else than before.\n"

    def test_what_is_not_committed_against_the_last_commit(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": BUYING.replace("-3", "2"), "docs/new.yml": USING})
        assert run().stdout == (
            "docs/buying.yml: Buying\n"
            "  Wish: emotion −3 → +2\n"
            "  last reviewed on 1 Mar 2026, before this change\n\n"
            "docs/new.yml: Using\n"
            "  new journey new.yml\n"
            "  never reviewed\n\n"
        )

    @pytest.mark.parametrize("asked", [["main"], ["main", "HEAD"], ["main..HEAD"], ["main", "@"]])
    def test_a_branch_against_where_it_parted(self, repo: MadeRepo, asked: list[str]) -> None:
        repo.commit("2026-03-02", {"docs/buying.yml": BUYING.replace("-3", "2")})
        repo.git("checkout", "--quiet", "main")
        repo.commit("2026-03-03", {"docs/using.yml": USING.replace("Use", "Live")})
        repo.git("checkout", "--quiet", "branch")
        assert words(*asked) == {"buying.yml": ["Wish: emotion −3 → +2"]}

    def test_a_branch_that_is_not_checked_out(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {"docs/buying.yml": BUYING.replace("-3", "2")})
        repo.git("checkout", "--quiet", "main")
        assert words("main", "branch") == {"buying.yml": ["Wish: emotion −3 → +2"]}

    def test_comments_and_layout_are_no_difference(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": f"# Ours\n{BUYING}\n\n# To do\n"})
        assert words() == {}

    def test_a_review_is_told_as_one(self, repo: MadeRepo) -> None:
        changed = BUYING.replace("2026-03-01", "2026-03-20\nreviewed_by: m.s")
        repo.write({"docs/buying.yml": changed})
        (one,) = record().maps
        assert one.changes[0].words == "reviewed on 20 Mar 2026 by m.s"
        assert one.review == "reviewed with this change"


class TestLinks:
    def test_a_renamed_map(self, repo: MadeRepo) -> None:
        repo.git("mv", "docs/buying.yml", "docs/shopping.yml")
        assert words() == {
            "shopping.yml": [
                "moved from buying.yml to shopping.yml, and its address with it: "
                "its id is now shopping, before buying"
            ]
        }
        assert [(one.path, one.line, one.hint) for one in record().broken] == [
            ("index.md", 3, "write shopping.yml"),
            ("index.md", 3, "write shopping.yml"),
            ("using.yml", 3, 'this change renames it: write "shopping"'),
        ]

    def test_a_deleted_map_that_others_name(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": None})
        assert words() == {"buying.yml": ["journey buying.yml is gone"]}
        assert [one.hint for one in record().broken][-1] == (
            "this change deletes it: take it out here, too, or keep the map"
        )

    def test_a_place_that_a_page_leads_to(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": BUYING.replace("Order", "The order")})
        (problem,) = record().broken
        assert problem.message == "buying.yml has no place #order any more"
        assert (problem.path, problem.line, problem.column) == ("index.md", 3, 40)

    def test_a_place_that_says_what_it_was_called(self, repo: MadeRepo) -> None:
        renamed = BUYING.replace("name: Order", "name: The order, formerly: order")
        repo.write({"docs/buying.yml": renamed})
        assert record().broken == []
        assert words()["buying.yml"] == [
            "The order: was called “Order”",
            "The order: its address is now #the-order, before #order; "
            "the old address still leads here",
            "The order: new former id “order”",
        ]

    def test_a_link_that_was_broken_before_is_no_news(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {"docs/using.yml": USING.replace("buying", "nothing")})
        repo.write({"docs/buying.yml": BUYING.replace("-3", "2")})
        assert record().broken == []

    def test_one_id_in_two_branches(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {"docs/b/late.yml": USING})
        repo.git("checkout", "--quiet", "main")
        repo.commit("2026-03-03", {"docs/a/late.yml": USING.replace("Use", "Live")})
        repo.git("checkout", "--quiet", "branch")
        (problem,) = record("main").broken
        assert str(problem.message) == (
            'main has got a journey with the id "late" meanwhile, in a/late.yml'
        )
        assert problem.hint == "rename one of the files"


class TestBadInput:
    def test_a_file_that_cannot_be_read_now(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": BUYING.replace("title:", "titel:")})
        found = run()
        assert "docs/buying.yml:2:1: unknown-key" in found.stdout
        assert "nobody knows what changes in it: mend it first" in found.stdout
        said = run("--format", "markdown").stdout
        assert "cannot be read" in said and "- docs/buying\\.yml\\:2\\:1\\: unknown" in said

    def test_a_file_that_could_not_be_read_before(self, repo: MadeRepo) -> None:
        repo.commit("2026-03-02", {"docs/buying.yml": "kind: journey\n  x\n"})
        repo.write({"docs/buying.yml": BUYING})
        assert "could not be read in the last commit" in run().stdout
        assert "### 1 map could not be read before\n" in run("--format", "markdown").stdout
        assert words() == {}

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ("nowhere", 'there is no commit "nowhere" here – fetch it'),
            ("late", 'there is no commit "late" here – write origin/late'),
        ],
    )
    def test_a_base_that_is_not_there(self, repo: MadeRepo, asked: str, said: str) -> None:
        repo.git("update-ref", "refs/remotes/origin/late", "HEAD")
        found = run(asked, "HEAD")
        assert found.exit_code == 1
        assert said in found.stderr
        comment = run(asked, "HEAD", "--format", "markdown")
        assert comment.exit_code == 1
        assert comment.stdout.startswith(f"{MARKER}\n### The change cannot be told\n\nThere is no")

    def test_a_shallow_clone(
        self, repo: MadeRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repo.commit("2026-03-02", {"docs/buying.yml": BUYING.replace("-3", "2")})
        repo.git("checkout", "--quiet", "main")
        repo.commit("2026-03-03", {"docs/using.yml": USING.replace("Use", "Live")})
        shallow = tmp_path / "shallow"
        repo.git(
            "clone",
            "--quiet",
            "--depth=1",
            "--no-single-branch",
            repo.folder.as_uri(),
            str(shallow),
        )
        monkeypatch.chdir(shallow)
        found = run("origin/main", "origin/branch")
        assert found.exit_code == 1
        assert "have no commit in common here – fetch it" in found.stderr
        assert "fetch-depth: 0" in found.stderr

    def test_no_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        found = run("--format", "markdown")
        assert found.exit_code == 1
        assert "These files are in no git repository" in found.stdout


class TestComment:
    def test_curve_and_words(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": BUYING.replace("-3", "2")})
        assert run("--format", "markdown").stdout == (
            f"{MARKER}\n"
            "### 1 map changes\n\n"
            "\n#### [Buying](<https://x.org/buying/>)\n\n"
            "docs/buying\\.yml · last reviewed on 1 Mar 2026, before this change\n\n"
            "| Emotion | Wish | Order |\n"
            "|---|---|---|\n"
            "| before | ▃ −3 | ▆ +4 |\n"
            "| after | **▅ +2** | ▆ +4 |\n\n"
            "```mermaid\n"
            '%%{init: {"xyChart": {"width": 640, "height": 260}, "themeVariables": '
            '{"xyChart": {"plotColorPalette": "#8fa3c8, #dd5c1c"}}}}%%\n'
            "xychart-beta\n"
            '  title "Emotion: before as bars, after as a line"\n'
            '  x-axis ["Wish", "Order"]\n'
            "  y-axis -10 --> 10\n"
            "  bar [-3, 4]\n"
            "  line [2, 4]\n"
            "```\n\n"
            "- **Wish**: emotion −3 → +2\n"
        )

    @pytest.mark.parametrize("score", ["", ", emotion: {word: well}"])
    def test_a_gap_is_in_the_table_and_in_no_picture(self, repo: MadeRepo, score: str) -> None:
        repo.write({"docs/buying.yml": BUYING.replace(", emotion: -3", score)})
        said = run("--format", "markdown").stdout
        assert "| after | **–** | ▆ +4 |" in said
        assert "mermaid" not in said

    def test_what_an_author_writes_is_no_picture_of_its_own(self, repo: MadeRepo) -> None:
        name = "'\"] ```%%{init: {}}%%; #quot; <b> `x` 段階'"
        repo.commit("2026-03-02", {"docs/buying.yml": BUYING.replace("Wish", name)})
        repo.write({"docs/buying.yml": BUYING.replace("Wish", name).replace("-3", "2")})
        (axis,) = re.findall(r"x-axis .*", run("--format", "markdown").stdout)
        assert axis == 'x-axis ["] {init: {}} quot…", "Order"]'

    def test_what_an_author_writes_is_text(self, repo: MadeRepo) -> None:
        hostile = "<script>alert(1)</script> @everyone ![x](http://x.org/y.png) | `a`"
        repo.write({"docs/buying.yml": BUYING.replace("Wish", f"'{hostile}'")})
        said = run("--format", "markdown").stdout
        shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(said)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert not re.search("<script|<img|@everyone", shown)

    def test_more_than_a_comment_holds(self, repo: MadeRepo) -> None:
        pains = "\n".join(
            f"  - {{name: Stage {number}, goal: {'so ' * 60}}}" for number in range(150)
        )
        long = f"kind: journey\ntitle: Long\nstages:\n{pains}\n"
        files = {f"docs/long-{number}.yml": long for number in range(5)}
        repo.commit("2026-03-02", files)
        repo.write({path: text.replace("so so", "no so") for path, text in files.items()})
        said = run("--format", "markdown").stdout
        assert len(said) < LONGEST + 1_000
        assert "too much for a comment" in said


class TestSideBySide:
    def test_both_curves_and_the_cells_that_differ(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": BUYING.replace("-3", "2")})
        page = BeautifulSoup(run("--format", "html").stdout, "html.parser")
        drawn = page.select_one(".jm-small__plot")
        assert drawn
        assert "before" in drawn["aria-label"]
        assert len(drawn.select(".jm-curve")) == 2
        changed = page.select(".jm-versions__changed")
        assert [" ".join(row.text.split()) for row in changed] == ["emotion changed −3 +2"]
        assert [each.text for each in page.select("del, ins")] == ["−3", "+2"]

    def test_it_needs_nothing_beside_it(self, repo: MadeRepo) -> None:
        hostile = "</style><script>alert(1)</script>"
        repo.write({"docs/buying.yml": BUYING.replace("Wish", f"'{hostile}'")})
        said = run("--format", "html").stdout
        assert not re.search(r"<script|<link|@import|url\(|src=", said)
        assert "&lt;script&gt;alert(1)" in said

    def test_it_speaks_the_language_of_the_site(self, repo: MadeRepo) -> None:
        theme = "theme: {name: material, language: de}\nplugins: [journeymaps]\n"
        repo.write({"docs/buying.yml": BUYING.replace("-3", "2"), "mkdocs.yml": theme})
        page = BeautifulSoup(run("--format", "html").stdout, "html.parser")
        assert page.html and page.html["lang"] == "de"
        assert "der letzte Commit" in page.text
        assert "Wish: Emotion: −3 → +2" in page.text
        assert "Wish: emotion −3 → +2" in run().stdout

    def test_what_cannot_be_read_and_what_breaks(self, repo: MadeRepo) -> None:
        repo.write({"docs/buying.yml": BUYING.replace("title:", "titel:"), "docs/using.yml": None})
        said = run("--format", "html").stdout
        assert "docs/buying.yml:2:1: unknown-key" in said
        assert "mend it first" in said


def test_a_file_is_written(repo: MadeRepo) -> None:
    repo.write({"docs/buying.yml": BUYING.replace("-3", "2")})
    assert run("--format", "markdown", "-o", "out/comment.md").stdout == ""
    assert (repo.folder / "out/comment.md").read_text().startswith(MARKER)
