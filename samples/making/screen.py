"""Screenshots: a listing as buyers see it, the seller's office, notices; drawn as a browser shows them.

Positions in pixels. Two pages made from the same words are the same but for the clock.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from making.fonts import is_wide, picture_font
from making.product import NAVY, product_picture

Colour = tuple[int, int, int]
INK: Colour = (33, 36, 41)
SOFT: Colour = (108, 114, 124)
RULE: Colour = (222, 226, 232)
LINK: Colour = (24, 98, 196)
ACCENT: Colour = (28, 128, 118)
ALARM: Colour = (190, 40, 44)
WIDTH = 1280
MARGIN = 60


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of a page in one language."""

    site: str
    search: str
    specs: str
    about: str
    buy: str
    store: str
    clock: str


ENGLISH = Words("Market", "Search", "Specifications", "About this item", "Buy now", "Store", "Local time")
CHINESE = Words("集市", "搜索商品", "商品参数", "商品描述", "立即购买", "店铺", "当地时间")
RUSSIAN = Words("Базар", "Поиск", "Характеристики", "Описание", "Купить", "Магазин", "Местное время")


@dataclass(frozen=True, slots=True)
class ListingPage:
    """What a listing shows. badges: small labels under the title. attributes: name and value."""

    url: str
    title: str
    price: str
    store: str
    look: str
    attributes: tuple[tuple[str, str], ...]
    description: tuple[str, ...]
    badges: tuple[str, ...] = ()
    crumbs: str = ""
    clock: str = "2026-11-16 09:41"
    notice: str = ""
    overlay: str = ""
    colour: Colour = NAVY
    words: Words = field(default=ENGLISH)


@dataclass(frozen=True, slots=True)
class Message:
    """A message in the seller's office: headline, rows of label and value, then paragraphs."""

    url: str
    site: str
    headline: str
    rows: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    menu: tuple[str, ...]
    clock: str
    state: str = ""


def listing(page: ListingPage) -> Image.Image:
    """The whole listing page, as long as its words need."""
    image, pen = _window(page.url, 1900)
    _site_head(pen, page)
    y = 190
    pen.text((MARGIN, y), page.crumbs, font=_font(page.crumbs, 15), fill=SOFT)
    picture = product_picture(page.look, (500, 500), page.colour)
    image.paste(picture, (MARGIN, y + 34))
    pen.rectangle((MARGIN, y + 34, MARGIN + 500, y + 534), outline=RULE, width=2)
    if page.overlay:
        pen.text(
            (MARGIN + 250, y + 84),
            page.overlay,
            font=_font(page.overlay, 44, bold=True),
            fill=ALARM,
            anchor="mm",
        )
    down = _right_column(pen, page, y + 40)
    y = max(y + 570, down + 30)
    y = _heading(pen, page.words.specs, y)
    for name, value in page.attributes:
        pen.rectangle((MARGIN, y, WIDTH - MARGIN, y + 38), outline=RULE)
        pen.rectangle((MARGIN, y, MARGIN + 360, y + 38), fill=(245, 247, 249), outline=RULE)
        pen.text((MARGIN + 14, y + 10), name, font=_font(name, 16), fill=SOFT)
        pen.text((MARGIN + 376, y + 10), value, font=_font(value, 16), fill=INK)
        y += 38
    y = _heading(pen, page.words.about, y + 30)
    for paragraph in page.description:
        y = _wrap(pen, paragraph, (MARGIN, y), WIDTH - 2 * MARGIN, 17) + 12
    return image.crop((0, 0, WIDTH, y + 50))


def _site_head(pen: ImageDraw.ImageDraw, page: ListingPage) -> None:
    words = page.words
    pen.text((MARGIN, 112), words.site, font=_font(words.site, 30, bold=True), fill=ACCENT)
    pen.rounded_rectangle((260, 106, 900, 148), 21, outline=ACCENT, width=2)
    pen.text((284, 117), words.search, font=_font(words.search, 17), fill=SOFT)
    clock = f"{words.clock} {page.clock}"
    pen.text((WIDTH - MARGIN, 118), clock, font=_font(clock, 15), fill=SOFT, anchor="ra")
    pen.line((0, 170, WIDTH, 170), fill=RULE, width=2)


def _right_column(pen: ImageDraw.ImageDraw, page: ListingPage, y: int) -> int:
    left = MARGIN + 550
    if page.notice:
        pen.rounded_rectangle((left, y - 4, WIDTH - MARGIN, y + 40), 6, fill=(253, 236, 236))
        pen.text((left + 14, y + 8), page.notice, font=_font(page.notice, 16), fill=ALARM)
        y += 60
    y = _wrap(pen, page.title, (left, y), WIDTH - MARGIN - left, 26, bold=True) + 14
    x = left
    for badge in page.badges:
        font = _font(badge, 15, bold=True)
        wide = round(font.getlength(badge)) + 24
        pen.rounded_rectangle((x, y, x + wide, y + 30), 6, fill=(253, 236, 220))
        pen.text((x + 12, y + 6), badge, font=font, fill=(196, 92, 16))
        x += wide + 10
    y += 50 if page.badges else 10
    pen.text((left, y), page.price, font=_font(page.price, 34, bold=True), fill=ACCENT)
    y += 66
    pen.rounded_rectangle((left, y, left + 220, y + 52), 8, fill=ACCENT)
    pen.text(
        (left + 110, y + 26),
        page.words.buy,
        font=_font(page.words.buy, 19, bold=True),
        fill=(255, 255, 255),
        anchor="mm",
    )
    y += 80
    store = f"{page.words.store}: {page.store}"
    pen.text((left, y), store, font=_font(store, 16), fill=LINK)
    return y + 30


