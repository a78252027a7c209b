"""The page for those who run the site: what the rules of content found, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment

from journeymaps.checks.content.findings import CODES, Finding, Findings, placed
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.traits import owner_name
from journeymaps.pages.page import RenderedPage, Section, listing
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.problems import Problem, Severity
from journeymaps.words import message, say, say_count

CHECKS = "checks.md"
"""The path that the page would have as a file."""

MOST = 30
"""What a rule found that the page lists. The command lists all of it."""

RULES: Mapping[str, tuple[str, str]] = {
    "improvement-overdue": (
        message("Improvements that are overdue"),
        message("Somebody has promised these. Finish them, give them a new day, or drop them."),
    ),
    "low-without-pain": (
        message("Lows without a pain"),
        message("The score is low, and nothing says why. Nobody can mend what has no name."),
    ),
    "pain-unanswered": (
        message("Pains that nothing answers"),
        message("No improvement and no action of a blueprint takes these on."),
    ),
    "pain-unowned": (
        message("Pains whose answers nobody owns"),
        message("There is a plan, and nobody sees it through."),
    ),
    "old-source": (
        message("Sources older than the time between two reviews"),
        message("The map may have been reviewed since, but nobody has asked customers again."),
    ),
    "no-source": (
        message("Maps without any source"),
        message("All of it is assumed. One talk with a customer is a start."),
    ),
    "blueprint-behind": (
        message("Blueprints that lack a stage of their journey"),
        message("The journey has grown, or nothing is known of what stands behind it there."),
    ),
    "future-without-expected": (
        message("Maps of the future that do not say what is expected"),
        message("Nobody can have felt the future yet. What is expected says so."),
    ),
    "no-start-or-end": (
        message("Journeys without a start or an end"),
        message("A reader cannot tell where the matter begins for customers, and when it is over."),
    ),
    "too-many-steps": (
        message("Journeys with too many steps"),
        message("Long maps are not read. Tell a stage closer in a map of its own."),
    ),
    "orphan-persona": (
        message("Personas that no map is about"),
        message("Tell their journey, or take them out."),
    ),
    "orphan-entry": (
        message("Catalog entries that no map names"),
        message("Name them where they belong, or take them out."),
    ),
    "needless-allow": (
        message("Exceptions that are no longer needed"),
        message("What they allow has been mended."),
    ),
}
"""What each rule is called, and why it matters."""

_GRADES: Mapping[Severity, str] = {
    "error": message("Error"),
    "warning": message("Warning"),
    "info": message("Note"),
}


@dataclass(frozen=True)
class Row:
    """One finding."""

    page: Link
    where: str
    """The place on the map; empty for the map as a whole."""
    said: str
    hint: str
    owner: str
    file: str
    """The file and the line."""
    edit: str
    """The form that changes the file, or nothing."""


@dataclass(frozen=True)
class Group:
    """What one rule found."""

    code: str
    name: str
    why: str
    severity: Severity
    grade: str
    """The severity in a word."""
    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Waived:
    """A rule that does not count for a map."""

    page: Link
    name: str
    reason: str


def checks_page(site: Site, templates: Environment, findings: Findings) -> RenderedPage:
    """The page: rules by severity and weight, each with what it found, then the exceptions."""
    groups = tuple(_groups(site, findings))
    links = site.links(CHECKS)
    waived = tuple(
        Waived(
            Link(plain(one.map_file.map.title), links.to_page(one.map_file.path)),
            say(RULES[one.code][0]),
            plain(one.reason),
        )
        for one in findings.exempted
    )
    html = templates.get_template("journeymaps/checks.html").render(
        groups=groups, waived=waived, counts=_counts(findings), rules=len(CODES)
    )
    description = say("What could be better about the maps, most pressing first.")
    return RenderedPage(
        title=say("Checks"),
        description=description,
        html=html,
        text=description,
        sections=listing(
            (
                *(Section(group.code, group.name) for group in groups),
                *((Section("allowed", say("Allowed")),) if waived else ()),
            )
        ),
        wide=False,
    )


def _counts(findings: Findings) -> tuple[str, ...]:
    numbers = findings.counts
    return (
        say_count("%(num)s error", "%(num)s errors", numbers["error"]),
        say_count("%(num)s warning", "%(num)s warnings", numbers["warning"]),
        say_count("%(num)s note", "%(num)s notes", numbers["info"]),
    )


def _groups(site: Site, findings: Findings) -> Iterator[Group]:
    for (severity, code), found in groupby(findings.found, lambda one: (one.severity, one.code)):
        theirs = tuple(found)
        shown = placed(theirs[:MOST])
        name, why = RULES[code]
        rows = tuple(_row(site, one, shown[one]) for one in theirs[:MOST])
        yield Group(code, say(name), say(why), severity, say(_GRADES[severity]), len(theirs), rows)


def _row(site: Site, one: Finding, problem: Problem) -> Row:
    held, outside = one.map_file, site.outside
    place = site.atlas.places(held).nearest(one.remark.path)
    edit = outside.edit(held.path)
    if edit and outside.forge:
        edit = outside.forge.at_line(edit, problem.line)
    return Row(
        page=Link(
            plain(held.map.title),
            site.links(CHECKS).to_page(held.path, place.anchor if place else ""),
        ),
        where=site.told.spot(held, place).where if place else "",
        said=problem.message,
        hint=problem.hint,
        owner=owner_name(site.atlas, held.map.owner) if held.map.owner else "",
        file=f"{held.path}:{problem.line}",
        edit=edit,
    )
