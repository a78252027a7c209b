"""A blueprint's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from journeymaps.charts.chart import Chart
from journeymaps.charts.from_journey import journey_charts
from journeymaps.charts.view import view
from journeymaps.model import Blueprint
from journeymaps.pages.actions import signs
from journeymaps.pages.answers import Answers, answers
from journeymaps.pages.bands import customer_bands, note_bands, side_bands
from journeymaps.pages.cells import FigureItem
from journeymaps.pages.duties import (
    RecordInUse,
    Risk,
    records_in_use,
    risks,
    roles_at_work,
    systems_in_use,
)
from journeymaps.pages.figures import figure
from journeymaps.pages.found import in_blueprint
from journeymaps.pages.glance import Fact, Glance
from journeymaps.pages.head import Relation, card, map_head
from journeymaps.pages.kinds import map_name
from journeymaps.pages.page import RenderedPage, with_former
from journeymaps.pages.proposals import proposals
from journeymaps.pages.prose import plain
from journeymaps.pages.service import Service
from journeymaps.pages.site import Site
from journeymaps.pages.times import totals
from journeymaps.reading.read import MapFile
from journeymaps.words import number, say, say_count


def blueprint_page(
    site: Site, templates: Environment, held: MapFile, blueprint: Blueprint
) -> RenderedPage:
    """The page of a blueprint: its journey on top, the lines below it, and what follows."""
    service = Service(site, held, blueprint)
    journey = service.journey
    journeys = (service.links.to("journey", blueprint.journey),) if blueprint.journey else ()
    head = map_head(
        service,
        map_name("blueprint"),
        tuple(card(service.links, own) for own in journey.people) if journey else (),
        (Relation(say("Behind the scenes of"), journeys),),
    )
    found = answers(service)
    records = records_in_use(service)
    exposed = tuple(risks(service))
    customer, sides = tuple(customer_bands(service)), tuple(side_bands(service))
    notes = tuple(note_bands(service))
    charts = _charts(service)
    html = service.render(
        templates,
        "blueprint.html",
        head=head,
        glance=_glance(service, found, records, exposed),
        purpose=None,
        board=service.board,
        proposals=proposals(service, service.board),
        charts=tuple(map(view, charts)),
        chart_mode=site.chart,
        customer=customer,
        sides=sides,
        notes=notes,
        signs=signs(service),
        gaps=next((band for band in (*customer, *sides, *notes) if band.has_gaps), None),
        metrics=tuple(
            FigureItem(figure(metric), service.cite(("metrics", index)))
            for index, metric in enumerate(blueprint.metrics)
        ),
        answers=found,
        roles=roles_at_work(service),
        systems=systems_in_use(service),
        records=records,
        risks=exposed,
        sources=service.sources,
    )
    return RenderedPage(
        title=blueprint.title,
        description=plain(blueprint.summary or ""),
        html=html,
        text=plain(blueprint.summary or ""),
        sections=tuple(in_blueprint(blueprint, service.board)),
        anchors=frozenset(with_former(_anchors(service))),
        tags=blueprint.tags,
        awaited=charts[0].id if charts else "",
    )


def _charts(service: Service) -> Sequence[Chart]:
    if service.ground is None or service.journey is None:
        return ()
    atlas = service.site.atlas
    return journey_charts(service.journey, service.scale, service.ground.places, atlas)


def _glance(
    service: Service, found: Answers, records: Sequence[RecordInUse], exposed: Sequence[Risk]
) -> Glance:
    """What the blueprint comes to, in numbers that are counted and not estimated."""
    personal = sum(each.record.personal for each in records)
    fails = sum(bool(risk.fails) for risk in exposed)
    answered = len(found.pains) - len(found.open)
    spent = totals(service.acts)
    facts = [
        Fact(label, value, "neu", text, href)
        for label, value, text, href, is_there in (
            (
                say("Pains answered"),
                say("%(number)s of %(all)s", number=number(answered), all=number(len(found.pains))),
                say("%(number)s by no action", number=number(len(found.open)))
                if found.open
                else say("every one by an action"),
                "#jm-answers",
                found.pains,
            ),
            (say("Can fail"), number(fails), _actions(fails), "#jm-risks", fails),
            *((total.what, total.text or "?", total.ground, "#jm-times", True) for total in spent),
            (
                say("Personal data in"),
                number(personal),
                say_count("record", "records", personal),
                "#jm-records",
                personal,
            ),
        )
        if is_there
    ]
    return Glance(
        facts=tuple(facts),
        evidence=_evidence(service),
        owner=service.links.at(service.held, ("owner",)),
        contributors=tuple(
            service.links.to("team", team) for team in service.blueprint.contributors
        ),
        segment="",
    )


def _evidence(service: Service) -> str:
    named = sum(act.action.source is not None for act in service.acts)
    if not service.acts:
        return say("No actions yet")
    if not named:
        return say("No action names a source: all are assumed")
    acts = len(service.acts)
    return say_count(
        "%(known)s of %(num)s action with a source",
        "%(known)s of %(num)s actions with a source",
        acts,
        known=number(named),
    )


def _actions(number: int) -> str:
    return say_count("action", "actions", number)


def _anchors(service: Service) -> Iterator[str]:
    yield from (place.anchor for place in service.places)
    for ribbon in service.board.ribbons:
        yield ribbon.anchor
        yield from (point.anchor for point in ribbon.touchpoints if point.anchor)
