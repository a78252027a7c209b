"""Problems in the forms that forges, editors and CI read: a file for each form.

Paths are written as the caller gives them; a forge wants them from the repository's folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from journeymaps.exchange.problems import as_json, github, gitlab, junit, sarif
from journeymaps.exchange.problems.report import Report

Form = Literal["text", "json", "github", "gitlab", "sarif", "junit"]
"""The name of a form."""

FORMS: tuple[Form, ...] = get_args(Form)


def text(report: Report) -> str:
    """A line for each problem, as a terminal and an editor's task read it."""
    return "".join(f"{problem}\n" for problem in report.problems)


@dataclass(frozen=True)
class _Writer:
    write: Callable[[Report], str]
    from_root: bool = False
    """Whether whoever reads it knows the repository alone, and not where the command ran."""


_WRITERS: dict[Form, _Writer] = {
    "text": _Writer(text),
    "json": _Writer(as_json.text),
    "github": _Writer(github.text, from_root=True),
    "gitlab": _Writer(gitlab.text, from_root=True),
    "sarif": _Writer(sarif.text, from_root=True),
    "junit": _Writer(junit.text),
}


def written(report: Report, form: Form) -> str:
    """A report in a form."""
    return _WRITERS[form].write(report)


def from_root(form: Form) -> bool:
    """Whether a form names files as seen from the repository's folder."""
    return _WRITERS[form].from_root


__all__ = ["FORMS", "Form", "Report", "from_root", "text", "written"]
