"""Paper through a scanner: pages rendered at 300 dpi, marks pressed on; skew, light, grain, dust and JPEG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from making.marks import round_seal, signature
from making.sheet import A4, MM

DPI = 300
PLATEN = (214, 213, 210)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something put on a page by hand: where its upper left corner lies (mm), turned by `angle` degrees."""

    image: Image.Image
    x: float
    y: float
    angle: float = 0
    page: int = 1


@dataclass(frozen=True, slots=True)
class Look:
    """How a scan comes out. dpi: pixels per inch of the result. skew: degrees. light: 0 even to 1 uneven.

    tag: the resolution written into the file, where it is not the true one.
    """

    seed: int
    dpi: int = 300
    skew: float | None = None
    light: float = 0.5
    grain: float = 2.2
    quality: int = 56
    paper: tuple[int, int, int] = (249, 248, 244)
    tag: int | None = None


def pages(pdf: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Every page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    size = (round(A4[0] / 25.4 * dpi), round(A4[1] / 25.4 * dpi))
    done = []
    for page in document:
        done.append(
            page.render(scale=dpi / 72).to_pil().convert("RGB").resize(size, Image.Resampling.LANCZOS)
        )
        page.close()
    document.close()
    return done


def scan(pdf: bytes, look: Look, marks: Sequence[Mark] = ()) -> list[Image.Image]:
    """The pages as a scanner would give them."""
    done = []
    for number, page in enumerate(pages(pdf), start=1):
        for mark in (mark for mark in marks if mark.page == number):
            page = _pressed(page, mark)
        done.append(_scanned(page, look, np.random.default_rng((look.seed, number))))
    return done


def jpeg(image: Image.Image, look: Look) -> bytes:
    """The picture as JPEG bytes with its resolution written inside."""
    out = io.BytesIO()
    tag = look.tag or look.dpi
    image.save(out, "JPEG", quality=look.quality, subsampling=2, optimize=True, dpi=(tag, tag))
    return out.getvalue()


def scanned_pdf(pdf: bytes, look: Look, marks: Sequence[Mark] = ()) -> bytes:
    """A PDF of scanned pages, one JPEG filling each A4 page."""
    return pdf_of_jpegs([(jpeg(image, look), image.size) for image in scan(pdf, look, marks)])


def sealed_scan(
    pdf: bytes, look: Look, firm: str, seal: tuple[float, float], pen: tuple[float, float], below: str = ""
) -> bytes:
    """A PDF of scanned pages, the first with the firm's red seal and a signature at these places (mm)."""
    stamp = Mark(round_seal(firm, below, seed=look.seed), *seal, angle=look.seed % 23 - 11)
    return scanned_pdf(pdf, look, [stamp, Mark(signature(look.seed), *pen)])


def pdf_of_jpegs(pictures: Sequence[tuple[bytes, tuple[int, int]]]) -> bytes:
    """A PDF with one A4 page per JPEG (its bytes, its pixels), each filling its page."""
    width, height = A4[0] * MM, A4[1] * MM
    with pikepdf.new() as document:
        for data, (wide, high) in pictures:
            image = document.make_stream(
                data,
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=wide,
                Height=high,
                ColorSpace=pikepdf.Name.DeviceRGB,
                BitsPerComponent=8,
                Filter=pikepdf.Name.DCTDecode,
            )
            page = document.add_blank_page(page_size=(width, height))
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
            page.Contents = document.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Scan Do Q".encode())
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _pressed(page: Image.Image, mark: Mark) -> Image.Image:
    """Ink over print: what lies under it shines through, as with a real stamp."""
    image = mark.image.rotate(mark.angle, Image.Resampling.BICUBIC, expand=True) if mark.angle else mark.image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image.convert("RGB"), (0, 0), image.getchannel("A"))
    left, top = round(mark.x / 25.4 * DPI), round(mark.y / 25.4 * DPI)
    area = (left, top, left + image.width, top + image.height)
    under = np.asarray(page.crop(area), float)
    blend = Image.fromarray((under * np.asarray(ground, float) / 255).astype(np.uint8))
    page = page.copy()
    page.paste(blend, (left, top))
    return page


def _scanned(page: Image.Image, look: Look, chance: np.random.Generator) -> Image.Image:
    """Ink spread, tone of the paper, skew on the platen, sharpened as scanners do, light, grain and dust."""
    soft = np.asarray(page.filter(ImageFilter.GaussianBlur(0.4)), float) / 255
    ink = np.array([34.0, 33.0, 38.0])
    toned = Image.fromarray((ink + soft * (np.array(look.paper) - ink)).astype(np.uint8))
    skew = look.skew if look.skew is not None else float(chance.uniform(0.35, 1.0) * chance.choice([-1, 1]))
    turned = toned.rotate(skew, Image.Resampling.BICUBIC, fillcolor=PLATEN)
    turned = turned.filter(ImageFilter.UnsharpMask(radius=1.4, percent=70, threshold=2))
    size = (round(A4[0] / 25.4 * look.dpi), round(A4[1] / 25.4 * look.dpi))
    dusty = _dust(turned, chance)
    if size != dusty.size:
        dusty = dusty.resize(size, Image.Resampling.LANCZOS)
    field = _light(size, look.light, chance)
    grain = chance.normal(0, look.grain, (size[1], size[0], 1))
    lit = np.asarray(dusty, float) * field[:, :, None] + grain
    return Image.fromarray(lit.clip(0, 255).astype(np.uint8))


def _light(size: tuple[int, int], strength: float, chance: np.random.Generator) -> np.ndarray:
    """A smooth field round 1: the lamp is not even, and the page lifts off the glass at one side."""
    coarse = Image.fromarray((chance.random((5, 4)) * 255).astype(np.uint8)).resize(
        size, Image.Resampling.BICUBIC
    )
    field = 1 - 0.07 * strength * (1 - np.asarray(coarse, float) / 255)
    across = np.linspace(0, 1, size[0])
    shadow = 0.13 * strength * np.exp(-across / 0.035)
    return field * (1 - (shadow if chance.random() < 0.5 else shadow[::-1])[None, :])


def _dust(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    """A few specks and one hair."""
    page = page.copy()
    pen = ImageDraw.Draw(page)
    for _ in range(int(chance.integers(9, 22))):
        x, y, r = chance.uniform(0, page.width), chance.uniform(0, page.height), chance.uniform(0.8, 2.6)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(120, 118, 116))
    x, y = chance.uniform(200, page.width - 200), chance.uniform(page.height * 0.93, page.height - 60)
    hair = [(x + 9 * t, y + 26 * np.sin(t / 5)) for t in range(16)]
    pen.line(hair, fill=(150, 148, 146), width=2)
    return page
