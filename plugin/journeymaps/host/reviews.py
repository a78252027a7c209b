"""How the pages of one build stand with their reviews."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from mkdocs.structure.files import File

from journeymaps.atlas.atlas import Atlas
from journeymaps.history import Background
from journeymaps.host.files import MapSource
from journeymaps.options import Options
from journeymaps.reading.front_matter import FrontMatter
from journeymaps.review import Standing, standings, subjects
from journeymaps.review.standing import pressing_first

_LINE = re.compile(rb"^last_reviewed[ \t]*:", re.MULTILINE)


def is_written(file: File) -> bool:
    """Whether a page has a file of its own; one that another plugin makes is nobody's to review."""
    return bool(file.abs_src_path and not file.generated_by and not file.inclusion.is_excluded())


def written_pages(files: Iterable[File]) -> Iterator[File]:
    """The Markdown pages of a site that are somebody's to review."""
    for file in files:
        if file.is_documentation_page() and not isinstance(file, MapSource) and is_written(file):
            yield file


class Reviews:
    """All pages on the day of the build."""

    def __init__(
        self,
        atlas: Atlas,
        pages: Iterable[File],
        options: Options,
        today: date,
        background: Background,
    ) -> None:
        self.background = background
        texts = {page.src_uri: page.content_bytes for page in pages}
        self._raw = {**texts, **{held.path: held.raw for held in atlas.map_files}}
        self._stand = partial(
            standings,
            atlas=atlas,
            settings=options.review,
            today=today,
            past=background.past,
            code_owners=background.code_owners,
        )
        found = self._stand(subjects(atlas, texts.items()))
        self._by_path = {standing.subject.path: standing for standing in found}
        self.inherited = False
        """Whether a page turned out to say more than its own front matter."""

    @property
    def listed(self) -> list[Standing]:
        """All of them, most pressing first."""
        return pressing_first(self._by_path.values())

    def standing(self, path: str) -> Standing | None:
        """How the page at a path stands."""
        return self._by_path.get(path)

    def inherit(self, path: str, fields: FrontMatter) -> None:
        """Let a page stand by these fields, some of which another plugin may have given it."""
        known = self._by_path.get(path)
        if known is not None and known.subject.fields != fields:
            subject = replace(known.subject, fields=fields, owner=fields.owner)
            (self._by_path[path],) = self._stand([subject])
            self.inherited = True

    def line(self, path: str) -> int | None:
        """The line of a page's file that tells when it was reviewed."""
        raw = self._raw.get(path, b"")
        found = _LINE.search(raw)
        return raw.count(b"\n", 0, found.start()) + 1 if found else None
