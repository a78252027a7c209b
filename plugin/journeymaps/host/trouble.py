"""Problems as MkDocs shows them: as the error that ends a build, or above the pages it serves."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from journeymaps.pages.page import RenderedPage
from journeymaps.problems import Problem


def report(problems: Sequence[Problem]) -> str:
    """All problems as text, one a line."""
    return "\n".join([f"{_count(problems)} in the maps and pages:", *map(str, problems)])


def banner(problems: Sequence[Problem]) -> str:
    """All problems as HTML, for the top of a page. Every theme of MkDocs knows admonitions."""
    lines = Markup("").join(
        Markup("<li><code>{}:{}:{}</code> {}</li>").format(
            problem.path,
            problem.line,
            problem.column,
            f"{problem.message} – {problem.hint}" if problem.hint else problem.message,
        )
        for problem in problems
    )
    return str(
        Markup(
            '<div class="admonition failure" role="alert" data-search-exclude>'
            '<p class="admonition-title">{}: of the maps that have one, the last good version is '
            "shown</p><ul>{}</ul></div>\n"
        ).format(_count(problems), lines)
    )


def standing_in(title: str) -> RenderedPage:
    """The page of a map that never was good since the server has been started."""
    words = "This map has a problem, and there is no earlier version of it to show."
    return RenderedPage(
        title=title,
        description=words,
        html=str(Markup("<h1>{}</h1>\n<p>{}</p>").format(title, words)),
        wide=False,
    )


def _count(problems: Sequence[Problem]) -> str:
    return f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
