"""Text through a scanner: a page drawn with a system font, 300 dots to the inch, crooked, soft, grainy, saved as JPEG.

[signature] and [stamp] in the text stand for a line of a pen and for a round red seal.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from math import cos, pi, sin
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 300
A4 = (2480, 3508)
MARGIN = 240
SIZE = 46
"""Pixels: eleven points."""
FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
LATIN = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf")
HAN = ("wqy-microhei.ttc", "msyh.ttc", "simhei.ttf", "PingFang.ttc", "STHeiti Light.ttc")
RED = (200, 30, 40)
PEN = (28, 34, 110)


def scan_of(text: str, path: Path, *, seed: int = 1) -> Path:
    """A scan of the text as JPEG at `path`. Skips the test where the system has no font for it."""
    page = Image.new("RGB", A4, "white")
    pen = ImageDraw.Draw(page)
    font = _font(HAN if re.search("[㐀-鿿]", text) else LATIN)
    down = MARGIN
    for row in text.strip().splitlines():
        for line in _wrapped(row, font):
            _write(pen, line, font, down)
            down += round(SIZE * 1.7)
    _scanned(page, seed).save(path, "JPEG", quality=72, dpi=(DPI, DPI))
    return path


def _font(names: tuple[str, ...]) -> ImageFont.FreeTypeFont:
    for folder in FOLDERS:
        for name in names:
            found = next(iter(sorted(folder.rglob(name))), None) if folder.is_dir() else None
            if found:
                return ImageFont.truetype(str(found), SIZE)
    pytest.skip(f"no system font here for this text ({sys.platform}): {', '.join(names)}")


def _wrapped(row: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for part in re.findall(r"\[\w+\]|[㐀-鿿，。；：、“”（）]|[^\s㐀-鿿，。；：、“”（）]+|\s+", row):
        if line and font.getlength(line + part) > A4[0] - 2 * MARGIN:
            yield line
            line = ""
        line += part if line else part.lstrip()
    yield line


def _write(pen: ImageDraw.ImageDraw, line: str, font: ImageFont.FreeTypeFont, down: int) -> None:
    across = float(MARGIN)
    for part in re.split(r"(\[signature\]|\[stamp\])", line):
        if part == "[signature]":
            _sign(pen, across + 20, down)
            across += 420
        elif part == "[stamp]":
            _stamp(pen, min(across + 220, A4[0] - 420), down + 30)
            across += 60
        else:
            pen.text((across, down), part, font=font, fill=(24, 24, 28))
            across += font.getlength(part)


def _sign(pen: ImageDraw.ImageDraw, x: float, y: float) -> None:
    """A pen's line: loops that grow smaller, and a stroke under them."""
    loops = [(x + t * 6 + 26 * cos(t / 2.1), y + 20 + (60 - t) * 0.9 * sin(t / 1.6)) for t in range(60)]
    pen.line(loops, fill=PEN, width=7, joint="curve")
    pen.line([(x, y + 62), (x + 330, y + 40)], fill=PEN, width=5)


def _stamp(pen: ImageDraw.ImageDraw, x: float, y: float, radius: int = 190) -> None:
    """A ring with a star and a ring of short strokes like letters."""
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=11)
    star = [
        (x + (70 if n % 2 == 0 else 28) * sin(n * pi / 5), y - (70 if n % 2 == 0 else 28) * cos(n * pi / 5))
        for n in range(10)
    ]
    pen.polygon(star, fill=RED)
    for number in range(16):
        turn = pi * (0.75 + 1.5 * number / 15)
        for inner, outer in ((118, 134), (140, 158)):
            ends = [(x + r * sin(turn + pi), y - r * cos(turn + pi)) for r in (inner, outer)]
            pen.line(ends, fill=RED, width=13)


def _scanned(page: Image.Image, seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    turned = page.rotate(float(chance.uniform(-0.5, 0.5)), Image.Resampling.BICUBIC, fillcolor="white")
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.8)), float)
    paper = soft * np.array([0.975, 0.97, 0.955]) + chance.normal(0, 7, (A4[1], A4[0], 1))
    return Image.fromarray(paper.clip(0, 255).astype(np.uint8))
