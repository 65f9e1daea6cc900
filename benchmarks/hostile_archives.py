"""Zips made to break unpackers: bombs, a zip in itself, entries on top of each other, names that lead out."""

from __future__ import annotations

import io
import random
import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator

PAPER = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"

NAMES = (
    "../../x.pdf", "/etc/x.pdf", "C:\\x.pdf", "\\\\host\\x.pdf", "a/../../x.pdf", "x\0.pdf", "..", "", "n" * 60_000 + ".pdf",
    "\u202exe.pdf", "CON.pdf", "a\nb.pdf", "x.pdf:stream",
)  # fmt: skip


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A zip of entries, deflated."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


def archives(chance: random.Random, mutants: int) -> Iterator[tuple[str, bytes]]:
    """Each is a whole input for `evidence check`."""
    yield "bomb", zipped(("a.pdf", PAPER), ("zeros.pdf", bytes(600 << 20)))
    yield "nested", nested(60)
    yield "many", zipped(*((f"{number}.pdf", PAPER) for number in range(2_000)))
    yield "too-many", too_many()
    yield "overlap", overlap(5_000)
    yield "twins", zipped(("a.pdf", PAPER), ("a.pdf", PAPER + b"2"))
    for number, name in enumerate(NAMES):
        yield f"name-{number}", zipped((name, PAPER), ("good.pdf", PAPER))
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    yield "link", zipped((link, b"/etc/passwd"))
    good = zipped(*((f"{number}.pdf", PAPER * number) for number in range(9)))
    for number in range(mutants):
        wrong = bytearray(good)
        for _ in range(chance.randrange(1, 20)):
            wrong[chance.randrange(len(wrong))] = chance.randrange(256)
        yield f"mutant-{number}", bytes(wrong[: len(wrong) - chance.choice((0, 0, 0, chance.randrange(400)))])


def nested(deep: int) -> bytes:
    """A zip in a zip in a zip."""
    data = PAPER
    for number in range(deep):
        data = zipped((f"{number}.zip", data))
    return data


def too_many() -> bytes:
    """An end record that claims 65,535 entries in 16 MB of directory."""
    body = b"PK\1\2" + bytes(42)
    directory = body * (16 << 20 >> 6)
    return directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 65_535, 65_535, len(directory), 0, 0)


def overlap(count: int) -> bytes:
    """Entries that share one packed body of zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(60 << 20)) + packer.flush()
    crc = zlib.crc32(bytes(60 << 20))
    sizes = struct.pack("<III", crc, len(packed), 60 << 20)
    body = (
        struct.pack("<4sHHHHH", b"PK\3\4", 20, 0, 8, 0, 33)
        + sizes
        + struct.pack("<HH", 5, 0)
        + b"0.pdf"
        + packed
    )
    lines = b"".join(
        struct.pack("<4sHHHHHH", b"PK\1\2", 20, 20, 0, 8, 0, 33) + sizes
        + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
        for name in (b"%d.pdf" % number for number in range(count))
    )  # fmt: skip
    return body + lines + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(lines), len(body), 0)
