"""Invented listing pages drawn with Pillow, with the box of every word: screenshots before and after whose changes are known.

before = draw(LISTING)
after = draw(replace(LISTING, title="Example Earbuds with Case"))
before.of("title")[0]  # ("Original", its box in pixels)
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from PIL import Image, ImageDraw, ImageFont

from evidence.comparing.change import Comparison, PixelBox
from evidence.drawing.fonts import locate

GAP = 36
PICTURE = 240


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page shows. frame, ground: colours of the box around the shipping line. motif: seed of the main picture."""

    title: str
    badges: tuple[str, ...] = ()
    price: str = "US $18.40"
    rows: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = ()
    shipping: str = "Ships within twelve days by air"
    frame: str = "#c9ced6"
    ground: str = "#f7f8fa"
    motif: int = 1
    logo: str = ""
    clock: str = "14:03:27"
    views: str = "318"
    cards: int = 1


LISTING = Listing(
    title="Original Example Wireless Earbuds with Charging Case and Deep Bass",
    badges=("Best Seller", "Top Rated"),
    rows=(
        ("Brand", "Example"),
        ("Model", "EX-10"),
        ("Colour", "Navy blue"),
        ("Battery", "300 mAh"),
        ("Material", "Plastic"),
        ("Weight", "45 g"),
    ),
    texts=(
        "The case charges over a cable and holds power for twenty hours of music in total.",
        "Three sizes of tips are in the box, with a printed guide in five languages.",
        "Keep away from water and wipe with a soft cloth after every long walk outside.",
        "Our team answers questions within one day and parcels leave on working days only.",
        "Colours may look slightly different from the pictures on older screens.",
    ),
    logo="BRX",
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is drawn. zoom: of everything, as a browser does it. family: a font file of the system, "" for Pillow's."""

    width: int = 1000
    size: int = 16
    dark: bool = False
    zoom: float = 1.0
    family: str = ""

    def font(self, size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        path = locate(self.family) if self.family else None
        pixels = size * self.zoom
        return ImageFont.truetype(str(path), pixels) if path else ImageFont.load_default(pixels)


Word = tuple[str, PixelBox]


@dataclass(slots=True)
class Drawn:
    """A screenshot, and under each part's name its words (or pictures) with their boxes in pixels."""

    image: Image.Image
    parts: dict[str, list[Word]] = field(default_factory=dict)

    def of(self, part: str, *words: str) -> list[Word]:
        return [word for word in self.parts[part] if not words or word[0] in words]

    def box(self, part: str, *words: str) -> PixelBox:
        boxes = [box for _, box in self.of(part, *words)]
        return hull(boxes)


def hull(boxes: Sequence[PixelBox]) -> PixelBox:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def draw(listing: Listing, look: Look | None = None) -> Drawn:
    """The page, as long as it needs to be."""
    return _Pen(look or Look()).page(listing)


class _Pen:
    def __init__(self, look: Look) -> None:
        self.look = look
        self.out = Drawn(
            Image.new("RGB", (self.px(look.width), self.px(6000)), self.shade("#ffffff", "#15171b"))
        )
        self.pen = ImageDraw.Draw(self.out.image)

    def px(self, length: float) -> int:
        return round(length * self.look.zoom)

    def shade(self, light: str, dark: str) -> str:
        return dark if self.look.dark else light

    def page(self, listing: Listing) -> Drawn:
        look, ink = self.look, self.shade("#1c2530", "#e6e8ec")
        self.words("clock", listing.clock, (look.width - 140, 16), 200, look.size - 2, "#7a8089")
        self.line(44)
        self.picture(listing, 30, 70)
        left, wide = 30 + PICTURE + 40, look.width - PICTURE - 100
        down = self.words("title", listing.title, (left, 70), wide, look.size * 1.5, ink) + 10
        x: float = left
        for badge in listing.badges:
            self.words(f"badge {badge}", badge, (x, down), wide, look.size - 2, "#c2410c")
            x += len(badge) * look.size * 0.6 + 40
        down += GAP if listing.badges else 0
        down = (
            self.words("views", f"{listing.views} views today", (left, down), wide, look.size - 2, "#7a8089")
            + 10
        )
        down = self.words("price", listing.price, (left, down), wide, look.size * 1.8, "#0b7a55") + 12
        self.frame(listing, (left, down, left + wide, down + 44))
        self.words("shipping", listing.shipping, (left + 14, down + 12), wide, look.size, ink)
        down = max(down + 70, 70 + PICTURE + 30)
        for n, (name, value) in enumerate(listing.rows):
            self.words(f"row {n}", f"{name}", (40, down), 200, look.size, "#7a8089")
            self.words(f"row {n}", value, (300, down), look.width - 340, look.size, ink)
            down += GAP
            self.line(down - 9)
        down += 16
        for n, text in enumerate(listing.texts):
            down = self.words(f"text {n}", text, (40, down), look.width - 80, look.size, ink) + 14
        self.cards(listing, down + 20)
        self.out.image = self.out.image.crop((0, 0, self.px(look.width), self.px(down + 160)))
        return self.out

    def words(
        self, part: str, text: str, corner: tuple[float, float], wide: float, size: float, ink: str
    ) -> float:
        """Words one after the other, on further lines where they must; where the next line would begin."""
        font = self.look.font(size)
        zoom, space = self.look.zoom, font.getlength(" ")
        x, y = corner[0] * zoom, corner[1] * zoom
        for word in text.split():
            length = font.getlength(word)
            if x + length > (corner[0] + wide) * zoom and x > corner[0] * zoom:
                x, y = corner[0] * zoom, y + size * 1.4 * zoom
            self.pen.text((x, y), word, fill=ink, font=font)
            x0, y0, x1, y1 = self.pen.textbbox((x, y), word, font=font)
            box = int(x0) - 1, int(y0) - 1, int(x1) + 2, int(y1) + 2
            self.out.parts.setdefault(part, []).append((word, box))
            x += length + space
        return y / zoom + size * 1.4

    def line(self, down: float) -> None:
        y = self.px(down)
        ink = self.shade("#d9dde3", "#3a3f47")
        self.pen.line((0, y, self.px(self.look.width), y), fill=ink, width=max(1, self.px(1)))

    def frame(self, listing: Listing, box: tuple[float, float, float, float]) -> None:
        corners = tuple(self.px(edge) for edge in box)
        ground = self.shade(listing.ground, "#22262d")
        self.pen.rectangle(corners, fill=ground, outline=listing.frame, width=max(1, self.px(2)))
        self.out.parts["frame"] = [("", (corners[0], corners[1], corners[2], corners[3]))]

    def picture(self, listing: Listing, left: float, top: float) -> None:
        self.motif(listing.motif, (left, top, left + PICTURE, top + PICTURE))
        self.out.parts["picture"] = [("", self.corners((left, top, left + PICTURE, top + PICTURE)))]
        if listing.logo:
            box = (left + 150, top + 20, left + 220, top + 56)
            self.pen.rectangle(self.corners(box), fill="#111111")
            self.words("logo", listing.logo, (left + 164, top + 28), 60, 16, "#ffffff")
            self.out.parts["logo"] = [("", self.corners(box))]

    def motif(self, seed: int, box: tuple[float, float, float, float]) -> None:
        random = Random(seed)
        self.pen.rectangle(self.corners(box), fill="#f4efe6", outline="#c9ced6")
        side = box[2] - box[0]
        for _ in range(4):
            x, y = box[0] + random.random() * side * 0.5, box[1] + side * (0.3 + random.random() * 0.3)
            size = side * (0.15 + random.random() * 0.25)
            ink = "#" + "".join(random.choice("3456789a") for _ in range(6))
            self.pen.ellipse(self.corners((x, y, x + size, y + size)), fill=ink)

    def cards(self, listing: Listing, top: float) -> None:
        for n in range(4):
            left = 40 + n * 150
            self.motif(listing.cards * 100 + n, (left, top, left + 110, top + 100))
            self.out.parts.setdefault("cards", []).append(
                ("", self.corners((left, top, left + 110, top + 100)))
            )

    def corners(self, box: tuple[float, float, float, float]) -> PixelBox:
        return self.px(box[0]), self.px(box[1]), self.px(box[2]), self.px(box[3])


def as_jpeg(image: Image.Image, quality: int = 75) -> Image.Image:
    """The picture after it was saved as JPEG."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return Image.open(io.BytesIO(file.getvalue())).convert("RGB")


def swapped(listing: Listing, one: int, other: int) -> Listing:
    """The listing with two rows of its table in each other's place."""
    rows = list(listing.rows)
    rows[one], rows[other] = rows[other], rows[one]
    return replace(listing, rows=tuple(rows))


def covers(compared: Comparison, side: str, box: PixelBox) -> bool:
    """Whether a change marks most of a box on that side and not much else."""
    boxes = [change.before if side == "before" else change.after for change in compared.changes]
    return any(_alike(found, box) for found in boxes if found)


def _alike(one: PixelBox, other: PixelBox) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return False
    area = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return wide * high / (area - wide * high) >= 0.4
