"""What is published of the reviews: their page, and files for calendars, readers and programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from journeymaps.exchange.calendar import calendars
from journeymaps.exchange.feed import feed
from journeymaps.exchange.reviews_json import reviews_json, reviews_schema
from journeymaps.exchange.site import Site
from journeymaps.host import languages
from journeymaps.model.ids import slug
from journeymaps.pages.reviews import Shelf
from journeymaps.review import Standing
from journeymaps.review.listing import Owner, by_owner

JSON, SCHEMA, CALENDAR, FEED = "reviews.json", "reviews.schema.json", "reviews.ics", "reviews.xml"
_FILES = {
    "Calendar of all due dates (iCalendar)": CALENDAR,
    "Feed of changed pages and new due dates (Atom)": FEED,
    "All of it for programs (JSON)": JSON,
    "The schema of that": SCHEMA,
}
_UNOWNED = "without-owner"


class ShelfFile(File):
    """One of the files beside it."""


def shelf(page: File, listed: Iterable[Standing], unknown: str, config: MkDocsConfig) -> Shelf:
    """What the page says of the files beside it."""

    def way(path: str) -> str:
        return get_relative_url(quote(languages.folder(config) + path), page.url)

    return Shelf(
        {name: way(path) for name, path in _FILES.items()},
        {owner: way(path) for owner, path in _calendar_paths(by_owner(listed)).items()},
        unknown,
    )


def publish(
    listed: list[Standing],
    site: Site,
    today: date,
    timezone: str,
    files: Files,
    config: MkDocsConfig,
) -> None:
    """Put the files among the site's, or write ours anew; what somebody has written stays."""
    ours = {
        JSON: reviews_json(listed, site, today, timezone),
        SCHEMA: reviews_schema(),
        FEED: feed(listed, site, today, languages.folder(config) + FEED),
    }
    paths = _calendar_paths(by_owner(listed))
    for owner, content in calendars(listed, site, today).items():
        ours[CALENDAR if owner is None else paths[owner]] = content
    there = {file.dest_uri: file for file in files}
    for path, content in ours.items():
        dest = languages.folder(config) + path
        if (file := there.get(dest)) is None:
            file = ShelfFile.generated(config, path, inclusion=InclusionLevel.INCLUDED, content=b"")
            file.dest_uri = dest
            files.append(file)
        if isinstance(file, ShelfFile):
            file.content_bytes = content


def _calendar_paths(owners: Iterable[Owner]) -> Mapping[Owner, str]:
    """A path for each owner's calendar. Two whose ids make the same word get a number."""
    paths: dict[Owner, str] = {}
    taken: set[str] = set()
    for owner in owners:
        word = wanted = slug(owner.id) or _UNOWNED
        number = 1
        while word in taken:
            number += 1
            word = f"{wanted}-{number}"
        taken.add(word)
        paths[owner] = f"reviews/{word}.ics"
    return paths
