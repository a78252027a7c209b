"""Evidence: there is some, and it is not older than a review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks.content.remark import Remark
from journeymaps.model import Journey, Map
from journeymaps.model.interval import Interval
from journeymaps.model.reference import Path
from journeymaps.model.statement import Source
from journeymaps.reading.read import MapFile
from journeymaps.review.settings import ReviewSettings

_RESEARCHED = ("journey", "blueprint", "persona")


def nothing(held: MapFile, atlas: Atlas) -> Iterator[Remark]:
    """Maps on which nothing rests on a source. Of the future there is none yet."""
    written = held.map
    if written.kind not in _RESEARCHED or _is_future(written):
        return
    if not any(reference.kind == "source" for reference in atlas.references(held)):
        yield Remark(
            ("kind",),
            "no-source",
            f"nothing on this {written.kind} has a source: all of it is assumed",
            "name what it rests on under sources:, and with source: where it counts",
            at_key=True,
        )


def old(held: MapFile, atlas: Atlas, review: ReviewSettings, today: date) -> Iterator[Remark]:
    """Sources that are older than the time between two reviews of what rests on them."""
    if held.map.kind == "catalog":
        for (kind, own), entry in atlas.entries.items():
            if entry.map_file is held and kind == "source" and isinstance(entry.written, Source):
                using = {use.map_file for use in atlas.uses(kind, own)}
                every = [_every(one, review) for one in using]
                regular = [one for one in every if not one.is_never]
                if regular:
                    shortest = min(regular, key=lambda one: one.after(today))
                    yield from _aged(entry.path, entry.written, shortest, today)
        return
    every_own = _every(held, review)
    if not every_own.is_never:
        for own, source in getattr(held.map, "sources", {}).items():
            yield from _aged(("sources", own), source, every_own, today)


def _every(held: MapFile, review: ReviewSettings) -> Interval:
    return review.interval_for(held.path, held.map.kind, held.map.review_every)


def _aged(path: Path, source: Source, every: Interval, today: date) -> Iterator[Remark]:
    if source.date is not None and every.after(source.date.latest) < today:
        yield Remark(
            (*path, "date"),
            "old-source",
            f'"{source.title}" is of {source.date}, older than the {every} between two reviews',
            "ask again and add the newer source",
            weight=(today - source.date.latest).days,
        )


def _is_future(written: Map) -> bool:
    return isinstance(written, Journey) and written.state == "future"
