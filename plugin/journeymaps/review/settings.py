"""What a site asks of its reviews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from journeymaps.model.interval import Interval

YEARLY = Interval(months=12)
"""What holds where nobody chose: practitioners review a map at least once a year."""


@dataclass(frozen=True)
class ReviewSettings:
    """How often pages are to be reviewed, how early to say so, and where a day begins."""

    every: Interval = YEARLY
    """The site's interval."""
    by_kind: Mapping[str, Interval] = field(default_factory=dict)
    """Intervals of kinds of page: `{"persona": …}`."""
    by_folder: Mapping[str, Interval] = field(default_factory=dict)
    """Intervals of folders below `docs_dir`, of everything in them: `{"journeys/b2b": …}`."""
    notice: int = 30
    """Days before the due day on which a page begins to say that it is due soon."""
    timezone: str = "UTC"
    """The time zone whose calendar days count, as an IANA name."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for a time zone that does not exist, or a notice after the fact."""
        if self.notice < 0:
            raise ValueError(f"a notice of {self.notice} days: it cannot be negative")
        try:
            ZoneInfo(self.timezone)
        # KeyError: no such zone; OSError and ValueError: a folder of zones, a path, nothing.
        except (KeyError, OSError, ValueError):
            raise ValueError(
                f'"{self.timezone:.40}" is not a time zone: write its IANA name, such as '
                "Europe/Berlin, or UTC"
            ) from None

    def interval_for(self, path: str, kind: str, own: Interval | None = None) -> Interval:
        """The interval of the page at `path` below `docs_dir`.

        The page's own, else that of the nearest folder that has one, else its kind's, else the
        site's.
        """
        if own is not None:
            return own
        folders = {PurePosixPath(name.strip("/")): every for name, every in self.by_folder.items()}
        near = (folders[folder] for folder in PurePosixPath(path).parents if folder in folders)
        return next(near, None) or self.by_kind.get(kind, self.every)
