"""The actions of a blueprint as cards: who does what with which means, and for whose pain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeymaps.atlas.entries import named_by_id
from journeymaps.atlas.places import Place
from journeymaps.model.blueprint import Action
from journeymaps.pages.board import channel_icon
from journeymaps.pages.kinds import kind_name
from journeymaps.pages.links import Link
from journeymaps.pages.prose import plain
from journeymaps.pages.service import PERSONAL, Act, Record, Service
from journeymaps.pages.sources import Cite
from journeymaps.pages.told import part_at
from journeymaps.pages.variants import VariantItem, variants
from journeymaps.words import say, say_count

SYSTEM = "material/server-outline"
READS = "material/database-outline"
WRITES = "material/database-edit-outline"
TAKES = "material/timer-outline"
WAITS = "material/timer-sand"


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
    """`seen` where the word is not for ears only; `line`, `fails` and `fold` have a line each."""


@dataclass(frozen=True)
class ActionCard:
    """An action with everything that the blueprint tells of it."""

    do: Markup
    anchor: str
    cited: Cite
    details: tuple[Detail, ...]
    variants: tuple[VariantItem, ...]
    needs: str
    """The places on the page of the actions that it needs, for arrows to them."""


def action_card(service: Service, act: Act) -> ActionCard:
    """The card of an action."""
    return ActionCard(
        do=service.prose(act.action.do),
        anchor=service.anchor(act.path),
        cited=service.cite(act.path),
        details=tuple(_details(service, act)),
        variants=tuple(variants(service, act.action.variants)),
        needs=" ".join(place.anchor for place in _needed(service, act)),
    )


@dataclass(frozen=True)
class Sign:
    """An icon of the cards, and what it stands for."""

    icon: Markup
    word: str


def signs(service: Service) -> tuple[Sign, ...]:
    """The icons that stand on the cards without a word, for the legend."""
    actions = [act.action for act in service.acts]
    icon = service.site.icons
    known = (
        ("material/account-outline", say("Who does it"), any(each.role for each in actions)),
        (SYSTEM, say("Systems that it needs"), any(each.systems for each in actions)),
        (READS, say("Records that it reads"), any(each.data.reads for each in actions)),
        (WRITES, say("Records that it writes"), any(each.data.writes for each in actions)),
        (
            PERSONAL,
            say("Personal data"),
            any(service.record(own).personal for own in service.record_ids),
        ),
        ("material/arrow-right", say("Needs"), any(each.needs for each in actions)),
    )
    return tuple(Sign(icon(name), word) for name, word, is_there in known if is_there)


def _details(service: Service, act: Act) -> Iterator[Detail]:
    action, links, icon = act.action, service.links, service.site.icons
    if action.role:
        role = links.to("role", action.role)
        yield Detail(icon("material/account-outline"), say("by"), (role,))
    if action.channel:
        channel = links.to("channel", action.channel)
        own = channel_icon(links, icon, action.channel)
        yield Detail(icon(own), say("channel"), (channel,))
    if action.systems:
        systems = tuple(links.to("system", own) for own in action.systems)
        yield Detail(icon(SYSTEM), say("systems"), systems)
    for word, sign, named in (
        (say("reads"), READS, action.data.reads),
        (say("writes"), WRITES, action.data.writes),
    ):
        if named:
            yield Detail(icon(sign), word, tuple(map(service.record, named)))
    if action.takes:
        yield Detail(icon(TAKES), say("takes"), (escape(action.takes),), "seen")
    if action.waits:
        yield Detail(icon(WAITS), say("customer waits"), (escape(action.waits),), "seen")
    for text in action.fails:
        yield Detail(icon("material/alert-outline"), say("fails:"), (service.prose(text),), "fails")
    if action.answers:
        answers = tuple(map(service.statement, action.answers))
        said = _answers(service, action.answers)
        yield Detail(icon("material/check-circle-outline"), said, answers, "fold")
    if action.needs:
        needs = tuple(_need(service, own) for own in action.needs)
        yield Detail(icon("material/arrow-decision-outline"), say("needs:"), needs, "line")


def _answers(service: Service, named: Sequence[str]) -> str:
    if {service.kind_of_statement(own) for own in named} == {"pain"}:
        return say_count("answers %(num)s pain", "answers %(num)s pains", len(named))
    return say_count("answers %(num)s point", "answers %(num)s points", len(named))


def _needed(service: Service, act: Act) -> Iterator[Place]:
    known = service.places.of("action")
    return (known[own] for own in act.action.needs if own in known)


def _need(service: Service, own: str) -> Need:
    """What is needed, by the short name that its author gave it."""
    place = service.places.of("action").get(own)
    if place is None:
        return Need(Link(named_by_id(own)), "")
    action: Action = part_at(service.held, place.path)
    name = named_by_id(own) if action.id else plain(action.do)
    return Need(Link(name, f"#{place.anchor}"), kind_name(str(place.path[2])))
