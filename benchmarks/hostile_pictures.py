"""Pictures made to break readers: headers that lie, frames without end, chunks and tags drawn by lot."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterator

WIDE = (0, 1, 7, 65_535, 70_000, 2**31 - 1, 2**32 - 1)


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes, bits: int = 8, colour: int = 2, extra: bytes = b"") -> bytes:
    """A PNG whose pixels are `data` deflated, whatever its header says."""
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def bombs() -> Iterator[tuple[str, bytes]]:
    """Small files with more pixels, frames or text than any paper; none of them may be called fine."""
    for side in (13_000, 30_000):
        row = b"\0" + bytes(4 * side)
        packer = zlib.compressobj(9)
        data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
        head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
        yield (
            f"pixels-{side}.png",
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""),
        )
    for wide in WIDE[1:]:
        yield f"claims-{wide}.png", png(wide, wide, b"\0" * 99)
        yield f"claims-{wide}.bmp", bmp(wide, wide)
    yield "loop.tif", tiff([{256: 9, 257: 9, 262: 1, 258: 8, 273: 8, 279: 81}], loop=True)
    yield "directories.tif", tiff([{256: 99, 257: 99, 262: 1, 258: 8, 273: 8, 279: 81}] * 5000)
    for wide in (20_000, 300_000):
        yield f"claims-{wide}.tif", tiff([{256: wide, 257: wide, 262: 1, 258: 8, 273: 8, 278: wide, 279: 9}])
    yield "frames.gif", frames_gif(3000)
    yield "scans.jpg", scans_jpg(400)


def bmp(wide: int, high: int) -> bytes:
    """A BMP header with a few pixels behind it."""
    head = struct.pack("<IIIHHIIIIII", 40, wide, high, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 999, 0, 0, 54) + head + bytes(300)


def tiff(directories: list[dict[int, int]], loop: bool = False) -> bytes:
    """A TIFF of directories with long entries; the last one points to the first where `loop`."""
    out = bytearray(b"II*\0" + struct.pack("<I", 8))
    for number, tags in enumerate(directories, 1):
        size = 2 + 12 * len(tags) + 4
        after = len(out) + size if number < len(directories) else 8 if loop else 0
        out += struct.pack("<H", len(tags))
        out += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(tags.items()))
        out += struct.pack("<I", after)
    return bytes(out)


def frames_gif(count: int) -> bytes:
    """A GIF of many frames of 3,000 x 3,000 pixels, a few bytes each."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 3000, 3000, 0) + b"\x02\x02\x4c\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 3000, 3000, 0x80, 0, 0) + bytes(6) + frame * count + b";"


def scans_jpg(times: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    from PIL import Image

    file = io.BytesIO()
    Image.effect_noise((3000, 3000), 30).save(file, "JPEG", quality=20, progressive=True)
    data = file.getvalue()
    at = data.rindex(b"\xff\xda")
    return data[:at] + data[at:-2] * max(2, min(times, 20_000_000 // max(1, len(data) - at))) + b"\xff\xd9"


def wild(chance: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """Headers and chunks by lot, with right checksums, so that the decoder is reached."""
    makers = (_wild_png, _wild_tiff, _wild_jpeg, _wild_gif, _wild_webp)
    for number in range(count):
        maker = makers[number % len(makers)]
        kind = maker.__name__.removeprefix("_wild_")
        yield f"{kind}-{number}.{kind}", maker(chance)


def _number(chance: random.Random, most: int = 2000) -> int:
    return chance.choice(WIDE) if chance.random() < 0.2 else chance.randrange(most)


def _wild_png(chance: random.Random) -> bytes:
    kinds = (
        b"PLTE",
        b"tRNS",
        b"iCCP",
        b"zTXt",
        b"iTXt",
        b"eXIf",
        b"acTL",
        b"fcTL",
        b"fdAT",
        b"gAMA",
        b"pHYs",
        b"sBIT",
    )
    extra = b"".join(chunk(chance.choice(kinds), _data(chance)) for _ in range(chance.randrange(5)))
    bits, colour = chance.choice((1, 2, 4, 8, 16, 3)), chance.choice((0, 2, 3, 4, 6, 7))
    return png(_number(chance), _number(chance), _data(chance), bits, colour, extra)


def _data(chance: random.Random) -> bytes:
    plain = chance.randbytes(chance.choice((0, 1, 4, 26, 300, 9000)))
    return b"x\0\0" + zlib.compress(plain * 40) if chance.random() < 0.3 else plain


def _wild_tiff(chance: random.Random) -> bytes:
    methods, bits = (1, 2, 3, 4, 5, 6, 7, 8, 32_773, 34_712, 50_000), (1, 8, 16, 32)
    usual = {tag: _number(chance) for tag in (256, 257, 278, 279)}
    usual |= {258: chance.choice(bits), 259: chance.choice(methods), 262: chance.randrange(10), 273: 8}
    known = (*range(256, 285), 317, 320, 322, 323, 324, 325, 338, 339, 700, 34_675)
    wild_tags = {chance.choice(known): _number(chance, 70_000) for _ in range(chance.randrange(6))}
    return tiff([usual | wild_tags] * chance.randrange(1, 4), loop=chance.random() < 0.1) + _data(chance)


def _wild_jpeg(chance: random.Random) -> bytes:
    parts = [b"\xff\xd8"]
    for _ in range(chance.randrange(2, 12)):
        marker = chance.choice(
            (0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDA, 0xDD, 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE, 0xC9)
        )
        data = chance.randbytes(chance.choice((0, 6, 15, 64, 400)))
        if marker in (0xC0, 0xC1, 0xC2):
            sides = chance.randrange(1, 65_536), chance.randrange(1, 65_536)
            data = struct.pack(">BHHB", 8, *sides, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
        length = chance.choice((len(data) + 2, len(data) + 2, 1, 65_535))
        parts.append(b"\xff" + bytes([marker]) + struct.pack(">H", length) + data)
    return b"".join(parts) + chance.randbytes(99) + b"\xff\xd9"


def _wild_gif(chance: random.Random) -> bytes:
    out = b"GIF89a" + struct.pack(
        "<HHBBB", _number(chance) & 65_535, _number(chance) & 65_535, chance.randrange(256), 0, 0
    )
    for _ in range(chance.randrange(1, 9)):
        at = struct.pack("<HHHHB", *(_number(chance) & 65_535 for _ in range(4)), chance.randrange(256))
        out += chance.choice((b"\x2c" + at, b"\x21\xff\x0bNETSCAPE2.0", b"\x21\xf9\x04")) + chance.randbytes(
            20
        )
    return out + b";"


def _wild_webp(chance: random.Random) -> bytes:
    kinds = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"EXIF", b"ICCP", b"XMP ")
    body = b"WEBP"
    for _ in range(chance.randrange(1, 6)):
        data = chance.choice(
            (b"", b"\x2f", b"\x9d\x01\x2a", b"\x10\0\0\0\xff\xff\xff\xff\xff\xff")
        ) + chance.randbytes(60)
        body += (
            chance.choice(kinds) + struct.pack("<I", chance.choice((len(data), len(data), 2**32 - 1))) + data
        )
    return b"RIFF" + struct.pack("<I", len(body)) + body
