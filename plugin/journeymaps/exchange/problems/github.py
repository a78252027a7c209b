"""Problems as workflow commands: GitHub Actions shows them at their lines in a pull request."""

from __future__ import annotations

from journeymaps.exchange.problems.report import Report, sentence
from journeymaps.problems import Problem

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def text(report: Report) -> str:
    """A command for each problem."""
    return "".join(f"{_command(problem)}\n" for problem in report.problems)


def _command(problem: Problem) -> str:
    properties = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_escaped_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {listed}::{_escaped(sentence(problem))}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")
