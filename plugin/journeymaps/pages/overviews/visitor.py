"""A map whose statements stand in a list beside those of other maps."""

from __future__ import annotations

from journeymaps.model.reference import Path
from journeymaps.pages.guest import Guest
from journeymaps.pages.sources import Cite


class Visitor(Guest):
    """A map on a page that lists no sources: they stand where each of its links leads."""

    def cite(self, path: Path) -> Cite:  # noqa: ARG002
        """Cite nothing, for a number would lead nowhere."""
        return ""
