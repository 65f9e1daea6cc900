"""Seals, signatures and photos are found where they are, and not where they are not."""

from __future__ import annotations

from dataclasses import replace
from math import sin
from typing import Any

import making
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from evidence.reading.codes import find_codes
from evidence.reading.marks import find_marks
from evidence.reading.raster import Raster
from evidence.reading.reading import Line, Mark, MarkKind, ReadBy, Word

LINES = ["Example Lighting Ltd. certificate of conformity", "Model T10, T20, T30 issued 2024-03-12"] * 10
RED, BLUE = (205, 40, 45), (45, 60, 180)


def marks(picture: Any, kind: MarkKind, lines: tuple[Line, ...] = ()) -> list[Mark]:
    raster = Raster(np.asarray(picture.convert("RGB")), 150 / 72)
    return [mark for mark in find_marks(raster, lines, find_codes(raster), ()) if mark.kind is kind]


def hit(mark: Mark, x: float, y: float) -> bool:
    scale = 72 / 150
    return mark.box[0] < x * scale < mark.box[2] and mark.box[1] < y * scale < mark.box[3]


@pytest.mark.parametrize(("colour", "name"), [(RED, "red"), (BLUE, "blue"), ((120, 50, 160), "violet")])
@pytest.mark.parametrize("radius", [62, 118])
def test_a_seal_over_text_is_found(colour: tuple[int, int, int], name: str, radius: int) -> None:
    page = making.drawn(LINES, height=26)
    making.stamp(page, (700, 800), radius, colour)
    (seal,) = marks(page, MarkKind.SEAL)
    assert hit(seal, 700, 800)
    assert (seal.colour, seal.score > 0.7) == (name, True)
    assert seal.box[2] - seal.box[0] == pytest.approx(2 * radius * 72 / 150, rel=0.15)


def test_a_seal_survives_a_bad_scan() -> None:
    from io import BytesIO

    page = making.drawn(LINES, height=26)
    making.stamp(page, (700, 900), 110, RED)
    page = page.rotate(2.5, fillcolor="white")
    noise = Image.effect_noise(page.size, 24).convert("RGB")
    page = Image.open(BytesIO(making.jpeg(Image.blend(page, noise, 0.12), 55)))
    assert len(marks(page, MarkKind.SEAL)) == 1


def test_on_tinted_paper_too() -> None:
    page = making.drawn(LINES, height=26)
    making.stamp(page, (700, 900), 110, (30, 40, 160))
    tinted = Image.fromarray((np.asarray(page) * np.array([0.78, 0.9, 0.95])).astype(np.uint8))
    assert len(marks(tinted, MarkKind.SEAL)) == 1


def test_print_tables_discs_and_frames_are_no_seals() -> None:
    page = making.drawn(LINES, height=26)
    draw = ImageDraw.Draw(page)
    for x in range(150, 1100, 190):
        draw.rectangle((x, 1200, x + 190, 1400), outline="black", width=3)
    draw.ellipse((300, 1450, 420, 1570), fill=RED)
    draw.rectangle((600, 1450, 760, 1560), outline=BLUE, width=4)
    draw.text((150, 1620), "Blue and red words of a heading 2024", fill=BLUE)
    assert marks(page, MarkKind.SEAL) == []


def test_a_ring_at_the_head_of_the_page_is_a_logo() -> None:
    page = making.drawn([])
    making.stamp(page, (300, 180), 90, BLUE)
    assert marks(page, MarkKind.SEAL) == []


