"""Problems as a code quality report: GitLab shows them in a merge request and at their lines."""

from __future__ import annotations

import json

from journeymaps.exchange.problems.report import Report, sentence

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def text(report: Report) -> str:
    """The report, an issue for each problem."""
    issues = [
        {
            "description": sentence(problem),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.severity],
            "location": {
                "path": problem.path,
                "positions": {
                    "begin": {"line": problem.line, "column": problem.column},
                    "end": {"line": problem.line, "column": problem.column},
                },
            },
        }
        for problem, fingerprint in zip(report.problems, report.fingerprints(), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
