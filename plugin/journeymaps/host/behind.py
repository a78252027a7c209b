"""What git knows of the pages, asked once for as long as nobody commits."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from journeymaps.history import Background, HistoryError, Nowhere, find_repository, look_back
from journeymaps.memory import Shelf, clear_away, digest, own_folder
from journeymaps.options import Options


class Behind:
    """What lies behind the pages, kept from one build to the next while the site is served.

    What an author changes meanwhile is no commit yet: it counts as a change with the next one.
    """

    def __init__(self, *, serving: bool) -> None:
        self._serving = serving
        self._asked: tuple[object, ...] = ()
        self._folder: Path | None = None

    def look(self, folder: Path, paths: Iterable[str], options: Options, today: date) -> Background:
        """The background of these pages.

        Raises:
            PluginError: the clone is shallow, or git answers with an error.

        """
        known = frozenset(paths)
        try:
            head = _head(folder) if self._serving and options.history else ""
            asked = (folder, known, today, options.timezone, options.history, head)
            if asked != self._asked:
                self._found = look_back(
                    folder, sorted(known), today, options.timezone, history=options.history
                )
                self._asked = asked
                self._found = replace(self._found, shelf=self._shelf(folder))
        except HistoryError as error:
            raise PluginError(f"journeymaps: {error}") from None
        return self._found

    def _shelf(self, folder: Path) -> Shelf:
        """What earlier builds have worked out: one for all languages of a site."""
        if self._folder != folder:
            all_sites = own_folder() / "history"
            clear_away(all_sites)
            self._kept = Shelf(all_sites / digest(os.fsencode(folder.resolve())))
            self._folder = folder
        return self._kept


def _head(folder: Path) -> str:
    repository = find_repository(folder)
    return "" if isinstance(repository, Nowhere) else repository.head
