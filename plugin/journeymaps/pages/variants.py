"""Variants: in which case something goes otherwise, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from journeymaps.model.blueprint import ActionVariant
from journeymaps.model.variant import Variant
from journeymaps.pages.context import PageContext
from journeymaps.pages.links import Link
from journeymaps.words import say


@dataclass(frozen=True)
class VariantItem:
    """One case."""

    case: str
    text: Markup
    means: tuple[Link | Markup, ...]
    """By whom, on which channel and in what time, where that differs."""


def variants(context: PageContext, written: Sequence[Variant]) -> Iterator[VariantItem]:
    """The variants of a step or an action."""
    for variant in written:
        yield VariantItem(variant.case, context.prose(variant.do), tuple(_means(context, variant)))


def _means(context: PageContext, variant: Variant) -> Iterator[Link | Markup]:
    if isinstance(variant, ActionVariant) and variant.role:
        yield context.links.to("role", variant.role)
    if variant.channel:
        yield context.links.to("channel", variant.channel)
    if isinstance(variant, ActionVariant):
        if variant.takes:
            yield escape(say("takes %(time)s", time=variant.takes))
        if variant.waits:
            yield escape(say("customer waits %(time)s", time=variant.waits))
