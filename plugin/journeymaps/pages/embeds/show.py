"""What a fence shows on the page that it stands on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from journeymaps.atlas.places import Place
from journeymaps.charts.from_journey import journey_charts
from journeymaps.charts.words import NOTHING_FELT
from journeymaps.model import Journey
from journeymaps.model.reference import Path
from journeymaps.pages.badge import Badge, badge, todays
from journeymaps.pages.board import journey_board
from journeymaps.pages.curves import small_curve
from journeymaps.pages.embeds.asked import REVIEWS, Asked, selected
from journeymaps.pages.guest import Guest, rebased
from journeymaps.pages.lanes import lanes
from journeymaps.pages.links import Link
from journeymaps.pages.overviews.overviews import OVERVIEWS, shown_block
from journeymaps.pages.overviews.traits import Selection
from journeymaps.pages.page import RenderedPage
from journeymaps.pages.prose import plain
from journeymaps.pages.site import Site
from journeymaps.reading.read import MapFile
from journeymaps.words import say

_NAMING = re.compile(
    r' (id|for|aria-labelledby|aria-describedby|aria-controls|data-jm-tip|data-jm-tools)="([^"]+)"'
)
_LOCAL = re.compile(r' href="#([^"]+)"')
_HEADING = re.compile(r"<(/?)h([1-5])\b")
_TITLE = re.compile(r'(<h2 class="jm-title">)(.*?)(</h2>)', re.DOTALL)


@dataclass(frozen=True)
class Turn:
    """A page in the list of reviews."""

    link: Link
    badge: Badge
    owners: tuple[str, ...]


@dataclass(frozen=True)
class Shower:
    """Shows things on the page at a path."""

    site: Site
    templates: Environment
    page: str
    render: Callable[[Site, MapFile], RenderedPage]
    """Makes the whole page of a map, for a site that stands elsewhere."""

    def show(self, asked: Asked, number: int) -> Markup:
        """What a fence asks for, as the so-and-so-many-th of its page."""
        show = asked.shows
        if show == REVIEWS:
            return self._reviews(asked)
        if show in OVERVIEWS:
            return self._overview(asked)
        held = self._held(asked.map or "")
        if held is None:  # a draft
            return Markup()
        journey = held.map
        if show == "curve" and isinstance(journey, Journey):
            return self._curve(held, journey)
        if show == "stage" and isinstance(journey, Journey):
            return self._stage(held, journey, asked.stage or "", number)
        return self._map(held, number)

    def _held(self, own: str) -> MapFile | None:
        maps = self.site.atlas.maps
        kinds = ("journey", "blueprint", "persona", "comparison")
        return next((held for kind in kinds if (held := maps.get((kind, own)))), None)

    def _map(self, held: MapFile, number: int) -> Markup:
        site, way = self.site, self.site.way(self.page, held.path)

        def between(_page: str, target: str) -> str:
            return site.way(self.page, target)

        def resolve(page: str, href: str) -> str:
            return rebased(site.way(self.page, page), site.resolve(page, href))

        html = self.render(replace(site, way=between, resolve=resolve), held).html
        html = _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", html)
        html = _TITLE.sub(lambda found: f'{found[1]}<a href="{way}">{found[2]}</a>{found[3]}', html)
        return Markup(f'<div class="jm-embed">{apart(html, number)}</div>')  # noqa: S704 – ours

    def _curve(self, held: MapFile, journey: Journey) -> Markup:
        guest = Guest(self.site, held, self.page)
        charts = journey_charts(journey, guest.scale, guest.places, self.site.atlas)
        return self._rendered(
            "curve",
            link=Link(journey.title, guest.links.to_page(held.path)),
            badge=badge(self.site, held),
            curves=tuple(
                (chart.main.name if len(charts) > 1 else "", small_curve(chart)) for chart in charts
            ),
            nothing_felt=say(NOTHING_FELT),
        )

    def _stage(self, held: MapFile, journey: Journey, own: str, number: int) -> Markup:
        guest = Guest(self.site, held, self.page)
        place: Place = guest.places.of("stage")[own]
        index = int(place.path[1])
        board = journey_board(guest.links, self.site.icons, held, journey, guest.scale)
        path: Path = ("stages", index)
        shown = self._rendered(
            "stage",
            ribbon=board.ribbons[index],
            link=Link(journey.title, guest.links.to_page(held.path)),
            way=guest.links.to_page(held.path, guest.anchor(path)),
            badge=badge(self.site, held),
            rows=tuple(
                (lane, lane.cells[index])
                for lane in lanes(guest, journey)
                if lane.cells[index].groups
            ),
            sources=guest.sources,
        )
        way = guest.links.to_page(held.path)
        # What a cell refers to stands on the map's own page.
        led = _LOCAL.sub(lambda found: f' href="{way}#{found[1]}"', shown)
        return Markup(apart(led, number))  # noqa: S704 – autoescaped

    def _reviews(self, asked: Asked) -> Markup:
        where = asked.where
        found = [
            one
            for one in self.site.listed()
            if where.get("owner", one.subject.owner) == one.subject.owner
            and where.get("kind", one.subject.kind) == one.subject.kind
            and where.get("state", one.state) == one.state
        ]
        links = self.site.links(self.page)
        rows = tuple(
            Turn(
                Link(plain(one.subject.title), links.to_page(one.subject.path)),
                Badge(one.assessment),
                one.owners,
            )
            for one in found[: asked.limit]
        )
        return self._rendered("reviews", rows=rows)

    def _overview(self, asked: Asked) -> Markup:
        overview = OVERVIEWS[asked.shows]
        limit = min(asked.limit or overview.most, overview.most)
        about = selected(asked, Selection)
        of_items = {key: value for key, value in asked.where.items() if key not in about}
        most = overview.most if of_items else limit
        view = overview.read(self.site, self.page, Selection(**about, limit=most))
        if of_items:
            view = narrowed(view, of_items, limit)
        return shown_block(self.site, self.templates, overview, self.page, view)

    def _rendered(self, name: str, **view: object) -> Markup:
        template = self.templates.get_template(f"journeymaps/embeds/{name}.html")
        shown = template.render(timezone=self.site.review.timezone, words=todays(), **view)
        return Markup(shown)  # noqa: S704 – autoescaped


def apart(html: str, number: int) -> str:
    """HTML of ours with ids that no other part of a page has, and its links among them."""
    own = f"embed-{number}-"

    def named(found: re.Match[str]) -> str:
        return f' {found[1]}="{" ".join(own + each for each in found[2].split())}"'

    return _LOCAL.sub(lambda found: f' href="#{own}{found[1]}"', _NAMING.sub(named, html))


def narrowed(view: Any, where: Mapping[str, str], limit: int) -> Any:
    """A list over all maps with only the items that match, and as many as asked for."""
    changed: dict[str, object] = {}
    left = 0
    for field in fields(view):
        value = getattr(view, field.name)
        if isinstance(value, tuple) and value and hasattr(value[0], "traits"):
            found = _matching(value, where)
            changed[field.name] = found[:limit]
            left = max(left, len(found) - limit)
        elif field.name == "facets":
            # What is chosen already cannot be chosen otherwise.
            changed["facets"] = ()
    return replace(view, **changed, left=left)


def _matching(items: tuple[Any, ...], where: Mapping[str, str]) -> tuple[Any, ...]:
    return tuple(
        item
        for item in items
        if all(value in item.traits.get(key, ()) for key, value in where.items())
    )
