"""Small documents made for the tests, good and hostile. All firms in them are invented."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 72 700 Td (Certificate No. ZX-4471 issued 2024-03-12 to Example Lighting Ltd for models T10 and T20) Tj ET"


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of numbered objects, the first its catalog."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes = TEXT, media: bytes = b"[0 0 595 842]", resources: bytes = b"", page: bytes = b"",
    more: tuple[bytes, ...] = (), filters: bytes = b"", catalog: bytes = b"",
) -> bytes:  # fmt: skip
    """A PDF of one page; `more` are objects from number 6, `resources` and `page` entries of their dictionaries."""
    return pdf([
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>%s>>" % (media, resources, page),
        stream(content, filters),
        FONT,
        *more,
    ])  # fmt: skip


def grey_image(width: int, height: int) -> bytes:
    """An image XObject of one grey."""
    packed = zlib.compress(b"\x80" * (width * height))
    kind = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % (width, height)
    return stream(packed, kind + b"/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode")


def zeros(size: int) -> bytes:
    """A Flate stream that unpacks to `size` blanks."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * (1 << 20)) for _ in range(size >> 20)) + packer.flush()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def drawn(
    lines: list[str], size: tuple[int, int] = (1240, 1754), height: int = 34, font: str | None = None
) -> Any:
    """A picture of printed lines, black on white."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    face = ImageFont.truetype(font or sans(), height)
    for i, line in enumerate(lines):
        draw.text((120, 200 + int(1.9 * height) * i), line, fill="black", font=face)
    return picture


def sans() -> str:
    """A font with Latin and Cyrillic letters, or a skip where the system has none."""
    import pytest

    places = (
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "C:/Windows/Fonts/arial.ttf",
        "/System/Library/Fonts/Supplemental/Arial.ttf",
    )
    found = next((place for place in places if Path(place).is_file()), None)
    if found is None:
        pytest.skip("no font with Cyrillic letters on this system")
    return found


def png(picture: Any, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", **options)
    return out.getvalue()


def jpeg(picture: Any, quality: int = 85, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, **options)
    return out.getvalue()


def scan_in_pdf(picture: Any, hidden: bytes = b"", width: float = 595, height: float = 842) -> bytes:
    """A PDF page that shows a picture all over, with text laid under it that is not painted."""
    data = jpeg(picture)
    kind = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % picture.size
    image = stream(data, kind + b"/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode")
    content = b"q %f 0 0 %f 0 0 cm /I Do Q\n%s" % (width, height, hidden)
    return one_page(content, b"[0 0 %f %f]" % (width, height), b"/XObject<</I 6 0 R>>", more=(image,))


def stamp(
    picture: Any, centre: tuple[int, int], radius: int, colour: tuple[int, int, int], star: bool = True
) -> None:
    """Draw a round seal: two rings, letters around, a star."""
    from math import cos, pi, sin

    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=colour, width=max(2, radius // 16))
    for k in range(26):
        angle = 2 * pi * k / 26
        dx, dy = 0.78 * radius * cos(angle), 0.78 * radius * sin(angle)
        size = radius // 11
        draw.rectangle(
            (x + dx - size, y + dy - size // 2, x + dx + size, y + dy + size // 2), outline=colour, width=2
        )
    if star:
        points = [
            (x + 0.35 * radius * cos(pi * k / 2.5 - pi / 2), y + 0.35 * radius * sin(pi * k / 2.5 - pi / 2))
            for k in (0, 2, 4, 1, 3)
        ]
        draw.line([*points, points[0]], fill=colour, width=max(2, radius // 14))
