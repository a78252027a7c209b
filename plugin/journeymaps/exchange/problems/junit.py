"""Problems as a JUnit report, which nearly every CI shows as tests that fail.

Every file is a test. One with problems is a test for each of them, which fails if the problem is
an error and only tells of it otherwise.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from journeymaps.exchange.problems.report import Report, plain, sentence
from journeymaps.problems import Problem


def text(report: Report) -> str:
    """The report as XML."""
    wrong = {problem.path for problem in report.problems}
    failures = sum(problem.severity == "error" for problem in report.problems)
    passed = [path for path in report.files if path not in wrong]
    counts = {
        "name": "journeymaps check",
        "tests": str(len(passed) + len(report.problems)),
        "failures": str(failures),
        "errors": "0",
        "skipped": "0",
        "time": "0",
    }
    root = Element("testsuites", counts)
    suite = SubElement(root, "testsuite", counts)
    for path in passed:
        SubElement(suite, "testcase", _named(path, "check"))
    for problem in report.problems:
        _add(suite, problem)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'


def _add(suite: Element, problem: Problem) -> None:
    where = f"{problem.line}:{problem.column}"
    case = SubElement(suite, "testcase", _named(problem.path, f"{problem.code} {where}"))
    if problem.severity == "error":
        said = {"type": plain(problem.code), "message": sentence(problem)}
        SubElement(case, "failure", said).text = plain(str(problem))
    else:
        SubElement(case, "system-out").text = plain(str(problem))


def _named(path: str, name: str) -> dict[str, str]:
    path = plain(path)
    return {"classname": path, "name": plain(name), "file": path, "time": "0"}
