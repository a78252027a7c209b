"""The curve through scores: monotone between them, so that it shows no feeling nobody had.

The method is that of F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation",
SIAM Journal on Numerical Analysis 17 (1980), pages 238–246: a cubic Hermite curve does not
overshoot where its slopes stay inside a region that they describe. The slopes inside that region
are the weighted harmonic means of F. N. Fritsch and J. Butland, "A Method for Constructing Local
Monotone Piecewise Cubic Interpolants", SIAM J. Sci. Stat. Comput. 5 (1984), pages 300–304; at the
ends they are one-sided, and limited likewise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

Knot = tuple[float, float]
"""A place that the curve passes: x in columns, y a score."""

Bezier = tuple[Knot, Knot, Knot, Knot]
"""A cubic Bézier segment: from, two control points, to."""

SAMPLES = 24
"""Samples in a column: joined by straight lines they stay within 0.22 px of the curve."""


def slopes(knots: Sequence[Knot]) -> list[float]:
    """The curve's slope at each knot, in scores a column. The knots' x must rise."""
    widths = [b[0] - a[0] for a, b in pairwise(knots)]
    secants = [(b[1] - a[1]) / width for (a, b), width in zip(pairwise(knots), widths, strict=True)]
    if len(secants) < 2:
        return [*secants, *secants] or [0.0] * len(knots)
    inner = [_inner(*pair) for pair in zip(widths, widths[1:], secants, secants[1:], strict=False)]
    first = _end(widths[0], widths[1], secants[0], secants[1])
    last = _end(widths[-1], widths[-2], secants[-1], secants[-2])
    return [first, *inner, last]


def _inner(width: float, next_width: float, secant: float, next_secant: float) -> float:
    if secant == 0 or next_secant == 0 or (secant < 0) != (next_secant < 0):
        return 0.0
    weight, next_weight = 2 * next_width + width, next_width + 2 * width
    return (weight + next_weight) / (weight / secant + next_weight / next_secant)


def _end(width: float, next_width: float, secant: float, next_secant: float) -> float:
    slope = ((2 * width + next_width) * secant - width * next_secant) / (width + next_width)
    if slope * secant <= 0:
        return 0.0
    # The bound of the region: beyond three times the secant the curve would overshoot.
    return 3 * secant if abs(slope) > 3 * abs(secant) else slope


def beziers(knots: Sequence[Knot]) -> list[Bezier]:
    """The curve's segments, exactly: a cubic Hermite segment is a Bézier one."""
    tangents = slopes(knots)
    segments: list[Bezier] = []
    for start, end, out, into in zip(knots, knots[1:], tangents, tangents[1:], strict=False):
        third = (end[0] - start[0]) / 3
        segments.append(
            (
                start,
                (start[0] + third, start[1] + out * third),
                (end[0] - third, end[1] - into * third),
                end,
            )
        )
    return segments


def height(segments: Sequence[Bezier], x: float) -> float | None:
    """The curve's score at a place between its columns; None beyond its ends."""
    if not segments or not segments[0][0][0] <= x <= segments[-1][3][0]:
        return None
    index = max(bisect_right(segments, x, key=lambda segment: segment[0][0]) - 1, 0)
    (start, a), (_, b), (_, c), (end, d) = segments[index]
    p, q, r, s = _bernstein((x - start) / (end - start))
    return p * a + q * b + r * c + s * d


def samples(segments: Sequence[Bezier]) -> list[float]:
    """The curve's scores from its start to its end, `SAMPLES` in a column, evenly spaced.

    Every knot's x is a multiple of half a column, so each knot is among the samples.
    """
    scores = [segments[0][0][1]]
    for (start, a), (_, b), (_, c), (end, d) in segments:
        weights = _weights(round((end - start) * SAMPLES))
        scores += [p * a + q * b + r * c + s * d for p, q, r, s in weights]
    return scores


@cache
def _weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """How much each point of a segment counts, at each of its samples but the first."""
    return tuple(_bernstein(step / steps) for step in range(1, steps + 1))


def _bernstein(t: float) -> tuple[float, float, float, float]:
    u = 1 - t
    return u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
