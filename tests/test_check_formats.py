"""What `journeymaps check` writes for forges, editors and CI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from journeymaps.cli import main
from journeymaps.exchange.problems import FORMS, Form, Report, written
from journeymaps.problems import Problem
from made_repo import MadeRepo, journey

SHAPES = Path(__file__).parent / "cases" / "shapes"

ODD = Problem("docs/50%, a:b.yml", 3, 5, "yaml", "100% <b>\x1b[31m\nred]]>", "so & so")
MILD = Problem("docs/order.yml", 2, 1, "low-without-pain", "a low", "say why", "warning")
NOTE = Problem("docs/order.yml", 9, 1, "old-evidence", "old", "", "info")
TWICE = Problem("docs/order.yml", 7, 1, "low-without-pain", "a low", "say why", "warning")

REPORT = Report((ODD, MILD, TWICE, NOTE), ("docs/50%, a:b.yml", "docs/fine.yml"))


def shape(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((SHAPES / f"{name}.json").read_text("utf-8")))


def data(form: Form, report: Report = REPORT) -> Any:
    return json.loads(written(report, form))


class TestGitHub:
    def test_a_command_for_each_problem_with_its_severity(self) -> None:
        assert written(REPORT, "github").splitlines()[1:] == [
            "::warning file=docs/order.yml,line=2,col=1,title=low-without-pain::a low – say why",
            "::warning file=docs/order.yml,line=7,col=1,title=low-without-pain::a low – say why",
            "::notice file=docs/order.yml,line=9,col=1,title=old-evidence::old",
        ]

    def test_what_would_end_a_value_is_escaped(self) -> None:
        (line, *_) = written(REPORT, "github").splitlines()
        assert line == (
            "::error file=docs/50%25%2C a%3Ab.yml,line=3,col=5,title=yaml::"
            "100%25 <b> [31m red]]> – so & so"
        )


class TestSarif:
    def test_it_has_the_shape_of_the_standard(self) -> None:
        assert [error.message for error in shape("sarif-2.1.0").iter_errors(data("sarif"))] == []

    def test_a_result_points_to_its_rule_and_place(self) -> None:
        (run,) = data("sarif")["runs"]
        rules, first = run["tool"]["driver"]["rules"], run["results"][0]
        assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "yaml"
        place = first["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "docs/50%25%2C%20a%3Ab.yml"
        assert place["region"] == {"startLine": 3, "startColumn": 5}
        assert [result["level"] for result in run["results"]] == [
            "error",
            "warning",
            "warning",
            "note",
        ]

    def test_a_rule_leads_to_its_explanation(self) -> None:
        (run,) = data("sarif")["runs"]
        assert all(
            rule["helpUri"].endswith(f"/guide/codes/#{rule['id']}")
            for rule in run["tool"]["driver"]["rules"]
        )

    def test_without_problems_it_is_a_run_without_results(self) -> None:
        empty = data("sarif", Report((), ("a.yml",)))
        assert shape("sarif-2.1.0").is_valid(empty)
        assert empty["runs"][0]["results"] == []


class TestGitLab:
    def test_it_has_the_shape_of_a_code_quality_report(self) -> None:
        assert [error.message for error in shape("code-quality").iter_errors(data("gitlab"))] == []
        assert [issue["severity"] for issue in data("gitlab")] == [
            "major",
            "minor",
            "minor",
            "info",
        ]

    def test_fingerprints_differ_and_do_not_depend_on_the_line(self) -> None:
        prints = [issue["fingerprint"] for issue in data("gitlab")]
        assert len(set(prints)) == 4
        lower = Problem(**{**vars(MILD), "line": 40})
        (issue,) = data("gitlab", Report((lower,), ()))
        assert issue["fingerprint"] == prints[1]


class TestJUnit:
    @property
    def suite(self) -> Element:
        root = fromstring(written(REPORT, "junit"))
        assert root.tag == "testsuites"
        (suite,) = root
        return suite

    def test_a_file_is_a_test_and_so_is_each_problem(self) -> None:
        names = [(case.get("classname"), case.get("name")) for case in self.suite]
        assert names == [
            ("docs/fine.yml", "check"),
            ("docs/50%, a:b.yml", "yaml 3:5"),
            ("docs/order.yml", "low-without-pain 2:1"),
            ("docs/order.yml", "low-without-pain 7:1"),
            ("docs/order.yml", "old-evidence 9:1"),
        ]

    def test_only_errors_fail(self) -> None:
        assert [len(case.findall("failure")) for case in self.suite] == [0, 1, 0, 0, 0]
        assert (self.suite.get("tests"), self.suite.get("failures")) == ("5", "1")

    def test_what_xml_does_not_allow_is_left_out(self) -> None:
        failure = self.suite.find(".//failure")
        assert failure is not None
        assert failure.get("message") == "100% <b> [31m red]]> – so & so"


def test_json_has_everything_that_is_known() -> None:
    first = data("json")["problems"][0]
    assert first["message"] == ODD.message
    assert (first["path"], first["line"], first["column"]) == (ODD.path, 3, 5)
    assert (first["code"], first["hint"], first["severity"]) == ("yaml", "so & so", "error")
    assert data("json")["files"] == 2


class TestTheCommand:
    @pytest.fixture
    def repo(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeRepo:
        repo = MadeRepo(tmp_path / "repo")
        repo.write(
            {
                "site/mkdocs.yml": "site_name: A\n",
                "site/docs/a.yml": journey("2026-03-10"),
                "site/docs/b.yml": journey("2026-03-10").replace("title", "titel"),
            }
        )
        monkeypatch.chdir(repo.folder / "site")
        return repo

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, ["check", "--today", "2026-06-01", *arguments])

    @pytest.mark.parametrize("form", FORMS)
    def test_every_form_ends_with_1_where_there_is_an_error(
        self, repo: MadeRepo, form: Form
    ) -> None:
        result = self.run("--format", form)
        assert result.exit_code == 1
        assert "unknown-key" in result.stdout

    def test_a_forge_gets_paths_from_the_folder_of_the_repository(self, repo: MadeRepo) -> None:
        assert "docs/b.yml:2:1: unknown-key" in self.run().stdout
        assert "::error file=site/docs/b.yml," in self.run("--format", "github").stdout

    def test_a_report_in_a_file_leaves_the_terminal_the_text(self, repo: MadeRepo) -> None:
        result = self.run("--format", "junit", "--output", "reports/maps.xml")
        assert "docs/b.yml:2:1: unknown-key" in result.stdout
        assert fromstring(Path("reports/maps.xml").read_bytes()).get("failures") == "1"

    def test_what_cannot_be_checked_ends_with_2(self, repo: MadeRepo) -> None:
        repo.write({"site/mkdocs.yml": "docs_dir: nowhere\n"})
        assert self.run().exit_code == 2
        assert self.run("--format", "xml").exit_code == 2
