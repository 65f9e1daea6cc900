"""What is put on a paper by hand: round seals with a star, blue stamps, boxed stamps, signatures.

Each is a picture with a transparent ground at 300 dpi, worn as ink is. Sizes in millimetres.
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from making.fonts import is_wide, picture_font

DPI = 300
FINE = 2
"""Drawn this much larger, then scaled down for smooth edges."""
RED = (205, 28, 38)
BLUE = (34, 62, 158)
VIOLET = (82, 52, 150)
PEN = (26, 34, 92)
BLACK_INK = (32, 32, 40)
Ink = tuple[int, int, int]


def pixels(mm: float) -> int:
    """Millimetres in fine pixels."""
    return round(mm / 25.4 * DPI * FINE)


def round_seal(
    around: str, below: str = "", *, centre: str = "star", ink: Ink = RED, size: float = 40, seed: int = 1
) -> Image.Image:
    """A firm's round seal: ring, name along its upper arc, a star or words in the centre, `below` below."""
    side = pixels(size)
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    edge = side * 0.02
    pen.ellipse((edge, edge, side - edge, side - edge), outline=255, width=max(2, round(side * 0.021)))
    face = "hei" if any(is_wide(c) for c in around) else "sans-bold"
    height = side * (0.135 if face == "hei" else 0.1)
    _along_arc(
        mask,
        around,
        face,
        round(height),
        side * 0.5 - side * 0.04 - height * 0.62,
        spread=_spread(around, face),
    )
    if centre == "star":
        pen.polygon(_star(side / 2, side * 0.49, side * 0.145), fill=255)
    else:
        _words(pen, centre, side / 2, side * 0.49, round(side * 0.1))
    if below:
        _words(pen, below, side / 2, side * 0.76, round(side * 0.088))
    return _worn(mask, ink, seed)


def double_ring(
    around: str, inner: str, centre: str, *, ink: Ink = BLUE, size: float = 38, seed: int = 2
) -> Image.Image:
    """A stamp of two rings as Russian firms use: the name outside, numbers inside, the short name between."""
    side = pixels(size)
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    for share, width in ((0.015, 0.016), (0.045, 0.007), (0.27, 0.009)):
        edge = side * share
        pen.ellipse((edge, edge, side - edge, side - edge), outline=255, width=max(2, round(side * width)))
    _along_arc(mask, around, "sans-bold", round(side * 0.07), side * 0.398, spread=330)
    _along_arc(mask, inner, "sans", round(side * 0.05), side * 0.31, spread=320)
    _words(pen, centre, side / 2, side * 0.5, round(side * 0.072))
    return _worn(mask, ink, seed)


def oval_stamp(around: str, centre: str, *, ink: Ink = BLUE, size: float = 38, seed: int = 3) -> Image.Image:
    """A laboratory's oval stamp: a round one pressed flat."""
    stamp = round_seal(around, "", centre=centre, ink=ink, size=size, seed=seed)
    return stamp.resize((stamp.width, round(stamp.height * 0.72)), Image.Resampling.LANCZOS)


def box_stamp(lines: list[str], *, ink: Ink = RED, width: float = 46, seed: int = 4) -> Image.Image:
    """A rectangular stamp with lines of words."""
    wide, size = pixels(width), pixels(4.6)
    mask = Image.new("L", (wide, round(size * 1.45 * len(lines) + size * 0.6)), 0)
    pen = ImageDraw.Draw(mask)
    pen.rectangle((6, 6, mask.width - 7, mask.height - 7), outline=255, width=10)
    for number, line in enumerate(lines):
        _words(pen, line, wide / 2, size * (0.98 + 1.45 * number), size)
    return _worn(mask, ink, seed)


def signature(seed: int, *, width: float = 42, ink: Ink = PEN) -> Image.Image:
    """A signature nobody has: a smooth stroke through points drawn by chance, thick where the pen is slow."""
    chance = np.random.default_rng(seed)
    wide, high = pixels(width), pixels(width * 0.42)
    mask = Image.new("L", (wide, high), 0)
    pen = ImageDraw.Draw(mask)
    for points in _strokes(chance, wide, high):
        path = _smooth(points)
        speed = np.linalg.norm(np.diff(path, axis=0), axis=1)
        slow = 1 - np.clip(speed / (np.percentile(speed, 90) + 1e-6), 0, 1)
        thick = pixels(0.26) + pixels(0.5) * np.convolve(slow, np.ones(15) / 15, mode="same")
        for (x, y), radius in zip(path[1:], thick / 2, strict=True):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=235)
    return _worn(mask, ink, seed, wear=0.12)


