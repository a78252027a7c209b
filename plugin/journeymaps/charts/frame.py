"""The box that a chart is drawn in."""

from __future__ import annotations

from dataclasses import dataclass

COLUMN = 4.4
"""The least width of a column in rem, as `--jm-step-width` says."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The chart's edges: a little past the scale's, so that labels and exits have room."""

    top: float
    bottom: float
    columns: int
    height: float
    """In rem."""

    def left(self, x: float) -> float:
        """A place's distance from the left edge in percent."""
        return round(100 * x / self.columns, 2)

    def down(self, score: float) -> float:
        """A score's distance from the upper edge in percent."""
        return round(100 * (self.top - score) / (self.top - self.bottom), 2)

    def percent(self, rem: float) -> float:
        """A height in rem as percent of the chart's."""
        return 100 * rem / self.height
