"""The pages that the product makes of all maps together, and their cores for other pages.

Each has an address of its own, unless somebody has written a page there. Its core, the list or
the drawing itself, may stand on any other page, too, about all journeys or a selection of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from journeymaps.pages.badge import todays
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.due import dues
from journeymaps.pages.overviews.heat_map import heat_map
from journeymaps.pages.overviews.importance import importance
from journeymaps.pages.overviews.improvements import plan_of_all
from journeymaps.pages.overviews.moments import moments
from journeymaps.pages.overviews.pains import hurts
from journeymaps.pages.overviews.portfolio import MOST, portfolio
from journeymaps.pages.overviews.traits import Selection
from journeymaps.pages.page import RenderedPage, Section, listing
from journeymaps.pages.site import Site
from journeymaps.words import message, say, spell


class View(Protocol):
    """What a core shows, as its template takes it."""

    @property
    def sections(self) -> Iterable[Section]:
        """Its parts, for the table of contents."""

    @property
    def left(self) -> int:
        """How much of what was asked for is not listed."""


@dataclass(frozen=True)
class Overview:
    """A page about all maps."""

    name: str
    """What it is called in Markdown, and its partial among the templates."""
    title: str
    summary: str
    read: Callable[[Site, str, Selection], View]
    """From the path of the page that it stands on, and what it is about, to what it shows."""
    most: int
    """How much it lists at most: what a page can hold, and a reader look through."""

    @property
    def path(self) -> str:
        """The path that the page would have as a file."""
        return f"{self.name}.md"


OVERVIEWS = {
    overview.name: overview
    for overview in (
        Overview(
            "portfolio",
            message("Portfolio"),
            message(
                "All journeys: how people feel along each of them, where it is worst, who answers"
                " for it, and how much of it we know."
            ),
            portfolio,
            MOST,
        ),
        Overview(
            "heat-map",
            message("Heat map"),
            message("How people feel in each stage of each journey, side by side."),
            heat_map,
            300,
        ),
        Overview(
            "improvements",
            message("Improvements"),
            message(
                "What is being done for customers, by whom and in which order, and what it has"
                " changed."
            ),
            plan_of_all,
            200,
        ),
        Overview(
            "pains",
            message("Pains, questions, barriers"),
            message(
                "What goes wrong for customers, what they ask and what stands in their way: how"
                " bad it is, and who answers it."
            ),
            hurts,
            300,
        ),
        Overview(
            "moments",
            message("Moments of truth"),
            message("Where relationships with customers are won or lost, and how that feels."),
            moments,
            200,
        ),
        Overview(
            "importance",
            message("Importance and satisfaction"),
            message("What matters to customers, and where they do not get it."),
            importance,
            200,
        ),
        Overview(
            "due",
            message("What is due"),
            message("The next reviews and the next improvements, by date."),
            dues,
            300,
        ),
    )
}
"""All of them by name, in the order in which a reader would go through them."""


def overview_page(site: Site, templates: Environment, overview: Overview) -> RenderedPage:
    """The page of its own."""
    view = overview.read(site, overview.path, Selection(limit=overview.most))
    links = site.links(overview.path)
    html = templates.get_template("journeymaps/overview.html").render(
        overview=overview,
        others=tuple(
            (Link(say(each.title), links.to_page(each.path)), each is overview)
            for each in OVERVIEWS.values()
        ),
        **_shown(site, view, embedded=False),
    )
    return RenderedPage(
        title=say(overview.title),
        description=say(overview.summary),
        html=html,
        text=say(overview.summary),
        sections=listing(view.sections),
    )


def overview_block(
    site: Site, templates: Environment, overview: Overview, page: str, selection: Selection
) -> Markup:
    """The core alone, for the page at this path: without ids, which might be taken there."""
    asked = replace(selection, limit=min(selection.limit, overview.most))
    return shown_block(site, templates, overview, page, overview.read(site, page, asked))


def shown_block(
    site: Site, templates: Environment, overview: Overview, page: str, view: View
) -> Markup:
    """A core that has been read for another page."""
    template = templates.get_template("journeymaps/overview-block.html")
    whole = Link(say(overview.title), site.links(page).to_page(overview.path))
    shown = template.render(overview=overview, whole=whole, **_shown(site, view, embedded=True))
    return Markup(shown)  # noqa: S704 – autoescaped


def _shown(site: Site, view: View, *, embedded: bool) -> dict[str, object]:
    return {
        "view": view,
        "embedded": embedded,
        "chart_mode": site.chart,
        "today": spell(site.today),
        "timezone": site.review.timezone,
        "words": todays(),
    }
