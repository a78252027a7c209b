"""Variants: a step or an action that goes otherwise in some case."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from journeymaps.model.part import Part
from journeymaps.model.reference import ChannelId
from journeymaps.model.text import Line, Prose


class Variant(Part):
    """What happens in some case, in place of what usually does."""

    case: Annotated[Line, Field(alias="if")]
    """The case: `nobody picks up`."""
    do: Prose
    """What is done then."""
    channel: ChannelId | None = None
    """The channel on which it happens then."""
