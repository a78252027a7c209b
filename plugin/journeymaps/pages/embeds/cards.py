"""The card behind a link by id: what is there, how it feels there, and how its review stands."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from journeymaps.pages.badge import badge
from journeymaps.pages.embeds.targets import Target
from journeymaps.pages.kinds import kind_name
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.pages.told import kind_of_map
from journeymaps.words import capital

_MOST = 180
"""Characters of a summary that a card shows."""


class Cards:
    """The cards of a site."""

    def __init__(self, site: Site, templates: Environment) -> None:
        self._site = site
        self._template = templates.get_template("journeymaps/embeds/card.html")

    def name(self, target: Target) -> str:
        """What a link is called whose author does not say so."""
        if target.entry:
            return target.entry.name
        assert target.held
        if target.place:
            return self._site.told.spot(target.held, target.place).name
        return target.held.map.title

    def card(self, target: Target, number: int) -> Markup:
        """The card of the so-and-so-many-th link of a page."""
        held, entry, place = target.held, target.entry, target.place
        spot = self._site.told.spot(held, place) if held and place else None
        told = held.map if held else entry.written if entry else None
        file = held or (entry.map_file if entry else None)
        card = self._template.render(
            id=f"jm-ref-{number}",
            name=self.name(target),
            kind=kind_of_map(held.map) if held else capital(kind_name(entry.kind)) if entry else "",
            map=held.map.title if held and place else "",
            summary="" if place else _short(plain(getattr(told, "summary", None) or "")),
            feelings=spot.feelings if spot else (),
            badge=badge(self._site, file) if file else None,
        )
        return Markup(card)  # noqa: S704 – autoescaped


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rsplit(' ', 1)[0]} …"
