"""Pictures of products and of their name plates, drawn, not taken."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from making.firms import Firm, Product
from making.fonts import is_wide, picture_font

Colour = tuple[int, int, int]
NAVY: Colour = (44, 74, 128)
SLATE: Colour = (72, 78, 88)
WARM: Colour = (196, 120, 58)
WHITE: Colour = (236, 236, 234)
SIDE = 1200
"""Things are drawn in a square of this many units."""


def product_picture(
    look: str, size: tuple[int, int], colour: Colour = NAVY, ground: Colour = (255, 255, 255)
) -> Image.Image:
    """The thing alone on an even ground, as for a main image."""
    thing = _thing(look, colour)
    side = round(min(size) * 0.86)
    thing = thing.resize((side, side), Image.Resampling.LANCZOS)
    image = Image.new("RGB", size, ground)
    place = ((size[0] - side) // 2, (size[1] - side) // 2)
    image.paste(_shadow(thing), place, _shadow(thing))
    image.paste(thing, place, thing)
    return image


def product_photo(look: str, size: tuple[int, int], seed: int, colour: Colour = NAVY) -> Image.Image:
    """The thing on a table under a lamp, with the light and grain of a camera."""
    chance = np.random.default_rng(seed)
    image = product_picture(look, size, colour, (206, 198, 186))
    return _lit(image, chance)


def nameplate_photo(
    product: Product,
    maker: Firm,
    size: tuple[int, int],
    seed: int,
    made_in: str = "Made in China",
    sign: str = "C E",
) -> Image.Image:
    """The rating label on the thing's dark back."""
    chance = np.random.default_rng(seed)
    image = Image.new("RGB", size, (58, 60, 64))
    plate = _plate(product, maker, round(size[0] * 0.8), round(size[1] * 0.72), made_in, sign)
    plate = plate.rotate(float(chance.uniform(-1.6, 1.6)), Image.Resampling.BICUBIC, expand=True)
    image.paste(plate, ((size[0] - plate.width) // 2, (size[1] - plate.height) // 2), plate)
    return _lit(image, chance)


def label_photo(lines: tuple[str, ...], size: tuple[int, int], seed: int) -> Image.Image:
    """A printed label on a carton, its first line larger."""
    chance = np.random.default_rng(seed)
    image = Image.new("RGB", size, (176, 146, 108))
    wide, high = round(size[0] * 0.84), round(size[1] * 0.78)
    paper = Image.new("RGBA", (wide, high), (250, 250, 246, 255))
    pen = ImageDraw.Draw(paper)
    pen.rectangle((6, 6, wide - 7, high - 7), outline=(60, 60, 60, 255), width=4)
    step = high / (len(lines) + 1.2)
    for number, line in enumerate(lines):
        face = "hei" if any(is_wide(c) for c in line) else "sans-bold" if number == 0 else "sans"
        limit = round(step * (0.62 if number == 0 else 0.5))
        font = picture_font(face, limit)
        if font.getlength(line) > wide * 0.92:
            font = picture_font(face, int(limit * wide * 0.92 / font.getlength(line)))
        pen.text((wide * 0.04, step * (0.45 + number)), line, font=font, fill=(28, 28, 30, 255))
    turned = paper.rotate(float(chance.uniform(-1.5, 1.5)), Image.Resampling.BICUBIC, expand=True)
    image.paste(turned, ((size[0] - turned.width) // 2, (size[1] - turned.height) // 2), turned)
    return _lit(image, chance)


def _plate(product: Product, maker: Firm, wide: int, high: int, made_in: str, sign: str) -> Image.Image:
    plate = Image.new("RGBA", (wide, high), (0, 0, 0, 0))
    pen = ImageDraw.Draw(plate)
    pen.rounded_rectangle(
        (0, 0, wide - 1, high - 1),
        round(high * 0.06),
        fill=(222, 223, 224, 255),
        outline=(120, 120, 122, 255),
        width=4,
    )
    size = round(high * 0.078)
    wide_name = any(is_wide(c) for c in maker.name + product.name)
    face, bold = ("hei", "hei") if wide_name else ("sans", "sans-bold")
    large = picture_font("sans-bold", round(high * 0.15))
    if large.getlength(product.brand) > wide * 0.6:
        large = picture_font("sans-bold", int(high * 0.15 * wide * 0.6 / large.getlength(product.brand)))
    pen.text((wide * 0.05, high * 0.05), product.brand, font=large, fill=(24, 24, 26, 255))
    lines = (product.name, f"Model: {product.model}", f"Rating: {product.rating}", maker.name, made_in)
    for number, line in enumerate(lines):
        font = picture_font(bold if number == 1 else face, size)
        if font.getlength(line) > wide * 0.9:
            font = picture_font(face, int(size * wide * 0.9 / font.getlength(line)))
        pen.text((wide * 0.05, high * (0.29 + 0.12 * number)), line, font=font, fill=(30, 30, 32, 255))
    pen.text(
        (wide * 0.95, high * 0.07),
        sign,
        font=picture_font("sans-bold", round(high * 0.15)),
        fill=(24, 24, 26, 255),
        anchor="ra",
    )
    pen.text(
        (wide * 0.05, high * 0.88),
        "S/N 0000-0000-0000",
        font=picture_font("mono", round(size * 0.8)),
        fill=(40, 40, 42, 255),
    )
    return plate


def _shadow(thing: Image.Image) -> Image.Image:
    alpha = (
        thing.getchannel("A")
        .filter(ImageFilter.GaussianBlur(thing.width * 0.02))
        .point(lambda a: round(a * 0.35))
    )
    shadow = Image.new("RGBA", thing.size, (20, 22, 30, 0))
    moved = Image.new("L", thing.size, 0)
    moved.paste(alpha, (round(thing.width * 0.012), round(thing.width * 0.022)))
    shadow.putalpha(moved)
    return shadow


def _lit(image: Image.Image, chance: np.random.Generator) -> Image.Image:
    """Light from one side, and grain."""
    high, wide = image.height, image.width
    across = np.linspace(-1, 1, wide)[None, :, None]
    down = np.linspace(-1, 1, high)[:, None, None]
    field = 1.03 - 0.1 * (across * float(chance.uniform(0.4, 1)) + down * 0.6) - 0.08 * (across**2 + down**2)
    grain = chance.normal(0, 1.6, (high, wide, 1))
    pixels = (np.asarray(image, float) * field + grain).clip(0, 255).astype(np.uint8)
    return Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(0.6))


def _shaded(shape: Image.Image, colour: Colour) -> Image.Image:
    """Colour a mask with light from the upper left."""
    across = np.linspace(0, 1, shape.width)[None, :]
    down = np.linspace(0, 1, shape.height)[:, None]
    light = 1.32 - 0.62 * (0.45 * across + 0.55 * down)
    rgb = (np.array(colour, float)[None, None, :] * light[:, :, None]).clip(0, 255).astype(np.uint8)
    out = Image.fromarray(rgb).convert("RGBA")
    out.putalpha(shape)
    return out


def _thing(look: str, colour: Colour) -> Image.Image:
    image = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))
    for shape, tone in _SHAPES[look](colour):
        mask = Image.new("L", (SIDE, SIDE), 0)
        shape(ImageDraw.Draw(mask))
        image.alpha_composite(_shaded(mask.filter(ImageFilter.GaussianBlur(1)), tone))
    return image


Shape = tuple[Callable[[ImageDraw.ImageDraw], None], Colour]


def _darker(colour: Colour, share: float = 0.55) -> Colour:
    red, green, blue = (round(part * share) for part in colour)
    return red, green, blue


def _round(x0: int, y0: int, x1: int, y1: int, radius: int) -> Callable[[ImageDraw.ImageDraw], None]:
    return lambda pen: pen.rounded_rectangle((x0, y0, x1, y1), radius, fill=255)


def _ring(
    x0: int, y0: int, x1: int, y1: int, radius: int, width: int
) -> Callable[[ImageDraw.ImageDraw], None]:
    return lambda pen: pen.rounded_rectangle((x0, y0, x1, y1), radius, outline=255, width=width)


def _earphones(colour: Colour) -> list[Shape]:
    dark = _darker(colour)
    case = [
        (_round(260, 640, 940, 1090, 200), colour),
        (_round(260, 800, 940, 812, 4), dark),
        (_round(560, 860, 640, 884, 12), dark),
    ]
    buds: list[Shape] = []
    for left in (300, 680):
        buds += [
            (_round(left + 60, 260, left + 140, 600, 40), colour),
            (_round(left, 120, left + 220, 350, 110), colour),
            (_round(left + 66, 190, left + 154, 280, 44), dark),
        ]
    return buds + case


def _speaker(colour: Colour) -> list[Shape]:
    dark = _darker(colour)
    rings: list[Shape] = [(_round(250, 110, 950, 1090, 140), colour), (_round(330, 430, 870, 970, 270), dark)]
    rings += [
        (_round(430, 530, 770, 870, 170), colour),
        (_round(520, 620, 680, 780, 80), dark),
        (_round(500, 220, 700, 320, 50), dark),
    ]
    return rings


def _charger(colour: Colour) -> list[Shape]:
    dark = _darker(colour)
    return [
        (_round(420, 60, 470, 300, 20), (170, 172, 176)),
        (_round(730, 60, 780, 300, 20), (170, 172, 176)),
        (_round(300, 270, 900, 1100, 110), colour),
        (_round(470, 900, 730, 960, 30), dark),
        (_round(470, 1000, 730, 1040, 20), dark),
    ]


def _lamp(colour: Colour) -> list[Shape]:
    dark = _darker(colour)
    return [
        (_round(300, 1000, 900, 1090, 45), colour),
        (_round(570, 330, 630, 1020, 20), dark),
        (_round(230, 220, 970, 340, 60), colour),
        (_round(300, 320, 900, 350, 12), (255, 240, 190)),
    ]


def _kettle(colour: Colour) -> list[Shape]:
    dark = _darker(colour)
    return [
        (_ring(800, 330, 1040, 840, 100, 62), dark),
        (_round(280, 250, 880, 1020, 120), colour),
        (_round(200, 320, 340, 430, 40), colour),
        (_round(380, 170, 780, 260, 40), dark),
        (_round(240, 1010, 920, 1090, 40), dark),
    ]


def _phone_case(colour: Colour) -> list[Shape]:
    dark = _darker(colour)
    return [
        (_round(350, 90, 850, 1110, 90), colour),
        (_round(400, 150, 610, 360, 60), dark),
        (_round(430, 180, 500, 250, 35), SLATE),
        (_round(510, 260, 580, 330, 35), SLATE),
    ]


_SHAPES: dict[str, Callable[[Colour], list[Shape]]] = {
    "earphones": _earphones,
    "speaker": _speaker,
    "charger": _charger,
    "lamp": _lamp,
    "kettle": _kettle,
    "phone-case": _phone_case,
}
