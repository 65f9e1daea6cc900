"""PDF matrices [a b c d e f] and boxes put through them (ISO 32000-2, 8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, isfinite

from evidence.finding import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, then `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point put through a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(matrix: Matrix, box: Box) -> Box:
    """The upright box around a box put through a matrix."""
    x0, y0, x1, y1 = box
    corners = [apply(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def sides(matrix: Matrix) -> tuple[float, float]:
    """Lengths of the unit square's sides after the matrix: how wide and how high an image is drawn."""
    a, b, c, d, _, _ = matrix
    return hypot(a, b), hypot(c, d)


def matrix_of(numbers: Sequence[object] | None) -> Matrix:
    """Six numbers as a matrix; the identity where they are not six finite numbers."""
    values = numbers_of(numbers)
    return (
        (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) == 6 else IDENTITY
    )


def numbers_of(values: Sequence[object] | None) -> list[float]:
    """Finite floats of a PDF array; an empty list where one of them is none."""
    try:
        numbers = [float(v) for v in values or ()]  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return []
    return numbers if all(isfinite(n) and abs(n) < 1e12 for n in numbers) else []


def box_of(values: Sequence[object] | None) -> Box | None:
    """Four numbers of a PDF rectangle as an ordered box; None where they are none."""
    numbers = numbers_of(values)
    if len(numbers) != 4:
        return None
    x0, y0, x1, y1 = numbers
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
