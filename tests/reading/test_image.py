"""Bare pictures: upright, on the paper they would fill, with their limits."""

from __future__ import annotations

import struct
import time
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import making
import pytest
from PIL import Image

from evidence.papers.paper import Paper
from evidence.reading.image_size import A4, LETTER, paper_for
from evidence.reading.read import read_paper
from evidence.reading.reader import Reader
from evidence.reading.reading import Damage, PageOrigin, Reading
from evidence.reading.settings import Settings

QUICK = Settings(ocr=False)


def read(tmp_path: Path, data: bytes, media_type: str = "image/png", settings: Settings = QUICK) -> Reading:
    path = tmp_path / "paper"
    path.write_bytes(data)
    return read_paper(path, "", media_type, settings)


def kinds(damage: tuple[Damage, ...]) -> list[str]:
    return [d.kind.value for d in damage]


@pytest.mark.parametrize(
    ("pixels", "paper"),
    [
        ((1240, 1754), A4),
        ((1700, 2200), LETTER),
        ((1754, 1240), A4[::-1]),
        ((2200, 1700), LETTER[::-1]),
        ((1080, 9000), A4),
    ],
)
def test_the_paper_is_the_best_fit(pixels: tuple[int, int], paper: tuple[float, float]) -> None:
    assert paper_for(*pixels) == paper


@pytest.mark.parametrize(
    ("width", "height", "dpi"), [(2480, 3508, 300), (1240, 1754, 150), (1240, 900, 108.9)]
)
def test_dpi_is_of_that_paper_whatever_the_tag_says(
    tmp_path: Path, width: int, height: int, dpi: float
) -> None:
    picture = making.drawn(["Example"], (width, height))
    (page,) = read(tmp_path, making.png(picture, dpi=(999, 999))).pages
    assert page.pictures[0].dpi == pytest.approx(dpi, abs=1.5)
    assert page.pictures[0].pixels == (width, height)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_shown_upright(tmp_path: Path, orientation: int) -> None:
    picture = making.drawn(["Example"], (800, 1131))
    turn = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = picture.transpose(turn) if turn is not None else picture
    (page,) = read(tmp_path, making.jpeg(stored, exif=exif), "image/jpeg").pages
    assert page.height > page.width
    assert page.pictures[0].pixels == (800, 1131)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16", "LA"])
def test_every_mode_shows_its_ink(tmp_path: Path, mode: str) -> None:
    picture = making.drawn(["EXAMPLE"] * 6).convert("L")
    converted: Any = (
        picture.point(lambda v: v * 257, "I").convert("I;16") if mode == "I;16" else picture.convert(mode)
    )
    out = BytesIO()
    converted.save(out, "TIFF" if mode == "CMYK" else "PNG")
    reading = read(tmp_path, out.getvalue(), "image/tiff" if mode == "CMYK" else "image/png")
    assert (kinds(reading.damage), reading.pages[0].origin) == ([], PageOrigin.SCAN)
    assert reading.pages[0].pictures[0].bits == {"1": 1, "I;16": 16}.get(mode, 8)


def test_what_is_transparent_shows_white_paper(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, making.png(Image.new("RGBA", (800, 1131), (0, 0, 0, 0)))).damage) == [
        "blank_page"
    ]


def test_frames_of_a_tiff_are_pages(tmp_path: Path) -> None:
    frames = [making.drawn([f"Page {n}"], (620, 877)) for n in (1, 2, 3)]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    reading = read(tmp_path, out.getvalue(), "image/tiff")
    assert (reading.page_count, [p.number for p in reading.pages], reading.damage) == (3, [1, 2, 3], ())


@pytest.mark.parametrize(("count", "kind"), [(5, []), (6, ["too_many_frames"])])
def test_frames_are_limited(tmp_path: Path, count: int, kind: list[str]) -> None:
    frames = [making.drawn(["Page"], (310, 438)) for _ in range(count)]
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    assert kinds(read(tmp_path, out.getvalue(), "image/tiff", Settings(ocr=False, frames=5)).damage) == kind


def test_pixels_are_limited_by_the_header_at_and_over_the_border(tmp_path: Path) -> None:
    picture = making.png(making.drawn(["Example"], (400, 500)))
    assert kinds(read(tmp_path, picture, settings=Settings(ocr=False, image_pixels=200_000)).damage) == []
    assert kinds(read(tmp_path, picture, settings=Settings(ocr=False, image_pixels=199_999)).damage) == [
        "too_many_pixels"
    ]


def test_a_file_too_large_to_read_is_said(tmp_path: Path) -> None:
    picture = making.png(making.drawn(["Example"], (400, 500)))
    assert kinds(read(tmp_path, picture, settings=Settings(ocr=False, file_bytes=len(picture))).damage) == []
    assert kinds(
        read(tmp_path, picture, settings=Settings(ocr=False, file_bytes=len(picture) - 1)).damage
    ) == ["too_large"]


def test_postscript_is_never_run(tmp_path: Path) -> None:
    assert kinds(read(tmp_path, b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n").damage) == [
        "unreadable"
    ]


PDF_AND_ZIP = {
    "pdf": b"\n%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n",
    "zip": b"PK\x05\x06" + bytes(18),
}


@pytest.mark.parametrize("kind", PDF_AND_ZIP)
def test_what_follows_a_picture_is_told(tmp_path: Path, kind: str) -> None:
    picture = making.jpeg(making.drawn(["Example"], (400, 500)))
    assert kinds(read(tmp_path, picture + bytes(2000), "image/jpeg").damage) == []
    reading = read(tmp_path, picture + PDF_AND_ZIP[kind], "image/jpeg")
    assert (kinds(reading.damage), reading.page_count) == (["repaired"], 1)


def test_directories_that_loop_end(tmp_path: Path) -> None:
    out = BytesIO()
    making.drawn(["Page"], (310, 438)).save(out, "TIFF")
    data = bytearray(out.getvalue())
    first = struct.unpack_from("<I", data, 4)[0]
    after = first + 2 + 12 * struct.unpack_from("<H", data, first)[0]
    struct.pack_into("<I", data, after, first)
    reading = read(tmp_path, bytes(data), "image/tiff")
    assert reading.page_count in (0, 1)


def test_scans_upon_scans_end(tmp_path: Path) -> None:
    out = BytesIO()
    Image.effect_noise((2500, 2500), 30).save(out, "JPEG", quality=15, progressive=True)
    data = out.getvalue()
    at = data.rindex(b"\xff\xda")
    (tmp_path / "scans").write_bytes(data[:at] + data[at:-2] * 60 + b"\xff\xd9")
    paper = Paper("scans.jpg", len(data), "0" * 64, "image/jpeg", tmp_path / "scans")
    begun = time.monotonic()
    with Reader(Settings(ocr=False, cpu_seconds=3), jobs=1) as reader:
        reading = reader.read(paper)
    assert time.monotonic() - begun < 60
    assert reading.pages or kinds(reading.damage) == ["time_limit"]


def test_a_bomb_in_a_pictures_text_is_told(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    text = chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(100 << 20), 9))
    good = making.png(making.drawn(["Example"], (400, 500)))
    reading = read(tmp_path, good[:33] + text + good[33:])
    assert kinds(reading.damage) == ["unreadable"]


def test_the_kinds_of_picture_are_all_opened(tmp_path: Path) -> None:
    for kind, media_type in (
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("WEBP", "image/webp"),
        ("TIFF", "image/tiff"),
    ):
        out = BytesIO()
        making.drawn(["Example"], (400, 566)).save(out, kind)
        assert read(tmp_path, out.getvalue(), media_type).damage == ()
