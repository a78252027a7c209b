"""How a site arranges the rows of its maps."""

from __future__ import annotations

from collections.abc import Iterable

from journeymaps.model.part import Part
from journeymaps.model.text import Line, Lines


class Lanes(Part):
    """Which rows come first, what rows are called, and which are not shown."""

    order: Lines = ()
    """The rows that come first, in this order. All others follow as usual."""
    names: dict[Line, Line] = {}
    """What rows are called."""
    hide: Lines = ()
    """Rows that are not shown."""

    def arranged(self, lanes: Iterable[str]) -> list[str]:
        """Rows in the site's order, without those that are hidden."""
        there = dict.fromkeys(lanes)
        first = [lane for lane in self.order if lane in there]
        return [lane for lane in dict.fromkeys((*first, *there)) if lane not in self.hide]
