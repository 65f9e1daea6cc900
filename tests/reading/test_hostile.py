"""Hostile and broken files: one reading each, with the damage named; a limit that was hit is never fine."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import making
import pytest

from evidence.papers.paper import Paper
from evidence.papers.sniff import HEAD, media_type
from evidence.reading.reader import Reader
from evidence.reading.reading import DamageKind, Reading
from evidence.reading.settings import Settings


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(Settings(ocr=False, memory=600_000_000, cpu_seconds=8), jobs=1) as made:
        yield made


def read(reader: Reader, tmp_path: Path, data: bytes) -> Reading:
    sha256 = hashlib.sha256(data).hexdigest()
    path = tmp_path / sha256
    path.write_bytes(data)
    return reader.read(Paper("paper", len(data), sha256, media_type(data[:HEAD]), path))


def kinds(reading: Reading) -> set[str]:
    return {damage.kind.value for damage in reading.damage}


def laughs(depth: int, width: int) -> bytes:
    """Forms that draw the next form many times."""
    forms = []
    for level in range(depth):
        inner = b"/XObject<</X %d 0 R>>" % (7 + level) if level < depth - 1 else b""
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</Font<</F 5 0 R>>%s>>" % inner
        forms.append(making.stream(b"/X Do " * width if level < depth - 1 else making.TEXT, entries))
    return making.one_page(b"/X Do " * width, resources=b"/XObject<</X 6 0 R>>", more=tuple(forms))


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, count + 3))
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"
    return making.pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * count])


def encrypted(user: str) -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    out = BytesIO()
    with pikepdf.open(BytesIO(making.one_page())) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner="other"))
    return out.getvalue()


def photo() -> bytes:
    image = pytest.importorskip("PIL.Image")
    return making.jpeg(image.effect_noise((600, 850), 60).convert("RGB"))


GOOD = making.one_page()
FLATE = b"/Filter/FlateDecode"
SELF = making.stream(
    b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
)
GIGAPIXEL = making.stream(
    making.zeros(8 << 20),
    b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
)
CASES: dict[str, tuple[bytes, set[str]]] = {
    "nothing": (b"", {"empty"}),
    "one byte": (b"%", {"unsupported"}),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(200), {"unsupported"}),
    "a web page": (b"<!DOCTYPE html><html><body>x</body></html>", {"unsupported"}),
    "half a PDF": (GOOD[: len(GOOD) // 2], {"truncated"}),
    "a PDF without its end": (GOOD[:-30], {"truncated"}),
    "no cross-reference": (GOOD.replace(b"startxref", b"startxxxx"), {"repaired"}),
    "something before": (b"\r\nHTTP/1.1 200 OK\r\n\r\n" + GOOD, {"repaired"}),
    "something after": (GOOD + b"x" * 5000, {"repaired"}),
    "no pages": (making.pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), {"no_pages"}),
    "a tree that bites its tail": (
        making.pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
        {"unreadable"},
    ),
    "a count that lies": (GOOD.replace(b"/Count 1", b"/Count 7"), {"page_count_differs"}),
    "a hundred thousand pages": (
        making.pdf([
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        ]),
        {"too_many_pages"},
    ),
    "6,000 real pages": (many_pages(6_000), {"too_many_pages"}),
    "a password": (encrypted("secret"), {"encrypted"}),
    "a page a kilometre wide": (making.one_page(media=b"[0 0 1000000000 1000000000]"), {"page_size"}),
    "a page like a thread": (making.one_page(media=b"[0 0 1 100000000]"), {"page_size"}),
    "a page of no size": (making.one_page(media=b"[0 0 0 0]"), {"page_size"}),
    "an empty page": (making.one_page(b""), {"blank_page"}),
    "a flate bomb": (making.one_page(making.zeros(1 << 30), filters=FLATE), {"unreadable"}),
    "a flate bomb in a flate bomb": (
        making.one_page(zlib.compress(making.zeros(1 << 30), 9), filters=b"/Filter[/FlateDecode/FlateDecode]"),
        {"unreadable"},
    ),
    "a form that draws itself": (
        making.one_page(b"/X Do", resources=b"/XObject<</X 6 0 R>>", more=(SELF,)),
        {"memory_limit", "time_limit", "pages_not_read"},
    ),
    "forms upon forms": (laughs(10, 10), {"memory_limit", "time_limit"}),
    "a gigapixel image": (
        making.one_page(b"q 595 0 0 842 0 0 cm /I Do Q", resources=b"/XObject<</I 6 0 R>>", more=(GIGAPIXEL,)),
        {"blank_page", "unreadable", "memory_limit"},
    ),
    "saves without end": (making.one_page(zlib.compress(b"q " * 400_000, 9), filters=FLATE), {"pages_not_read", "blank_page"}),
    "a picture of 40,000 by 40,000": (making.png_header(40_000, 40_000), {"too_many_pixels"}),
    "a picture that is not all there": (making.png_header(900, 900), {"truncated"}),
    "half a photo": (photo()[: len(photo()) // 2], {"truncated"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_damage_is_named(reader: Reader, tmp_path: Path, name: str) -> None:
    data, expected = CASES[name]
    reading = read(reader, tmp_path, data)
    assert kinds(reading) & expected, f"{name}: {reading.damage}"
    assert reading.sha256 == hashlib.sha256(data).hexdigest()


def test_a_good_paper_has_no_damage_before_and_after_the_bad_ones(reader: Reader, tmp_path: Path) -> None:
    reading = read(reader, tmp_path, GOOD)
    assert (reading.damage, reading.page_count) == ((), 1)
    assert "ZX-4471" in reading.text


def test_a_page_that_kills_the_worker_is_named_and_the_other_pages_are_read(
    reader: Reader, tmp_path: Path
) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    out = BytesIO()
    with (
        pikepdf.open(BytesIO(GOOD)) as first,
        pikepdf.open(BytesIO(laughs(10, 10))) as bad,
        pikepdf.new() as whole,
    ):
        for source in (first, bad, first):
            whole.pages.extend(source.pages)
        whole.save(out)
    reading = read(reader, tmp_path, out.getvalue())
    assert [page.number for page in reading.pages] == [1, 3]
    assert {(d.kind, d.page) for d in reading.damage} in (
        {(DamageKind.MEMORY_LIMIT, 2)},
        {(DamageKind.TIME_LIMIT, 2)},
    )


def test_an_empty_password_opens_like_none_and_is_said(reader: Reader, tmp_path: Path) -> None:
    reading = read(reader, tmp_path, encrypted(""))
    assert (reading.encrypted, reading.damage, reading.page_count) == (True, (), 1)
    assert "Example Lighting" in reading.text


@pytest.mark.parametrize(
    ("catalog", "expected"),
    [
        (b"/OpenAction<</S/Java#53cript/JS(app.alert\\(1\\))>>", "javascript"),
        (b"/OpenAction<</S/Launch/F(calc.exe)>>", "launch"),
        (b"/AA<</WC<</S/SubmitForm/F(http://example.org)>>>>", "submit"),
        (b"/OCProperties<</OCGs[]/D<</OFF[5 0 R]>>>>", "hidden_layer"),
    ],
)
def test_active_content_is_found(reader: Reader, tmp_path: Path, catalog: bytes, expected: str) -> None:
    assert expected in read(reader, tmp_path, making.one_page(catalog=catalog)).active


def test_an_attachment_is_listed(reader: Reader, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    out = BytesIO()
    with pikepdf.open(BytesIO(GOOD)) as document:
        document.attachments["setup.exe"] = b"MZ"
        document.save(out)
    reading = read(reader, tmp_path, out.getvalue())
    assert (reading.attachments, "embedded_file" in reading.active) == (("setup.exe",), True)


def test_saves_are_counted(reader: Reader, tmp_path: Path) -> None:
    at = GOOD.rindex(b"xref\n0")
    added = b"6 0 obj\n<<>>\nendobj\n"
    update = (
        added
        + b"xref\n6 1\n%010d 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    )
    later = len(GOOD) + len(added)
    assert read(reader, tmp_path, GOOD).revisions == 1
    assert read(reader, tmp_path, GOOD + update % (len(GOOD), at, later)).revisions == 2


def test_pages_beyond_the_limit_are_said(tmp_path: Path) -> None:
    with Reader(Settings(ocr=False, max_pages=3), jobs=1) as reader:
        assert kinds(read(reader, tmp_path, many_pages(3))) == {"blank_page"}
        reading = read(reader, tmp_path, many_pages(4))
    assert (reading.page_count, len(reading.pages)) == (4, 3)
    assert "pages_not_read" in kinds(reading)


def test_readings_come_in_the_order_of_the_papers(reader: Reader, tmp_path: Path) -> None:
    papers = []
    for number in range(9):
        data = GOOD.replace(b"ZX-4471", b"ZX-%04d" % number)
        path = tmp_path / str(number)
        path.write_bytes(data)
        papers.append(
            Paper(str(number), len(data), hashlib.sha256(data).hexdigest(), "application/pdf", path)
        )
    told: list[int] = []
    results = list(reader.read_all(papers, told.append))
    assert [paper.name for paper, _ in results] == [paper.name for paper in papers]
    assert all(f"ZX-{int(p.name):04d}" in reading.text for p, reading in results)
    assert told == list(range(1, 10))