_FIRST_LETTERS = (
    (
        (0.06, 0.62),
        (0.1, 0.15),
        (0.17, 0.1),
        (0.15, 0.55),
        (0.1, 0.86),
        (0.05, 0.74),
        (0.2, 0.5),
        (0.27, 0.44),
    ),
    (
        (0.22, 0.2),
        (0.12, 0.1),
        (0.05, 0.32),
        (0.08, 0.66),
        (0.2, 0.66),
        (0.22, 0.46),
        (0.13, 0.48),
        (0.28, 0.5),
    ),
    (
        (0.04, 0.3),
        (0.2, 0.14),
        (0.13, 0.3),
        (0.1, 0.7),
        (0.07, 0.72),
        (0.12, 0.44),
        (0.24, 0.36),
        (0.26, 0.55),
    ),
    (
        (0.05, 0.7),
        (0.13, 0.08),
        (0.17, 0.68),
        (0.12, 0.5),
        (0.04, 0.48),
        (0.2, 0.44),
        (0.24, 0.6),
        (0.28, 0.42),
    ),
)


def _strokes(chance: np.random.Generator, wide: int, high: int) -> list[np.ndarray]:
    """A tall first letter, a run of small waves, sometimes a flourish under them."""
    first = _FIRST_LETTERS[int(chance.integers(len(_FIRST_LETTERS)))]
    waves = []
    x = 0.27
    for number in range(int(chance.integers(6, 13))):
        x += float(chance.uniform(0.026, 0.066))
        tall = float(chance.uniform(0.16, 0.3)) if chance.random() < 0.28 else 0.44
        waves.append((x, (tall if number % 2 else 0.6) + float(chance.uniform(-0.05, 0.05))))
    waves += [(x + 0.1, float(chance.uniform(0.35, 0.6))), (x + 0.19, float(chance.uniform(0.25, 0.5)))]
    jitter = [
        (px + float(chance.uniform(-0.02, 0.02)), py + float(chance.uniform(-0.06, 0.06))) for px, py in first
    ]
    scale = np.array([wide * 0.96 / max(1.0, x + 0.22), high])
    strokes = [np.array(jitter + waves) * scale]
    if chance.random() < 0.6:
        low = float(chance.uniform(0.68, 0.84))
        strokes.append(
            np.array(
                [
                    (0.26, low + 0.06),
                    (0.45, low),
                    (x + 0.06, low - 0.03),
                    (x + 0.15, low + 0.04),
                    (0.5, low + 0.1),
                ]
            )
            * scale
        )
    return strokes


def _smooth(points: np.ndarray, steps: int = 60) -> np.ndarray:
    """A Catmull-Rom spline through the points."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        parts.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.vstack(parts)


def _along_arc(mask: Image.Image, words: str, face: str, size: int, radius: float, spread: float) -> None:
    """Set words along a circle, `spread` degrees from the first to the last, centred at the top."""
    font = picture_font(face, size)
    widths = [font.getlength(char) for char in words]
    room = math.radians(spread) * radius
    gap = (room - sum(widths)) / max(1, len(words) - 1)
    place = -room / 2
    for char, width in zip(words, widths, strict=True):
        angle = (place + width / 2) / radius
        tile = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(tile).text((size, size), char, font=font, fill=255, anchor="mm")
        tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
        x = mask.width / 2 + radius * math.sin(angle) - size
        y = mask.height / 2 - radius * math.cos(angle) - size
        mask.paste(255, (round(x), round(y)), tile)
        place += width + gap


def _spread(words: str, face: str) -> float:
    return min(310.0, len(words) * (19.0 if face == "hei" else 11.5))


def _words(pen: ImageDraw.ImageDraw, words: str, x: float, y: float, size: int) -> None:
    face = "hei" if any(is_wide(c) for c in words) else "sans-bold"
    pen.text((x, y), words, font=picture_font(face, size), fill=255, anchor="mm")


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    corners = []
    for number in range(10):
        reach = radius if number % 2 == 0 else radius * 0.382
        angle = math.pi * number / 5
        corners.append((x + reach * math.sin(angle), y - reach * math.cos(angle)))
    return corners


def _worn(mask: Image.Image, ink: Ink, seed: int, wear: float = 0.45) -> Image.Image:
    """Ink that did not take everywhere: the mask thinned by coarse and fine chance, scaled to 300 dpi."""
    small = mask.resize((mask.width // FINE, mask.height // FINE), Image.Resampling.LANCZOS)
    chance = np.random.default_rng(seed)
    coarse = Image.fromarray((chance.random((14, 14)) * 255).astype(np.uint8)).resize(
        small.size, Image.Resampling.BICUBIC
    )
    fine = Image.fromarray((chance.random((small.height, small.width)) * 255).astype(np.uint8))
    fine = fine.filter(ImageFilter.GaussianBlur(1.1))
    blot = 0.62 * np.asarray(coarse, float) / 255 + 0.9 * (np.asarray(fine, float) / 255 - 0.5) + 0.2
    alpha = np.asarray(small, float) * (1 - wear * np.clip(blot, 0, 1))
    out = Image.new("RGBA", small.size, (*ink, 0))
    out.putalpha(Image.fromarray(alpha.clip(0, 255).astype(np.uint8)))
    return out
