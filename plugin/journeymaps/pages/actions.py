"""The actions of a blueprint as cards: who does what with which means, and for whose pain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeymaps.atlas.entries import named_by_id
from journeymaps.pages.board import channel_icon
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.service import Act, Record, Service
from journeymaps.pages.sources import Cite


@dataclass(frozen=True)
class Need:
    """Another action that one depends on, and the side of the lines on which it stands."""

    link: Link
    side: str

    def __html__(self) -> str:
        """The need as templates print it."""
        return self.link.__html__() + escape(f", {self.side}" if self.side else "")


@dataclass(frozen=True)
class Detail:
    """One thing told of an action. Without a word to see, the icon says it, and a word for ears."""

    icon: Markup
    word: str
    items: tuple[Link | Record | Need | Markup, ...]
    kind: str = ""
    """`unseen` where the word is for ears only; `line` and `fails` have a line of their own."""


@dataclass(frozen=True)
class ActionCard:
    """An action with everything that the blueprint tells of it."""

    do: Markup
    anchor: str
    cited: Cite
    details: tuple[Detail, ...]


def action_card(service: Service, act: Act) -> ActionCard:
    """The card of an action."""
    return ActionCard(
        do=service.prose(act.action.do),
        anchor=service.anchor(act.path),
        cited=service.cite(act.path),
        details=tuple(_details(service, act)),
    )


def _details(service: Service, act: Act) -> Iterator[Detail]:
    action, links, icon = act.action, service.links, service.site.icons
    if action.role:
        role = links.to("role", action.role)
        yield Detail(icon("material/account-outline"), "by", (role,), "unseen")
    if action.channel:
        channel = links.to("channel", action.channel)
        own = channel_icon(links, icon, action.channel)
        yield Detail(icon(own), "channel", (channel,), "unseen")
    if action.systems:
        systems = tuple(links.to("system", own) for own in action.systems)
        yield Detail(icon("material/server-outline"), "systems", systems, "unseen")
    for word, sign, named in (
        ("reads", "material/database-outline", action.data.reads),
        ("writes", "material/database-edit-outline", action.data.writes),
    ):
        if named:
            yield Detail(icon(sign), word, tuple(map(service.record, named)))
    if action.takes:
        yield Detail(icon("material/timer-outline"), "takes", (escape(action.takes),))
    if action.waits:
        yield Detail(icon("material/timer-sand"), "customer waits", (escape(action.waits),))
    for text in action.fails:
        yield Detail(icon("material/alert-outline"), "Fails:", (service.prose(text),), "fails")
    if action.answers:
        answers = tuple(map(service.statement, action.answers))
        yield Detail(icon("material/check-circle-outline"), "Answers:", answers, "line")
    if action.needs:
        needs = tuple(_need(service, own) for own in action.needs)
        yield Detail(icon("material/arrow-decision-outline"), "Needs:", needs, "line")


def _need(service: Service, own: str) -> Need:
    place = service.places.of("action").get(own)
    if place is None:
        return Need(Link(named_by_id(own)), "")
    return Need(Link(plain(place.title), f"#{place.anchor}"), str(place.path[2]))
