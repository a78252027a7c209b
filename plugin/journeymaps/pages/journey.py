"""A journey's page."""

from __future__ import annotations

from jinja2 import Environment

from journeymaps.charts.from_journey import journey_charts, journey_evidence, journey_exits
from journeymaps.charts.view import view
from journeymaps.charts.words import NOTHING_FELT, evidence, leaving
from journeymaps.model.journey import Journey
from journeymaps.model.reference import Path
from journeymaps.pages.badge import todays
from journeymaps.pages.board import journey_board
from journeymaps.pages.bridges import bridges
from journeymaps.pages.cells import FigureItem
from journeymaps.pages.context import PageContext
from journeymaps.pages.figures import figure
from journeymaps.pages.found import in_journey
from journeymaps.pages.glance import glance
from journeymaps.pages.head import card, journey_relations, map_head
from journeymaps.pages.hierarchy import around, closer_looks, crumbs
from journeymaps.pages.lanes import lanes
from journeymaps.pages.overviews.importance import journey_importance
from journeymaps.pages.page import RenderedPage, with_former
from journeymaps.pages.people import people
from journeymaps.pages.plan import plan
from journeymaps.pages.proposals import proposals
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import kind_of_map
from journeymaps.reading.read import MapFile
from journeymaps.words import say


def journey_page(
    site: Site, templates: Environment, held: MapFile, journey: Journey
) -> RenderedPage:
    """The page of a journey: head, glance, the table with its curve, the plan, the sources."""
    context = PageContext(site, held)
    charts = journey_charts(journey, context.scale, context.places, site.atlas)
    _cite_scores(context, journey)
    board = journey_board(context.links, site.icons, held, journey, context.scale)
    head = map_head(
        context,
        kind_of_map(journey, retired=False),
        tuple(card(context.links, persona) for persona in journey.people),
        journey_relations(context, journey),
        tuple(crumbs(context)),
    )
    planned = plan(context, journey)
    html = context.render(
        templates,
        "journey.html",
        head=head,
        glance=glance(context, journey, charts, evidence(journey_evidence(journey, site.atlas))),
        board=board,
        proposals=proposals(context, board),
        charts=tuple(map(view, charts)),
        people=people(context, journey),
        nothing_felt=say(NOTHING_FELT),
        exits=tuple(map(leaving, journey_exits(journey, context.places, site.atlas))),
        lanes=tuple(lanes(context, journey)),
        metrics=tuple(
            FigureItem(figure(metric), context.cite(("metrics", index)))
            for index, metric in enumerate(journey.metrics)
        ),
        purpose=context.prose(journey.purpose) if journey.purpose else None,
        closer_looks=tuple(closer_looks(context)),
        around=around(context),
        plan=planned,
        bridges=bridges(board, journey, planned.improvements),
        weighed=journey_importance(context, journey),
        words=todays(),
        chart_mode=site.chart,
        timezone=site.review.timezone,
        sources=context.sources,
    )
    return RenderedPage(
        title=journey.title,
        description=plain(journey.summary or ""),
        html=html,
        text=plain(journey.summary or ""),
        sections=tuple(in_journey(context, journey)),
        anchors=frozenset(with_former(place.anchor for place in context.places)),
        tags=journey.tags,
        awaited=charts[0].id if charts else "",
    )


def _cite_scores(context: PageContext, journey: Journey) -> None:
    """Count what scores and exits rest on among the sources. The chart comes first on the page."""
    for index, stage in enumerate(journey.stages):
        path: Path = ("stages", index)
        steps = ((*path, "steps", number) for number in range(len(stage.steps)))
        for there, point in zip((path, *steps), (stage, *stage.steps), strict=True):
            context.cite((*there, "emotion"))
            for person in point.emotions:
                context.cite((*there, "emotions", person))
            context.cite((*there, "exit"))