def square(page: Any, x: int, y: int, side: int, colour: tuple[int, int, int], tilt: float) -> None:
    """A square stamp with four signs in a frame, its middle at x, y."""
    stamp, mask = Image.new("RGB", (side + 60, side + 60), colour), Image.new("L", (side + 60, side + 60), 0)
    draw = ImageDraw.Draw(mask)
    draw.rectangle((30, 30, 30 + side, 30 + side), outline=255, width=max(4, side // 16))
    half = side // 2
    for left, top in ((45, 45), (30 + half, 45), (45, 30 + half), (30 + half, 30 + half)):
        draw.rectangle((left, top, left + half - 24, top + half - 24), outline=255, width=4)
        draw.line((left, top, left + half - 24, top + half - 24), fill=255, width=4)
    mask = mask.rotate(tilt, resample=Image.Resampling.BICUBIC)
    page.paste(stamp, (x - stamp.width // 2, y - stamp.height // 2), mask)


@pytest.mark.parametrize("tilt", [0, -9, 14])
@pytest.mark.parametrize("colour", [RED, BLUE, (120, 50, 160)])
def test_a_square_stamp_is_found(colour: tuple[int, int, int], tilt: float) -> None:
    page = making.drawn(LINES[:8], height=26)
    square(page, 700, 1200, 130, colour, tilt)
    (seal,) = marks(page, MarkKind.SEAL)
    assert hit(seal, 700, 1200)


def test_coloured_frames_of_forms_are_no_stamps() -> None:
    page = making.drawn([])
    draw, face = ImageDraw.Draw(page), ImageFont.truetype(making.sans(), 26)
    for row in range(3):
        for column in range(4):
            x, y = 150 + 230 * column, 900 + 120 * row
            draw.rectangle((x, y, x + 230, y + 120), outline=BLUE, width=3)
            draw.text((x + 20, y + 40), "Lamp T10", fill=BLUE, font=face)
    draw.rectangle((200, 1400, 900, 1500), outline=RED, width=3)
    draw.text((230, 1430), "Read this notice before you open the box", fill=RED, font=face)
    assert marks(page, MarkKind.SEAL) == []


def test_a_pale_ring_drawn_behind_the_print_is_a_watermark() -> None:
    page = making.drawn([])
    making.stamp(page, (620, 900), 160, (196, 212, 240))
    assert marks(page, MarkKind.SEAL) == []


def signed(page: Any, x: int, y: int) -> None:
    draw = ImageDraw.Draw(page)
    points = [(x + 3 * t, y + 38 * sin(t / 5) * (1 - t / 110) + 14 * sin(t / 1.7)) for t in range(90)]
    draw.line(points, fill=(25, 30, 90), width=4)


def test_a_signature_is_found() -> None:
    page = making.drawn(LINES, height=26)
    signed(page, 500, 1450)
    found = marks(page, MarkKind.SIGNATURE)
    assert any(hit(mark, 640, 1450) for mark in found)


def test_print_is_no_signature() -> None:
    assert marks(making.drawn(LINES, height=26), MarkKind.SIGNATURE) == []


def printed(page: Any, x: int, y: int, text: str, height: int = 26) -> Line:
    """Print on the page, and the line that is read of it."""
    draw, face = ImageDraw.Draw(page), ImageFont.truetype(making.sans(), height)
    draw.text((x, y), text, fill="black", font=face)
    box = tuple(v * 72 / 150 for v in draw.textbbox((x, y), text, font=face))
    return Line((Word(text, (box[0], box[1], box[2], box[3])),), (box[0], box[1], box[2], box[3]), ReadBy.OCR)


def written(page: Any, x: int, y: int, colour: tuple[int, int, int] = (30, 30, 40)) -> None:
    """A name in separate, slanting letters of a pen."""
    draw = ImageDraw.Draw(page)
    for k in range(6):
        left, top = x + 40 * k, y + (6 if k % 3 else -14)
        draw.line(
            [(left, y + 50), (left + 30, top), (left + 8, y + 40), (left + 32, y + 26)], fill=colour, width=3
        )
        draw.arc((left + 6, y + 20, left + 30, y + 50), 30, 300, fill=colour, width=3)


@pytest.mark.parametrize("label", ["Authorized by:", "Подпись", "批准："])
def test_a_name_in_separate_letters_is_found_where_it_is_asked_for(label: str) -> None:
    page = making.drawn([])
    body = tuple(printed(page, 120, 700 + 40 * i, "Example Lighting Ltd. and its lamps") for i in range(4))
    asked = replace(printed(page, 120, 1300, "Authorized by:"), words=(Word(label, (58, 624, 150, 640)),))
    written(page, 420, 1280)
    (found,) = marks(page, MarkKind.SIGNATURE, (*body, asked))
    assert hit(found, 520, 1305)


def test_print_where_a_name_is_asked_for_is_none() -> None:
    page = making.drawn([])
    lines = [printed(page, 120, 700 + 40 * i, "Example Lighting Ltd. and its lamps") for i in range(4)]
    lines += [printed(page, 120, 1300, "Authorized by:"), printed(page, 420, 1300, "Lena Muster")]
    assert marks(page, MarkKind.SIGNATURE, tuple(lines)) == []


@pytest.mark.parametrize(("seal", "pen"), [((110, 170, 235), (50, 40, 130)), ((215, 70, 75), (30, 40, 120))])
def test_a_pen_over_a_seal_is_seen(seal: tuple[int, int, int], pen: tuple[int, int, int]) -> None:
    page = making.drawn(LINES, height=26)
    making.stamp(page, (700, 1400), 118, seal)
    assert marks(page, MarkKind.SIGNATURE) == []
    draw = ImageDraw.Draw(page)
    points = [(600 + 3 * t, 1400 + 50 * sin(t / 4) * (1 - t / 90) + 10 * sin(t / 1.5)) for t in range(66)]
    draw.line(points, fill=pen, width=4)
    assert any(hit(mark, 690, 1400) for mark in marks(page, MarkKind.SIGNATURE))


def test_a_pale_watermark_and_an_orange_sign_are_no_signatures() -> None:
    page = making.drawn(LINES, height=26)
    layer = Image.new("L", (500, 160), 0)
    ImageDraw.Draw(layer).text((10, 0), "SAMPLE", fill=255, font=ImageFont.truetype(making.sans(), 110))
    page.paste((185, 185, 185), (400, 1150), layer.rotate(40, expand=True))
    draw = ImageDraw.Draw(page)
    draw.arc((300, 1500, 380, 1580), 20, 340, fill=(250, 140, 20), width=6)
    draw.line([(320, 1560), (340, 1520), (360, 1560)], fill=(250, 140, 20), width=6)
    assert marks(page, MarkKind.SIGNATURE) == []


def test_a_photo_is_found_and_a_plain_box_is_not() -> None:
    page = making.drawn(LINES[:4], height=26)
    tones = np.indices((400, 500)).sum(axis=0) * 230 // 900
    coloured = np.stack([tones, tones[::-1], np.full_like(tones, 90)], axis=2).astype(np.uint8)
    page.paste(Image.fromarray(coloured), (300, 700))
    page.paste((180, 200, 240), (300, 1250, 800, 1500))
    (photo,) = marks(page, MarkKind.PHOTO)
    assert hit(photo, 550, 900)


def test_a_mark_in_an_annotation_says_so() -> None:
    page = making.drawn([])
    making.stamp(page, (700, 900), 110, RED)
    raster = Raster(np.asarray(page), 150 / 72)
    inside = (590 * 0.48, 790 * 0.48, 810 * 0.48, 1010 * 0.48)
    assert [m.from_annotation for m in find_marks(raster, (), (), [inside])] == [True]
    assert [m.from_annotation for m in find_marks(raster, (), (), [(0, 0, 9, 9)])] == [False]
