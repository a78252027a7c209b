"""Problems as JSON, for other programs. Within a version, keys are only ever added."""

from __future__ import annotations

from typing import Literal

from journeymaps.exchange.problems.report import GUIDE, Report
from journeymaps.exchange.reviews_json import Record
from journeymaps.problems import Severity


class ProblemRecord(Record):
    """A problem at its place. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str
    """The way out; empty where the message says it."""
    fingerprint: str
    """The same for as long as the problem is, wherever in its file it moves."""
    help: str
    """Where the code is explained."""


class CheckRecord(Record):
    """What a check found."""

    version: Literal[1] = 1
    files: int
    """How many files were looked at."""
    problems: list[ProblemRecord]


def text(report: Report) -> str:
    """The report as JSON."""
    records = [
        ProblemRecord(
            path=problem.path,
            line=problem.line,
            column=problem.column,
            severity=problem.severity,
            code=problem.code,
            message=problem.message,
            hint=problem.hint,
            fingerprint=fingerprint,
            help=f"{GUIDE}#{problem.code}",
        )
        for problem, fingerprint in zip(report.problems, report.fingerprints(), strict=True)
    ]
    return CheckRecord(files=len(report.files), problems=records).text()
