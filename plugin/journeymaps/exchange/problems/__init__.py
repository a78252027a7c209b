"""Problems in the forms that forges, editors and CI read: a file for each form.

Paths are written as the caller gives them; a forge wants them from the repository's folder.
"""

from __future__ import annotations

from importlib import import_module
from typing import Literal, get_args

from journeymaps.exchange.problems.report import Report

Form = Literal["text", "json", "github", "gitlab", "sarif", "junit"]
"""The name of a form."""

FORMS: tuple[Form, ...] = get_args(Form)


def text(report: Report) -> str:
    """A line for each problem, as a terminal and an editor's task read it."""
    return "".join(f"{problem}\n" for problem in report.problems)


_FILES = {form: "as_json" if form == "json" else form for form in FORMS if form != "text"}
"""The modules that write a form: each is read when it is asked for."""
_FROM_ROOT = ("github", "gitlab", "sarif")
"""Forms for those who know the repository alone, and not where the command ran."""


def written(report: Report, form: Form) -> str:
    """A report in a form."""
    if form == "text":
        return text(report)
    return str(import_module(f"{__name__}.{_FILES[form]}").text(report))


def from_root(form: Form) -> bool:
    """Whether a form names files as seen from the repository's folder."""
    return form in _FROM_ROOT


__all__ = ["FORMS", "Form", "Report", "from_root", "text", "written"]
