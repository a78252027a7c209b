"""Problems as SARIF 2.1.0, which code scanning and many editors read."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from journeymaps.exchange.problems.report import GUIDE, Report, sentence
from journeymaps.problems import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://journeymaps.github.io/journeymaps/"

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def text(report: Report) -> str:
    """The report as a run of this product."""
    codes = sorted({problem.code for problem in report.problems})
    run = {
        "tool": {
            "driver": {
                "name": "journeymaps",
                "version": version("mkdocs-journeymaps"),
                "informationUri": HOME,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "SRCROOT": {"description": {"text": "The folder of the repository."}}
        },
        "results": [
            _result(problem, codes.index(problem.code), fingerprint)
            for problem, fingerprint in zip(report.problems, report.fingerprints(), strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ")},
        "helpUri": f"{GUIDE}#{code}",
    }


def _result(problem: Problem, rule: int, fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": sentence(problem)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(problem.path, errors="surrogateescape"),
                        "uriBaseId": "SRCROOT",
                    },
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
        "partialFingerprints": {"problem/v1": fingerprint},
    }
