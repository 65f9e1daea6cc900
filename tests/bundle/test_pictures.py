"""Pictures as pages and as JPGs: upright, in the right colours, at the right size, without what only
programs see."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageCms
from plans import a_picture

from evidence.bundle.pictures import Converted, Look, page_dpi, picture_jpg, picture_pdf
from evidence.bundle.pixels import without_notes
from evidence.bundle.sources import Refused


def saved(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def as_page(path: Path) -> tuple[tuple[float, float], Any]:
    """Size in points and pixels, rendered so that one pixel is one point."""
    with pdfium.PdfDocument(path) as document:
        page = document[0]
        return page.get_size(), page.render(scale=1, rev_byteorder=True).to_numpy()[:, :, :3].copy()


def corner(pixels: Any) -> str:
    """Where the red mark is."""
    height, width = pixels.shape[:2]
    red = (pixels[:, :, 0].astype(int) - pixels[:, :, 2]) > 100
    rows, columns = np.nonzero(red)
    return (
        ("upper" if rows.mean() < height / 2 else "lower")
        + " "
        + ("left" if columns.mean() < width / 2 else "right")
    )


def made(found: Converted | Refused) -> Converted:
    assert isinstance(found, Converted), found
    return found


@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8, 99])
def test_a_photo_stands_upright_as_its_camera_meant_it(tmp_path: Path, orientation: int) -> None:
    turned = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
              4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
              6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
              8: Image.Transpose.ROTATE_270}  # fmt: skip
    upright = Image.open(io.BytesIO(a_picture((200, 300))))
    held = upright.transpose(turned[orientation]) if orientation in turned else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    held.save(file, "JPEG", exif=exif, quality=95)
    path = saved(tmp_path / "photo.jpg", file.getvalue())
    assert made(picture_pdf(path, str(tmp_path / "page.pdf"), Look())).pixels == (200, 300)
    size, pixels = as_page(tmp_path / "page.pdf")
    assert size[0] / size[1] == pytest.approx(2 / 3, rel=0.01)
    assert corner(pixels) == "upper left"
    made(picture_jpg(path, str(tmp_path / "photo.out.jpg"), Look()))
    with Image.open(tmp_path / "photo.out.jpg") as again:
        assert (again.size, corner(np.asarray(again))) == ((200, 300), "upper left")
        assert again.getexif().get(0x0112) is None


def test_a_screenshot_has_its_true_size_and_a_scan_that_of_its_paper(tmp_path: Path) -> None:
    path = saved(tmp_path / "shot.png", a_picture((1280, 960), dpi=(300, 300)))
    made(picture_pdf(path, str(tmp_path / "shot.pdf"), Look(screenshot=True)))
    assert as_page(tmp_path / "shot.pdf")[0] == pytest.approx((960, 720))
    path = saved(tmp_path / "scan.jpg", a_picture((2480, 3508), "JPEG", dpi=(72, 72)))
    found = made(picture_pdf(path, str(tmp_path / "scan.pdf"), Look()))
    assert found.dpi == pytest.approx(300, rel=0.001)
    assert as_page(tmp_path / "scan.pdf")[0] == pytest.approx((595.2, 841.9), abs=0.2)


def test_a_very_long_screenshot_becomes_the_largest_page_there_is() -> None:
    assert page_dpi((1290, 19_000), True) == 96
    assert 1290 * 72 / page_dpi((1290, 60_000), True) < 14_400
    assert 60_000 * 72 / page_dpi((1290, 60_000), True) == pytest.approx(14_400 - 36)


def test_a_jpeg_is_placed_as_it_is_stored(tmp_path: Path) -> None:
    path = saved(tmp_path / "scan.jpg", a_picture((300, 400), "JPEG"))
    made(picture_pdf(path, str(tmp_path / "page.pdf"), Look()))
    with pikepdf.open(tmp_path / "page.pdf") as pdf:
        (picture,) = pdf.pages[0].obj.Resources.XObject.as_dict().values()
        assert picture.read_raw_bytes() == (tmp_path / "scan.jpg").read_bytes()


def test_a_png_keeps_every_pixel(tmp_path: Path) -> None:
    noise = Image.fromarray(np.random.default_rng(3).integers(0, 255, (80, 60, 3), dtype=np.uint8))
    noise.save(tmp_path / "shot.png")
    assert made(picture_pdf(str(tmp_path / "shot.png"), str(tmp_path / "page.pdf"), Look())).lossless
    with pikepdf.open(tmp_path / "page.pdf") as pdf:
        (picture,) = pdf.pages[0].obj.Resources.XObject.as_dict().values()
        assert np.array_equal(np.asarray(pikepdf.PdfImage(picture).as_pil_image()), np.asarray(noise))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG", "WEBP", "BMP", "GIF"])
def test_every_kind_of_picture_comes_out_neither_black_nor_empty(
    tmp_path: Path, mode: str, kind: str
) -> None:
    picture = Image.new("RGB", (120, 160), "white")
    picture.paste("black", (10, 10, 60, 60))
    if mode == "I;16":
        picture = Image.fromarray(np.asarray(picture.convert("L")).astype(np.uint16) * 257)
    else:
        picture = picture.convert(mode)
    try:
        picture.save(tmp_path / "in", kind)
    except (OSError, ValueError, KeyError):
        pytest.skip(f"{kind} holds no {mode}")
    for suffix, function in (("pdf", picture_pdf), ("jpg", picture_jpg)):
        made(function(str(tmp_path / "in"), str(tmp_path / f"out.{suffix}"), Look(screenshot=True)))
    pixels = as_page(tmp_path / "out.pdf")[1]
    with Image.open(tmp_path / "out.jpg") as jpg:
        for shown in (pixels, np.asarray(jpg.convert("RGB"))):
            height, width = shown.shape[:2]
            assert shown[height // 5, width // 4].max() < 60
            assert shown[height * 4 // 5, width * 3 // 4].min() > 230


def test_what_was_transparent_is_white(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    made(picture_jpg(str(tmp_path / "clear.png"), str(tmp_path / "out.jpg"), Look()))
    made(picture_pdf(str(tmp_path / "clear.png"), str(tmp_path / "out.pdf"), Look()))
    with Image.open(tmp_path / "out.jpg") as jpg:
        assert np.asarray(jpg).min() > 250
    assert as_page(tmp_path / "out.pdf")[1].min() > 250


def test_a_broken_colour_profile_is_no_reason_to_fail(tmp_path: Path) -> None:
    path = saved(tmp_path / "in.png", a_picture(icc_profile=b"not a profile"))
    made(picture_jpg(path, str(tmp_path / "out.jpg"), Look()))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = saved(tmp_path / "good.png", a_picture(icc_profile=srgb))
    made(picture_jpg(path, str(tmp_path / "good.jpg"), Look()))
    with Image.open(tmp_path / "good.jpg") as good:
        assert corner(np.asarray(good)) == "upper left"


def test_every_page_of_a_scan_in_a_tiff_is_a_page(tmp_path: Path) -> None:
    pages = [Image.new("RGB", (100, 140), colour) for colour in ("red", "green", "blue")]
    pages[0].save(tmp_path / "fax.tif", save_all=True, append_images=pages[1:])
    assert made(picture_pdf(str(tmp_path / "fax.tif"), str(tmp_path / "out.pdf"), Look())).frames == 3
    with pdfium.PdfDocument(tmp_path / "out.pdf") as document:
        assert len(document) == 3


def test_of_a_file_with_several_pictures_the_first_is_placed(tmp_path: Path) -> None:
    first, other = Image.new("RGB", (80, 60), "red"), Image.new("RGB", (80, 60), "blue")
    first.save(tmp_path / "live.jpg", "MPO", save_all=True, append_images=[other])
    assert made(picture_pdf(str(tmp_path / "live.jpg"), str(tmp_path / "out.pdf"), Look())).frames == 1
    assert as_page(tmp_path / "out.pdf")[1][30, 40].tolist() == pytest.approx([254, 0, 0], abs=3)
    assert b"MPF" not in (tmp_path / "out.pdf").read_bytes()


def test_private_parts_are_really_gone(tmp_path: Path) -> None:
    noise = np.random.default_rng(5).integers(0, 255, (200, 300, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "shot.png")
    look = Look(screenshot=True, covers=((50, 60, 150, 120),))
    made(picture_pdf(str(tmp_path / "shot.png"), str(tmp_path / "out.pdf"), look))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        (picture,) = pdf.pages[0].obj.Resources.XObject.as_dict().values()
        pixels = np.asarray(pikepdf.PdfImage(picture).as_pil_image())
    covered = pixels[60:120, 50:150]
    assert (covered == covered[0, 0]).all()
    assert np.array_equal(pixels[:60], noise[:60])
    assert np.array_equal(pixels[120:], noise[120:])


def test_what_a_camera_noted_is_not_carried_over(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[1] = "N"
    path = saved(tmp_path / "photo.jpg", a_picture((100, 100), "JPEG", exif=exif, comment=b"edited by hand"))
    made(picture_pdf(path, str(tmp_path / "out.pdf"), Look()))
    made(picture_jpg(path, str(tmp_path / "out.jpg"), Look()))
    for name in ("out.pdf", "out.jpg"):
        data = (tmp_path / name).read_bytes()
        assert b"Secret" not in data
        assert b"edited by" not in data
        assert b"Exif" not in data


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00", b"\xff\xd8" + b"\xff" * 50, b"GIF89a"]
)
def test_a_broken_jpeg_loses_no_byte(data: bytes) -> None:
    assert without_notes(data) == data


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (a_picture((500, 500), "JPEG")[:700], "damaged"),
        (a_picture()[:60], "damaged"),
        (b"not a picture", "not_a_document"),
        (b"", "not_a_document"),
    ],
)
def test_a_picture_that_cannot_be_decoded_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = saved(tmp_path / "in", data)
    for function in (picture_pdf, picture_jpg):
        assert function(path, str(tmp_path / "out"), Look()) == Refused(why)


def test_a_picture_of_too_many_pixels_is_refused_by_its_header(tmp_path: Path) -> None:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    rows = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    path = saved(tmp_path / "bomb.png", b"\x89PNG\r\n\x1a\n" + rows)
    assert picture_pdf(path, str(tmp_path / "out"), Look()) == Refused("too_large")


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path / "in.png", a_picture(mode="RGBA"))
    for name in ("one", "two"):
        made(picture_pdf(path, str(tmp_path / f"{name}.pdf"), Look()))
        made(picture_jpg(path, str(tmp_path / f"{name}.jpg"), Look()))
    for suffix in ("pdf", "jpg"):
        assert (tmp_path / f"one.{suffix}").read_bytes() == (tmp_path / f"two.{suffix}").read_bytes()