def office(message: Message) -> Image.Image:
    """A message in the seller's office."""
    image, pen = _window(message.url, 1500)
    pen.rectangle((0, 84, 230, 1500), fill=(30, 42, 62))
    pen.text((24, 110), message.site, font=_font(message.site, 24, bold=True), fill=(255, 255, 255))
    for number, entry in enumerate(message.menu):
        pen.text((24, 176 + 44 * number), entry, font=_font(entry, 17), fill=(196, 206, 222))
    pen.text((WIDTH - 40, 108), message.clock, font=_font(message.clock, 15), fill=SOFT, anchor="ra")
    pen.line((230, 144, WIDTH, 144), fill=RULE, width=2)
    y = _wrap(pen, message.headline, (270, 172), 820, 27, bold=True) + 20
    if message.state:
        font = _font(message.state, 16, bold=True)
        wide = round(font.getlength(message.state)) + 28
        pen.rounded_rectangle((WIDTH - 40 - wide, 172, WIDTH - 40, 206), 6, fill=(253, 236, 236))
        pen.text((WIDTH - 40 - wide / 2, 189), message.state, font=font, fill=ALARM, anchor="mm")
    for label, value in message.rows:
        pen.text((270, y + 8), label, font=_font(label, 17), fill=SOFT)
        after = _wrap(pen, value, (500, y + 8), 720, 17)
        y = max(y + 40, after + 8)
        pen.line((270, y, WIDTH - 40, y), fill=RULE)
    y += 26
    for paragraph in message.paragraphs:
        y = _wrap(pen, paragraph, (270, y), WIDTH - 310, 18) + 14
    return image.crop((0, 0, WIDTH, max(y + 60, 700)))


def screenshot_bytes(image: Image.Image, form: str = "JPEG", quality: int = 88) -> bytes:
    """The picture as JPEG, PNG or WEBP bytes, without a resolution, as screenshots come."""
    out = io.BytesIO()
    if form == "PNG":
        image.quantize(192, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    else:
        image.save(out, form, quality=quality)
    return out.getvalue()


def photo_bytes(image: Image.Image, quality: int = 80) -> bytes:
    """The picture as a camera's JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=2, optimize=True)
    return out.getvalue()


def phone_frame(image: Image.Image, seed: int) -> Image.Image:
    """The picture as photographed from a monitor: a little dark and tilted, with the grid of its pixels."""
    chance = np.random.default_rng(seed)
    turned = image.rotate(
        float(chance.uniform(0.6, 1.4)), Image.Resampling.BICUBIC, expand=True, fillcolor=(28, 28, 30)
    )
    pixels = np.asarray(turned, float)
    grid = 1 - 0.05 * (np.arange(turned.height) % 3 == 0)[:, None, None]
    shade = np.linspace(0.84, 0.97, turned.width)[None, :, None]
    noise = chance.normal(0, 3, pixels.shape[:2])[:, :, None]
    return Image.fromarray((pixels * grid * shade + noise).clip(0, 255).astype(np.uint8))


def _window(url: str, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A browser's frame with its address line; the page starts at 84."""
    image = Image.new("RGB", (WIDTH, height), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 84), fill=(232, 234, 238))
    pen.rounded_rectangle((12, 8, 300, 40), 8, fill=(255, 255, 255))
    for number, tone in enumerate(((226, 106, 96), (238, 190, 84), (110, 190, 104))):
        pen.ellipse((WIDTH - 100 + 28 * number, 16, WIDTH - 86 + 28 * number, 30), fill=tone)
    pen.rounded_rectangle((60, 46, WIDTH - 60, 78), 16, fill=(255, 255, 255))
    pen.text((82, 53), url, font=_font(url, 16), fill=INK)
    pen.text((28, 15), url.split("/")[2], font=_font(url, 14), fill=SOFT)
    return image, pen


def _heading(pen: ImageDraw.ImageDraw, words: str, y: int) -> int:
    pen.text((MARGIN, y), words, font=_font(words, 22, bold=True), fill=INK)
    return y + 42


def _font(words: str, size: int, bold: bool = False):  # type: ignore[no-untyped-def]
    if any(is_wide(c) for c in words):
        return picture_font("hei", size)
    return picture_font("sans-bold" if bold else "sans", size)


def _wrap(
    pen: ImageDraw.ImageDraw, words: str, at: tuple[int, int], width: int, size: int, bold: bool = False
) -> int:
    """Words in lines of at most `width`; returns the top of the line after the last."""
    font = _font(words, size, bold)
    x, y = at
    for line in _broken(words, lambda run: font.getlength(run) <= width):
        pen.text((x, y), line, font=font, fill=INK)
        y += round(size * 1.42)
    return y


def _broken(words: str, fits) -> Sequence[str]:  # type: ignore[no-untyped-def]
    lines, line = [], ""
    wide = any(is_wide(c) for c in words)
    for piece in words if wide else words.split(" "):
        longer = line + piece if wide else (f"{line} {piece}" if line else piece)
        if line and not fits(longer):
            lines.append(line)
            line = piece
        else:
            line = longer
    return [*lines, line]
