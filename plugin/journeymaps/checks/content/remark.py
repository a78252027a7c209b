"""What a rule remarks."""

from __future__ import annotations

from dataclasses import dataclass

from journeymaps.reading.slips import Slip


@dataclass(frozen=True)
class Remark(Slip):
    """A slip against a rule of content. Of one rule's, the heavier ones press more."""

    weight: float = 0
