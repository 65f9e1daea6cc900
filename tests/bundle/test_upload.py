"""upload/ holds what the form takes and nothing else: formats, sizes, counts, per listing, byte for byte
where it can."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image
from plans import a_pdf, a_picture, a_plan

from evidence.bundle.bundle import Bundle
from evidence.bundle.pack import pack
from evidence.bundle.plan import Exhibit, Sheet, UploadRules, upload_rules
from evidence.finding import Severity
from evidence.platforms.load import load_platform


def packed(folder: Path, papers: dict[str, bytes], **more: Any) -> Bundle:
    return pack(a_plan(folder, papers, **more), folder / "out")


def uploads(bundle: Bundle) -> dict[str, bytes]:
    return {
        record.path.removeprefix("upload/"): (bundle.folder / record.path).read_bytes()
        for record in bundle.files
        if record.path.startswith("upload/")
    }


def told(bundle: Bundle) -> list[tuple[Severity, str]]:
    return [(f.severity, str(f.measured)) for f in bundle.report.findings if f.code == "packing"]


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture no codec makes small."""
    grains = np.random.default_rng(seed).integers(0, 255, (height // 4, width // 4, 3), dtype=np.uint8)
    return Image.fromarray(grains).resize((width, height), Image.Resampling.NEAREST)


def as_file(picture: Image.Image, kind: str, **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def scans(pages: int, width: int = 600, quality: int = 95) -> bytes:
    """A PDF of noisy scans, A4, each of a few hundred kilobytes at 75 dpi per 600 pixels of width."""
    pdf = pikepdf.new()
    for number in range(pages):
        picture = noise(width, round(width * 842 / 595), number)
        image = pdf.make_stream(
            as_file(picture, "JPEG", quality=quality), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
            Width=picture.width, Height=picture.height, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    file = io.BytesIO()
    pdf.save(file, static_id=True)
    return file.getvalue()


def test_what_the_form_takes_goes_in_byte_for_byte(tmp_path: Path) -> None:
    papers = {"a.pdf": a_pdf("a"), "b.jpg": a_picture(kind="JPEG")}
    assert uploads(packed(tmp_path, papers)) == {"01_a.pdf": papers["a.pdf"], "02_b.jpg": papers["b.jpg"]}


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP", "GIF", "TIFF"])
def test_a_screenshot_in_another_format_is_converted_from_the_original(tmp_path: Path, kind: str) -> None:
    bundle = packed(tmp_path, {"shot.bin": a_picture((320, 240), kind)})
    ((name, data),) = uploads(bundle).items()
    assert name == "01_shot.jpg"
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (320, 240))


def test_a_form_that_takes_png_gets_the_png(tmp_path: Path) -> None:
    papers = {"shot.png": a_picture()}
    assert uploads(packed(tmp_path, papers, rules=UploadRules(formats=("png",)))) == {
        "01_shot.png": papers["shot.png"]
    }


def test_a_form_that_takes_only_pdf_gets_pictures_as_pdf(tmp_path: Path) -> None:
    bundle = packed(
        tmp_path,
        {"shot.png": a_picture(), "b.jpg": a_picture(kind="JPEG")},
        rules=UploadRules(formats=("pdf",)),
    )
    assert sorted(uploads(bundle)) == ["01_b.pdf", "02_shot.pdf"]
    assert all(data.startswith(b"%PDF-") for data in uploads(bundle).values())


def test_a_form_that_takes_only_pictures_gets_each_page_as_one(tmp_path: Path) -> None:
    bundle = packed(tmp_path, {"a.pdf": a_pdf("one", "two")}, rules=UploadRules(formats=("jpg", "png")))
    made = uploads(bundle)
    assert sorted(made) == ["01_a_part1of2.jpg", "02_a_part2of2.jpg"]
    with Image.open(io.BytesIO(made["01_a_part1of2.jpg"])) as picture:
        assert picture.size == (2480, 3509)
        assert picture.info["dpi"] == (300, 300)


def test_a_scan_of_many_pages_in_a_tiff_becomes_a_pdf(tmp_path: Path) -> None:
    pages = [Image.new("L", (100, 140), grey) for grey in (255, 200, 150)]
    fax = as_file(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    ((name, data),) = uploads(packed(tmp_path, {"fax.tif": fax})).items()
    assert name == "01_fax.pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 3


def test_private_parts_are_covered_in_what_the_form_gets(tmp_path: Path) -> None:
    def cover(exhibit: Exhibit) -> Exhibit:
        return replace(exhibit, covers=((5, 5, 20, 22),))

    (data,) = uploads(
        packed(tmp_path, {"shot.jpg": a_picture(kind="JPEG", quality=95)}, change=cover)
    ).values()
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.getpixel((12, 12))[0] < 100, "the red mark is gone"


def test_a_picture_with_private_parts_is_nowhere_in_the_bundle_as_it_was(tmp_path: Path) -> None:
    def cover(exhibit: Exhibit) -> Exhibit:
        return replace(exhibit, covers=((5, 5, 20, 22),))

    shot = a_picture(kind="JPEG", quality=95)
    bundle = packed(tmp_path, {"shot.jpg": shot}, change=cover)
    assert not [path for path in bundle.folder.rglob("*") if path.is_file() and shot in path.read_bytes()]
    (told,) = json.loads((bundle.folder / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert told["original"] is None
    assert "stays with the seller" in told["withheld"]


def test_a_pdf_over_the_limit_is_cut_by_pages(tmp_path: Path) -> None:
    whole = scans(4)
    limit = len(whole) * 3 // 5
    bundle = packed(tmp_path, {"a.pdf": whole}, rules=UploadRules(file_bytes=limit))
    made = uploads(bundle)
    assert sorted(made) == ["01_a_part1of2.pdf", "02_a_part2of2.pdf"]
    assert all(len(data) <= limit for data in made.values())
    with pikepdf.open(io.BytesIO(whole)) as before:
        pictures = [page.obj.Resources.XObject.I.read_raw_bytes() for page in before.pages]
    after = []
    for name in sorted(made):
        with pikepdf.open(io.BytesIO(made[name])) as part:
            after += [page.obj.Resources.XObject.I.read_raw_bytes() for page in part.pages]
    assert after == pictures, "cut, not written again"
    assert [severity for severity, _ in told(bundle)] == [Severity.NOTE]


def test_a_page_over_the_limit_is_written_again_and_keeps_its_dpi(tmp_path: Path) -> None:
    whole = scans(1, width=3306, quality=98)
    bundle = packed(tmp_path, {"a.pdf": whole}, rules=UploadRules(file_bytes=len(whole) // 3))
    (data,) = uploads(bundle).values()
    assert len(data) <= len(whole) // 3
    with pikepdf.open(io.BytesIO(data)) as pdf:
        picture = pdf.pages[0].obj.Resources.XObject.I
        assert int(picture.Width) / 595 * 72 >= 300
        assert int(picture.Width) < 3306
    assert [severity for severity, _ in told(bundle)] == [Severity.NOTE]


def test_a_page_that_cannot_be_made_small_enough_is_said(tmp_path: Path) -> None:
    bundle = packed(tmp_path, {"a.pdf": scans(1)}, rules=UploadRules(file_bytes=5_000))
    (data,) = uploads(bundle).values()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert int(pdf.pages[0].obj.Resources.XObject.I.Width) == 600, "75 dpi are never made fewer"
    assert any(
        "cannot be made smaller" in words and severity is Severity.WARNING for severity, words in told(bundle)
    )


def test_a_photo_over_the_limit_is_written_again_and_keeps_300_dpi(tmp_path: Path) -> None:
    photo = as_file(noise(3400, 4800), "JPEG", quality=98)
    bundle = packed(tmp_path, {"a.jpg": photo}, rules=UploadRules(file_bytes=len(photo) // 4))
    (data,) = uploads(bundle).values()
    assert len(data) <= len(photo) // 4
    with Image.open(io.BytesIO(data)) as picture:
        assert min(picture.width / 595.3, picture.height / 841.9) * 72 > 295


def test_a_screenshot_over_the_limit_keeps_every_pixel(tmp_path: Path) -> None:
    shot = as_file(noise(1280, 2000), "PNG")
    bundle = packed(
        tmp_path, {"a.png": shot}, rules=UploadRules(file_bytes=1_000),
        change=lambda exhibit: replace(exhibit, screenshot=True),
    )  # fmt: skip
    (data,) = uploads(bundle).values()
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (1280, 2000)
    assert any("cannot be made smaller" in words for _, words in told(bundle))


def test_files_over_the_count_are_joined_with_their_neighbours(tmp_path: Path) -> None:
    papers = {f"{letter}.pdf": a_pdf(f"paper {letter}") for letter in "abcd"} | {"e.png": a_picture()}
    bundle = packed(tmp_path, papers, rules=UploadRules(count=2))
    made = uploads(bundle)
    assert len(made) == 2
    counted = 0
    for name, data in made.items():
        if name.endswith(".jpg"):
            counted += 1
            continue
        with pikepdf.open(io.BytesIO(data)) as pdf:
            counted += len(pdf.pages)
    assert counted == 5


def test_files_that_cannot_be_joined_are_said(tmp_path: Path) -> None:
    papers = {f"{letter}.jpg": a_picture((60 + n, 90), "JPEG") for n, letter in enumerate("abc")}
    bundle = packed(tmp_path, papers, rules=UploadRules(formats=("jpg",), count=2))
    assert len(uploads(bundle)) == 3
    assert any("3 files are ready for a form that takes 2" in words for _, words in told(bundle))


def test_more_bytes_in_all_than_the_form_takes_are_said(tmp_path: Path) -> None:
    bundle = packed(tmp_path, {"a.pdf": a_pdf("a")}, rules=UploadRules(total_bytes=100))
    assert any("upload holds" in words for _, words in told(bundle))


def test_each_listing_has_its_folder_and_common_papers_are_in_all(tmp_path: Path) -> None:
    skus = {"a.pdf": ("SKU 1",), "b.pdf": ("店铺二",), "c.pdf": ()}

    def serve(exhibit: Exhibit) -> Exhibit:
        return replace(exhibit, skus=skus[exhibit.paper.name])

    bundle = packed(tmp_path, {name: a_pdf(name) for name in skus}, change=serve)
    assert sorted(uploads(bundle)) == [
        "SKU-1/01_a.pdf", "SKU-1/02_c.pdf", "listing-2/01_b.pdf", "listing-2/02_c.pdf"
    ]  # fmt: skip


def test_sheets_and_papers_stand_in_the_order_of_the_argument(tmp_path: Path) -> None:
    sheet = Sheet(
        title="Comparison",
        pdf=a_pdf("sheet"),
        pages=1,
        label="S-1",
        words=("before-after", "SKU1"),
        upload=True,
    )
    quiet = Sheet(title="Matrix", pdf=a_pdf("matrix"), pages=1)
    bundle = packed(tmp_path, {"a.pdf": a_pdf("a")}, sheets=(sheet, quiet))
    assert list(uploads(bundle)) == ["01_a.pdf", "02_before-after_SKU1.pdf"]


def test_a_paper_kept_from_the_form_is_in_the_reading_copy_all_the_same(tmp_path: Path) -> None:
    bundle = packed(tmp_path, {"a.pdf": a_pdf("a")}, change=lambda exhibit: replace(exhibit, upload=False))
    assert uploads(bundle) == {}
    assert bundle.pages == 1


def test_long_words_leave_room_for_the_number_of_the_part(tmp_path: Path) -> None:
    papers = {"w" * 100 + ".pdf": a_pdf("one", "two")}
    bundle = packed(tmp_path, papers, rules=UploadRules(formats=("jpg",), name_letters=40))
    assert [len(name) for name in uploads(bundle)] == [40, 40]


def test_the_rules_of_a_platform_are_read_from_its_profile() -> None:
    rules = upload_rules(load_platform("joom"))
    assert set(rules.formats) == {"pdf", "jpg"}
    assert (rules.min_dpi, rules.file_bytes) == (300, None)
    assert upload_rules(load_platform("temu")).file_bytes == 5_000_000
