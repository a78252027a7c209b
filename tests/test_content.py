"""Rules of content: tables of files with what could be better about them.

A case has `files` and what the rules `say`; `levels`, `owners` and `drafts` where it needs them.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from journeymaps.checks.check import Settings
from journeymaps.checks.content.findings import CODES, Findings, findings, placed
from journeymaps.checks.survey import survey
from journeymaps.model.emotion import Scale
from journeymaps.options import OptionsError, read_options
from journeymaps.pages.checks import RULES

TESTS = Path(__file__).parent
CASES = yaml.safe_load((TESTS / "cases" / "content.yml").read_text("utf-8"))
GUIDE = (TESTS.parent / "maps" / "guide" / "problems.md").read_text("utf-8")
TODAY = date(2026, 9, 12)


def found(case: dict[str, Any]) -> Findings:
    files = [(path, text.encode()) for path, text in case["files"].items()]
    settings = Settings(TODAY, Scale(), levels=case.get("levels", {}))
    surveyed = survey(files, settings, drafts=case.get("drafts", True))
    return findings(surveyed, settings, case.get("owners", ()))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_table(case: dict[str, Any]) -> None:
    said = [str(problem) for problem in sorted(placed(found(case).found).values())]
    assert said == case["says"].splitlines()


def test_every_rule_is_in_the_table_and_explained() -> None:
    tried = {
        code for case in CASES for code in re.findall(r":\d+: (?:\w+: )?([a-z-]+): ", case["says"])
    }
    assert tried >= set(CODES)
    assert RULES.keys() == set(CODES)
    assert set(re.findall(r"^\| `([a-z-]+)`", GUIDE, re.MULTILINE)) >= set(CODES)


def test_the_most_pressing_come_first() -> None:
    (case,) = (case for case in CASES if case["case"].startswith("pains with"))
    levels = {"pain-unowned": "warning"}
    pressing = [one.remark.message for one in found({**case, "levels": levels}).found]
    assert pressing == [
        'nobody owns what is to answer "It rains"',
        'nothing answers "The **bill** is wrong"',
        'nothing answers "Nobody calls"',
    ]


def test_exceptions_are_kept_with_their_reasons() -> None:
    (case,) = (case for case in CASES if case["case"].startswith("a blueprint that"))
    assert ("c.yml", "blueprint-behind", "We begin with the second.") in [
        (one.map_file.path, one.code, one.reason) for one in found(case).exempted
    ]


class TestLevels:
    def test_a_bare_off_is_the_word_and_not_false(self) -> None:
        options = read_options(yaml.safe_load("checks: {no-source: off, orphan-entry: error}"))
        assert options.checks == {"no-source": "off", "orphan-entry": "error"}

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (
                {"no-sorce": "off"},
                'checks.no-sorce: unknown rule – did you mean "no-source"?',
            ),
            (
                {"no-source": "eror"},
                'checks.no-source: cannot be "eror" – did you mean "error"?',
            ),
            ({"no-source": True}, "checks.no-source: cannot be true – one of: "),
        ],
    )
    def test_slips_are_told(self, written: dict[str, Any], said: str) -> None:
        with pytest.raises(OptionsError) as raised:
            read_options({"checks": written})
        assert said in str(raised.value)
