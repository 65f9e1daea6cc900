from __future__ import annotations

import io
from pathlib import Path

import pytest
from invented_screens import draw_page, setter
from PIL import Image, ImageColor

from evidence.drawing.pdf import Drawing, draw_pdf
from evidence.drawing.plan import Ink, PixelBox, Raster, Sheet
from evidence.drawing.raster import PRINT_DPI, encode, strip_jpeg

WHOLE = (0, 0, 400, 300)


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    return draw_page(tmp_path / "shot.png", (400, 300))


def drawn(*rasters: Raster) -> Drawing:
    return draw_pdf([Sheet(297, 210, rasters)], setter().typeface, "t")


def pictures(drawing: Drawing) -> list[Image.Image]:
    """The pictures embedded in the PDF, decoded."""
    import pikepdf

    with pikepdf.open(io.BytesIO(drawing.pdf)) as document:
        found = [image for page in document.pages for image in page.Resources.XObject.values()]
        return [pikepdf.PdfImage(image).as_pil_image().convert("RGB") for image in found]


def place(source: Path, wide: float, crop: PixelBox = WHOLE, covers: tuple[PixelBox, ...] = ()) -> Raster:
    high = wide * (crop[3] - crop[1]) / (crop[2] - crop[0])
    return Raster((10, 10, 10 + wide, 10 + high), "shot.png", source, crop, covers)


def test_dense_enough_pixels_stay_the_originals(shot: Path) -> None:
    (picture,) = pictures(drawn(place(shot, 30)))
    with Image.open(shot) as original:
        assert picture.size == original.size
        assert picture.tobytes() == original.convert("RGB").tobytes()


def test_a_crop_holds_the_originals_pixels_and_no_others(shot: Path) -> None:
    crop = (40, 30, 240, 180)
    (picture,) = pictures(drawn(place(shot, 15, crop)))
    with Image.open(shot) as original:
        assert picture.tobytes() == original.convert("RGB").crop(crop).tobytes()


@pytest.mark.parametrize("wide", [20.0, 33.8, 33.9, 60.0, 135.5])
def test_every_raster_has_three_hundred_dots_as_placed(shot: Path, wide: float) -> None:
    (placed,) = drawn(place(shot, wide)).placed
    assert placed.placed_dpi >= PRINT_DPI - 1
    assert placed.native_dpi == pytest.approx(400 / wide * 25.4)
    assert placed.placed_dpi >= placed.native_dpi - 0.1


def test_an_enlarged_raster_has_no_more_than_it_needs(shot: Path) -> None:
    (placed,) = drawn(place(shot, 135.5)).placed
    assert placed.placed_dpi == pytest.approx(PRINT_DPI, rel=0.01)


def test_private_parts_are_gone_from_the_file(shot: Path) -> None:
    cover = (100, 80, 300, 160)
    drawing = drawn(place(shot, 30, covers=(cover,)))
    (picture,) = pictures(drawing)
    assert set(picture.crop(cover).getcolors() or ()) == {(200 * 80, ImageColor.getrgb(Ink.COVER))}
    with Image.open(shot) as original:
        outside = (0, 160, 400, 300)
        assert picture.crop(outside).tobytes() == original.convert("RGB").crop(outside).tobytes()
    assert drawing.placed[0].covered == 1


def test_a_cover_that_begins_outside_the_crop_covers_its_part(shot: Path) -> None:
    (picture,) = pictures(drawn(place(shot, 15, (200, 100, 400, 250), ((0, 0, 220, 120),))))
    assert set(picture.crop((0, 0, 20, 20)).getcolors() or ()) == {(400, ImageColor.getrgb(Ink.COVER))}
    assert picture.getpixel((50, 50)) != ImageColor.getrgb(Ink.COVER)


def test_a_cover_of_an_enlarged_crop_leaves_no_edge_of_what_is_under_it(shot: Path) -> None:
    (picture,) = pictures(drawn(place(shot, 100, covers=((0, 0, 400, 300),))))
    red, green, blue = picture.getextrema()
    assert all(high - low <= 2 for low, high in (red, green, blue))


def test_a_whole_jpeg_is_passed_through_without_what_stands_beside_its_pixels(tmp_path: Path) -> None:
    source = tmp_path / "shot.jpg"
    exif = Image.Exif()
    exif[0x010E] = "secret account name"
    with Image.open(draw_page(tmp_path / "x.png", (400, 300))) as page:
        page.save(source, "JPEG", quality=80, exif=exif, comment=b"secret comment")
    encoded = encode(place(source, 30))
    assert encoded.filter == "DCTDecode"
    assert b"secret" in source.read_bytes()
    assert b"secret" not in encoded.data
    with Image.open(source) as before, Image.open(io.BytesIO(encoded.data)) as after:
        assert before.tobytes() == after.tobytes()
    assert b"secret" not in drawn(place(source, 30)).pdf


def test_a_covered_jpeg_is_not_passed_through(tmp_path: Path) -> None:
    source = tmp_path / "shot.jpg"
    with Image.open(draw_page(tmp_path / "x.png", (400, 300))) as page:
        page.save(source, "JPEG", quality=80)
    cover = (0, 0, 200, 100)
    (picture,) = pictures(drawn(place(source, 30, covers=(cover,))))
    red = picture.crop((20, 20, 180, 80)).getextrema()[0]
    assert red[1] - red[0] <= 4


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "1", "CMYK"])
def test_every_kind_of_picture_is_drawn_on_white(tmp_path: Path, mode: str) -> None:
    source = tmp_path / ("x.tif" if mode == "CMYK" else "x.png")
    with Image.open(draw_page(tmp_path / "page.png", (400, 300))) as page:
        page.convert(mode).save(source)
    (picture,) = pictures(drawn(place(source, 30)))
    assert min(picture.getpixel((395, 295))) > 240


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    source = tmp_path / "x.png"
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(source)
    (picture,) = pictures(drawn(place(source, 30)))
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_the_same_part_twice_is_stored_once(shot: Path) -> None:
    one = place(shot, 30)
    other = Raster((100, 10, 130, 32.5), "shot.png", shot, WHOLE)
    assert len(drawn(one, other).pdf) < 1.2 * len(drawn(one).pdf)


def test_stripping_leaves_a_jpeg_without_extras_as_it_is() -> None:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG")
    assert strip_jpeg(file.getvalue()) == file.getvalue()
