"""Broken twins of good files: bytes flipped, cut and spliced; objects, chunks, segments and tags exchanged."""

from __future__ import annotations

import io
import random
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

NUMBERS = (0, 1, -1, 7, 255, 65_535, 1 << 31, (1 << 32) - 1, 10**12)


def mutants(seeds: Sequence[Path], chance: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """`count` mutants of the seeds, by turns; each name keeps its seed's extension."""
    for number in range(count):
        seed = seeds[number % len(seeds)]
        data = seed.read_bytes()
        own = _BY_KIND.get(seed.suffix.lower())
        ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, repeat, lose, number_changed)
        if own and chance.random() < 0.5:
            made, how = own(data, chance), own.__name__
        elif chance.random() < 0.1:
            other = chance.choice(seeds).read_bytes()
            made, how = splice(data, other, chance), "splice"
        else:
            way = chance.choice(ways)
            made, how = way(data, chance), way.__name__
        yield f"{how}-{number}{seed.suffix.lower()}", made


def flip(data: bytes, chance: random.Random) -> bytes:
    """Some bytes become others."""
    wrong = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 300))):
        if wrong:
            wrong[chance.randrange(len(wrong))] = chance.randrange(256)
    return bytes(wrong)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(len(data) + 1)]


def lose(data: bytes, chance: random.Random) -> bytes:
    """A stretch in the middle is missing."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randrange(1, 5000) :]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A stretch comes again and again."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at : at + chance.randrange(1, 3000)] * chance.choice((1, 9, 90)) + data[at:]


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The beginning of one, the end of another."""
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def number_changed(data: bytes, chance: random.Random) -> bytes:
    """Some of the numbers written out in it become others."""
    found = list(re.finditer(rb"(?<=[ /\[])\d{1,9}(?=[ /\]>])", data))
    for match in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 2, 8)))), key=lambda m: -m.start()
    ):
        data = data[: match.start()] + b"%d" % chance.choice(NUMBERS) + data[match.end() :]
    return data if found else flip(data, chance)


def objects(data: bytes, chance: random.Random) -> bytes:
    """A PDF some of whose objects are gone, exchanged, or point elsewhere."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            things = [
                thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)
            ]
            for _ in range(chance.choice((1, 2, 5, 20))):
                _harm(pdf, chance.choice(things), things, chance)
            file = io.BytesIO()
            pdf.save(file, static_id=True, object_stream_mode=chance.choice(list(pikepdf.ObjectStreamMode)))
            return file.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, RuntimeError, IndexError):
        return flip(data, chance)


def _harm(pdf: Any, thing: Any, things: list[Any], chance: random.Random) -> None:
    from pikepdf import Array, Dictionary, Name, Stream, String

    if isinstance(thing, Stream) and chance.random() < 0.3:
        noise = chance.choice(
            (b"", chance.randbytes(400), zlib.compress(b"q " * 100_000), flip(thing.read_raw_bytes(), chance))
        )
        thing.write(
            noise,
            filter=chance.choice(
                (None, Name.FlateDecode, Name.DCTDecode, Name.JPXDecode, Name.CCITTFaxDecode)
            ),
        )
        return
    keys = sorted(thing.keys() - {"/Length"})
    if not keys:
        return
    key = chance.choice(keys)
    if chance.random() < 0.3:
        del thing[key]
        return
    numbers = Array([chance.choice(NUMBERS)] * 4)
    others = (
        chance.choice(things),
        chance.choice(NUMBERS),
        numbers,
        Dictionary(A=thing),
        String("x"),
        Name.X,
    )
    thing[key] = chance.choice(others)


def chunks(data: bytes, chance: random.Random) -> bytes:
    """A PNG with chunks exchanged, doubled or changed, their checksums right."""
    found, at = [], 8
    while at + 12 <= len(data):
        size = struct.unpack_from(">I", data, at)[0]
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    _shuffle(found, chance)
    whole = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in found)
    return data[:8] + b"".join(whole)


def segments(data: bytes, chance: random.Random) -> bytes:
    """A JPEG with segments exchanged, doubled or changed, their lengths right."""
    found, at = [], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        size = struct.unpack_from(">H", data, at + 2)[0]
        found.append((data[at : at + 2], data[at + 4 : at + 2 + size]))
        at += 2 + max(2, size)
    _shuffle(found, chance)
    whole = (k + struct.pack(">H", (len(d) + 2) & 0xFFFF) + d for k, d in found)
    return data[:2] + b"".join(whole) + flip(data[at:], chance)


def _shuffle(parts: list[tuple[bytes, bytes]], chance: random.Random) -> None:
    """Mutate a list of named parts in place."""
    for _ in range(chance.randrange(1, 4)):
        if not parts:
            return
        one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        way = chance.randrange(4)
        if way == 0:
            parts[one], parts[other] = parts[other], parts[one]
        elif way == 1:
            parts.insert(other, parts[one])
        elif way == 2:
            del parts[one]
        else:
            parts[one] = parts[one][0], flip(parts[one][1], chance)


def tags(data: bytes, chance: random.Random) -> bytes:
    """A TIFF some of whose tags have another type, count or value."""
    little = data[:2] == b"II"
    order = "<" if little else ">"
    wrong = bytearray(data)
    at = struct.unpack_from(order + "I", data, 4)[0]
    if at + 2 > len(data):
        return flip(data, chance)
    count = struct.unpack_from(order + "H", data, at)[0]
    for _ in range(chance.randrange(1, 5)):
        spot = at + 2 + 12 * chance.randrange(max(1, count)) + chance.choice((2, 4, 8))
        if spot + 4 <= len(wrong):
            struct.pack_into(order + "I", wrong, spot, chance.choice((0, 1, 3, 65_535, at, (1 << 32) - 1)))
    return bytes(wrong)


_BY_KIND: dict[str, Callable[[bytes, random.Random], bytes]] = {
    ".pdf": objects, ".png": chunks, ".jpg": segments, ".jpeg": segments, ".tif": tags, ".tiff": tags
}  # fmt: skip


_WRITTEN: dict[str, dict[str, Any]] = {
    ".png": {},
    ".jpg": {"progressive": True},
    ".tif": {"compression": "tiff_lzw"},
    ".tiff": {"compression": "group4"},
    ".webp": {},
    ".gif": {},
    ".bmp": {},
    ".jp2": {},
    ".avif": {"quality": 40},
}
"""How a picture is written in each format."""


def relatives(seeds: Sequence[Path], into: Path) -> list[Path]:
    """The pictures among the seeds in every other format that can be written, small, so that mutants are cheap."""
    from PIL import Image

    made: list[Path] = []
    for seed in [one for one in seeds if one.suffix.lower() in (".jpg", ".png")][:9]:
        try:
            with Image.open(seed) as picture:
                small = picture.convert("RGB")
        except (OSError, Image.DecompressionBombError):
            continue
        small.thumbnail((500, 700))
        for suffix, how in _WRITTEN.items():
            made.append(into / f"{seed.stem}{suffix}")
            (small.convert("1") if suffix == ".tiff" else small).save(made[-1], **how)
    return made


def polyglots(seeds: Sequence[Path], chance: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """Two files in one, one of them under the other's name."""
    for number in range(count):
        one, other = chance.choice(seeds), chance.choice(seeds)
        before, after = (
            chance.choice((b"", b"PK\x03\x04", b"\xff\xd8\xff\xe0", b"<html><script>", b"MZ", b"GIF89a;")),
            other.read_bytes(),
        )
        yield f"both-{number}{chance.choice((one, other)).suffix}", before + one.read_bytes() + after
