"""Printed ornaments: frames, watermarks, an invented laboratory's emblem, the CE and EAC marks, QR codes."""

from __future__ import annotations

import math

from making.sheet import A4, Colour, Sheet

GREEN: Colour = (0.12, 0.45, 0.36)
NAVY: Colour = (0.1, 0.17, 0.42)
GOLD: Colour = (0.66, 0.52, 0.23)


def pale(colour: Colour, share: float = 0.16) -> Colour:
    """The colour thinned to a share of its strength on white."""
    red, green, blue = (1 - share * (1 - part) for part in colour)
    return red, green, blue


def waved_frame(sheet: Sheet, colour: Colour, margin: float = 10, waves: int = 4) -> None:
    """A guilloche frame: sine lines woven round the page between two rules."""
    left, top, right, bottom = margin, margin, A4[0] - margin, A4[1] - margin
    for phase in range(waves):
        shift = math.pi * phase / waves * 2
        for x, upright in ((left, True), (right, True), (top, False), (bottom, False)):
            end = bottom if upright else right
            start = top if upright else left
            along = [start + (end - start) * i / 600 for i in range(601)]
            across = [x + 2.1 * math.sin(2 * math.pi * a / 9 + shift) for a in along]
            pairs = (
                list(zip(across, along, strict=True)) if upright else list(zip(along, across, strict=True))
            )
            sheet.curve(pairs, 0.45, pale(colour, 0.75))
    sheet.box(left - 3, top - 3, right - left + 6, bottom - top + 6, 1.1, colour)
    sheet.box(left + 3, top + 3, right - left - 6, bottom - top - 6, 0.7, colour)


def ruled_frame(sheet: Sheet, colour: Colour, margin: float = 9) -> None:
    """A broad band with a fine rule inside."""
    for inset, width in ((0, 5.5), (2.6, 1.2)):
        side = margin + inset
        sheet.box(side, side, A4[0] - 2 * side, A4[1] - 2 * side, width, colour)


def watermark(sheet: Sheet, letters: str, colour: Colour) -> None:
    """Rings and letters, large and pale, in the middle of the page."""
    tone = pale(colour, 0.13)
    for radius, width in ((62, 9), (54, 2), (30, 2)):
        sheet.ring(105, 160, radius, width, tone)
    sheet.text(105, 168, letters, "sans-bold", 62, "centre", tone)


def emblem(sheet: Sheet, x: float, y: float, letters: str, colour: Colour, size: float = 11) -> None:
    """An invented laboratory's emblem: a hexagon with letters, centred on (x, y)."""
    for radius, width in ((size, 2.4), (size * 0.82, 0.8)):
        corners = [
            (x + radius * math.sin(math.pi * i / 3), y - radius * math.cos(math.pi * i / 3)) for i in range(7)
        ]
        sheet.curve(corners, width, colour)
    sheet.text(x, y + size * 0.26, letters, "sans-bold", size * 1.75, "centre", colour)


def ce_mark(sheet: Sheet, x: float, y: float, height: float = 16) -> None:
    """The CE mark, its upper left corner at (x, y): two open rings and a bar."""
    radius, thick = height / 2 * 0.87, height * 0.13 * 72 / 25.4
    for left, bar in ((x, False), (x + height * 0.97, True)):
        middle = left + height / 2
        arc = [
            (middle + radius * math.cos(math.radians(a)), y + height / 2 - radius * math.sin(math.radians(a)))
            for a in range(88, 273, 4)
        ]
        sheet.curve(arc, thick)
        if bar:
            sheet.curve([(middle - radius, y + height / 2), (middle - radius * 0.1, y + height / 2)], thick)


def eac_mark(sheet: Sheet, x: float, y: float, height: float = 18) -> None:
    """The EAC mark, its upper left corner at (x, y): three square letters."""
    wide, gap, thick = height * 0.36, height * 0.12, height * 0.085 * 72 / 25.4
    bottom, middle = y + height, y + height / 2
    sheet.curve([(x + wide, y), (x, y), (x, bottom), (x + wide, bottom)], thick)
    sheet.curve([(x, middle), (x + wide * 0.9, middle)], thick)
    x += wide + gap
    sheet.curve([(x, bottom), (x, y), (x + wide, y), (x + wide, bottom)], thick)
    sheet.curve([(x, middle), (x + wide, middle)], thick)
    x += wide + gap
    sheet.curve([(x + wide, y), (x, y), (x, bottom), (x + wide, bottom)], thick)
