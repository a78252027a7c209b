"""A journey's curve before and after, as a table that every forge shows, and as a picture.

An image would need a place on the web that a pull request does not have, and of what is written
into a comment itself, forges show neither SVG nor data addresses. Bars made of letters show
everywhere, in the mail about the comment, too, and can be read aloud. The picture is drawn by the
forge, where it can.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymaps.changes import Names
from journeymaps.changes.curves import Curve, bar, curves
from journeymaps.changes.site import MapDifference, SiteDifference
from journeymaps.exchange.messages.markdown import escaped
from journeymaps.exchange.messages.picture import picture
from journeymaps.model import Journey


def curve_table(one: MapDifference, found: SiteDifference) -> str:
    """The curves of a journey that differ; nothing for any other map."""
    if one.before is None or one.after is None or not isinstance(one.after.map, Journey):
        return ""
    before = Names(one.before.map, found.old, found.scale)
    after = Names(one.after.map, found.new, found.scale)
    return "\n".join(_tables(curves(before, after), before, after))


def _tables(found: tuple[Curve, ...], before: Names, after: Names) -> Iterator[str]:
    for curve in found:
        who = after.of("persona", curve.person) if curve.person else "Emotion"
        names = " | ".join(escaped(column.name) for column in curve.columns)
        yield f"| {escaped(who)} | {names} |"
        yield "|---" * (len(curve.columns) + 1) + "|"
        old = " | ".join(bar(before.scale, column.before) for column in curve.columns)
        yield f"| before | {old} |"
        new = (
            f"**{bar(after.scale, column.after)}**"
            if column.differs
            else bar(after.scale, column.after)
            for column in curve.columns
        )
        yield f"| after | {' | '.join(new)} |"
        yield ""
        if drawn := picture(curve, who, before.scale, after.scale):
            yield drawn
