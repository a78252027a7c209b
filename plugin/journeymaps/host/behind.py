"""What git knows of the pages, asked once for as long as nobody commits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from journeymaps.history import Background, HistoryError, Nowhere, find_repository, look_back
from journeymaps.options import Options


class Behind:
    """What lies behind the pages, kept from one build to the next while the site is served.

    What an author changes meanwhile is no commit yet: it counts as a change with the next one.
    """

    def __init__(self, *, serving: bool) -> None:
        self._serving = serving
        self._asked: tuple[object, ...] = ()

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
        except HistoryError as error:
            raise PluginError(f"journeymaps: {error}") from None
        return self._found


def _head(folder: Path) -> str:
    repository = find_repository(folder)
    return "" if isinstance(repository, Nowhere) else repository.head
